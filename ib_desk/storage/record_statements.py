"""What the database is asked about records of each kind, made once.

SQLAlchemy needs longer to make a statement than SQLite to answer it.
"""

from __future__ import annotations

from functools import cache

from sqlalchemy import Executable, Integer, Table, bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as upsert

from ib_desk.storage.among import among
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


def _remove(table: Table) -> Executable:
    return delete(table).where(among(table.c.id, IDS))


@cache
def found_by(table: Table, names: tuple[str, ...], empty: tuple[str, ...]) -> Executable:
    """Rows whose `names` equal what is passed by these names, and whose `empty` hold nothing.

    In the order of their places where nothing is asked of them; else in none, for the few that are
    found are put in order sooner than SQLite does it.
    """
    equal = [table.c[name] == bindparam(name) for name in names]
    wanted = [*equal, *(table.c[name].is_(None) for name in empty)]
    return select(table).where(*wanted) if wanted else select(table).order_by(table.c.seq)


@cache
def found_of(table: Table, name: str) -> Executable:
    """Rows of which the field `name` holds one of the `IDS`, in no order."""
    return select(table).where(among(table.c[name], IDS))


def _some(table: Table) -> Executable:
    """Of one kind, one after the other, by the index of their places."""
    further = select(table).where(table.c.seq > bindparam("after"))
    return further.order_by(table.c.seq).limit(bindparam("limit", type_=Integer))


SOME = {kind: _some(table) for kind, table in TABLES.items()}
GET = {kind: select(table).where(table.c.id == bindparam("id")) for kind, table in TABLES.items()}
GET_EACH = {kind: found_of(table, "id") for kind, table in TABLES.items()}
SAVE = {kind: _save(table) for kind, table in TABLES.items()}
PLACES = {
    kind: select(table.c.id, table.c.seq).where(among(table.c.id, IDS))
    for kind, table in TABLES.items()
}
REMOVE = {kind: _remove(table) for kind, table in TABLES.items()}
