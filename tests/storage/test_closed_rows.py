"""What is closed stands in two tables of the database, whatever else is kept there or will be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from ib_desk.application.bin import Bin
from ib_desk.application.closed_items import ClosedItems
from ib_desk.application.kept_lines import KeptLines
from ib_desk.application.kept_texts import KeptTexts
from ib_desk.application.ports import Draft, all_of
from ib_desk.application.records import Records
from ib_desk.application.undo import UndoStack
from ib_desk.domain.errors import NotFound
from ib_desk.domain.records.closed import Closed, ClosedBecause, can_be_closed
from ib_desk.domain.records.contact import Contact
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.storage.tables import table_name
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from tests.application.fakes import ticking_clock
from tests.application.test_closed_items import standing
from tests.databases import empty_database, opened
from tests.program.every_field import marked
from tests.program.marks import PLAIN
from tests.samples import sample_id, samples
from tests.shipped import catalogue

HOLD_IT = {"bin", "history"}
"""Whole, until it is opened; and what was done with it, which is told to nobody else."""
WHY = Closed(because=ClosedBecause.OTHER, why="daarom")
CLOSABLE = tuple(kind for kind in KINDS if can_be_closed(kind))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database with one of each kind."""
    path: Path = tmp_path_factory.mktemp("closed") / "vault.db"
    path.write_bytes(empty_database())
    with opened(path) as engine, work_of(engine)() as work:
        for record in samples():
            work.save(standing(record))
        work.commit()
    return path.read_bytes()


@pytest.fixture
def engine(filled: bytes, tmp_path: Path) -> Iterator[Engine]:
    path = tmp_path / "vault.db"
    path.write_bytes(filled)
    with opened(path) as engine:
        yield engine


def work_of(engine: Engine) -> partial[SqlUnitOfWork]:
    clock, known = ticking_clock(), catalogue()
    lines = KeptLines(known.trajectory, known.trajectories.values(), clock)
    return partial(SqlUnitOfWork, engine, all_of(lines, KeptTexts()))


def tables_with(engine: Engine, word: str) -> set[str]:
    """Every table of the file, those of the index itself too."""
    with engine.connect() as connection:
        names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
        return {
            name
            for name in names.scalars().all()
            if word.lower()
            in repr(connection.execute(text(f'SELECT * FROM "{name}"')).all()).lower()  # noqa: S608 - ours
        }


@pytest.mark.parametrize("kind", CLOSABLE)
def test_of_each_kind_no_other_table_holds_a_word(engine: Engine, kind: type[Record]):
    work = work_of(engine)
    records = Records(work, UndoStack(), ticking_clock())
    items = ClosedItems(work, records)
    before = records.get(kind, sample_id(kind))
    record = marked(before, kind.__name__)
    records.change(before, record)
    with work() as open_work:
        open_work.put_draft(Draft(record_id=record.id, field="x", text=PLAIN))
        open_work.commit()
    assert {table_name(kind), "searched"} < tables_with(engine, PLAIN)

    items.close(record, WHY)
    assert tables_with(engine, PLAIN) <= HOLD_IT
    (item,) = items.of_file(sample_id(SupportFile))
    assert (item.root, item.closed) == (record, WHY)

    items.open_again(record.id)
    assert records.get(kind, record.id) == standing(record)


def test_the_bin_and_what_is_closed_know_nothing_of_each_other(engine: Engine):
    work = work_of(engine)
    records = Records(work, UndoStack(), ticking_clock())
    items = ClosedItems(work, records)
    bin_ = Bin(work, records, UndoStack(), ticking_clock(), catalogue().bin_term)
    closed, removed = records.get(Contact, sample_id(Contact)), records.find(Intervention)[0]
    items.close(closed, WHY)
    records.remove(removed)

    assert [item.root for item in bin_.items()] == [removed]
    assert [item.root for item in items.of_file(sample_id(SupportFile))] == [closed]
    with pytest.raises(NotFound):
        bin_.put_back(closed.id)
    with pytest.raises(NotFound):
        items.open_again(removed.id)
    items.open_again(closed.id)
    bin_.put_back(removed.id)
