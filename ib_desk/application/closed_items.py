"""Gesloten stukken: out of sight with all that is part of them, and opened again by the user alone.

A closed record is in no table of records, as what is in the bin is not. So no list, count, print,
search, rule, term or list that reads a file can tell of it, whoever wrote that and whenever: a file
is exactly what it would be without it. It has no term of its own: what is closed stays until it is
opened, or goes for good with what it is part of.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ib_desk.application.changes import Change
from ib_desk.application.closed_history import out_of_sight
from ib_desk.application.coming_back import coming_back
from ib_desk.application.ports import HistoryLine, UnitOfWorkFactory
from ib_desk.application.records import Records
from ib_desk.application.removal import removal
from ib_desk.domain.errors import DeskError
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.closed import Closed, ClosedBecause, is_closable
from ib_desk.domain.records.kinds import wholes
from ib_desk.domain.records.record import Record


class CannotBeClosed(DeskError):
    """Records of this kind stay in sight, or this one is in no file."""


class NoReasonToClose(DeskError):
    """Nothing is closed without saying why."""


class OwnerIsClosed(DeskError):
    """What this is part of is closed itself; that has to be opened first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedItem:
    """`root` was closed, `gone` is that with all that is part of it; `at` is when."""

    root: Record
    gone: tuple[Record, ...]
    closed: Closed
    at: datetime


class ClosedItems:
    """On the database thread."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, records: Records) -> None:
        self._unit_of_work = unit_of_work
        self._records = records

    def close(self, record: Record, closed: Closed) -> Change:
        """Take a record of a file out of sight, with all that is part of it.

        Raises:
            CannotBeClosed: it is of a kind that stays in sight, or in no file.
            NoReasonToClose: it is said to be another reason, and not which.
            NotFound: it is gone already.
        """
        if not is_closable(record):
            raise CannotBeClosed
        if closed.because is ClosedBecause.OTHER and not closed.why.strip():
            raise NoReasonToClose
        with self._unit_of_work() as work:
            now = work.get(type(record), record.id)
            edits = removal(work, now)
            return self._records.close_or_open(Action.CLOSED, edits, now, closed, work)

    def open_again(self, root_id: UUID) -> Change:
        """Put it back in sight, with the mentions of it that nobody filled in otherwise since.

        Raises:
            NotFound: it is not closed any more.
            OwnerIsClosed: what it is part of is closed too.
            OwnerIsGone: what it is part of is gone.
        """
        with self._unit_of_work() as work:
            line = work.closed_one(root_id)
            closed = out_of_sight(work)
            if any(owner_id in closed for _kind, owner_id in wholes(line.root)):
                raise OwnerIsClosed
            edits = coming_back(work, line)
            return self._records.close_or_open(Action.OPENED, edits, line.root, line.closed, work)

    def of_file(self, file_id: UUID) -> tuple[ClosedItem, ...]:
        """What is closed in a file, newest first; for who asked to see it, and for nobody else."""
        with self._unit_of_work() as work:
            return tuple(
                ClosedItem(root=line.root, gone=line.gone, closed=line.closed, at=line.at)
                for line in work.closed(file_id)
                if line.closed is not None
            )

    def is_hinted_at(self, file_id: UUID) -> bool:
        """Whether her own screen may say that there is more in this file than is shown."""
        return any(item.closed.is_hinted_at for item in self.of_file(file_id))

    def history(self, file_id: UUID) -> list[HistoryLine]:
        """Newest first: what was done with what is closed, which the history of the file hides."""
        with self._unit_of_work() as work:
            ids = out_of_sight(work, file_id)
            return [
                line
                for line in work.telling(ids)
                if line.file_id == file_id and line.change.subject.id in ids
            ]
