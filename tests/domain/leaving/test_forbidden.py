"""What a text about Noor may not say, and that finds never hold what was found."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.forbidden import Find, FindKind, OutText, forbidden_in, kept_inside
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.school import Professional
from tests.domain.made_files import FATHER, NOOR, made

SECRET = replace(NOOR, address_secret=True)
PLACE = FieldPlace(record=SwvRequest, field="summary")
SAM = Pupil(call_name="Sam", first_names="Samuel Jan", prefix="de", surname="Çelik")


def finds(text: str, whole: WholeFile | None = None, *pupils: Pupil) -> list[tuple[FindKind, str]]:
    kept = kept_inside(whole or made(), pupils)
    found = forbidden_in([OutText(place=PLACE, text=text)], kept)
    return [(find.kind, text[find.start : find.end]) for find in found]


def test_numbers_are_found_with_their_kind():
    text = "BSN 111222333, onderwijsnummer 101222331, rekening NL91 ABNA 0417 1643 00."
    assert finds(text) == [
        (FindKind.BSN, "111222333"),
        (FindKind.EDUCATION_NUMBER, "101222331"),
        (FindKind.IBAN, "NL91 ABNA 0417 1643 00"),
    ]


def test_a_find_says_where_and_never_what():
    kept = kept_inside(made(), ())
    other = replace(PLACE, field="question")
    found = forbidden_in(
        [OutText(place=PLACE, text="111222333"), OutText(place=other, text="x 111222333")], kept
    )
    assert [(find.place, find.start, find.end) for find in found] == [(PLACE, 0, 9), (other, 2, 11)]
    assert {field.name for field in fields(Find)} == {"kind", "place", "start", "end"}


class TestSecretAddress:
    def test_an_address_that_is_no_secret_may_be_said(self):
        assert finds("Zij woont Havenstraat 8, 1999 ZA Waterdam.") == []

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Zij woont op Havenstraat 8.", [(FindKind.SECRET_ADDRESS, "Havenstraat 8")]),
            ("HAVENSTRAAT  8", [(FindKind.SECRET_ADDRESS, "HAVENSTRAAT  8")]),
            ("Post naar 1999ZA", [(FindKind.SECRET_POSTCODE, "1999ZA")]),
            ("Post naar 1999 za", [(FindKind.SECRET_POSTCODE, "1999 za")]),
            ("Havenstraat 80", []),
            ("Havenstraat", []),
            ("Achterhavenstraat 8", []),
            ("1999 ZAND", []),
            ("11999 ZA", []),
            ("1999 ZB", []),
        ],
    )
    def test_a_secret_address_is_found_in_any_writing(self, text, expected):
        assert finds(text, made(pupil=SECRET)) == expected

    def test_of_a_guardian_too_with_street_and_postcode_apart(self):
        hidden = replace(
            FATHER, address=" Zeilmakerstraat 3, 1999 ZB Waterdam", address_secret=True
        )
        text = "Vader: Zeilmakerstraat 3 te Waterdam (1999ZB)"
        assert finds(text, made(hidden)) == [
            (FindKind.SECRET_ADDRESS, "Zeilmakerstraat 3"),
            (FindKind.SECRET_POSTCODE, "1999ZB"),
        ]
        assert finds(text, made(replace(hidden, address_secret=False))) == []

    @pytest.mark.parametrize(
        "address",
        ["Dorp 3\n1999 ZB", "Dorp 3; Waterdam", "Dorp 3 1999ZB Waterdam", "Dorp 3", "\nDorp 3"],
    )
    def test_what_stands_before_town_or_postcode_is_the_street(self, address):
        hidden = replace(FATHER, address=address, address_secret=True)
        assert finds("op Dorp 3 dus", made(hidden)) == [(FindKind.SECRET_ADDRESS, "Dorp 3")]

    def test_a_secret_that_was_not_filled_in_is_nowhere(self):
        assert finds("Ja, 8.", made(pupil=replace(SECRET, address="", postcode=""))) == []
        assert finds("Ja, 8.", made(pupil=replace(SECRET, address="-", postcode="-"))) == []


class TestOtherPupils:
    @pytest.mark.parametrize(
        "name",
        ["Sam de Çelik", "sam de celik", "SAM DE ÇELIK", "Samuel Jan de Çelik", "Çelik, Sam de"],
    )
    def test_a_full_name_is_found_in_any_writing(self, name):
        assert finds(f"Zij zat naast {name}.", None, NOOR, SAM) == [(FindKind.OTHER_PUPIL, name)]

    @pytest.mark.parametrize("text", ["Sam", "Çelik", "Samde Çelik", "Sam de Çeliks", "de Çelik"])
    def test_a_part_of_a_name_is_no_find(self, text):
        assert finds(text, None, SAM) == []

    def test_the_pupil_may_be_named(self):
        assert finds("Noor van Dalen", None, NOOR, SAM) == []

    @pytest.mark.parametrize("pupil", [Pupil(call_name="Sam"), Pupil(surname="Sam"), Pupil()])
    def test_half_a_name_is_not_searched_for(self, pupil):
        assert finds("Sam ging naar Sam", None, pupil) == []

    @pytest.mark.parametrize(
        "known",
        [
            Guardian(pupil_id=NOOR.id, name="Sam de Celik"),
            Professional(name="Sam de Çelik"),
        ],
    )
    def test_a_name_that_someone_of_this_file_bears_may_be_said(self, known):
        assert finds("Sam de Çelik", made(known), SAM) == []

    def test_a_namesake_of_the_pupil_may_be_said(self):
        namesake = Pupil(call_name="Noor", prefix="van", surname="Dalen")
        assert finds("Noor van Dalen", None, namesake) == []

    @given(st.text(max_size=40), st.text(max_size=40))
    def test_a_name_is_found_between_any_words(self, before, after):
        text = f"{before} Sam de Çelik {after}"
        assert (FindKind.OTHER_PUPIL, "Sam de Çelik") in finds(text, None, SAM)


def test_a_house_in_secret_weighs_more_than_a_name():
    strange = Pupil(call_name="Havenstraat", surname="8")
    assert finds("Havenstraat 8", made(pupil=SECRET), strange) == [
        (FindKind.SECRET_ADDRESS, "Havenstraat 8")
    ]


@given(st.text(), st.builds(Pupil, call_name=st.text(), surname=st.text(), prefix=st.text()))
def test_any_text_and_any_name_can_be_searched(text: str, pupil: Any):
    for find in forbidden_in([OutText(place=PLACE, text=text)], kept_inside(made(), [pupil])):
        assert 0 <= find.start < find.end <= len(text)
