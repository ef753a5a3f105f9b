"""What a line in her own words says of a contact."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.offers.quick_words import Understood, understood
from ib_desk.domain.records.contact import ContactWay
from ib_desk.domain.records.guardian import Guardian, Relation
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Professional, Role
from tests.shipped import catalogue

WORDS = catalogue().quick_words
NOOR = Pupil(call_name="Noor", prefix="van", surname="Dalen")
MOTHER = Guardian(pupil_id=NOOR.id, name="Marieke Bakker", relation=Relation.MOTHER)
FATHER = Guardian(pupil_id=NOOR.id, name="Joost van Dalen", relation=Relation.FATHER)
TIM = Professional(name="Tim Postma", role=Role.SUPPORT_TEACHER)
RIA = Professional(name="Ria Smits", role=Role.YOUTH_NURSE)
TEACHERS = (
    Professional(name="Anouk de Graaf", role=Role.TEACHER),
    Professional(name="Karin Hoekstra", role=Role.TEACHER),
)
EVERYONE = (TIM, RIA, *TEACHERS)


def read(line: str, guardians=(MOTHER, FATHER), professionals=EVERYONE) -> Understood:
    return understood(line, WORDS, NOOR, guardians, professionals)


@pytest.mark.parametrize(
    ("line", "way", "who"),
    [
        ("Moeder gebeld: slaapt weer slecht", ContactWay.PHONED, (MOTHER,)),
        ("Gebeld met vader over gym", ContactWay.PHONED, (FATHER,)),
        ("Noor slaapt slecht, moeder gebeld", ContactWay.PHONED, (MOTHER,)),
        ("Vader appte dat hij later is", ContactWay.MESSAGE, (FATHER,)),
        ("Mail van Joost over de vakantie", ContactWay.MAIL, (FATHER,)),
        ("Marieke Bakker gesproken aan de deur", ContactWay.SPOKEN, (MOTHER,)),
        ("Noor gesproken in de pauze", ContactWay.SPOKEN, (NOOR,)),
        ("Huisbezoek bij moeder", ContactWay.HOME_VISIT, (MOTHER,)),
        ("Ouders gesproken", ContactWay.SPOKEN, (MOTHER, FATHER)),
        ("Moeder en vader gesproken", ContactWay.SPOKEN, (MOTHER, FATHER)),
        ("Gesproken met vader en moeder", ContactWay.SPOKEN, (FATHER, MOTHER)),
        ("JGZ gebeld over slaap", ContactWay.PHONED, (RIA,)),
        ("Tim gesproken", ContactWay.SPOKEN, (TIM,)),
        ("Moeder: gaat beter", None, (MOTHER,)),
        ("Noor is verdrietig om haar vader die weg is", None, ()),
        ("Noor lacht weer", None, ()),
        ("Gebeld", ContactWay.PHONED, ()),
        ("gebeld met de juf", ContactWay.PHONED, ()),  # there are two
        ("Gebeld: het ging over gym, zei de leraar tegen moeder", ContactWay.PHONED, ()),
        ("", None, ()),
    ],
)
def test_with_whom_and_how_is_read_from_the_line(line, way, who):
    assert read(line) == Understood(way=way, who=tuple(one.id for one in who))


@pytest.mark.parametrize("line", ["Moeder gebeld, geen gehoor", "Moeder gebeld: nam niet op."])
def test_who_did_not_pick_up_was_not_reached(line):
    assert read(line) == Understood(way=ContactWay.PHONED, who=(MOTHER.id,), is_reached=False)


def test_a_name_that_two_people_have_is_nobody():
    other = Guardian(pupil_id=NOOR.id, name="Marieke Visser", relation=Relation.STEPPARENT)
    assert read("Marieke gebeld", (MOTHER, other)).who == ()
    assert read("Marieke Visser gebeld", (MOTHER, other)).who == (other.id,)
    assert read("ouders gebeld", ()).who == ()


@given(st.text(), st.text(min_size=1), st.sampled_from(Relation))
def test_no_line_is_too_strange_and_only_who_is_there_is_named(line, name, relation):
    guardian = Guardian(pupil_id=NOOR.id, name=name, relation=relation)
    for said in (line, f"{name} gebeld {line}"):
        who = read(said, (guardian,)).who
        assert set(who) <= {NOOR.id, guardian.id, *(one.id for one in EVERYONE)}
        assert len(who) == len(set(who))


@pytest.mark.parametrize("table", ["ways", "relations", "roles"])
def test_a_code_that_does_not_exist_is_refused(table):
    tables: dict[str, Any] = {table: {"smoke_signals": ("rook",)}}
    with pytest.raises(UnfitValue) as refused:
        replace(WORDS, **tables)
    assert refused.value.problem is DataProblem.UNKNOWN_KEY
