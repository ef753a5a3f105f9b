"""A transaction on the encrypted database, and the records in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from operator import itemgetter
from types import TracebackType
from typing import Any, Self, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Engine, Row, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from ib_desk.application.ports import (
    Binned,
    BinnedSince,
    Draft,
    FoundText,
    HistoryLine,
    Keep,
    Kept,
    R,
    Sought,
)
from ib_desk.application.progress import Cancelled
from ib_desk.domain.errors import NotFound
from ib_desk.domain.file.kept_beside import KeptBeside
from ib_desk.domain.records.attachment import ContentId
from ib_desk.domain.records.kinds import content_fields, contents_of, references
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.search.searched import SearchText
from ib_desk.storage import bin_rows, content_rows, history_rows, lines_of_lists, search_rows
from ib_desk.storage.among import among
from ib_desk.storage.engine import HALTED
from ib_desk.storage.json_values import to_plain
from ib_desk.storage.plain_changes import PlainEdits
from ib_desk.storage.record_statements import (
    GET,
    GET_EACH,
    IDS,
    LEFT_PLACE,
    PLACES,
    REMOVE,
    SAVE,
    SOME,
    found_by,
    found_of,
)
from ib_desk.storage.tables import DRAFT, LOOSE, SETTING, TABLES, to_record, to_row

T = TypeVar("T")

_PLACE_OF = itemgetter(0)
"""Of a row of records: where it stands among its kind."""


class SqlUnitOfWork:
    """`with SqlUnitOfWork(engine) as work:`; on the thread that made the engine."""

    def __init__(self, engine: Engine, keep: Keep | None = None) -> None:
        """`keep` has the lines of lists made; without it nothing that lists show may be changed."""
        self._engine = engine
        self._keep = keep
        self._touched: list[Record] = []
        # What this transaction read or stored, `None` for what is not there: nobody else writes
        # meanwhile, so no record is read twice.
        self._known: dict[tuple[type[Record], UUID], Record | None] = {}
        self._places: dict[UUID, int] = {}
        self._plain = PlainEdits()
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
        found = self.stored(kind, record_ids)
        for record_id in record_ids:
            if record_id not in found:
                raise NotFound(kind.__name__, record_id)
        return [found[record_id] for record_id in record_ids]

    def stored(self, kind: type[R], record_ids: Collection[UUID]) -> dict[UUID, R]:
        """Those of these records that are there, by their ids."""
        new = [record_id for record_id in record_ids if (kind, record_id) not in self._known]
        self._known.update(dict.fromkeys((kind, record_id) for record_id in new))
        if len(new) == 1:
            self._read(kind, self._connection.execute(GET[kind], {"id": new[0]}))
        elif new:
            self._read(kind, self._connection.execute(GET_EACH[kind], {IDS: new}))
        known: Any = self._known
        there = ((record_id, known[kind, record_id]) for record_id in record_ids)
        return {record_id: record for record_id, record in there if record is not None}

    def _read(self, kind: type[R], rows: Iterable[Row[Any]]) -> list[R]:
        known: Any = self._known
        found = []
        for row in self.each(rows):
            key = kind, row.id
            self._places[row.id] = _PLACE_OF(row)
            record = known.get(key)
            if record is None:
                record = known[key] = to_record(kind, row)
            found.append(record)
        return found

    def find(self, kind: type[R], **equal: Any) -> list[R]:
        """Return the records whose fields equal these values, in the order they were added."""
        given = {name: value for name, value in equal.items() if value is not None}
        query = found_by(
            TABLES[kind], tuple(given), tuple(name for name in equal if name not in given)
        )
        rows = self._connection.execute(query, given)
        return self._read(kind, sorted(rows, key=_PLACE_OF) if equal else rows)

    def find_of(self, kind: type[R], name: str, owner_ids: Collection[UUID]) -> list[R]:
        """Return the records of which this field holds one of these ids, in the order of `find`."""
        if len(owner_ids) <= 1:  # SQLAlchemy needs longer for a list of one than for a value
            return [one for owner_id in owner_ids for one in self.find(kind, **{name: owner_id})]
        query = found_of(TABLES[kind], name)
        rows = self._connection.execute(query, {IDS: owner_ids})
        return self._read(kind, sorted(self.each(rows), key=_PLACE_OF))

    def values(self, kind: type[Record], *names: str) -> list[tuple[Any, ...]]:
        """These fields of all records of a kind, where the records themselves are too much."""
        table = TABLES[kind]
        columns = (table.c[name] for name in names)
        rows = self._connection.execute(select(*columns).order_by(table.c.seq))
        return [tuple(row) for row in self.each(rows)]

    def find_lacking(self, kind: type[R], part: type[Record], **said: Collection[Any]) -> list[R]:
        """Return the records of which no `part` says one of these values, in order of `find`."""
        table, parts = TABLES[kind], TABLES[part]
        (refers,) = (name for name, to in references(part).items() if to == (kind, True))
        says = [parts.c[name].in_(list(values)) for name, values in said.items()]
        saying = select(parts.c.id).where(parts.c[refers] == table.c.id, *says).exists()
        rows = self._connection.execute(select(table).where(~saying).order_by(table.c.seq))
        return self._read(kind, rows)

    def each(self, things: Iterable[T]) -> Iterator[T]:
        """The same, one by one: a vault that must close waits for no list, however long.

        Raises:
            Cancelled: it must close.
        """
        is_halted: Callable[[], bool] = self._connection.info.get(HALTED, bool)
        for thing in things:
            if is_halted():
                raise Cancelled
            yield thing

    def save(self, *records: Record) -> None:
        """Store records of one kind: new ones come last, an undone removal where it was."""
        places = self._left_places
        rows = [{LEFT_PLACE: places.get(record.id)} | to_row(record) for record in records]
        self._touch(records)
        self._touched += records
        self._connection.execute(SAVE[type(records[0])], rows)
        self._known.update(((type(record), record.id), record) for record in records)

    def remove(self, *records: Record) -> None:
        """Delete records of one kind; whoever refers to them must be gone or have let go before."""
        self._touch(records)
        kind, ids = type(records[0]), [record.id for record in records]
        self._left_places.update(self._places_of(kind, self.stored(kind, ids)))
        self._connection.execute(REMOVE[kind], {IDS: ids})
        self._known.update(dict.fromkeys((kind, record_id) for record_id in ids))

    def _places_of(self, kind: type[Record], record_ids: Collection[UUID]) -> dict[UUID, int]:
        new = [record_id for record_id in record_ids if record_id not in self._places]
        if new:  # put there in this same transaction
            placed = self._connection.execute(PLACES[kind], {IDS: new})
            self._places.update((row.id, row.seq) for row in placed)
        return {record_id: self._places[record_id] for record_id in record_ids}

    def _touch(self, records: Sequence[Record]) -> None:
        """Note them as they are stored until now: what they are part of, which bytes they want."""
        kind, ids = type(records[0]), [record.id for record in records]
        if self._keep is None and not content_fields(kind):
            return
        before = list(self.stored(kind, ids).values())
        self._touched += before
        self._look_at({content_id for record in before for content_id in contents_of(record)})

    def put_content(self, content: bytes) -> ContentId:
        """Keep bytes under a new id."""
        content_id = content_rows.put(self._connection, content, self.each)
        self._look_at([content_id])
        return content_id

    def content(self, content_id: ContentId) -> bytes:
        """Return kept bytes; raises `NotFound`."""
        return content_rows.whole(self._connection, content_id)

    def beginning(self, content_id: ContentId, size: int) -> bytes:
        """As many of the first of kept bytes, without reading the rest; raises `NotFound`."""
        return content_rows.beginning(self._connection, content_id, size)

    def put_over(self, content_id: ContentId, content: bytes) -> None:
        """Keep other bytes under an id; what was there is overwritten, as all that SQLite frees."""
        content_rows.put_over(self._connection, content_id, content)

    def forget_contents(self, content_ids: Collection[ContentId]) -> None:
        """Drop bytes that no record refers to any more."""
        content_rows.forget(self._connection, content_ids)

    def contents_to_look_at(self) -> set[ContentId]:
        """Bytes that may have lost the last record that pointed to them, since this was asked."""
        rows = self._connection.execute(delete(LOOSE).returning(LOOSE.c.content_id))
        return {ContentId(found) for found in rows.scalars()}

    def wanted_contents(self, those: Collection[ContentId]) -> set[ContentId]:
        """Those of them that a record points to, or what is in the bin."""
        wanted = bin_rows.contents(self._connection) & {*those}
        for kind, table in TABLES.items():
            for name in content_fields(kind):
                query = select(table.c[name]).where(among(table.c[name], IDS))
                found = self._connection.execute(query, {IDS: those})
                wanted.update(ContentId(content_id) for content_id in found.scalars())
        return wanted

    def _look_at(self, content_ids: Iterable[ContentId]) -> None:
        rows = [{"content_id": content_id} for content_id in content_ids]
        if rows:
            self._connection.execute(upsert(LOOSE).on_conflict_do_nothing(), rows)

    def write_history(self, line: HistoryLine) -> None:
        """Add a line to the history, in this same transaction."""
        history_rows.write(self._connection, line, self._plain, self.each)

    def history(
        self, file_id: UUID | None = None, limit: int = 500, since: date | None = None
    ) -> list[HistoryLine]:
        """Newest first; of one file, or of the whole vault; back to a day, itself not in it."""
        return history_rows.read(self._connection, file_id, limit, since, self.each)

    def telling(self, record_ids: Collection[UUID], since: UUID | None = None) -> list[HistoryLine]:
        """Newest first: all lines that tell of one of these, kept since that record was told of."""
        return history_rows.telling(self._connection, record_ids, since, self.each)

    def written(self, file_id: UUID) -> dict[UUID, date]:
        """On which day each record of a file was written down first, as far as history tells."""
        return history_rows.written(self._connection, file_id, self.each)

    def erase_history(self, file_ids: Collection[UUID], record_ids: Collection[UUID]) -> None:
        """Drop the history of these files, and what any other line holds of these records."""
        history_rows.erase(self._connection, file_ids, record_ids, self.each)

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
        """Keep a removal, in place of what was kept of the same root; also what was closed."""
        bin_rows.put(self._connection, binned, self._left_places, self._plain, self.each)

    def bin(self) -> list[Binned]:
        """What was removed and can be put back, newest first."""
        return bin_rows.every(self._connection, self.each)

    def binned(self, root_id: UUID) -> Binned:
        """One line of the bin; raises `NotFound`."""
        return bin_rows.one(self._connection, root_id, self.each)

    def take_from_bin(self, root_ids: Collection[UUID]) -> list[Draft]:
        """Drop the lines of these roots; gives what was being typed in what they held."""
        drafts, places = bin_rows.take(self._connection, root_ids)
        self._left_places.update(places)
        return drafts

    def closed(self, file_id: UUID | None = None) -> list[Binned]:
        """What is out of sight, of this file or of all: newest first."""
        return bin_rows.closed(self._connection, file_id, self.each)

    def closed_one(self, root_id: UUID) -> Binned:
        """One of them; raises `NotFound`."""
        return bin_rows.one(self._connection, root_id, self.each, is_closed=True)

    def binned_since(self) -> list[BinnedSince]:
        """How long each line of the bin is there, and nothing of what it holds."""
        return bin_rows.since(self._connection)

    def count_in_bin(self, root_id: UUID, days: int) -> None:
        """So many days a line of the bin was seen there."""
        bin_rows.count(self._connection, root_id, days)

    def binned_pupils(self) -> list[Pupil]:
        """Children who are in the bin, and nothing else that is in it."""
        return bin_rows.pupils(self._connection)

    def put_lines(
        self, lines: Collection[Kept], made_with: str, gone: Collection[UUID] = ()
    ) -> int:
        """Keep lines, in place of those about the same, and drop those about what is gone."""
        return lines_of_lists.put(self._connection, lines, made_with, gone)

    def lines(self, after: int, made_with: str) -> tuple[list[Kept], int]:
        """Lines that were put after that number, and the number for the next time; 0 for all."""
        return lines_of_lists.put_after(self._connection, after, made_with, self.each)

    def lines_of_now(self, made_with: str) -> tuple[list[Kept], int]:
        """As `lines` for 0, without those of pupils of whom all that is kept is quiet."""
        return lines_of_lists.of_now(self._connection, made_with, self.each)

    def beside(self, file_ids: Collection[UUID], made_with: str) -> dict[UUID, KeptBeside]:
        """What is kept beside the lines of these files, without those whose line is to be made."""
        return lines_of_lists.beside(self._connection, file_ids, made_with, self.each)

    def put_texts(
        self, texts: Collection[SearchText], stamp: str, gone: Collection[UUID] = ()
    ) -> None:
        """Keep what can be found, in place of what was kept of the same records."""
        search_rows.put(self._connection, texts, stamp, gone, self.each)

    def take_out(self) -> bool:
        """Take some more words of what is gone out of the index; False when none are left."""
        return search_rows.take_out(self._connection)

    def erase_texts(self, record_ids: Collection[UUID]) -> None:
        """Take out all that is left of these, at once."""
        search_rows.erase(self._connection, record_ids, self.each)

    def forget_texts(self) -> None:
        """Nothing is found any more of all that was put until now."""
        search_rows.forget(self._connection)

    def found_texts(self, sought: Sought, limit: int) -> list[FoundText]:
        """Of what was put, as many as `limit` that hold what is sought: newest first."""
        return search_rows.found(self._connection, sought, limit, self.each)

    def some(self, kind: type[R], after: int, limit: int) -> tuple[list[R], int]:
        """The next records of a kind in the order of `find`, and how far that is; 0 to begin."""
        found = self._connection.execute(SOME[kind], {"after": after, "limit": limit})
        rows = list(self.each(found))
        return [to_record(kind, row) for row in rows], _PLACE_OF(rows[-1]) if rows else after

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
