"""What the history of a file tells of what is closed in it: nothing, until that is opened again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from ib_desk.application.ports import HistoryLine
from ib_desk.domain.records.closed import AMONG_CLOSED
from ib_desk.domain.records.record import Record


def in_sight(line: HistoryLine, out_of_sight: Collection[UUID]) -> HistoryLine | None:
    """The line without what is told of these records; `None` where it was about one of them.

    What let go of one of them when it was closed is told in a line about that one, and so is hidden
    with it.
    """
    change = line.change

    def is_hidden(record: Record) -> bool:
        return record.id in out_of_sight or type(record) in AMONG_CLOSED

    if is_hidden(change.subject):
        return None
    edits = tuple(edit for edit in change.edits if not is_hidden(edit.record))
    if len(edits) == len(change.edits):
        return line
    return replace(line, change=replace(change, edits=edits)) if edits else None
