"""The form for consent: a sheet for each who is asked, with what is asked of that person alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ib_desk.application.paper import NothingToPrint, PrintChoices, Report
from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.records.consent import Consent, ConsentAnswer, ConsentPurpose, ConsentSaid
from tests.builders import FATHER, FILE, MOTHER, attachments, consent_asked, noor, pupil, without
from tests.exchange.printing import (
    noors,
    pages_of,
    printed,
    smallest_type,
    standing_in_order,
    words_of,
)


def asked(*records: Any, instead: tuple[Any, ...] = ()) -> Any:
    """Noor's file with nothing asked but this."""
    bare = without(noor(*instead), Consent, ConsentAnswer)
    consents = tuple(one for one in records if isinstance(one, Consent))
    answers = tuple(one for one in records if isinstance(one, ConsentAnswer))
    return replace(bare, parts={**bare.parts, Consent: consents, ConsentAnswer: answers})


def words(whole: Any, choices: PrintChoices | None = None) -> str:
    return words_of(printed(Report.CONSENT, whole, choices).content)


SHARE = Consent(
    file_id=FILE, purpose=ConsentPurpose.SHARE, recipient="de huisarts", what="Het verzuim."
)


def test_each_who_is_asked_gets_a_sheet_with_boxes_and_a_place_to_sign():
    pages = pages_of(noors(Report.CONSENT).content)
    assert len(pages) == 2
    for page, name in zip(
        pages, ("Marieke Bakker (moeder)", "Joost van Dalen (vader)"), strict=True
    ):
        assert standing_in_order(
            " ".join(page.split()),
            "Toestemming",
            f"Voor {name}",
            "Noor van Dalen · groep 6",
            "Wij vragen uw toestemming.",
            "Mag de school een verslag opvragen?",
            "Het gaat om: De brief van de jeugdarts over slapen.",
            "Aan wie of met wie: JGZ Waterdam",
            "Na een jaar vragen wij het opnieuw.",
            "ja",
            "nee",
            "naam, handtekening en datum",
        )


def test_what_was_answered_is_on_no_sheet():
    found = words(noor())
    assert "CJG" not in found
    assert "De conclusie" not in found


def test_one_can_be_printed_for_one_alone():
    found = words(noor(), PrintChoices(addressee=FATHER))
    assert "Joost van Dalen" in found
    assert "Marieke" not in found


def test_the_pupil_is_spoken_to_as_a_pupil():
    old = replace(pupil(), born_on=BirthDate.on(date(2010, 5, 14)))
    found = words(asked(SHARE, instead=(old,)))
    assert "Voor Noor" in found
    assert "Wij vragen jouw toestemming." in found
    assert "uw" not in found.split()
    assert "Marieke" not in found


def test_a_document_is_named_by_its_title_and_an_end_by_its_day():
    letter = attachments()[5]
    about = replace(SHARE, piece_id=letter.id, purpose=ConsentPurpose.SEND_ALONG)
    until = ConsentAnswer(consent_id=about.id, guardian_id=MOTHER, until=date(2027, 7, 31))
    found = words(asked(about, until), PrintChoices(addressee=MOTHER))
    assert "Het gaat om: Brief jeugdarts" in found
    assert "Een ja geldt tot en met 31 juli 2027." in found
    assert "Het verzuim." not in found


def test_what_nobody_filled_in_is_left_out():
    bare = replace(SHARE, recipient="", what=" ")
    found = words(asked(bare))
    assert "Mag de school gegevens delen?" in found
    assert "Het gaat om" not in found
    assert "Aan wie" not in found


@pytest.mark.parametrize("purpose", ConsentPurpose)
def test_each_purpose_is_asked_as_a_question(purpose):
    assert "?" in words(asked(replace(SHARE, purpose=purpose)))


def test_with_nothing_asked_there_is_nothing_to_print():
    said = [
        ConsentAnswer(
            consent_id=SHARE.id,
            guardian_id=person,
            said=ConsentSaid.NO,
            said_on=date(2026, 9, 1),
        )
        for person in (MOTHER, FATHER)
    ]
    for whole in (asked(), asked(SHARE, *said), asked(replace(SHARE, purpose=None))):
        with pytest.raises(NothingToPrint):
            printed(Report.CONSENT, whole)
    with pytest.raises(NothingToPrint):
        printed(Report.CONSENT, asked(SHARE, said[0]), PrintChoices(addressee=MOTHER))


def test_parents_read_it_in_type_of_eleven_points():
    assert smallest_type(noors(Report.CONSENT).content) >= 11
    assert consent_asked().recipient in words(noor())
