"""The history as a person reads it: every field in words, and only what differs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from ib_desk.application.changes import Change, Edit
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.condition import AskedAt, Condition, ConditionAnswer, ConditionState
from ib_desk.domain.records.contact import (
    Contact,
    ContactId,
    ContactPerson,
    ContactWay,
    Reached,
)
from ib_desk.domain.records.contract import Contract
from ib_desk.domain.records.kinds import KINDS, WITH_OR_WITHOUT_FILE, references
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import ProfessionalId
from ib_desk.domain.records.support_file import SupportFileId, TeamMember
from ib_desk.domain.records.weighing import Dimension, DimensionScore, Weighing
from ib_desk.ui.change_words import change_words, difference_words, told_words
from ib_desk.ui.records.every import words_of
from tests.shipped import catalogue

FILE = SupportFileId(UUID(int=1))
KNOWN_TO_THE_PROGRAM = {
    "along",
    "binned_at",
    "breach_id",
    "sitting_id",
    "erased_at",
    "id",
    "meeting_id",
    "content_id",
    "counted_days",
    "copy_id",
    "digest",
    "domain",
    "eckid",
    "edexml_key",
    "encrypted",
    "list_id",
    "answer_id",
    "begun_at",
    "made",
    "maker",
    "noted_at",
    "media_type",
    "pages_digest",
    "pages_id",
    "position",
    "size",
    "step",
    "trajectory",
    "unfit",
    "unfit_sign",
    "version",
    "what",
}
"""No screen asks them: they come from a file, from the method, or from the program itself."""

READ_FROM_A_FORM = {
    "SwvForm": frozenset({"type", "fingerprint", "pages"}),
    "SwvFormBox": frozenset(
        {"name", "label", "kind", "most", "has_lines", "options", "takes_other", "page"}
    ),
}
"""What a form of a bureau says of itself."""


def said(before, after):
    edit = Edit(before, after)
    return difference_words(edit, catalogue().terms, lambda _id: "Anouk de Graaf")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_each_field_that_a_person_fills_in_has_words(kind):
    owners = {name for name, (_kind, is_part) in references(kind).items() if is_part}
    typed = set(kind.__dataclass_fields__) - KNOWN_TO_THE_PROGRAM - owners
    typed -= READ_FROM_A_FORM.get(kind.__name__, frozenset())
    if kind.__name__ == "ContractParty":
        typed -= {"kind", "guardian_id"}  # who someone is, follows from the people of the file
    if kind in WITH_OR_WITHOUT_FILE:
        typed -= {"file_id", "pupil_id"}  # what it is part of
    if kind.__name__ == "ConditionAnswer":
        typed -= {"asked_at", "request_id", "review_id"}  # where it was asked
    if kind.__name__ == "Disclosure":
        typed -= {"request_id", "place", "temporary"}
    if kind.__name__ in {"Escalation", "InspectionChoice", "MovedDeadline"}:
        typed -= {"about"}  # where it was asked
    if kind.__name__ == "Statement":
        typed -= {"about", "of_professional"}  # of what, and with which button it was added
    if kind.__name__ == "SheetSignature":
        typed -= {"about_id"}  # what was printed
    if kind.__name__ == "SeenText":
        typed = {"reason"}

    assert typed <= set(words_of(kind))
    assert all(words_of(kind).values())


def test_what_stood_there_and_what_stands_there_now():
    before = Agreement(file_id=FILE, result="Bellen", ends_on=date(2026, 11, 24))
    after = replace(before, result="Mailen", ends_on=None, owner="Tim")

    assert said(before, after) == [
        "Wat spreken jullie af? “Bellen” werd “Mailen”",
        "Wie zorgt ervoor? “Tim”",
        "Klaar op: leeggemaakt, het was “dinsdag 24 november 2026”",
    ]


def test_a_choice_is_said_in_the_words_of_its_list():
    before = Agreement(file_id=FILE, result="Bellen")

    assert said(before, replace(before, state=AgreementState.KEPT)) == [
        "Hoe staat het ervoor? “{}” werd “{}”".format(
            *map(catalogue().terms.label, (AgreementState.OPEN, AgreementState.KEPT))
        )
    ]


def test_what_was_added_is_told_without_what_was_left_as_it_was():
    assert said(None, Agreement(file_id=FILE, result="Bellen")) == [
        "Wat spreken jullie af? “Bellen”"
    ]


def test_of_nine_scores_only_those_that_changed():
    same = DimensionScore(dimension=Dimension.IMPACT, score=2)
    before = Weighing(
        file_id=FILE, scores=(same, DimensionScore(dimension=Dimension.URGENCY, score=2))
    )
    after = replace(before, scores=(same, DimensionScore(dimension=Dimension.URGENCY, score=None)))

    assert said(before, after) == ["Scores: “urgentie 2” werd “urgentie weet niet”"]


def test_a_condition_of_the_contract_is_said_with_its_state():
    before = ConditionAnswer(
        contract_id=Contract(file_id=FILE).id,
        asked_at=AskedAt.TALK,
        condition=Condition.CONTACT,
        state=ConditionState.GOOD,
    )
    assert said(before, replace(before, state=ConditionState.STUCK)) == [
        "Hoe gaat het? “gaat goed” werd “stokt”"
    ]


def test_a_person_is_said_by_name():
    member = TeamMember(file_id=FILE, professional_id=ProfessionalId(UUID(int=7)), task="maatje")

    assert "Wie? “Anouk de Graaf”" in said(None, member)


ANOUK = ContactPerson(
    contact_id=ContactId(UUID(int=8)),
    professional_id=ProfessionalId(UUID(int=7)),
    name="Anouk",
    reached=Reached.YES,
)


def test_whoever_was_ticked_is_said_once_under_the_question_that_was_ticked():
    missed = replace(ANOUK, reached=Reached.NO)
    assert said(None, ANOUK) == ["Wie sprak je? “Anouk de Graaf”"]
    assert said(ANOUK, None) == ["Wie sprak je? leeggemaakt, het was “Anouk de Graaf”"]
    assert said(ANOUK, replace(ANOUK, name="Nouk")) == []
    assert said(ANOUK, missed) == [
        "Wie sprak je? leeggemaakt, het was “Anouk de Graaf”",
        "Wie kreeg je niet te pakken? “Anouk de Graaf”",
    ]


def test_of_what_is_only_told_nothing_is_quoted_but_what_was_typed():
    contact = Contact(
        file_id=FILE, line="Belde over de gymles", on=date(2026, 11, 24), way=ContactWay.PHONED
    )
    terms = catalogue().terms

    def name_of(_id):
        return "Anouk de Graaf"

    assert told_words(contact, terms, name_of) == [
        "Waar ging het over? “Belde over de gymles”",
        "Wanneer? dinsdag 24 november 2026",
        f"Hoe? {terms.label(ContactWay.PHONED)}",
    ]
    assert told_words(ANOUK, terms, name_of) == ["Wie sprak je? Anouk de Graaf"]
    other = replace(ANOUK, professional_id=None, name="de buurvrouw")
    assert told_words(other, terms, name_of) == ["Wie sprak je? de buurvrouw"]
    assert told_words(replace(other, name=""), terms, name_of) == []


def told(action, *edits):
    change = Change(action, tuple(Edit(*edit) for edit in edits), edits[0][1] or edits[0][0])
    return change_words(change, catalogue().terms)


def test_an_import_tells_who_came_and_who_changed():
    sara, noor = Pupil(call_name="Sara"), Pupil(call_name="Noor")
    grown = replace(noor, call_name="Noortje")

    assert told(Action.IMPORTED, (None, sara)) == "1 leerling toegevoegd"
    assert told(Action.IMPORTED, (None, sara), (None, noor)) == "2 leerlingen toegevoegd"
    assert told(Action.IMPORTED, (None, sara), (noor, grown)) == (
        "1 leerling toegevoegd en 1 leerling gewijzigd"
    )
    assert told(Action.UNDONE, (sara, None), (grown, noor)) == "Ongedaan gemaakt: 2 leerlingen"


def test_undo_says_which_field_when_it_is_one():
    before = Agreement(file_id=FILE, result="Bellen")
    one = replace(before, result="Mailen")

    assert told(Action.UNDONE, (one, before)) == (
        "Ongedaan gemaakt: afspraak, “Wat spreken jullie af?”"
    )
    assert told(Action.REDONE, (before, replace(one, owner="Tim"))) == "Opnieuw gedaan: afspraak"
    assert told(Action.UNDONE, (before, None)) == "Ongedaan gemaakt: afspraak"
