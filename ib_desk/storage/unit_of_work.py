"""A transaction on the encrypted database, and the records in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import TracebackType
from typing import Any, Self, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Executable,
    Integer,
    Row,
    Table,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as upsert

from ib_desk.application.changes import Change, Edit
from ib_desk.application.ports import Binned, Draft, HistoryLine, Keep, Kept, R
from ib_desk.application.progress import Cancelled
from ib_desk.domain.errors import NotFound
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.attachment import ContentId
from ib_desk.domain.records.kinds import KINDS, references
from ib_desk.domain.records.record import Record
from ib_desk.storage import lines_of_lists
from ib_desk.storage.engine import HALTED
from ib_desk.storage.json_values import from_plain, to_plain
from ib_desk.storage.tables import (
    BIN,
    CONTENT,
    DRAFT,
    HISTORY,
    SETTING,
    TABLES,
    kind_named,
    table_name,
    to_record,
    to_row,
)

T = TypeVar("T")

_LEFT_PLACE = "left place"  # no field can have this name
_IDS = "ids"


def _save(table: Table) -> Insert:
    """Insert or update; made once, since SQLAlchemy needs longer for it than SQLite."""
    last = select(func.coalesce(func.max(table.c.seq), 0) + 1).scalar_subquery()
    place = func.coalesce(bindparam(_LEFT_PLACE, type_=Integer), last)
    new = upsert(table).values(seq=place)
    changed = {column.name: column for column in new.excluded if column.name not in {"seq", "id"}}
    return new.on_conflict_do_update(index_elements=["id"], set_=changed)


def _those(table: Table) -> ColumnElement[bool]:
    """All rows that are named in one statement; a statement for each takes ten times as long."""
    return table.c.id.in_(bindparam(_IDS, expanding=True))


def _remove(table: Table) -> Executable:
    return delete(table).where(_those(table)).returning(table.c.id, table.c.seq)


@cache
def _find(table: Table, names: tuple[str, ...], empty: tuple[str, ...]) -> Executable:
    """Rows whose `names` equal what is passed by these names, and whose `empty` hold nothing."""
    equal = [table.c[name] == bindparam(name) for name in names]
    wanted = [*equal, *(table.c[name].is_(None) for name in empty)]
    # As a sum, which no index holds: the few that were found are put in order, instead of all
    # being walked through in theirs.
    return select(table).where(*wanted).order_by(table.c.seq + 0 if wanted else table.c.seq)


_GET = {kind: select(table).where(_those(table)) for kind, table in TABLES.items()}
_SAVE = {kind: _save(table) for kind, table in TABLES.items()}
_REMOVE = {kind: _remove(table) for kind, table in TABLES.items()}


class SqlUnitOfWork:
    """`with SqlUnitOfWork(engine) as work:`; on the thread that made the engine."""

    def __init__(self, engine: Engine, keep: Keep | None = None) -> None:
        """`keep` has the lines of lists made; without it nothing that lists show may be changed."""
        self._engine = engine
        self._keep = keep
        self._touched: list[Record] = []
        self._connection: Connection

    def __enter__(self) -> Self:
        self._connection = self._engine.connect()
        try:
            self._transaction = self._connection.begin()
        except BaseException:
            self._connection.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._transaction.is_active:
            self._transaction.rollback()
        self._connection.close()

    def commit(self) -> None:
        """Make all of it last; the unit of work is over."""
        if self._keep is not None and self._touched:
            self._keep(self, self._touched)
        self._transaction.commit()

    @property
    def _left_places(self) -> dict[UUID, int]:
        """Where removed records stood; kept with the connection, as long as undo can last."""
        places: dict[UUID, int] = self._connection.info.setdefault("left_places", {})
        return places

    def get(self, kind: type[R], record_id: UUID) -> R:
        """Return the record; raises `NotFound`."""
        return self.get_each(kind, (record_id,))[0]

    def get_each(self, kind: type[R], record_ids: Collection[UUID]) -> list[R]:
        """Return the record of each id, in their order; raises `NotFound`."""
        rows = self._connection.execute(_GET[kind], {_IDS: list(record_ids)}).mappings()
        found = {row["id"]: to_record(kind, row) for row in self._each(rows)}
        for record_id in record_ids:
            if record_id not in found:
                raise NotFound(kind.__name__, record_id)
        return [found[record_id] for record_id in record_ids]

    def find(self, kind: type[R], **equal: Any) -> list[R]:
        """Return the records whose fields equal these values, in the order they were added."""
        given = {name: value for name, value in equal.items() if value is not None}
        query = _find(
            TABLES[kind], tuple(given), tuple(name for name in equal if name not in given)
        )
        rows = self._connection.execute(query, given).mappings()
        return [to_record(kind, row) for row in self._each(rows)]

    def find_lacking(self, kind: type[R], part: type[Record], **said: Collection[Any]) -> list[R]:
        """Return the records of which no `part` says one of these values, in order of `find`."""
        table, parts = TABLES[kind], TABLES[part]
        (refers,) = (name for name, to in references(part).items() if to == (kind, True))
        says = [parts.c[name].in_(list(values)) for name, values in said.items()]
        saying = select(parts.c.id).where(parts.c[refers] == table.c.id, *says).exists()
        rows = self._connection.execute(select(table).where(~saying).order_by(table.c.seq))
        return [to_record(kind, row) for row in self._each(rows.mappings())]

    def _each(self, rows: Iterable[T]) -> Iterator[T]:
        """A vault that must close waits for no list, however long.

        Raises:
            Cancelled: it must close.
        """
        is_halted: Callable[[], bool] = self._connection.info.get(HALTED, bool)
        for row in rows:
            if is_halted():
                raise Cancelled
            yield row

    def save(self, *records: Record) -> None:
        """Store records of one kind: new ones come last, an undone removal where it was."""
        places = self._left_places
        rows = [{_LEFT_PLACE: places.get(record.id)} | to_row(record) for record in records]
        self._touch(records)
        self._touched += records
        self._connection.execute(_SAVE[type(records[0])], rows)

    def remove(self, *records: Record) -> None:
        """Delete records of one kind; whoever refers to them must be gone or have let go before."""
        self._touch(records)
        ids = {_IDS: [record.id for record in records]}
        gone = self._connection.execute(_REMOVE[type(records[0])], ids)
        self._left_places.update((row.id, row.seq) for row in gone)

    def _touch(self, records: Sequence[Record]) -> None:
        """As they are stored until now: what they were part of may be another thing."""
        if self._keep is not None:
            kind, ids = type(records[0]), [record.id for record in records]
            rows = self._connection.execute(_GET[kind], {_IDS: ids}).mappings()
            self._touched += [to_record(kind, row) for row in rows]

    def referring(self, record: Record) -> list[tuple[Record, str, bool]]:
        """Records that point here: (record, field, whether it is part of this record)."""
        found: list[tuple[Record, str, bool]] = []
        for kind in KINDS:
            for name, (target, is_part) in references(kind).items():
                if target is type(record):
                    others = self.find(kind, **{name: record.id})
                    found.extend((other, name, is_part) for other in others)
        return found

    def put_content(self, content: bytes) -> ContentId:
        """Keep bytes under a new id."""
        content_id = ContentId(uuid4())
        self._connection.execute(insert(CONTENT).values(id=content_id, bytes=content))
        return content_id

    def content(self, content_id: ContentId) -> bytes:
        """Return kept bytes; raises `NotFound`."""
        found = self._connection.execute(
            select(CONTENT.c.bytes).where(CONTENT.c.id == content_id)
        ).scalar_one_or_none()
        if found is None:
            raise NotFound("content", content_id)
        return bytes(found)

    def content_ids(self) -> set[ContentId]:
        """Ids of all kept bytes."""
        return {
            ContentId(found) for found in self._connection.execute(select(CONTENT.c.id)).scalars()
        }

    def forget_content(self, content_id: ContentId) -> None:
        """Drop bytes that no record refers to any more."""
        self._connection.execute(delete(CONTENT).where(CONTENT.c.id == content_id))

    def write_history(self, line: HistoryLine) -> None:
        """Add a line to the history, in this same transaction."""
        change = line.change
        self._connection.execute(
            insert(HISTORY).values(
                at=line.at,
                file_id=line.file_id,
                action=change.action.value,
                subject=_subject(change),
                edits=[_plain_edit(edit) for edit in change.edits],
            )
        )

    def history(self, file_id: UUID | None = None, limit: int = 500) -> list[HistoryLine]:
        """Newest first; of one file, or of the whole vault."""
        query = select(HISTORY).order_by(HISTORY.c.id.desc()).limit(limit)
        if file_id is not None:
            query = query.where(HISTORY.c.file_id == file_id)
        lines = []
        for row in self._each(self._connection.execute(query)):
            edits = tuple(_edit(plain) for plain in row.edits)
            change = Change(Action(row.action), edits, edits[row.subject].record)
            lines.append(HistoryLine(at=row.at, change=change, file_id=row.file_id))
        return lines

    def put_draft(self, draft: Draft) -> None:
        """Keep unfinished text, in place of what was kept for this field."""
        values = to_plain(draft) | {"record_id": draft.record_id}
        self._connection.execute(
            upsert(DRAFT)
            .values(values)
            .on_conflict_do_update(
                index_elements=["record_id", "field"],
                set_={"text": draft.text, "cursor": draft.cursor},
            )
        )

    def drafts(self) -> list[Draft]:
        """All unfinished texts."""
        rows = self._connection.execute(select(DRAFT)).mappings()
        return [Draft(**row) for row in rows]

    def forget_draft(self, record_id: UUID, field: str) -> None:
        """Drop a draft, if there is one."""
        self._connection.execute(
            delete(DRAFT).where(DRAFT.c.record_id == record_id, DRAFT.c.field == field)
        )

    def put_in_bin(self, binned: Binned) -> None:
        """Keep a removal, in place of what was kept of the same root."""
        root_id, ids = binned.root.id, {record.id for record in binned.gone}
        kept = self._connection.execute(select(BIN.c.places).where(BIN.c.root_id == root_id))
        left = {str(i): place for i, place in self._left_places.items() if i in ids}
        values = {
            "root_id": root_id,
            "at": binned.at,
            "subject": _subject(binned.change),
            "edits": [_plain_edit(edit) for edit in binned.change.edits],
            "drafts": to_plain(binned.drafts),
            "places": (kept.scalar_one_or_none() or {}) | left,
            "counted_days": binned.counted_days,
        }
        put = upsert(BIN).values(values)
        self._connection.execute(put.on_conflict_do_update(index_elements=["root_id"], set_=values))

    def bin(self) -> list[Binned]:
        """What was removed and can be put back, newest first."""
        rows = self._connection.execute(select(BIN).order_by(BIN.c.at.desc()))
        return [_binned(row) for row in self._each(rows)]

    def binned(self, root_id: UUID) -> Binned:
        """One line of the bin; raises `NotFound`."""
        row = self._connection.execute(select(BIN).where(BIN.c.root_id == root_id)).first()
        if row is None:
            raise NotFound("bin", root_id)
        return _binned(row)

    def take_from_bin(self, root_ids: Collection[UUID]) -> list[Binned]:
        """Drop the lines of these roots and return them; what is stored again has its place."""
        query = delete(BIN).where(BIN.c.root_id.in_(root_ids)).returning(BIN)
        rows = list(self._connection.execute(query))
        for row in rows:
            self._left_places.update({UUID(i): place for i, place in row.places.items()})
        return [_binned(row) for row in rows]

    def erase_history(self, file_ids: Collection[UUID], record_ids: Collection[UUID]) -> None:
        """Drop the history of these files, and what any other line holds of these records."""
        self._connection.execute(delete(HISTORY).where(HISTORY.c.file_id.in_(file_ids)))
        ids = {str(record_id) for record_id in record_ids}
        for row in list(self._connection.execute(select(HISTORY))):
            edits = [edit for edit in row.edits if _id_of(edit) not in ids]
            this = HISTORY.c.id == row.id
            if not edits:
                self._connection.execute(delete(HISTORY).where(this))
            elif len(edits) < len(row.edits):
                subject = _id_of(row.edits[row.subject])
                place = next((i for i, edit in enumerate(edits) if _id_of(edit) == subject), 0)
                less = {"edits": edits, "subject": place}
                self._connection.execute(update(HISTORY).where(this).values(less))

    def put_lines(
        self, lines: Collection[Kept], made_with: str, gone: Collection[UUID] = ()
    ) -> int:
        """Keep lines, in place of those about the same, and drop those about what is gone."""
        return lines_of_lists.put(self._connection, lines, made_with, gone)

    def lines(self, after: int, made_with: str) -> tuple[list[Kept], int]:
        """Lines that were put after that number, and the number for the next time; 0 for all."""
        return lines_of_lists.put_after(self._connection, after, made_with, self._each)

    def setting(self, name: str) -> str | None:
        """A value that belongs to this vault."""
        return self._connection.execute(
            select(SETTING.c.value).where(SETTING.c.name == name)
        ).scalar_one_or_none()

    def put_setting(self, name: str, value: str) -> None:
        """Keep a value that belongs to this vault."""
        self._connection.execute(
            upsert(SETTING)
            .values(name=name, value=value)
            .on_conflict_do_update(index_elements=["name"], set_={"value": value})
        )


def _subject(change: Change) -> int:
    """Which of the edits is about what the user acted on."""
    ids = [edit.record.id for edit in change.edits]
    return ids.index(change.subject.id) if change.subject.id in ids else 0


def _binned(row: Row[Any]) -> Binned:
    edits = tuple(_edit(plain) for plain in row.edits)
    return Binned(
        at=row.at,
        change=Change(Action.REMOVED, edits, edits[row.subject].record),
        drafts=from_plain(row.drafts, tuple[Draft, ...]),
        counted_days=row.counted_days,
    )


def _id_of(plain_edit: Mapping[str, Any]) -> str:
    known = plain_edit["after"] or plain_edit["before"]
    return str(known["id"])


def _plain_edit(edit: Edit) -> dict[str, Any]:
    return {
        "kind": table_name(type(edit.record)),
        "before": None if edit.before is None else to_plain(edit.before),
        "after": None if edit.after is None else to_plain(edit.after),
    }


def _edit(plain: dict[str, Any]) -> Edit:
    kind = kind_named(plain["kind"])
    before, after = (
        None if plain[side] is None else from_plain(plain[side], kind)
        for side in ("before", "after")
    )
    return Edit(before, after)
