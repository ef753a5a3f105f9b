"""How what was put away whole comes back: out of the bin, or in sight again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from ib_desk.application.changes import Edit
from ib_desk.application.ports import Binned, UnitOfWork
from ib_desk.application.removal import fitting, present
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
    coming = frozenset(record.id for record in line.gone)
    steps = (_step_back(work, edit, coming) for edit in reversed(line.change.edits))
    edits = [step for step in steps if step is not None]
    _refuse_second(work, edits)
    return edits


def _step_back(work: UnitOfWork, edit: Edit, coming: frozenset[UUID]) -> Edit | None:
    now = present(work, type(edit.record), edit.record.id)
    if edit.after is None:
        return Edit(None, _came_back(work, edit.record, coming)) if now is None else None
    again = None if now is None else _mentioning(now, edit)
    return None if again is None or again == now else Edit(now, fitting(work, again, coming))


def _came_back(work: UnitOfWork, record: Record, coming: frozenset[UUID]) -> Record:
    try:
        record = fitting(work, record, coming)
    except NotFound as error:
        raise OwnerIsGone from error
    if isinstance(record, Meeting):
        return as_it_became(work, record)
    if isinstance(record, Contract):
        taken = {c.version for c in work.find(Contract, file_id=record.file_id)}
        if record.version in taken:
            # A version was made since: what comes back is one more, and the text is the same.
            record = replace(record, version=max(taken) + 1)
    return record


def _mentioning(now: Record, edit: Edit) -> Record:
    """`now` with the mentions as they were, where nobody changed them since."""
    again: dict[str, Any] = {
        name: getattr(edit.before, name)
        for name in edit.fields
        if getattr(now, name) == getattr(edit.after, name)
    }
    return replace(now, **again)


def _refuse_second(work: UnitOfWork, edits: Iterable[Edit]) -> None:
    for record in (edit.after for edit in edits if edit.before is None):
        if isinstance(record, SupportFile) and record.is_open:
            files = work.find(SupportFile, pupil_id=record.pupil_id)
            if running := [file.id for file in files if file.is_open]:
                raise FileIsOpen(running[0])
        if isinstance(record, SwvRequest) and record.sent_on is None:
            concepts = work.find(SwvRequest, file_id=record.file_id, sent_on=None)
            if concepts:
                raise RequestUnderWay(concepts[0].id)
