"""The rows of what is kept for lists: put by each change, read by what was put since."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Connection,
    CursorResult,
    Executable,
    Text,
    bindparam,
    delete,
    func,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as upsert

from ib_desk.application.ports import Kept
from ib_desk.domain.file.kept_beside import KeptBeside
from ib_desk.domain.records.pupil import Pupil, PupilId
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.storage.among import among
from ib_desk.storage.line_text import as_id, beside_text, line_text, read_beside, read_line
from ib_desk.storage.plain_changes import Each
from ib_desk.storage.tables import LINE, TABLES

_LAST = select(func.coalesce(func.max(LINE.c.number), 0))


def _put() -> Insert:
    new = upsert(LINE).values(number=_LAST.scalar_subquery() + 1)
    changed = {column.name: column for column in new.excluded if column.name != "about"}
    return new.on_conflict_do_update(index_elements=["about"], set_=changed)


def _missing() -> Executable:
    file, pupil, kept = TABLES[SupportFile], TABLES[Pupil], select(LINE.c.about)
    files = select(file.c.id, file.c.pupil_id).where(file.c.id.not_in(kept))
    pupils = select(pupil.c.id, pupil.c.id.label("pupil_id")).where(pupil.c.id.not_in(kept))
    return files.union_all(pupils)


_PUT = _put()
_DROP = delete(LINE).where(among(LINE.c.about, "gone"))
_MISSING = _missing()
_LINES = select(
    # As it is stored: the ids of a school are read in half the time by `as_id`.
    type_coerce(LINE.c.about, Text()),
    type_coerce(LINE.c.pupil_id, Text()),
    LINE.c.number,
    LINE.c.made_with,
    LINE.c.line,
)
_PUT_AFTER = _LINES.where(LINE.c.number > bindparam("after"))


def _of_now() -> Executable:
    """By pupil: who has an open file is told of with those that were closed, and with its name."""
    other = LINE.alias()
    told_of = select(other.c.pupil_id).where(
        or_(other.c.is_quiet.is_(False), other.c.made_with != bindparam("made_with"))
    )
    return _LINES.where(LINE.c.pupil_id.in_(told_of))


_OF_NOW = _of_now()


_BESIDE = select(type_coerce(LINE.c.about, Text()), LINE.c.beside).where(
    among(LINE.c.about, "files"),
    LINE.c.made_with == bindparam("made_with"),
    LINE.c.beside.is_not(None),
)
_ROWS_AT_ONCE: Final = 200
"""To ask for rows one by one takes longer than to find them."""


def put(
    connection: Connection, lines: Collection[Kept], made_with: str, gone: Collection[UUID]
) -> int:
    """Keep lines, drop those about what is gone, and give the last number."""
    rows = [
        {
            "about": one.about,
            "pupil_id": one.pupil_id,
            "made_with": made_with,
            "line": None if one.line is None else line_text(one.line),
            "beside": None if one.beside is None else beside_text(one.beside),
            "is_quiet": one.is_quiet,
        }
        for one in lines
    ]
    if rows:
        connection.execute(_PUT, rows)
    if gone:
        connection.execute(_DROP, {"gone": gone})
    return int(connection.execute(_LAST).scalar_one())


def put_after(
    connection: Connection, after: int, made_with: str, each: Each
) -> tuple[list[Kept], int]:
    """What was put after that number, and the last number; `each` lets go when it must.

    For 0 also what is missing.
    """
    found = connection.execute(_PUT_AFTER, {"after": after})
    kept = list(_read(found, made_with, each))
    number = max((last for _one, last in kept), default=after)
    missing = _missing_in(connection, each) if after == 0 else ()
    return [*(one for one, _last in kept), *missing], number


def of_now(connection: Connection, made_with: str, each: Each) -> tuple[list[Kept], int]:
    """As `put_after` for 0, without those of pupils of whom all that is kept is quiet."""
    number = int(connection.execute(_LAST).scalar_one())
    found = connection.execute(_OF_NOW, {"made_with": made_with})
    kept = [one for one, _last in _read(found, made_with, each)]
    return [*kept, *_missing_in(connection, each)], number


def _read(found: CursorResult[Any], made_with: str, each: Each) -> Iterator[tuple[Kept, int]]:
    id_of = cache(as_id)  # a pupil's stands in the row of each file too
    for about_text, pupil_text, last, made, text in each(_in_parts(found)):
        about = id_of(about_text)
        line = read_line(text, about) if text is not None and made == made_with else None
        yield Kept(about=about, pupil_id=PupilId(id_of(pupil_text)), line=line), last


def _missing_in(connection: Connection, each: Each) -> Iterator[Kept]:
    for about, pupil_id in each(connection.execute(_MISSING)):
        yield Kept(about=about, pupil_id=pupil_id, line=None)


def beside(
    connection: Connection, file_ids: Collection[UUID], made_with: str, each: Each
) -> dict[UUID, KeptBeside]:
    """What is kept beside the lines of these files, without those whose line is to be made."""
    found = connection.execute(_BESIDE, {"files": file_ids, "made_with": made_with})
    read = ((as_id(about), read_beside(text)) for about, text in each(_in_parts(found)))
    return {about: kept for about, kept in read if kept is not None}


def _in_parts(found: CursorResult[Any]) -> Iterator[Any]:
    for part in found.partitions(_ROWS_AT_ONCE):
        yield from part
