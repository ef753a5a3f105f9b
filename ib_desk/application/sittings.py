"""One meeting about several pupils: facts are asked once, and lines stay with the pupil in view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar
from uuid import uuid4

from ib_desk.application.changes import Change, Edit
from ib_desk.application.ports import UnitOfWork, UnitOfWorkFactory
from ib_desk.application.records import Records
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.meeting import Attendee, Meeting, MeetingId
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.sitting import Sitting
from ib_desk.domain.records.support_file import SupportFile, SupportFileId

SHARED: Final = frozenset(
    {"kind", "held_on", "starts_at", "place", "lasts", "purpose", "chair", "decides"}
)
"""What is the same for each pupil; all else is said of one."""

M = TypeVar("M", bound=Meeting | Sitting)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A pupil at a sitting, and the meeting in the file of that pupil."""

    file_id: SupportFileId
    meeting_id: MeetingId
    name: str


class Sittings:
    """For the database thread; each change is one step of undo."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, records: Records) -> None:
        self._unit_of_work = unit_of_work
        self._records = records

    def seats(self, meeting_id: MeetingId) -> tuple[Seat, ...]:
        """All pupils of the sitting of this meeting, in the order in which they were added.

        Raises:
            NotFound: there is no such meeting.
        """
        with self._unit_of_work() as work:
            meetings = _meetings(work, meeting_id)
            files = work.stored(SupportFile, [one.file_id for one in meetings])
            pupils = work.stored(Pupil, [file.pupil_id for file in files.values()])
            return tuple(
                Seat(
                    file_id=one.file_id,
                    meeting_id=one.id,
                    name=pupils[files[one.file_id].pupil_id].name,
                )
                for one in meetings
            )

    def join(self, meeting_id: MeetingId, file_ids: Sequence[SupportFileId]) -> Change:
        """Talk about these pupils too: a meeting in each file, with what is known for all.

        Who helps and teaches was there for all of them; parents and pupil are those of each. A
        pupil who takes part already is left as it is.
        """
        with self._unit_of_work() as work:
            first = work.get(Meeting, meeting_id)
            there = {one.file_id for one in _meetings(work, meeting_id)}
            people = work.find(Attendee, meeting_id=meeting_id)
        colleagues = [one for one in people if one.professional_id is not None]
        sitting = None
        if first.sitting_id is None:
            sitting = Sitting(held_on=first.held_on, purpose=first.purpose)
        sitting_id = first.sitting_id if sitting is None else sitting.id
        values = {name: getattr(first, name) for name in SHARED}
        made: list[Record] = []
        for file_id in dict.fromkeys(file_ids):
            if file_id not in there:
                new = Meeting(file_id=file_id, sitting_id=sitting_id, **values)
                came = [_at(new, one) for one in colleagues]
                made += [new, *came]
        edits = [Edit(None, record) for record in made]
        if sitting is not None:
            joined = replace(first, sitting_id=sitting_id)
            edits = [Edit(None, sitting), Edit(first, joined), *edits]
        return self._records.apply(Action.ADDED, edits if made else [Edit(first, first)])


class OneSitting:
    """What is the same for each pupil of a sitting changes for all who had it so.

    The sitting itself tells its day and purpose: they go along in the same way, from either side.
    """

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        self._unit_of_work = unit_of_work

    def along(self, edit: Edit) -> list[Edit]:
        """Those of the other meetings of the sitting, and of the sitting."""
        before = edit.before
        if not isinstance(before, Meeting | Sitting) or not _shared_in(edit):
            return []
        sitting_id = before.id if isinstance(before, Sitting) else before.sitting_id
        if sitting_id is None:
            return []
        with self._unit_of_work() as work:
            meetings = work.find(Meeting, sitting_id=sitting_id)
            sittings = work.find(Sitting, id=sitting_id)
        told: tuple[Meeting | Sitting, ...] = (*meetings, *sittings)
        return [Edit(one, _followed(one, edit)) for one in told if one.id != before.id]


def as_it_became(work: UnitOfWork, meeting: Meeting) -> Meeting:
    """A meeting that was away, with what was changed since for all who had it so."""
    if meeting.sitting_id is None:
        return meeting
    others = work.find(Meeting, sitting_id=meeting.sitting_id)
    ids = {meeting.sitting_id, *(one.id for one in others)}
    for line in reversed(work.telling(ids, since=meeting.id)):
        for edit in line.change.edits:
            if edit.record.id in ids:
                meeting = _followed(meeting, edit)
    return meeting


def _shared_in(edit: Edit) -> list[str]:
    """Which facts of all changed in it; none where something came or went."""
    if edit.before is None or edit.after is None:
        return []
    return [name for name in SHARED & edit.fields if hasattr(edit.before, name)]


def _followed(one: M, edit: Edit) -> M:
    """It with the shared facts that changed; what was said of it otherwise stays."""
    values: dict[str, Any] = {
        name: getattr(edit.after, name)
        for name in _shared_in(edit)
        if hasattr(one, name) and getattr(one, name) == getattr(edit.before, name)
    }
    return replace(one, **values)


def _meetings(work: UnitOfWork, meeting_id: MeetingId) -> list[Meeting]:
    first = work.get(Meeting, meeting_id)
    return [first] if first.sitting_id is None else work.find(Meeting, sitting_id=first.sitting_id)


def _at(meeting: Meeting, attendee: Attendee) -> Attendee:
    """Who was there too; what that person said of one pupil is not said of another."""
    return replace(attendee, id=uuid4(), meeting_id=meeting.id, view="")
