"""Vaults as full as those of schools, made fast: one file as the program stores it, then copies.

A file holds what the example holds, and beside that six weighings, twenty interventions, five
documents and a history of two hundred lines. Each is about a child of its own, with its days some
weeks earlier or later, so that not all ask for the same on the same day. One in ten is live, and
sixty at least; the others were closed in the ten years before, and who they were about left within
some months.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache, partial
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Date, DateTime, Engine, Table

from ib_desk.application.changes import Change, Edit
from ib_desk.application.ports import HistoryLine
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.attachment import Attachment, ContentId, MediaType
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional, School
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.swv_demand import SwvDemand
from ib_desk.domain.records.swv_form import SwvForm, SwvFormBox
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute
from ib_desk.domain.records.weighing import Weighing
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.main.example import example_records
from ib_desk.main.wiring import Parts
from ib_desk.storage.tables import CONTENT, HISTORY, TABLES
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from ib_desk.storage.vault import OpenedVault

PHRASE = "wolk fietspad zilver fiets"
TODAY = date(2026, 11, 30)
"""The day on which one looks into such a vault."""

_SHARED = (School, Professional, SwvProfile, SwvDemand, SwvRoute, SwvDay, SwvForm, SwvFormBox)
_FIRST = ("Noor", "Sem", "Ayşe", "Daan", "Fenna", "Milan", "Zoë", "Łukasz", "Sara", "Jip", "Imane")
_LAST = ("Dalen", "Bakker", "Çelik", "Smit", "Jansen", "Mulder", "Visser", "Peters", "Kok", "Vos")
_FILES_AT_ONCE = 50
_DAYS_APART = 90
_YEARS_BACK = 10
_LIVE_AT_LEAST = 60
_STAYS = 150
"""Days that a pupil stays whose file was closed."""

Cells = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fullness:
    """How much each file holds; `document_size` in bytes. Beyond `live` files all are closed."""

    live: int | None = None
    weighings: int = 6
    interventions: int = 20
    documents: int = 5
    document_size: int = 200_000
    history: int = 200


@dataclass(frozen=True, slots=True)
class _Copy:
    """What differs from the first file: `ids` by the old ones, as SQLite holds them."""

    number: int
    ids: Mapping[str, str]
    days: int
    is_live: bool
    draw: random.Random


_Change = Callable[[Any, _Copy], Any]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the first file, and what is done with some of its cells."""

    cells: Cells
    changes: Sequence[tuple[int, _Change]]

    def copied(self, copy: _Copy) -> Cells:
        cells = list(self.cells)
        for place, change in self.changes:
            cells[place] = change(cells[place], copy)
        return tuple(cells)


def new_vault(parts: Parts, folder: Path) -> OpenedVault:
    """An empty one, open; `PHRASE` unlocks it, as slowly as on this machine."""
    made = parts.vaults.create(folder, label="Bench", passphrase=passphrase_bytes(PHRASE)).vault
    if not isinstance(made, OpenedVault):
        raise TypeError(type(made))
    return made


