"""The lines of the history, and which record each tells of."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Integer, Row, bindparam, delete, func, insert, select, update

from ib_desk.application.ports import HistoryLine
from ib_desk.domain.records.action import Action
from ib_desk.storage.among import among, listed
from ib_desk.storage.plain_changes import Each, PlainEdits, id_of, read_change
from ib_desk.storage.tables import HISTORY, TOLD

_WRITE = insert(HISTORY)
_THOSE = "those"
_TELL = insert(TOLD).from_select(
    [TOLD.c.record_id, TOLD.c.history_id],
    select(listed(_THOSE).c.value, bindparam("line", type_=Integer)),
)
_FIRST = (
    select(TOLD.c.record_id, func.min(HISTORY.c.at).label("at"))
    .join(HISTORY, HISTORY.c.id == TOLD.c.history_id)
    .where(HISTORY.c.file_id == bindparam("of"))
    .group_by(TOLD.c.record_id)
)
_OF_FILES = select(HISTORY.c.id).where(among(HISTORY.c.file_id, _THOSE))
_TELLING = (
    select(HISTORY)
    .where(HISTORY.c.id.in_(select(TOLD.c.history_id).where(among(TOLD.c.record_id, _THOSE))))
    .order_by(HISTORY.c.id)
)
_UNTELL = delete(TOLD).where(among(TOLD.c.record_id, _THOSE))
_UNTELL_LINES = delete(TOLD).where(among(TOLD.c.history_id, _THOSE))
_DROP = delete(HISTORY).where(among(HISTORY.c.id, _THOSE))


def write(connection: Connection, line: HistoryLine, plain: PlainEdits, each: Each) -> None:
    """Add a line."""
    change = line.change
    values = {
        "at": line.at,
        "file_id": line.file_id,
        "action": change.action.value,
        **plain.of(change, each),
    }
    added = connection.execute(_WRITE, values).inserted_primary_key
    told = {edit.record.id for edit in change.edits}
    if added is not None and told:
        connection.execute(_TELL, {_THOSE: told, "line": added[0]})


def read(
    connection: Connection, file_id: UUID | None, limit: int, since: date | None, each: Each
) -> list[HistoryLine]:
    """Newest first, back to a day that is not among them."""
    query = select(HISTORY).order_by(HISTORY.c.id.desc()).limit(limit)
    if file_id is not None:
        query = query.where(HISTORY.c.file_id == file_id)
    lines = []
    for row in each(connection.execute(query)):
        # By the order in which they were kept, not by the clock, which may have been set back.
        if since is not None and row.at.date() <= since:
            break
        lines.append(_line(row, each))
    return lines


def telling(
    connection: Connection, record_ids: Collection[UUID], since: UUID | None, each: Each
) -> list[HistoryLine]:
    """Newest first, of these records; after the last line that tells of `since`."""
    query = _TELLING
    if since is not None:
        last = select(func.max(TOLD.c.history_id)).where(TOLD.c.record_id == since)
        query = query.where(HISTORY.c.id > last.scalar_subquery())
    rows = list(connection.execute(query, {_THOSE: record_ids}))
    return [_line(row, each) for row in each(reversed(rows))]


def written(connection: Connection, file_id: UUID, each: Each) -> dict[UUID, date]:
    """The day of the first line that tells of each record."""
    return {
        row.record_id: row.at.date() for row in each(connection.execute(_FIRST, {"of": file_id}))
    }


def erase(
    connection: Connection, file_ids: Collection[UUID], record_ids: Collection[UUID], each: Each
) -> None:
    """Drop the lines of these files, and what any other line holds of these records."""
    of_files = list(connection.execute(_OF_FILES, {_THOSE: file_ids}).scalars())
    _drop(connection, of_files)
    ids = {str(record_id) for record_id in record_ids}
    for row in list(each(connection.execute(_TELLING, {_THOSE: record_ids}))):
        edits = [edit for edit in each(row.edits) if id_of(edit) not in ids]
        if not edits:
            _drop(connection, [row.id])
            continue
        subject = id_of(row.edits[row.subject])
        place = next((i for i, edit in enumerate(edits) if id_of(edit) == subject), 0)
        less = {"edits": edits, "subject": place}
        connection.execute(update(HISTORY).where(HISTORY.c.id == row.id).values(less))
    connection.execute(_UNTELL, {_THOSE: record_ids})


def _line(row: Row[Any], each: Each) -> HistoryLine:
    change = read_change(Action(row.action), row, each)
    return HistoryLine(at=row.at, change=change, file_id=row.file_id)


def _drop(connection: Connection, lines: Collection[int]) -> None:
    for drop in (_UNTELL_LINES, _DROP):
        connection.execute(drop, {_THOSE: lines})
