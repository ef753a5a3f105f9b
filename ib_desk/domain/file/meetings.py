"""The meetings of a file: which one is meant, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from ib_desk.domain.calling import called as called_plainly
from ib_desk.domain.calling import called_first, names_in
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.decision import Decision
from ib_desk.domain.records.guardian import Guardian, Relation
from ib_desk.domain.records.interpreter import Interpreter
from ib_desk.domain.records.meeting import Attendee, Meeting, MeetingId, MeetingKind, Presence
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.support_file import TeamPlace

_TOGETHER: Final = frozenset({MeetingKind.WITH_PARENTS, MeetingKind.WITH_PUPIL})
_AMONG_COLLEAGUES: Final = frozenset(
    {MeetingKind.PUPIL_REVIEW, MeetingKind.SUPPORT_TEAM, MeetingKind.WITH_SWV}
)


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


def meeting_to_come(whole: WholeFile, chosen: MeetingId | None, today: date) -> Meeting | None:
    """The chosen one, else the first that is still to come, else the last of all."""
    meetings = newest_first(whole)
    coming = [one for one in meetings if one.held_on is None or one.held_on >= today]
    first = next(reversed(coming), meetings[0] if meetings else None)
    return next((one for one in meetings if one.id == chosen), first)


def attendees(whole: WholeFile, meeting: Meeting) -> tuple[Attendee, ...]:
    """The pupil first, then parents, then colleagues, then who is known by name alone."""
    return tuple(
        sorted(
            whole.parts_of(meeting, Attendee),
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
    return whole.parts_of(meeting, Decision)


def agreed_in(whole: WholeFile, meeting: Meeting) -> tuple[Agreement, ...]:
    """What was agreed there and nowhere else: a signature under it covers no more."""
    return whole.parts_of(meeting, Agreement)


def made_with(whole: WholeFile, agreement: Agreement) -> tuple[str, ...]:
    """Who was at the meeting where it was made; nobody for what was made in no meeting."""
    meeting = _meeting_of(whole, agreement)
    return () if meeting is None else tuple(_there(whole, meeting))


def made_elsewhere(whole: WholeFile, agreement: Agreement, day: date | None) -> bool:
    """Whether it was made in a meeting that was not held on `day`, or without parents and pupil."""
    meeting = _meeting_of(whole, agreement)
    if meeting is None:
        return False
    return meeting.held_on != day or not is_together(whole, meeting)


def is_of_talk(whole: WholeFile, agreement: Agreement, talked_on: date | None) -> bool:
    """Whether it was made in the talk of this day: only that is covered by a signature under it.

    What was made before or after it was made at another moment, and of what has no day nobody can
    say. Of a talk that has no day yet only what a meeting made is known to be of elsewhere.
    """
    is_then = talked_on is None or agreement.agreed_on == talked_on
    return is_then and not made_elsewhere(whole, agreement, talked_on)


def is_together(whole: WholeFile, meeting: Meeting) -> bool:
    """Whether parents or the pupil were at the meeting: without them nobody looks back together."""
    came = (one for one in attendees(whole, meeting) if one.presence is Presence.CAME)
    is_there = any(one.guardian_id is not None or one.pupil_id is not None for one in came)
    return is_there or meeting.kind in _TOGETHER


def _meeting_of(whole: WholeFile, agreement: Agreement) -> Meeting | None:
    made_in = agreement.meeting_id
    return next((one for one in whole.of(Meeting) if one.id == made_in), None)


def state_of_action(
    whole: WholeFile, meeting: Meeting, owner: str, also: Iterable[str] = ()
) -> AgreementState:
    """Open when each owner was there; else proposed, until that person says yes.

    Nobody noted as present says nothing of who was: then it is open too. `also` is what those who
    were there are called beside their names: “moeder”.
    """
    there = _there(whole, meeting)
    if not there or not owner.strip():
        return AgreementState.OPEN
    known = {called_plainly(name) for name in (*there, *also)}
    known |= {called_first(name) for name in there}
    is_there = all(name in known for name in names_in(owner))
    return AgreementState.OPEN if is_there else AgreementState.PROPOSED


def also_called(whole: WholeFile, meeting: Meeting, label: Callable[[Relation], str]) -> list[str]:
    """“Moeder” for a mother who was there; “ouders” where all of them were."""
    came = {one.guardian_id for one in attendees(whole, meeting) if one.presence is Presence.CAME}
    there = [one for one in whole.guardians if one.id in came]
    said = [label(one.relation) for one in there if one.relation is not None]
    is_everyone = bool(there) and len(there) == len(whole.guardians)
    return [*said, *(("ouders", "beide ouders") if is_everyone else ())]


def as_promised(
    whole: WholeFile, agreement: Agreement, label: Callable[[Relation], str]
) -> Agreement:
    """The agreement, once somebody was named for it; made in no meeting it stays as it is."""
    meeting = _meeting_of(whole, agreement)
    if meeting is None or not agreement.is_running:
        return agreement
    also = also_called(whole, meeting, label)
    return replace(agreement, state=state_of_action(whole, meeting, agreement.owner, also))


def _there(whole: WholeFile, meeting: Meeting) -> list[str]:
    came = (one for one in attendees(whole, meeting) if one.presence is Presence.CAME)
    return [called(whole, one) for one in came]


def interpreted_for(whole: WholeFile, meeting: Meeting) -> tuple[Guardian | Pupil, ...]:
    """Who of those at this meeting needs an interpreter; before anyone was asked, who may come."""
    asked = _family_at(whole, meeting) or [whole.pupil, *whole.at_the_table]
    return tuple(one for one in asked if one.interpreter is Interpreter.NEEDED)


def is_among_colleagues(meeting: Meeting) -> bool:
    """Whether parents seldom sit in such a meeting."""
    return meeting.kind in _AMONG_COLLEAGUES


def interpreter_to_ask(whole: WholeFile, meeting: Meeting) -> tuple[Guardian | Pupil, ...]:
    """For whom somebody still has to be asked to interpret; nobody once that was said.

    A meeting in which parents seldom sit asks it for those alone of whom it says that they come.
    """
    is_without = is_among_colleagues(meeting) and not _family_at(whole, meeting)
    if meeting.interpreter is not None or is_without:
        return ()
    return interpreted_for(whole, meeting)


def _family_at(whole: WholeFile, meeting: Meeting) -> list[Guardian | Pupil]:
    """Pupil and guardians of whom the meeting says that they come."""
    ids = {id_ for one in attendees(whole, meeting) for id_ in (one.pupil_id, one.guardian_id)}
    people: tuple[Guardian | Pupil, ...] = (whole.pupil, *whole.guardians)
    return [one for one in people if one.id in ids]


def offered_minutes(whole: WholeFile, meeting: Meeting) -> tuple[str, ...]:
    """To whom preparation and minutes are offered: who takes part for the child, and the core team.

    Who helps on call comes for an own part, and gets own agreements; to whom a ruling applies
    nothing is offered by itself.
    """
    people, day = attendees(whole, meeting), meeting.held_on or date.min
    parents = {one.guardian_id for one in people if one.guardian_id is not None}
    parents -= {one.id for one in whole.guardians if one.is_restricted_on(day)}
    names = (
        *(one.name for one in whole.at_the_table if one.id in parents),
        *(mate.person.name for mate in whole.team if mate.member.place is TeamPlace.CORE),
    )
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
