"""Which meeting is meant, who was at it, and what came of it."""

from __future__ import annotations

from datetime import date

import pytest

from ib_desk.domain.file.meetings import (
    agreed_in,
    attendees,
    called,
    decisions,
    meeting_meant,
    newest_first,
)
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.meeting import Attendee, Decision, Meeting, Presence
from ib_desk.domain.records.school import Professional
from tests.domain.made_files import FATHER, FILE, MOTHER, NOOR, TODAY, made

TIM = Professional(name="Tim Postma")


def meeting(day: date | None) -> Meeting:
    return Meeting(file_id=FILE.id, held_on=day)


SPRING, SUMMER = meeting(date(2026, 3, 12)), meeting(date(2026, 6, 22))
AHEAD, UNDATED = meeting(date(2026, 12, 1)), meeting(None)


def test_newest_first_and_what_has_no_day_on_top():
    whole = made(SUMMER, UNDATED, AHEAD, SPRING)
    assert newest_first(whole) == (UNDATED, AHEAD, SUMMER, SPRING)


@pytest.mark.parametrize(
    ("there", "chosen", "meant"),
    [
        ((SPRING, SUMMER, AHEAD, UNDATED), None, SUMMER),
        ((SPRING, SUMMER), SPRING, SPRING),
        ((AHEAD,), None, AHEAD),
        ((SPRING,), SUMMER, SPRING),
        ((), None, None),
    ],
)
def test_the_chosen_one_is_meant_else_the_last_that_was_held(there, chosen, meant):
    asked = None if chosen is None else chosen.id
    assert meeting_meant(made(*there), asked, TODAY) == meant


def at(meeting: Meeting, **who) -> Attendee:
    return Attendee(meeting_id=meeting.id, presence=Presence.CAME, **who)


def test_the_pupil_comes_first_then_parents_colleagues_and_others():
    grandfather = at(SPRING, name="Opa")
    tim = at(SPRING, professional_id=TIM.id, name="Tim P.")
    noor, mother = at(SPRING, pupil_id=NOOR.id), at(SPRING, guardian_id=MOTHER.id)
    whole = made(SPRING, SUMMER, MOTHER, TIM, grandfather, tim, mother, noor, at(SUMMER, name="x"))

    assert attendees(whole, SPRING) == (noor, mother, tim, grandfather)
    assert [called(whole, one) for one in attendees(whole, SPRING)] == [
        "Noor",
        "Marieke Bakker",
        "Tim Postma",
        "Opa",
    ]


def test_who_is_gone_is_called_as_then():
    assert called(made(), at(SPRING, guardian_id=FATHER.id, name="Joost")) == "Joost"


def test_only_what_came_of_this_meeting():
    decided = Decision(meeting_id=SPRING.id, decided="Extra instructie.")
    agreed = Agreement(file_id=FILE.id, meeting_id=SPRING.id)
    others = (Decision(meeting_id=SUMMER.id), Agreement(file_id=FILE.id))
    whole = made(SPRING, SUMMER, decided, agreed, *others)
    assert decisions(whole, SPRING) == (decided,)
    assert agreed_in(whole, SPRING) == (agreed,)
