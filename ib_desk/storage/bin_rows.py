"""The lines of the bin: each a removal as it was, with what is asked of all of them apart.

What is closed is kept in the same rows, so that its bytes, its place and what is typed in it are
held as those of the bin are; `closed_in` tells them apart.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from ib_desk.application.ports import Binned, BinnedSince, Draft
from ib_desk.domain.errors import NotFound
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.attachment import ContentId
from ib_desk.domain.records.closed import Closed, ClosedBecause
from ib_desk.domain.records.kinds import contents_of
from ib_desk.domain.records.pupil import Pupil
from ib_desk.storage.among import among
from ib_desk.storage.json_values import from_plain, to_plain
from ib_desk.storage.plain_changes import Each, PlainEdits, read_change
from ib_desk.storage.tables import BIN

_BINNED: Final = select(BIN).where(BIN.c.closed_in.is_(None))
_TAKE: Final = (
    delete(BIN).where(among(BIN.c.root_id, "roots")).returning(BIN.c.drafts, BIN.c.places)
)
_CLOSED: Final = select(BIN).where(BIN.c.closed_in.is_not(None))


def put(
    connection: Connection,
    binned: Binned,
    left_places: Mapping[UUID, int],
    plain: PlainEdits,
    each: Each,
) -> None:
    """Keep a removal, in place of what was kept of the same root."""
    root_id, ids = binned.root.id, [record.id for record in binned.gone]
    kept = connection.execute(select(BIN.c.places).where(BIN.c.root_id == root_id))
    left = {str(i): left_places[i] for i in ids if i in left_places}
    contents = {content_id for record in binned.gone for content_id in contents_of(record)}
    values = {
        "root_id": root_id,
        "at": binned.at,
        **plain.of(binned.change, each),
        "drafts": to_plain(binned.drafts),
        "places": (kept.scalar_one_or_none() or {}) | left,
        "counted_days": binned.counted_days,
        "pupils": [to_plain(record) for record in binned.gone if isinstance(record, Pupil)],
        "contents": [str(content_id) for content_id in contents],
        "closed_in": binned.closed_in,
        "closed_because": None if binned.closed is None else binned.closed.because.value,
        "closed_why": None if binned.closed is None else binned.closed.why,
    }
    new = upsert(BIN).values(values)
    connection.execute(new.on_conflict_do_update(index_elements=["root_id"], set_=values))


def every(connection: Connection, each: Each) -> list[Binned]:
    """Newest first."""
    return [
        _binned(row, each) for row in each(connection.execute(_BINNED.order_by(BIN.c.at.desc())))
    ]


def closed(connection: Connection, file_id: UUID | None, each: Each) -> list[Binned]:
    """What is out of sight, of one file or of all; newest first."""
    query = _CLOSED if file_id is None else _CLOSED.where(BIN.c.closed_in == file_id)
    return [_binned(row, each) for row in each(connection.execute(query.order_by(BIN.c.at.desc())))]


def one(connection: Connection, root_id: UUID, each: Each, *, is_closed: bool = False) -> Binned:
    """One line, of the bin or of what is closed; raises `NotFound`."""
    query = _CLOSED if is_closed else _BINNED
    row = connection.execute(query.where(BIN.c.root_id == root_id)).first()
    if row is None:
        raise NotFound("bin", root_id)
    return _binned(row, each)


def take(connection: Connection, root_ids: Collection[UUID]) -> tuple[list[Draft], dict[UUID, int]]:
    """Drop the lines of these roots; gives the drafts in them, and the places of what they held."""
    rows = list(connection.execute(_TAKE, {"roots": root_ids}))
    places = {UUID(i): place for row in rows for i, place in row.places.items()}
    return [draft for row in rows for draft in _drafts(row.drafts)], places


def since(connection: Connection) -> list[BinnedSince]:
    """How long each line is there, and nothing of what it holds."""
    query = select(BIN.c.root_id, BIN.c.at, BIN.c.counted_days)
    rows = connection.execute(query.where(BIN.c.closed_in.is_(None)))
    return [BinnedSince(root_id=row[0], at=row[1], counted_days=row[2]) for row in rows]


def count(connection: Connection, root_id: UUID, days: int) -> None:
    """So many days it was seen there."""
    this = BIN.c.root_id == root_id
    connection.execute(update(BIN).where(this).values(counted_days=days))


def pupils(connection: Connection) -> list[Pupil]:
    """Children who can still be put back."""
    rows = connection.execute(select(BIN.c.pupils)).scalars()
    return [from_plain(plain, Pupil) for row in rows for plain in row]


def contents(connection: Connection) -> set[ContentId]:
    """Bytes that are kept for what can still be put back."""
    rows = connection.execute(select(BIN.c.contents)).scalars()
    return {ContentId(UUID(content_id)) for row in rows for content_id in row}


def _binned(row: Row[Any], each: Each) -> Binned:
    return Binned(
        at=row.at,
        change=read_change(Action.REMOVED, row, each),
        drafts=_drafts(row.drafts),
        counted_days=row.counted_days,
        closed=_closed(row),
        closed_in=row.closed_in,
    )


def _drafts(plain: Any) -> tuple[Draft, ...]:
    drafts: tuple[Draft, ...] = from_plain(plain, tuple[Draft, ...])
    return drafts


def _closed(row: Row[Any]) -> Closed | None:
    if row.closed_in is None:
        return None
    return Closed(because=ClosedBecause(row.closed_because), why=row.closed_why)
