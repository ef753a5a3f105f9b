"""What the history of a file tells of what is closed in it: nothing, until that is opened again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from ib_desk.application.ports import HistoryLine, UnitOfWork
from ib_desk.domain.records.closed import AMONG_CLOSED
from ib_desk.domain.records.record import Record

MOST_LINES: Final = 500
"""That are told of a file, or of the whole vault."""


def out_of_sight(work: UnitOfWork, file_id: UUID | None = None) -> frozenset[UUID]:
    """The ids of all that is closed, in this file or in any."""
    return frozenset(record.id for line in work.closed(file_id) for record in line.gone)


def history_in_sight(
    work: UnitOfWork,
    file_id: UUID | None,
    most: int = MOST_LINES,
    since: date | None = None,
) -> list[HistoryLine]:
    """As `UnitOfWork.history`, without what is closed: that takes the place of no other line."""
    closed = out_of_sight(work, file_id)
    wanted = most
    while True:
        lines = work.history(file_id, wanted, since)
        told = [one for line in work.each(lines) if (one := _in_sight(line, closed)) is not None]
        if len(told) >= most or len(lines) < wanted:
            return told[:most]
        wanted *= 2


def _in_sight(line: HistoryLine, closed: Collection[UUID]) -> HistoryLine | None:
    """The line without what is told of these records; `None` where it was about one of them.

    What let go of one of them when it was closed is told in a line about that one, and so is hidden
    with it.
    """
    change = line.change

    def is_hidden(record: Record) -> bool:
        return record.id in closed or type(record) in AMONG_CLOSED

    if is_hidden(change.subject):
        return None
    edits = tuple(edit for edit in change.edits if not is_hidden(edit.record))
    if len(edits) == len(change.edits):
        return line
    return replace(line, change=replace(change, edits=edits)) if edits else None
