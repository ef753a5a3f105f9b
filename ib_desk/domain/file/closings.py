"""The closings of a file: which one counts, and how each party looks back at the help.

What somebody says in a meeting is kept with who was there, and what the pupil says in its hearing:
the closing shows those, and asks for no more than what nobody said there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ib_desk.domain.file.hearings import heard_in, said_by_pupil
from ib_desk.domain.file.meetings import attendees, called
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.closing import Closing, ClosingId, ClosingView, ViewOf
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.meeting import Attendee, Meeting, Presence
from ib_desk.domain.records.school import TEACHES, Professional, Role

_OF_SCHOOL = frozenset({Role.COORDINATOR, Role.DIRECTOR})
"""Who speak for the school, beside who teaches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyView:
    """How one party looks back; `kept` is where that stands, or would come to stand.

    `name` is “” for a teacher or the school, where nobody by name spoke for them.
    """

    whose: ViewOf | None
    """`None` for a helper who was there."""
    guardian_id: GuardianId | None = None
    name: str = ""
    words: str = ""
    kept: Attendee | ClosingView | None
    """`None` where the pupil said it in a hearing."""
    is_new: bool = False

    @property
    def in_meeting(self) -> bool:
        """Whether it was said there, or in the hearing that was part of it."""
        return not isinstance(self.kept, ClosingView)

    def is_of(self, reader: GuardianId | None) -> bool:
        """Whether these are the reader's own words; `None` for the pupil."""
        if reader is None:
            return self.whose is ViewOf.PUPIL
        return self.guardian_id == reader


def current(closings: Iterable[Closing]) -> Closing | None:
    """The one that holds, or that is being written; none once the file was opened again."""
    return next(reversed([one for one in closings if one.reopened_on is None]), None)


def standing(whole: WholeFile) -> Closing | None:
    """The one by which the file is closed; `None` for an open file."""
    return None if whole.file.is_open else current(whole.of(Closing))


def earlier(whole: WholeFile) -> tuple[Closing, ...]:
    """Those after which the file was opened again, the newest first."""
    return tuple(reversed([one for one in whole.of(Closing) if one.reopened_on is not None]))


def meeting_of(whole: WholeFile, closing: Closing) -> Meeting | None:
    """In which it was talked about."""
    return next((one for one in whole.of(Meeting) if one.id == closing.meeting_id), None)


def day_of_closing(whole: WholeFile, closing: Closing, today: date) -> date:
    """That on which it was closed; else that of its meeting, as soon as that was held."""
    meeting = meeting_of(whole, closing)
    held = None if meeting is None else meeting.held_on
    return closing.closed_on or min(held or today, today)


def views(whole: WholeFile, closing: Closing) -> tuple[PartyView, ...]:
    """Of each party, the pupil first; also of those who said nothing yet."""
    meeting = meeting_of(whole, closing)
    there = () if meeting is None else attendees(whole, meeting)
    heard = "" if meeting is None else _heard(whole, meeting)
    in_meeting = [_of_attendee(whole, one, heard) for one in there]
    known = {(one.whose, one.guardian_id) for one in in_meeting}
    if heard and (ViewOf.PUPIL, None) not in known:
        known.add((ViewOf.PUPIL, None))
        in_meeting.append(_of_hearing(whole, heard))
    every = [*in_meeting, *_asked_apart(whole, closing, known)]
    order = list(ViewOf)
    return tuple(
        sorted(every, key=lambda one: len(order) if one.whose is None else order.index(one.whose))
    )


