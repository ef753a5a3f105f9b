"""What the database is asked about records of each kind, made once.

SQLAlchemy needs longer to make a statement than SQLite to answer it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Executable, Integer, Table, bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as upsert

from ib_desk.storage.tables import TABLES

LEFT_PLACE = "left place"  # no field can have this name
IDS = "ids"


def _save(table: Table) -> Insert:
    """Insert or update; made once, since SQLAlchemy needs longer for it than SQLite."""
    last = select(func.coalesce(func.max(table.c.seq), 0) + 1).scalar_subquery()
    place = func.coalesce(bindparam(LEFT_PLACE, type_=Integer), last)
    new = upsert(table).values(seq=place)
    changed = {column.name: column for column in new.excluded if column.name not in {"seq", "id"}}
    return new.on_conflict_do_update(index_elements=["id"], set_=changed)


def _those(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """All rows that are named in one statement; a statement for each takes ten times as long."""
    return column.in_(bindparam(IDS, expanding=True))


def _remove(table: Table) -> Executable:
    return delete(table).where(_those(table.c.id)).returning(table.c.id, table.c.seq)


@cache
def found_by(table: Table, names: tuple[str, ...], empty: tuple[str, ...]) -> Executable:
    """Rows whose `names` equal what is passed by these names, and whose `empty` hold nothing."""
    equal = [table.c[name] == bindparam(name) for name in names]
    wanted = [*equal, *(table.c[name].is_(None) for name in empty)]
    return _few(table, *wanted) if wanted else select(table).order_by(table.c.seq)


@cache
def found_of(table: Table, name: str) -> Executable:
    """Rows of which the field `name` holds one of the `IDS`."""
    return _few(table, _those(table.c[name]))


def _few(table: Table, *wanted: ColumnElement[bool]) -> Executable:
    # By a sum, which no index holds: the few that were found are put in order, instead of all
    # being walked through in theirs.
    return select(table).where(*wanted).order_by(table.c.seq + 0)


def _some(table: Table) -> Executable:
    """Of one kind, one after the other, by the index of their places."""
    further = select(table).where(table.c.seq > bindparam("after"))
    return further.order_by(table.c.seq).limit(bindparam("limit", type_=Integer))


SOME = {kind: _some(table) for kind, table in TABLES.items()}
GET = {kind: select(table).where(_those(table.c.id)) for kind, table in TABLES.items()}
SAVE = {kind: _save(table) for kind, table in TABLES.items()}
REMOVE = {kind: _remove(table) for kind, table in TABLES.items()}
