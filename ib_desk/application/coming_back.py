"""How what was put away whole comes back: out of the bin, or in sight again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from ib_desk.application.changes import Edit
from ib_desk.application.ports import Binned, UnitOfWork
from ib_desk.application.removal import fitting, look_up, present
from ib_desk.application.requests import RequestUnderWay
from ib_desk.application.sittings import as_it_became
from ib_desk.application.support_files import FileIsOpen
from ib_desk.domain.errors import DeskError, NotFound
from ib_desk.domain.records.contract import Contract
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.support_file import SupportFile


class OwnerIsGone(DeskError):
    """What this is part of is gone itself; it has to come back first."""


def coming_back(work: UnitOfWork, line: Binned) -> list[Edit]:
    """The edits that bring it back, each thing behind what it is part of.

    Raises:
        OwnerIsGone: what it is part of is gone too.
        FileIsOpen, RequestUnderWay: another one was begun since, and there can be one.
    """
    records = [edit.record for edit in line.change.edits]
    look_up(work, records)
    back = _Back(work, frozenset(record.id for record in line.gone), _versions(work, records))
    steps = (back.step(edit) for edit in work.each(reversed(line.change.edits)))
    edits = [step for step in steps if step is not None]
    _refuse_second(work, [edit.after for edit in edits if edit.before is None])
    return edits


@dataclass(frozen=True, slots=True)
class _Back:
    """What each record meets on its way: `coming` are the others, `versions` those of contracts."""

    work: UnitOfWork
    coming: frozenset[UUID]
    versions: Mapping[UUID, Collection[int]]

    def step(self, edit: Edit) -> Edit | None:
        now = present(self.work, type(edit.record), edit.record.id)
        if edit.after is None:
            return Edit(None, self._came_back(edit.record)) if now is None else None
        again = None if now is None else _mentioning(now, edit)
        if again is None or again == now:
            return None
        return Edit(now, fitting(self.work, again, self.coming))

    def _came_back(self, record: Record) -> Record:
        try:
            record = fitting(self.work, record, self.coming)
        except NotFound as error:
            raise OwnerIsGone from error
        if isinstance(record, Meeting):
            return as_it_became(self.work, record)
        if isinstance(record, Contract):
            taken = self.versions.get(record.file_id, ())
            if record.version in taken:
                # A version was made since: what comes back is one more, and the text is the same.
                record = replace(record, version=max(taken) + 1)
        return record


def _versions(work: UnitOfWork, records: Iterable[Record]) -> dict[UUID, set[int]]:
    """The versions of contracts that there are now, by file."""
    files = {record.file_id for record in records if isinstance(record, Contract)}
    taken: dict[UUID, set[int]] = {}
    for contract in work.find_of(Contract, "file_id", files):
        taken.setdefault(contract.file_id, set()).add(contract.version)
    return taken


def _mentioning(now: Record, edit: Edit) -> Record:
    """`now` with the mentions as they were, where nobody changed them since."""
    again: dict[str, Any] = {
        name: getattr(edit.before, name)
        for name in edit.fields
        if getattr(now, name) == getattr(edit.after, name)
    }
    return replace(now, **again)


def _refuse_second(work: UnitOfWork, came: Iterable[Record | None]) -> None:
    came = tuple(came)
    pupils = {one.pupil_id for one in came if isinstance(one, SupportFile) and one.is_open}
    open_now = [file for file in work.find_of(SupportFile, "pupil_id", pupils) if file.is_open]
    if open_now:
        raise FileIsOpen(open_now[0].id)
    files = {one.file_id for one in came if isinstance(one, SwvRequest) and one.sent_on is None}
    requests = work.find_of(SwvRequest, "file_id", files)
    concepts = [request for request in requests if request.sent_on is None]
    if concepts:
        raise RequestUnderWay(concepts[0].id)
