"""From twelve on a pupil is asked to an MDO: practice and no law."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.law.invited import asks_why_not_invited
from ib_desk.domain.records.meeting import Attendee, Meeting, MeetingKind, Presence
from tests.domain.made_files import FILE, NOOR, TODAY, made
from tests.shipped import ages

OF_ANOTHER_KIND = Meeting(file_id=FILE.id, held_on=date(2026, 6, 22), kind=MeetingKind.WITH_PARENTS)


def mdo(day: date | None = date(2026, 6, 22)) -> Meeting:
    return Meeting(file_id=FILE.id, held_on=day, kind=MeetingKind.MDO)


@pytest.mark.parametrize(
    ("meeting", "born", "asks"),
    [
        (mdo(), BirthDate(2014, 6, 22), True),
        (mdo(), BirthDate(2014, 6, 23), False),
        (mdo(None), BirthDate(2014, 9, 17), True),
        (mdo(), BirthDate(2014), True),
        (mdo(), BirthDate(2014, 7), False),
        (mdo(), None, False),
        (OF_ANOTHER_KIND, BirthDate(2010, 1, 1), False),
    ],
)
def test_from_twelve_on_it_is_asked_why_a_pupil_was_not_invited_to_an_mdo(meeting, born, asks):
    whole = made(meeting, pupil=replace(NOOR, born_on=born))
    assert asks_why_not_invited(whole, meeting, ages(), TODAY) is asks


def test_who_was_asked_or_was_there_was_invited():
    meeting = mdo()
    invited = Attendee(meeting_id=meeting.id, pupil_id=NOOR.id, presence=Presence.ASKED)
    whole = made(meeting, invited, pupil=replace(NOOR, born_on=BirthDate(2010, 1, 1)))
    assert not asks_why_not_invited(whole, meeting, ages(), TODAY)
