"""Nothing that is asked by a key reads a table from end to end, however many files there are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, event

from ib_desk.application.attachments import Attachments
from ib_desk.application.bin import Bin
from ib_desk.application.kept_lines import KeptLines
from ib_desk.application.kept_texts import KeptTexts
from ib_desk.application.ports import Keep, all_of
from ib_desk.application.records import Records
from ib_desk.application.removal import removal
from ib_desk.application.undo import UndoStack
from ib_desk.application.whole_files import WholeFiles
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.contract import Contract
from ib_desk.domain.records.kinds import KINDS, references
from ib_desk.domain.records.school import Professional, School
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.swv_demand import SwvDemand
from ib_desk.domain.records.swv_form import SwvForm, SwvFormBox
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute
from ib_desk.storage.tables import METADATA, TABLES
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from tests.application.fakes import ticking_clock
from tests.made_pages import PagesInProcess
from tests.samples import sample
from tests.shipped import catalogue

Statement = tuple[str, Any]

REFERRING = [(kind, name) for kind in KINDS for name in references(kind)]
FEW = {
    *(
        TABLES[kind].name
        for kind in (
            SwvProfile,
            SwvDemand,
            SwvRoute,
            SwvDay,
            SwvForm,
            SwvFormBox,
            School,
            Professional,
        )
    ),
    *("draft", "bin", "setting", "loose_content"),
}
"""What does not grow with the files."""
OF_FEW_ROWS = "ix_searched_leaving"
"""An index of those rows alone that leave."""


@contextmanager
def listening(engine: Engine) -> Iterator[list[Statement]]:
    """Each statement that the database was asked."""
    asked: list[Statement] = []

    def note(_connection: object, _cursor: object, sql: str, values: Any, *_others: object) -> None:
        asked.append((sql, values))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


def plans(engine: Engine, asked: list[Statement]) -> set[str]:
    """How SQLite looks into each table: SCAN from end to end, SEARCH by a key."""
    with engine.connect() as connection:
        return {
            row[3]
            for sql, values in dict(asked).items()
            if sql.startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))
            for row in connection.exec_driver_sql(
                f"EXPLAIN QUERY PLAN {sql}", values[0] if isinstance(values, list) else values
            )
            if row[3].startswith(("SCAN", "SEARCH")) and "VIRTUAL TABLE" not in row[3]
        }


def read_whole(engine: Engine, asked: list[Statement]) -> set[str]:
    """The tables that were read from end to end, and grow with the school."""
    found = (plan for plan in plans(engine, asked) if not plan.endswith(OF_FEW_ROWS))
    scans = {plan.split()[1] for plan in found if plan.startswith("SCAN")}
    return scans & METADATA.tables.keys() - FEW


def test_every_column_that_refers_has_an_index():
    for table in METADATA.tables.values():
        indexed = {next(iter(index.columns)).name for index in table.indexes}
        assert {key.parent.name for key in table.foreign_keys} <= indexed, table.name


@pytest.mark.parametrize(("kind", "name"), REFERRING)
def test_what_refers_is_found_by_its_key(filled_for_all, kind, name):
    with listening(filled_for_all) as asked, SqlUnitOfWork(filled_for_all) as work:
        work.find(kind, **{name: sample(kind).id})
        work.find_of(kind, name, [sample(kind).id, uuid4()])

    (plan,) = plans(filled_for_all, asked)

    table = TABLES[kind].name
    assert plan == f"SEARCH {table} USING INDEX ix_{table}_{name} ({name}=?)"


def test_a_file_is_read_by_keys(filled_for_all):
    with listening(filled_for_all) as asked:
        WholeFiles(lambda: SqlUnitOfWork(filled_for_all)).one(sample(SupportFile).id)

    assert read_whole(filled_for_all, asked) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_what_goes_along_is_found_by_keys(filled_for_all, kind):
    with listening(filled_for_all) as asked, SqlUnitOfWork(filled_for_all) as work:
        assert removal(work, sample(kind))

    assert read_whole(filled_for_all, asked) == set()


def test_removing_and_taking_it_back_follow_keys(filled):
    records = Records(partial(SqlUnitOfWork, filled, keeping()), UndoStack(), ticking_clock())
    with listening(filled) as asked:
        for kind in (Agreement, Contract, Professional):
            records.remove(sample(kind))
            records.undo()
            records.redo()

    assert read_whole(filled, asked) == set()


def test_an_unlock_reads_no_table_from_end_to_end(filled):
    work, clock = partial(SqlUnitOfWork, filled, keeping()), ticking_clock()
    undo, term = UndoStack(), catalogue().bin_term
    records = Records(work, undo, clock, term)
    records.remove(sample(Signal))
    documents = Attachments(work, records, PagesInProcess(), catalogue().document_names)
    with listening(filled) as asked:
        Bin(work, records, undo, clock, term).look()
        documents.purge()
        documents.outdated()

    assert asked
    assert read_whole(filled, asked) == set()


def test_erasing_follows_keys(filled):
    work, clock = partial(SqlUnitOfWork, filled, keeping()), ticking_clock()
    undo, term = UndoStack(), catalogue().bin_term
    records = Records(work, undo, clock, term)
    records.remove(sample(Signal))
    with listening(filled) as asked:
        Bin(work, records, undo, clock, term).erase(sample(Signal).id, "dubbel")

    assert read_whole(filled, asked) == set()


def keeping() -> Keep:
    trajectories = catalogue().trajectories.values()
    lines = KeptLines(catalogue().trajectory, trajectories, ticking_clock())
    return all_of(lines, KeptTexts())
