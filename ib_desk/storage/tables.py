"""The tables, made from the dataclasses of the domain, and the two converters between them.

A kind of record becomes a table: each field a column, each reference a foreign key. Adding a kind
or a field here is therefore a migration and nothing else; a test compares the migrated schema with
these tables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, IntEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    Uuid,
    event,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine
from typing_extensions import override

from ib_desk.application.ports import R
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.kinds import KINDS, STANDS_BESIDE, content_fields, references
from ib_desk.domain.records.record import Record
from ib_desk.storage.json_values import from_plain, to_plain

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


class _AsEnum(TypeDecorator[Enum]):
    """An enumeration by its value, so that a member can be renamed in code."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[Enum]) -> None:
        super().__init__()
        self._kind = kind

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Integer() if issubclass(self._kind, IntEnum) else Text())

    @override
    def process_bind_param(self, value: Enum | None, dialect: Dialect) -> Any:
        del dialect
        return None if value is None else value.value

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> Enum | None:
        del dialect
        return None if value is None else self._kind(value)


class _AsDecimal(TypeDecorator[Decimal]):
    """A number with its decimals as they were typed: SQLite would make it a binary fraction."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        del dialect
        return None if value is None else str(value)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        del dialect
        return None if value is None else Decimal(value)


class _AsValues(TypeDecorator[Any]):
    """Small values that live and die with their record, as JSON."""

    impl = JSON
    cache_ok = True

    def __init__(self, hint: Any) -> None:
        super().__init__()
        self._hint = hint

    @override
    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        del dialect
        return to_plain(value)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        del dialect
        return None if value is None else from_plain(value, self._hint)


_SIMPLE: Mapping[Any, TypeEngine[Any]] = {
    str: Text(),
    int: Integer(),
    bool: Boolean(),
    Decimal: _AsDecimal(),
    date: Date(),
    datetime: DateTime(),
    UUID: Uuid(),
}


def _column_type(hint: Any) -> TypeEngine[Any]:
    hint = getattr(hint, "__supertype__", hint)
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _AsEnum(hint)
    return _AsValues(hint)


def _column(name: str, hint: Any, target: str | None, *, is_asked: bool = False) -> Column[Any]:
    optional = get_origin(hint) in (Union, UnionType)
    if optional:
        hint = next(a for a in get_args(hint) if a is not NoneType)
    parts: list[Any] = [name, _column_type(hint)]
    if target is not None:
        parts.append(ForeignKey(f"{target}.id"))
    # Whatever refers is asked for by what it refers to: when that is read, and when it goes.
    index = True if target is not None or is_asked else None
    return Column(*parts, primary_key=name == "id", nullable=optional, index=index)


_ASKED_BY = frozenset(
    {(Attachment, "maker"), *((kind, about) for kind, (about, _what) in STANDS_BESIDE.items())}
)
"""What else records are asked for by, of all files at once."""


def table_name(kind: type[Record]) -> str:
    """`SupportFile` → `support_file`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


def _table(kind: type[Record]) -> Table:
    points_to = references(kind)
    columns = []
    for name, hint in get_type_hints(kind).items():
        target, _is_part = points_to.get(name, (None, False))
        is_asked = name in content_fields(kind) or (kind, name) in _ASKED_BY
        named = None if target is None else table_name(target)
        columns.append(_column(name, hint, named, is_asked=is_asked))
    # The order in which records were added; an index, or each new one would read them all.
    seq: Column[int] = Column("seq", Integer, nullable=False, index=True)
    return Table(table_name(kind), METADATA, seq, *columns)


TABLES: Mapping[type[Record], Table] = {kind: _table(kind) for kind in KINDS}

CONTENT = Table(
    "content",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)
