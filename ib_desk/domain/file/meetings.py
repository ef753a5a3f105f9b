"""The meetings of a file: which one is meant, and what came of it."""

from __future__ import annotations

from datetime import date

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.meeting import Attendee, Decision, Meeting, MeetingId


def newest_first(whole: WholeFile) -> tuple[Meeting, ...]:
    """Of which nobody filled in the day come first: they are being written."""
    meetings = reversed(whole.of(Meeting))
    return tuple(sorted(meetings, key=lambda one: one.held_on or date.max, reverse=True))


def meeting_meant(whole: WholeFile, chosen: MeetingId | None, today: date) -> Meeting | None:
    """The chosen one, else the last that was held, else the last of all."""
    meetings = newest_first(whole)
    held = (one for one in meetings if one.held_on is not None and one.held_on <= today)
    last = next(held, meetings[0] if meetings else None)
    return next((one for one in meetings if one.id == chosen), last)


def attendees(whole: WholeFile, meeting: Meeting) -> tuple[Attendee, ...]:
    """The pupil first, then parents, then colleagues, then who is known by name alone."""
    mine = [one for one in whole.of(Attendee) if one.meeting_id == meeting.id]
    return tuple(
        sorted(
            mine,
            key=lambda one: (
                one.pupil_id is None,
                one.guardian_id is None,
                one.professional_id is None,
            ),
        )
    )


def called(whole: WholeFile, attendee: Attendee) -> str:
    """By the name of now; by that of then where the file no longer has this person."""
    if attendee.pupil_id == whole.pupil.id:
        return whole.pupil.short_name
    person = attendee.guardian_id or attendee.professional_id
    return (whole.called(person) if person else "") or attendee.name


def decisions(whole: WholeFile, meeting: Meeting) -> tuple[Decision, ...]:
    """In the order in which they were written."""
    return tuple(one for one in whole.of(Decision) if one.meeting_id == meeting.id)


def agreed_in(whole: WholeFile, meeting: Meeting) -> tuple[Agreement, ...]:
    """What was agreed there and nowhere else: a signature under it covers no more."""
    return tuple(one for one in whole.of(Agreement) if one.meeting_id == meeting.id)