def fill(
    engine: Engine, resources: Traversable, count: int, fullness: Fullness | None = None
) -> None:
    """Put `count` files into an empty vault, in some milliseconds each beside the documents."""
    full = fullness or Fullness()
    records = _records(resources, full)
    _store(engine, records, full)
    own = [record for record in records if not isinstance(record, _SHARED)]
    ids = {record.id for record in own} | {r.content_id for r in own if isinstance(r, Attachment)}
    tables = [*dict.fromkeys(TABLES[type(record)] for record in own), HISTORY, CONTENT]
    draw = random.Random(count)  # noqa: S311 -- invented names, no secret
    live = max(_LIVE_AT_LEAST, count // 10) if full.live is None else full.live
    with engine.begin() as connection:
        first = {table: list(_rows(connection, table, ids)) for table in tables}
    for numbers in _runs(count):
        copies = [_copy(number, ids, draw, is_live=number < live) for number in numbers]
        with engine.begin() as connection:
            # The contents stand behind what refers to them.
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            for table, rows in first.items():
                made = [row.copied(copy) for copy in copies for row in rows]
                connection.exec_driver_sql(_insert(table), made)


def _records(resources: Traversable, full: Fullness) -> list[Record]:
    """The example with as much as `full` asks."""
    records = list(example_records(resources))
    (file,) = (record for record in records if isinstance(record, SupportFile))
    new = partial(UUID, version=4)
    draw = random.Random(0)  # noqa: S311 -- the same ids each time
    for kind, wanted in ((Weighing, full.weighings), (Intervention, full.interventions)):
        known = [record for record in records if isinstance(record, kind)]
        for number in range(wanted - len(known)):
            like = known[number % len(known)]
            records.append(replace(like, id=new(int=draw.getrandbits(128))))
    for number in range(full.documents):
        content = _content(number, full.document_size)
        records.append(
            Attachment(
                file_id=file.id,
                content_id=ContentId(new(int=draw.getrandbits(128))),
                title=f"Verslag {number}",
                media_type=MediaType.PDF,
                size=len(content),
                digest=hashlib.sha256(content).hexdigest(),
                maker=1_000,
            )
        )
    return records


def _content(number: int, size: int) -> bytes:
    return random.Random(number).randbytes(size)  # noqa: S311 -- as a sealed PDF: not to be packed


def _store(engine: Engine, records: Sequence[Record], full: Fullness) -> None:
    """The first file, as the program itself stores it."""
    with SqlUnitOfWork(engine) as work:
        for record in records:
            work.save(record)
        signal = next(record for record in records if isinstance(record, Intervention))
        (file,) = (record for record in records if isinstance(record, SupportFile))
        before = datetime.combine(TODAY, datetime.min.time())
        for number in range(full.history):
            edit = Edit(signal, replace(signal, title=f"{signal.title} {number}"))
            change = Change(Action.CHANGED, (edit,), edit.record)
            at = before - timedelta(hours=full.history - number)
            work.write_history(HistoryLine(at=at, change=change, file_id=file.id))
        work.commit()
    with engine.begin() as connection:
        documents = [record for record in records if isinstance(record, Attachment)]
        for number, document in enumerate(documents):
            values = (document.content_id.hex, _content(number, full.document_size))
            connection.exec_driver_sql(_insert(CONTENT), values)


def _rows(connection: Connection, table: Table, ids: set[UUID]) -> Iterator[_Row]:
    stored, written = {found.hex for found in ids}, {str(found): found.hex for found in ids}
    for row in connection.exec_driver_sql(f"SELECT * FROM {table.name}"):  # noqa: S608 - our own names
        changes: list[tuple[int, _Change]] = []
        for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            if cell in stored:
                changes.append((place, _new_id))
            elif isinstance(column.type, Date | DateTime) and cell is not None:
                changes.append((place, _other_day))
            elif isinstance(cell, str) and (inside := [i for i in written if i in cell]):
                again = {one: written[one] for one in inside}
                changes.append((place, partial(_new_ids_inside, again)))
            elif column.name == "seq":
                changes.append((place, _next_place))
            elif (table, column.name) in _OF_ITS_OWN:
                changes.append((place, _OF_ITS_OWN[table, column.name]))
            elif table is HISTORY and column.name == "id":
                changes.append((place, lambda _cell, _copy: None))
        yield _Row(tuple(row), changes)


def _copy(number: int, ids: set[UUID], draw: random.Random, *, is_live: bool) -> _Copy:
    new = {old.hex: f"{draw.getrandbits(128):032x}" for old in sorted(ids)}
    days = draw.randrange(-_DAYS_APART, _DAYS_APART)
    if not is_live:
        days -= draw.randrange(_DAYS_APART, 365 * _YEARS_BACK)
    return _Copy(number=number, ids=new, days=days, is_live=is_live, draw=draw)


def _new_id(cell: str, copy: _Copy) -> str:
    return copy.ids[cell]


def _new_ids_inside(inside: Mapping[str, str], cell: str, copy: _Copy) -> str:
    for written, stored in inside.items():
        cell = cell.replace(written, str(UUID(copy.ids[stored])))
    return cell


def _other_day(cell: str, copy: _Copy) -> str:
    return _moved(cell, copy.days)


def _closed_on(cell: str | None, copy: _Copy) -> str | None:
    return cell if copy.is_live else (TODAY + timedelta(days=copy.days)).isoformat()


def _left_on(_cell: str | None, copy: _Copy) -> str | None:
    day = TODAY + timedelta(days=copy.days + _STAYS)
    return None if copy.is_live or day > TODAY else day.isoformat()


@cache
def _moved(day: str, by: int) -> str:
    moved = date.fromisoformat(day[:10]) + timedelta(days=by)
    return moved.isoformat() + day[10:]


def _next_place(cell: int, copy: _Copy) -> int:
    return cell + 1_000 * copy.number


_OF_ITS_OWN: Mapping[tuple[Table, str], _Change] = {
    (TABLES[SupportFile], "closed_on"): _closed_on,
    (TABLES[Pupil], "left_on"): _left_on,
    (TABLES[Pupil], "call_name"): lambda _cell, copy: copy.draw.choice(_FIRST),
    (TABLES[Pupil], "surname"): lambda _cell, copy: f"{copy.draw.choice(_LAST)}-{copy.number}",
    (TABLES[Pupil], "year_group"): lambda _cell, copy: str(copy.draw.randint(1, 8)),
}


def _runs(count: int) -> Iterator[range]:
    for start in range(1, count, _FILES_AT_ONCE):
        yield range(start, min(start + _FILES_AT_ONCE, count))


def _insert(table: Table) -> str:
    places = ", ".join("?" for _ in table.columns)
    return f"INSERT INTO {table.name} VALUES ({places})"  # noqa: S608 - our own names
