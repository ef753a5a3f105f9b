"""Whether a pupil who is old enough for it was asked to a meeting about that pupil."""

from __future__ import annotations

from datetime import date

from ib_desk.domain.file.meetings import attendees
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.ages import AgeLimit, Ages
from ib_desk.domain.records.meeting import Meeting, MeetingKind


def asks_why_not_invited(whole: WholeFile, meeting: Meeting, ages: Ages, today: date) -> bool:
    """Whether a pupil who may be old enough is missing at an MDO, and nobody asked that pupil."""
    age = whole.pupil.age_on(meeting.held_on or today)
    has_reached = ages.has_reached(AgeLimit.INVITED, age, whole.school.sector)
    is_old_enough = age is not None and has_reached is not False
    people = attendees(whole, meeting)
    is_asked = any(one.pupil_id == whole.pupil.id for one in people)
    return meeting.kind is MeetingKind.MDO and is_old_enough and not is_asked
