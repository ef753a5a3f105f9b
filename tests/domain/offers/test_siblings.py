"""Parents of a brother or sister are offered, and what is of one child alone is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ib_desk.domain.offers.siblings import MOST_OFFERED, same_guardians, siblings_of
from ib_desk.domain.records.guardian import Custody, Guardian, Relation
from ib_desk.domain.records.pupil import Pupil

HOUSE: dict[str, Any] = {"address": "Lindelaan 4", "postcode": "3511 AB"}
SARA = Pupil(call_name="Sara", surname="Öztürk", **HOUSE)
EMRE = Pupil(call_name="Emre", surname="Ozturk", address="lindelaan 4", postcode="3511AB")
MOTHER = Guardian(
    pupil_id=EMRE.id,
    name="Aylin Öztürk",
    relation=Relation.MOTHER,
    custody=Custody.YES,
    custody_source="huwelijk",
    custody_checked_on=date(2026, 9, 1),
    phone="06-12345678",
    language="Turks",
    lives_with_pupil=True,
    note="Komt Emre halen.",
)


def names(pupil, others, guardians=(MOTHER,)):
    return [s.pupil.call_name for s in siblings_of(pupil, (pupil, *others), guardians)]


def test_the_same_surname_in_the_same_house_is_offered_however_it_is_written():
    assert names(SARA, [EMRE]) == ["Emre"]


@pytest.mark.parametrize(
    "other",
    [
        {"surname": "Yilmaz"},
        {"surname": "Ozturk", "prefix": "van"},
        {"address": "Lindelaan 6"},
        {"postcode": "9711 AA"},
        {"surname": ""},
    ],
    ids=str,
)
def test_another_name_or_another_house_is_not(other):
    assert names(SARA, [replace(EMRE, **other)]) == []


def test_where_no_address_is_known_the_surname_asks_the_question():
    assert names(replace(SARA, address=""), [EMRE]) == ["Emre"]
    assert names(SARA, [replace(EMRE, address="")]) == ["Emre"]


def test_a_child_without_a_surname_has_no_siblings():
    assert names(replace(SARA, surname=""), [replace(EMRE, surname="")]) == []


def test_a_sibling_without_named_guardians_has_nothing_to_offer():
    assert names(SARA, [EMRE], ()) == []
    assert names(SARA, [EMRE], (replace(MOTHER, name=" "),)) == []


def test_no_more_than_a_few_are_offered_and_who_lives_there_comes_first():
    far = [Pupil(call_name=f"A{n}", surname="Öztürk") for n in range(MOST_OFFERED)]
    guardians = [MOTHER, *(Guardian(pupil_id=p.id, name="Ouder") for p in far)]
    assert names(SARA, [*far, EMRE], guardians) == ["Emre", "A0", "A1"]


def test_custody_where_the_child_lives_and_what_was_noted_are_not_taken_over():
    (sibling,) = siblings_of(SARA, [EMRE], [MOTHER])
    (mother,) = same_guardians(sibling, SARA.id)
    assert mother == Guardian(
        id=mother.id,
        pupil_id=SARA.id,
        name="Aylin Öztürk",
        relation=Relation.MOTHER,
        phone="06-12345678",
        language="Turks",
    )
    assert mother.id != MOTHER.id


@pytest.mark.parametrize("relation", Relation)
def test_only_a_mother_or_father_is_that_of_each_child(relation):
    (sibling,) = siblings_of(SARA, [EMRE], [replace(MOTHER, relation=relation)])
    (found,) = same_guardians(sibling, SARA.id)
    kept = relation in {Relation.MOTHER, Relation.FATHER}
    assert found.relation is (relation if kept else None)
