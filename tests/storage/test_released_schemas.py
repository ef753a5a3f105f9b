"""A vault of every released version opens today, and holds what it held."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import func, select, text

from ib_desk.domain.records.closed import ClosedBecause
from ib_desk.domain.records.kinds import KINDS
from ib_desk.storage.migrate import SchemaState, newest_revision, schema_state
from ib_desk.storage.tables import CONTENT, METADATA
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from tests.databases import KEY, is_own_table, opened, up_to_date
from tools.sealed_the_same import sealed_the_same

RELEASED = sorted((Path(__file__).parent.parent / "data" / "databases").glob("*.db"))


def test_each_schema_is_kept():
    assert [path.stem for path in RELEASED] == [
        f"{number:04}" for number in range(1, int(newest_revision()) + 1)
    ], "python tools/freeze_schema.py"


@pytest.mark.skipif(newest_revision() != "0001", reason="released: 0001 stays as it is")
def test_until_the_first_release_the_frozen_vault_has_the_tables_of_today(tmp_path):
    path = tmp_path / "vault.db"
    path.write_bytes(RELEASED[0].read_bytes())

    with opened(path) as engine, engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_own_table})
        assert compare_metadata(context, METADATA) == [], "make first-schema"


def test_of_the_same_content_a_kept_vault_is_the_same_file(tmp_path):
    """Else it changes whenever it is made, and what changed in it is not seen."""

    def encrypted(name: str) -> bytes:
        path: Path = tmp_path / name
        with opened(path) as engine, engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE note (body TEXT)")
            connection.exec_driver_sql("INSERT INTO note VALUES (?)", ("café " * 2_000,))
        return path.read_bytes()

    one, other = encrypted("one.db"), encrypted("other.db")
    assert one != other
    kept = sealed_the_same(one, KEY)
    assert kept == sealed_the_same(other, KEY)
    assert kept == sealed_the_same(kept, KEY)

    (tmp_path / "kept.db").write_bytes(kept)
    with opened(tmp_path / "kept.db") as engine, engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA cipher_integrity_check").all() == []
        assert connection.exec_driver_sql("SELECT body FROM note").scalar() == "café " * 2_000


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_a_vault_of_a_released_version_keeps_all_that_is_in_it(released, tmp_path):
    path = tmp_path / "vault.db"
    path.write_bytes(released.read_bytes())
    assert not path.read_bytes().startswith(b"SQLite format 3")

    with opened(path) as engine:
        up_to_date(engine)

        with engine.connect() as connection:
            assert schema_state(connection) is SchemaState.CURRENT
            assert list(connection.execute(text("PRAGMA foreign_key_check"))) == []
            assert connection.scalar(select(func.count()).select_from(CONTENT)) == 1
        with SqlUnitOfWork(engine) as work:
            edits = [edit for line in work.history() for edit in line.change.edits]
            kept = [*{e.record.id: e.record for e in edits if e.before is None}.values()]
            assert [work.get(type(record), record.id) for record in kept] == kept
            assert sum(len(work.find(kind)) for kind in KINDS) == len(kept)
            assert len(work.bin()) == 1
            assert {line.closed.because for line in work.closed() if line.closed} == {
                *ClosedBecause
            }
