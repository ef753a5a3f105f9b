"""An old vault becomes one of today with all that is in it, or stays as it was."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from textwrap import indent

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.engine.interfaces import ReflectedIndex

from ib_desk.application.migration_errors import MigrationFailed
from ib_desk.application.ports import Kept
from ib_desk.application.progress import Cancelled, Silent
from ib_desk.application.vault_errors import NewerVersion
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.pupil import Pupil
from ib_desk.storage import migrations
from ib_desk.storage.migrate import SchemaState, migrate, newest_revision, schema_state
from ib_desk.storage.tables import METADATA
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from tests.databases import is_own_table, opened, up_to_date
from tests.samples import sample

NEXT, LAST = (f"{int(newest_revision()) + more:04}" for more in (1, 2))

HOW_TO_MEND = (
    "make first-schema"
    if newest_revision() == "0001"
    else "python tools/draft_migration.py what_is_new"
)

ADD_COLUMN = """
op.add_column("pupil", sa.Column("nickname", sa.Text(), nullable=False, server_default="-"))
"""
REBUILD_PARENT = """
with op.batch_alter_table("pupil", recreate="always") as table:
    table.alter_column("call_name", new_column_name="first_name")
"""
LOSE_ROWS = "op.execute('DELETE FROM hypothesis')"
LOSE_OWNER = "op.execute('UPDATE guardian SET pupil_id = NULL'.replace('NULL', \"'nobody'\"))"
BREAK = "op.execute('INSERT INTO no_such_table VALUES (1)')"


class Versions:
    """A copy of the shipped versions, to which a test adds its own."""

    shipped = Path(migrations.__file__).parent

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(self.shipped, folder, ignore=shutil.ignore_patterns("__pycache__"))

    def add(self, code: str, *, extra: str = "") -> None:
        newest = newest_revision(self.folder)
        revision = f"{int(newest) + 1:04}"
        (self.folder / "versions" / f"{revision}_test.py").write_text(
            "import sqlalchemy as sa\nfrom alembic import op\n"
            f"revision = '{revision}'\ndown_revision = '{newest}'\n{extra}\n"
            f"def upgrade():\n{indent(code.strip(), '    ')}\n"
        )


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    return Versions(tmp_path / "50% of ü versions")


@pytest.fixture
def bring_up(filled: Engine, versions: Versions) -> Callable[[], None]:
    return lambda: migrate(filled, lambda: None, Silent(), versions.folder)


def everything(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Schema, rows and the version of a database."""
    with engine.connect() as connection:
        names = [*inspect(connection).get_table_names(), "sqlite_master"]
        return {
            name: [tuple(row) for row in connection.execute(text(f"SELECT * FROM {name}"))]  # noqa: S608 - our own names
            for name in names
        }


def shape(connection: Connection) -> dict[str, object]:
    """Columns with their types, what they refer to, and indexes, of every table."""
    found = inspect(connection)
    return {
        table: (
            {c["name"]: (str(c["type"]), c["nullable"]) for c in found.get_columns(table)},
            found.get_pk_constraint(table),
            sorted((str(k["name"]), str(k)) for k in found.get_foreign_keys(table)),
            sorted((str(i["name"]), _told(i)) for i in found.get_indexes(table)),
        )
        for table in found.get_table_names()
        if table != "alembic_version"
    }


def _told(index: ReflectedIndex) -> str:
    """With the words of a condition, which is another object each time."""
    options = {name: str(one) for name, one in index.get("dialect_options", {}).items()}
    return str({**index, "dialect_options": options})


def foreign_keys_are_kept(engine: Engine) -> bool:
    with engine.connect() as connection:
        return bool(connection.execute(text("PRAGMA foreign_keys")).scalar_one())


def test_the_migrated_tables_are_those_that_the_records_need(engine, tmp_path):
    with opened(tmp_path / "made.db") as made, made.begin() as connection:
        METADATA.create_all(connection)
        wanted = shape(connection)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_own_table})

        assert compare_metadata(context, METADATA) == [], HOW_TO_MEND
        assert shape(connection) == wanted


def test_file_names_number_the_versions_in_their_order():
    folder = Path(migrations.__file__).parent / "versions"
    files = sorted(path for path in folder.glob("*.py") if path.name != "__init__.py")

    for number, path in enumerate(files, start=1):
        before = "None" if number == 1 else f'"{number - 1:04}"'
        assert path.name.startswith(f"{number:04}_")
        assert f'revision = "{number:04}"\ndown_revision = {before}\n' in path.read_text("utf-8")


