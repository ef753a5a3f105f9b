"""The last day on which a parent spoke, and each parent and the pupil by themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from ib_desk.domain.file.last_contact import last_spoken
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.contact import Contact, ContactPerson, Reached
from ib_desk.domain.records.contract import ContractReview, PartyKind, PartyState, ReviewState
from ib_desk.domain.records.meeting import Attendee, Meeting, Presence
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, InspectionOutcome
from ib_desk.domain.records.statement import A_VIEW, Statement
from tests.domain.made_files import (
    CONTRACT,
    FATHER,
    FILE,
    MOTHER,
    NOOR,
    REQUEST,
    TODAY,
    made,
    party,
)

DAY = date(2026, 9, 10)


def last_contact(whole: WholeFile, today: date) -> date | None:
    return last_spoken(whole.known_on(today), today).parents


def last_with(whole: WholeFile, today: date) -> dict[UUID, date]:
    return dict(last_spoken(whole.known_on(today), today).each)


def view(**values: Any) -> Statement:
    return Statement(file_id=FILE.id, about=REQUEST.id, what=A_VIEW, **values)


def reading(**values: Any) -> Inspection:
    known: dict[str, Any] = {"outcome": InspectionOutcome.GIVEN}
    return Inspection(request_id=REQUEST.id, **(known | values))


def review(state: ReviewState, **values: Any) -> ContractReview:
    return ContractReview(contract_id=CONTRACT.id, state=state, **values)


def test_what_a_helper_states_is_no_talk_with_the_family():
    helpers = view(said_on=DAY, of_professional=True, name="Fatima")
    assert last_with(made(helpers), DAY) == {}
    assert set(last_with(made(view(said_on=DAY)), DAY)) == {made().pupil.id}


@pytest.mark.parametrize(
    ("record", "day"),
    [
        (party(PartyKind.GUARDIAN), CONTRACT.talked_on),
        (party(PartyKind.GUARDIAN, PartyState.CONFIRMED, state_on=DAY), DAY),
        (party(PartyKind.GUARDIAN, PartyState.OPEN, state_on=DAY), None),
        (party(PartyKind.GUARDIAN, PartyState.NOT_POSSIBLE, state_on=DAY), None),
        (party(PartyKind.TEACHERS, state_on=DAY), None),
        (review(ReviewState.HELD, held_on=DAY), DAY),
        (review(ReviewState.HELD, planned_on=DAY), None),
        (review(ReviewState.MISSED, held_on=DAY), None),
        (view(guardian_id=MOTHER.id, said_on=DAY), DAY),
        (view(guardian_id=MOTHER.id), None),
        (view(said_on=DAY), None),
        (reading(guardian_id=MOTHER.id, on=DAY), DAY),
        (reading(on=DAY), None),
        (reading(guardian_id=MOTHER.id, on=DAY, outcome=InspectionOutcome.OFFERED), None),
    ],
)
def test_what_counts_as_a_talk_with_a_parent(record: Record, day: date | None):
    assert last_contact(made(CONTRACT, REQUEST, record), TODAY) == day


def test_the_last_one_counts_and_what_is_still_to_come_does_not():
    talks = [
        view(guardian_id=MOTHER.id, said_on=TODAY - timedelta(days=ago)) for ago in (9, 0, -1, 4)
    ]
    assert last_contact(made(*talks), TODAY) == TODAY
    assert last_contact(made(*talks), TODAY - timedelta(days=1)) == TODAY - timedelta(days=4)


def test_a_talk_without_any_day_is_not_known():
    undated = replace(CONTRACT, talked_on=None)
    assert last_contact(made(undated, party(PartyKind.GUARDIAN)), TODAY) is None
    assert last_contact(made(party(PartyKind.GUARDIAN)), TODAY) is None


@pytest.mark.parametrize(
    ("attendee", "day"),
    [
        ({"guardian_id": MOTHER.id, "presence": Presence.CAME}, DAY),
        ({"guardian_id": MOTHER.id, "presence": Presence.ASKED}, None),
        ({"pupil_id": NOOR.id, "presence": Presence.CAME}, None),
        ({"name": "Moeder", "presence": Presence.CAME}, None),
    ],
)
def test_a_meeting_counts_when_a_parent_came(attendee: dict[str, Any], day: date | None):
    meeting = Meeting(file_id=FILE.id, held_on=DAY)
    came = Attendee(meeting_id=meeting.id, **attendee)
    assert last_contact(made(meeting, came, Meeting(file_id=FILE.id)), TODAY) == day


def contact(ago: int, **who: Any) -> tuple[Contact, ContactPerson]:
    known: dict[str, Any] = {"reached": Reached.YES}
    made_on = Contact(file_id=FILE.id, on=TODAY - timedelta(days=ago))
    return made_on, ContactPerson(contact_id=made_on.id, **(known | who))


def test_a_contact_counts_for_who_was_reached_and_for_nobody_else():
    whole = made(
        *contact(3, guardian_id=MOTHER.id),
        *contact(1, guardian_id=MOTHER.id, reached=Reached.NO),
        *contact(9, guardian_id=FATHER.id),
        *contact(2, pupil_id=NOOR.id),
        *contact(0, name="oma"),
    )
    assert last_contact(whole, TODAY) == TODAY - timedelta(days=3)
    assert last_with(whole, TODAY) == {
        MOTHER.id: TODAY - timedelta(days=3),
        FATHER.id: TODAY - timedelta(days=9),
        NOOR.id: TODAY - timedelta(days=2),
    }


def test_what_is_dated_ahead_was_no_contact_yet():
    whole = made(*contact(-1, guardian_id=MOTHER.id))
    assert (last_contact(whole, TODAY), last_with(whole, TODAY)) == (None, {})
    assert last_contact(whole, TODAY + timedelta(days=1)) == TODAY + timedelta(days=1)


def test_a_meeting_that_is_planned_was_no_contact_yet():
    meeting = Meeting(file_id=FILE.id, held_on=TODAY + timedelta(days=3))
    came = Attendee(meeting_id=meeting.id, guardian_id=MOTHER.id, presence=Presence.CAME)
    assert last_contact(made(meeting, came), TODAY) is None


def test_a_person_without_its_contact_tells_nothing():
    _contact, person = contact(0, guardian_id=MOTHER.id)
    assert last_with(made(person), TODAY) == {}


@pytest.mark.parametrize(
    ("record", "who"),
    [
        (party(PartyKind.PUPIL, state_on=DAY), NOOR.id),
        (view(said_on=DAY), NOOR.id),
        (reading(on=DAY), NOOR.id),
        (view(guardian_id=FATHER.id, said_on=DAY), FATHER.id),
    ],
)
def test_each_speaks_for_itself(record: Record, who: Any):
    assert last_with(made(CONTRACT, REQUEST, record), TODAY) == {who: DAY}


def test_looking_back_together_is_contact_with_parents_of_whom_nobody_wrote_which():
    looked = review(ReviewState.HELD, held_on=DAY)
    assert last_contact(made(CONTRACT, looked), TODAY) == DAY
    assert last_with(made(CONTRACT, looked), TODAY) == {}
