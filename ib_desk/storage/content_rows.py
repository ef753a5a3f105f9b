"""The bytes of documents and copies: put and read piece by piece, since they may be large."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import closing
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import (
    Connection,
    Integer,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    select,
    update,
)

from ib_desk.domain.errors import NotFound
from ib_desk.domain.records.attachment import ContentId
from ib_desk.storage.among import among
from ib_desk.storage.faults import told_apart
from ib_desk.storage.plain_changes import Each
from ib_desk.storage.tables import CONTENT

_PUT_ROOM: Final = insert(CONTENT).from_select(
    ["id", "bytes"],
    select(
        bindparam("id", type_=CONTENT.c.id.type), func.zeroblob(bindparam("size", type_=Integer))
    ),
)
_PLACE: Final = select(literal_column("rowid", Integer)).select_from(CONTENT)
_FORGET: Final = delete(CONTENT).where(among(CONTENT.c.id, "gone"))
_PIECE: Final = 1 << 20
"""Bytes. What is bound to a statement stays in memory with it, and is copied and wiped while no
other thread of ours can run: a tenth of a second for a hundred megabytes.
"""


def put(connection: Connection, content: bytes, each: Each) -> ContentId:
    """Keep bytes under a new id."""
    content_id = ContentId(uuid4())
    connection.execute(_PUT_ROOM, {"id": content_id, "size": len(content)})
    place = connection.execute(_PLACE.where(CONTENT.c.id == content_id)).scalar_one()
    driver: Any = connection.connection.driver_connection
    view = memoryview(content)
    with told_apart(), closing(driver.open_blob(CONTENT.name, "bytes", place)) as blob:
        for start in each(range(0, len(content), _PIECE)):
            blob.write(view[start : start + _PIECE])
    return content_id


def whole(connection: Connection, content_id: ContentId) -> bytes:
    """Raises `NotFound`."""
    query = select(CONTENT.c.bytes).where(CONTENT.c.id == content_id)
    found = connection.execute(query).scalar_one_or_none()
    if found is None:
        raise NotFound("content", content_id)
    return bytes(found)


def beginning(connection: Connection, content_id: ContentId, size: int) -> bytes:
    """Of the first bytes as many, without reading the rest; raises `NotFound`."""
    place = connection.execute(_PLACE.where(CONTENT.c.id == content_id)).scalar()
    if place is None:
        raise NotFound("content", content_id)
    driver: Any = connection.connection.driver_connection
    with (
        told_apart(),
        closing(driver.open_blob(CONTENT.name, "bytes", place, readonly=True)) as blob,
    ):
        return bytes(blob.read(min(size, len(blob))))


def put_over(connection: Connection, content_id: ContentId, content: bytes) -> None:
    """Keep other bytes under an id."""
    connection.execute(update(CONTENT).where(CONTENT.c.id == content_id).values(bytes=content))


def forget(connection: Connection, content_ids: Collection[ContentId]) -> None:
    """Drop these."""
    if content_ids:
        connection.execute(_FORGET, {"gone": content_ids})
