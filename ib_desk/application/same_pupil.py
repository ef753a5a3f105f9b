"""Two records of one child: found, looked at side by side, and made one in one step.

Or of two children of one family, who are found in the same way and stay two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ib_desk.application.changes import Change, Edit
from ib_desk.application.namesakes import namesakes, siblings
from ib_desk.application.ports import Clock, UnitOfWorkFactory
from ib_desk.application.records import Records
from ib_desk.application.removal import pointing_to
from ib_desk.application.support_files import FileIsOpen
from ib_desk.domain.intake.same_child import Merged, may_be_the_same, merged
from ib_desk.domain.offers.siblings import Sibling
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.kinds import WITHOUT_TRACE
from ib_desk.domain.records.pupil import Pupil, PupilId
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import SupportFile


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePreview:
    """What merging would do: nothing is stored yet. `moves`: kind → how many come along, of
    those that may be counted.
    """

    child: Merged
    moves: Mapping[type[Record], int]


class SamePupil:
    """On the database thread."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, records: Records, clock: Clock) -> None:
        self._unit_of_work = unit_of_work
        self._records = records
        self._clock = clock

    def candidates(self, pupil: Pupil) -> tuple[Pupil, ...]:
        """Who may be this child, most likely first."""
        with self._unit_of_work() as work:
            return may_be_the_same(pupil, namesakes(work, pupil), self._clock.today())

    def siblings(self, pupil: Pupil) -> tuple[Sibling, ...]:
        """Who is another child, of the same family."""
        with self._unit_of_work() as work:
            return siblings(work, pupil)

    def preview(self, keep_id: PupilId, other_id: PupilId) -> MergePreview:
        """Both as they are stored now, and what belongs to the one that goes.

        Raises:
            FileIsOpen: each has an open file; one has to be closed first.
            NotFound: one of both is gone.
        """
        with self._unit_of_work() as work:
            keep, other = work.get(Pupil, keep_id), work.get(Pupil, other_id)
            running = [
                file.id
                for pupil in (keep, other)
                for file in work.find(SupportFile, pupil_id=pupil.id)
                if file.is_open
            ]
            if len(running) > 1:
                raise FileIsOpen(running[0])
            parts = (type(part) for part, _name in pointing_to(work, other))
            moves = Counter(kind for kind in parts if kind not in WITHOUT_TRACE)
            return MergePreview(child=merged(keep, other), moves=moves)

    def merge(self, preview: MergePreview, of_other: Collection[str] = ()) -> Change:
        """Make them one, as one step; `of_other` names the fields in which the other is right.

        Raises:
            Conflict: one of both changed since the preview.
            FileIsOpen, NotFound: as `preview`.
        """
        child = preview.child
        self.preview(child.keep.id, child.other.id)
        with self._unit_of_work() as work:
            moved = [
                Edit(part, _belonging(part, name, child.keep.id))
                for part, name in pointing_to(work, work.get(Pupil, child.other.id))
            ]
        one = child.pupil(of_other)
        edits = [Edit(child.keep, one), *moved, Edit(child.other, None)]
        return self._records.apply(Action.MERGED, edits, subject=one)


def _belonging(part: Record, name: str, pupil_id: PupilId) -> Record:
    owner: dict[str, Any] = {name: pupil_id}
    return replace(part, **owner)