# Contents that may have lost the last record that points to them: looked at by the next unlock.
LOOSE = Table("loose_content", METADATA, Column("content_id", Uuid, primary_key=True))
DRAFT = Table(
    "draft",
    METADATA,
    Column("record_id", Uuid, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("cursor", Integer, nullable=False),
)
HISTORY = Table(
    "history",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("file_id", Uuid, index=True),
    Column("action", Text, nullable=False),
    Column("subject", Integer, nullable=False),
    Column("edits", JSON, nullable=False),
)
# Which lines tell of a record, so that erasing it reads no others.
TOLD = Table(
    "history_record",
    METADATA,
    Column("record_id", Uuid, primary_key=True),
    Column("history_id", Integer, primary_key=True, index=True),
)
BIN = Table(
    "bin",
    METADATA,
    Column("root_id", Uuid, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("subject", Integer, nullable=False),
    Column("edits", JSON, nullable=False),
    Column("drafts", JSON, nullable=False),
    # Where each record stood among its kind, so that it comes back in its place.
    Column("places", JSON, nullable=False),
    Column("counted_days", Integer, nullable=False),
    # Of what went: the children, for their names, and the bytes that are kept for it.
    Column("pupils", JSON, nullable=False),
    Column("contents", JSON, nullable=False),
    # Of what is closed and in no bin: the file, the reason as a code, and a line of her own.
    Column("closed_in", Uuid),
    Column("closed_because", Text),
    Column("closed_why", Text),
)
# No key points to a file or a pupil: a line outlives it, until a list was told that it is gone.
LINE = Table(
    "line",
    METADATA,
    Column("about", Uuid, primary_key=True),
    Column("pupil_id", Uuid, nullable=False),
    # Counts on with each change, so that a list reads what is new to it.
    Column("number", Integer, nullable=False, index=True),
    Column("made_with", Text, nullable=False),
    Column("line", Text),
    # Of a file: what other lists tell of it, read when they are looked at.
    Column("beside", Text),
    # Of who left and what was closed: read when a list shows those too.
    Column("is_quiet", Boolean, nullable=False),
    Index("ix_line_pupil_id_is_quiet", "pupil_id", "is_quiet"),
)
# What a search finds, kept beside the records; `number` counts down, so that the newest is first.
SEARCHED = Table(
    "searched",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("record_id", Uuid, nullable=False, index=True, unique=True),
    Column("kind", Text, nullable=False),
    Column("file_id", Uuid),
    Column("pupil_id", Uuid),
    Column("day", Date, index=True),
    Column("stamp", Text, nullable=False),
    Column("words", Text, nullable=False),
)
IS_LEAVING = text("kind = ''")
"""Of a row that nothing finds any more, of which the index still holds words."""
Index("ix_searched_leaving", SEARCHED.c.number, sqlite_where=IS_LEAVING)
WORD_INDEX = "searched_words"
"""The index of FTS5 over `SEARCHED.words`. It keeps which record holds which word and no more: so a
word that came or went is all that has to be written (`ib_desk.storage.search_rows`)."""
MAKE_WORD_INDEX = (
    f"CREATE VIRTUAL TABLE {WORD_INDEX} USING fts5(words, content='searched', "
    "content_rowid='number', detail='none', columnsize=0, "
    "tokenize=\"unicode61 remove_diacritics 2 tokenchars '~_'\")"
)


@event.listens_for(METADATA, "after_create")
def _make_word_index(_tables: MetaData, connection: Connection, **_about: Any) -> None:
    connection.exec_driver_sql(MAKE_WORD_INDEX)


SETTING = Table(
    "setting",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)


def to_row(record: Record) -> dict[str, Any]:
    """Column values of a record; the column types do the rest."""
    return {name: getattr(record, name) for name in type(record).__dataclass_fields__}


def to_record(kind: type[R], row: Sequence[Any]) -> R:
    """The record of a whole row of its table: behind its place stand its fields, in their order."""
    return kind(**dict(zip(kind.__dataclass_fields__, row[1:], strict=True)))


@cache
def kind_named(name: str) -> type[Record]:
    """The kind of record that a table's name stands for."""
    return next(kind for kind in KINDS if table_name(kind) == name)