def test_a_new_vault_gets_its_tables_without_a_backup(tmp_path):
    with opened(tmp_path / "new.db") as engine:
        with engine.connect() as connection:
            assert schema_state(connection) is SchemaState.NEW

        migrate(engine, pytest.fail, Silent())

        with engine.connect() as connection:
            assert schema_state(connection) is SchemaState.CURRENT
        assert foreign_keys_are_kept(engine)


def test_a_vault_of_today_is_left_alone(filled):
    before = everything(filled)

    migrate(filled, pytest.fail, Silent())

    assert everything(filled) == before


def test_an_old_vault_is_backed_up_first_and_keeps_all_rows(filled, versions):
    versions.add(ADD_COLUMN)
    versions.add("op.create_table('extra', sa.Column('id', sa.Integer(), primary_key=True))")
    before = everything(filled)
    backups = []
    with filled.connect() as connection:
        assert schema_state(connection, versions.folder) is SchemaState.OLD

    migrate(filled, lambda: backups.append(everything(filled)), Silent(), versions.folder)

    assert backups == [before]
    after = everything(filled)
    assert after["alembic_version"] == [(LAST,)]
    assert [row[-1] for row in after["pupil"]] == ["-"]
    assert all(len(after[name]) >= len(rows) for name, rows in before.items())
    assert foreign_keys_are_kept(filled)


def test_lines_of_lists_are_made_anew_of_what_the_records_say_then(filled, versions, bring_up):
    with SqlUnitOfWork(filled) as work:
        gone = Kept(about=sample(Pupil).id, pupil_id=sample(Pupil).id, line=None)
        work.put_lines([gone], "rules")
        work.commit()
    versions.add(ADD_COLUMN)

    bring_up()

    assert everything(filled)["line"] == []


def test_a_failed_backup_stops_the_migration(filled, versions):
    versions.add(ADD_COLUMN)
    before = everything(filled)

    def fail() -> None:
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 - it comes through as it is
        migrate(filled, fail, Silent(), versions.folder)

    assert everything(filled) == before


def test_a_rebuilt_table_keeps_the_rows_that_point_to_it(filled, versions, bring_up):
    versions.add(REBUILD_PARENT)

    bring_up()

    after = everything(filled)
    assert len(after["pupil"]) == len(after["guardian"]) == 1
    with filled.connect() as connection:
        assert list(connection.execute(text("PRAGMA foreign_key_check"))) == []
        assert "first_name" in {c["name"] for c in inspect(connection).get_columns("pupil")}


@pytest.mark.parametrize(
    ("code", "tables"),
    [(BREAK, ()), (LOSE_ROWS, ("hypothesis",)), (LOSE_OWNER, ("guardian",)), ("1 / 0", ())],
    ids=["a statement fails", "rows are lost", "an owner is lost", "code fails"],
)
def test_a_migration_that_fails_half_way_leaves_everything_as_it_was(
    filled, versions, bring_up, code, tables
):
    versions.add(ADD_COLUMN + REBUILD_PARENT)
    versions.add(code)
    before = everything(filled)

    with pytest.raises(MigrationFailed) as failed:
        bring_up()

    assert (failed.value.found, failed.value.newest) == (newest_revision(), LAST)
    assert failed.value.tables == tables
    assert everything(filled) == before
    assert foreign_keys_are_kept(filled)
    with SqlUnitOfWork(filled) as work:
        assert work.find(Guardian) == [sample(Guardian)]


def test_a_version_may_say_that_rows_go(filled, versions, bring_up):
    versions.add(LOSE_ROWS, extra="rows_may_go_from = ('hypothesis',)")

    bring_up()

    assert everything(filled)["hypothesis"] == []


def test_progress_is_told_a_version_at_a_time(filled, versions):
    heard = []

    class Listening:
        def step(self, done: int, total: int) -> None:
            heard.append((done, total))

    versions.add(ADD_COLUMN)
    versions.add("pass")
    migrate(filled, lambda: None, Listening(), versions.folder)

    assert heard == [(0, 2), (1, 2), (2, 2)]


def test_a_cancelled_migration_leaves_everything_as_it_was(filled, versions):
    class CancelledAtTheEnd:
        def step(self, done: int, total: int) -> None:
            if done == total:
                raise Cancelled

    versions.add(ADD_COLUMN)
    before = everything(filled)

    with pytest.raises(Cancelled):
        migrate(filled, lambda: None, CancelledAtTheEnd(), versions.folder)

    assert everything(filled) == before


def test_a_vault_of_a_newer_program_is_refused_and_left_alone(filled, versions, bring_up):
    versions.add(ADD_COLUMN)
    bring_up()
    before = everything(filled)

    with filled.connect() as connection:
        assert schema_state(connection) is SchemaState.NEWER
    with pytest.raises(NewerVersion):
        up_to_date(filled)

    assert everything(filled) == before