def views_for(
    whole: WholeFile, closing: Closing, reader: GuardianId | None
) -> tuple[PartyView, ...]:
    """What may stand in a letter to a guardian, or to the pupil (`None`).

    What was said in a meeting, or in the hearing of it, is told to who was there, whoever said it.
    What was said for the closing itself is told to all, but for what a parent said: not to the
    other, nor to the child.
    """
    meeting = meeting_of(whole, closing)
    there = () if meeting is None else attendees(whole, meeting)
    came = {
        one.guardian_id
        for one in there
        if one.presence is Presence.CAME
        and (one.guardian_id is not None or one.pupil_id is not None)
    }
    return tuple(
        one
        for one in views(whole, closing)
        if one.words
        and (
            one.is_of(reader)
            or (reader in came if one.in_meeting else one.whose is not ViewOf.GUARDIAN)
        )
    )


def help_given(whole: WholeFile) -> tuple[Intervention, ...]:
    """Since the file was last opened: what ended before that is told by an earlier closing."""
    since = _opened_again_on(whole)
    return tuple(
        one
        for one in whole.of(Intervention)
        if since is None or one.ends_on is None or one.ends_on >= since
    )


def goals_aimed_at(whole: WholeFile) -> tuple[Goal, ...]:
    """As `help_given`, by the day on which a goal was reached or left."""
    since = _opened_again_on(whole)
    return tuple(
        one
        for one in whole.of(Goal)
        if since is None or one.ended_on is None or one.ended_on >= since
    )


def _opened_again_on(whole: WholeFile) -> date | None:
    days = (one.reopened_on for one in whole.of(Closing))
    return max((day for day in days if day is not None), default=None)


def _of_hearing(whole: WholeFile, heard: str) -> PartyView:
    return PartyView(whose=ViewOf.PUPIL, name=whole.pupil.short_name, words=heard, kept=None)


def _of_attendee(whole: WholeFile, one: Attendee, heard: str) -> PartyView:
    if heard and one.pupil_id is not None and not one.view.strip():
        return _of_hearing(whole, heard)
    return PartyView(
        whose=_whose(whole, one),
        guardian_id=one.guardian_id,
        name=called(whole, one),
        words=one.view.strip(),
        kept=one,
    )


def _heard(whole: WholeFile, meeting: Meeting) -> str:
    said = (one for heard in heard_in(whole, meeting) for one in said_by_pupil(whole, heard))
    return " ".join(one.words.strip() for one in said)


def _whose(whole: WholeFile, one: Attendee) -> ViewOf | None:
    if one.pupil_id is not None:
        return ViewOf.PUPIL
    if one.guardian_id is not None:
        return ViewOf.GUARDIAN
    person = whole.record(one.professional_id)
    role = person.role if isinstance(person, Professional) else None
    if role in TEACHES:
        return ViewOf.TEACHER
    return ViewOf.SCHOOL if role in _OF_SCHOOL else None


def _asked_apart(
    whole: WholeFile, closing: Closing, known: set[tuple[ViewOf | None, GuardianId | None]]
) -> Iterator[PartyView]:
    """Of who was not there, and of what was written down all the same."""
    written = {(one.whose, one.guardian_id): one for one in whole.parts_of(closing, ClosingView)}
    asked: list[tuple[ViewOf, GuardianId | None]] = [
        (ViewOf.PUPIL, None),
        *((ViewOf.GUARDIAN, one.id) for one in whole.at_the_table),
        (ViewOf.TEACHER, None),
        (ViewOf.SCHOOL, None),
    ]
    asked = [one for one in asked if one not in known]
    for whose, guardian_id in dict.fromkeys((*asked, *written)):
        found = written.get((whose, guardian_id))
        is_named = whose in {ViewOf.PUPIL, ViewOf.GUARDIAN}
        yield PartyView(
            whose=whose,
            guardian_id=guardian_id,
            name=whole.called(guardian_id) if is_named else "",
            words="" if found is None else found.words.strip(),
            kept=found or blank_view(closing.id, whose, guardian_id),
            is_new=found is None,
        )


def blank_view(closing_id: ClosingId, whose: ViewOf, guardian_id: GuardianId | None) -> ClosingView:
    """Nothing said yet."""
    return ClosingView(closing_id=closing_id, whose=whose, guardian_id=guardian_id)
