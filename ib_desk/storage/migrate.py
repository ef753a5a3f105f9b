"""Brings the tables of a vault to the newest schema: all the way, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from enum import Enum, auto
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from sqlalchemy import Connection, Engine, delete, inspect, text

from ib_desk.application.kept_texts import STATE as SEARCH_STATE
from ib_desk.application.migration_errors import MigrationFailed
from ib_desk.application.progress import Cancelled, Progress
from ib_desk.application.vault_errors import NewerVersion
from ib_desk.domain.errors import DeskError
from ib_desk.storage import migrations
from ib_desk.storage.tables import LINE, SETTING

SCRIPTS = resources.files(migrations)
"""Alembic's folder: `env.py` and the `versions`."""

_VERSION_TABLE = "alembic_version"


class SchemaState(Enum):
    """How the tables of a vault compare with what this program was made for."""

    NEW = auto()
    CURRENT = auto()
    OLD = auto()
    NEWER = auto()


def schema_state(connection: Connection, scripts: Traversable = SCRIPTS) -> SchemaState:
    """Compare the revision that the vault names with those that this program knows."""
    found, known = _revision(connection), _revisions(scripts)
    if found is None:
        return SchemaState.NEW
    if found not in known:
        return SchemaState.NEWER
    return SchemaState.CURRENT if found == known[-1] else SchemaState.OLD


def migrate(
    engine: Engine,
    before_migration: Callable[[], None],
    progress: Progress,
    scripts: Traversable = SCRIPTS,
) -> None:
    """Make the tables of a new vault, or bring those of an old one up to date.

    Args:
        engine: of the one connection to the vault; nothing else is going on in it.
        before_migration: makes a checked backup; called for an old vault only, outside any
            transaction. What it raises leaves the vault as it is.
        progress: one step a version; cancelling leaves the vault as it is.
        scripts: where the versions are.

    Raises:
        NewerVersion: this program is too old for the vault.
        MigrationFailed: the vault is as it was.
    """
    with engine.connect() as connection:
        found, state = _revision(connection), schema_state(connection, scripts)
    if state is SchemaState.CURRENT:
        return
    if state is SchemaState.NEWER:
        raise NewerVersion
    if state is SchemaState.OLD:
        before_migration()
    try:
        with engine.connect() as connection, _without_foreign_keys(connection), connection.begin():
            _upgrade(connection, found, progress, scripts)
    except (Cancelled, DeskError):
        raise
    except Exception as error:
        raise MigrationFailed(found, newest_revision(scripts)) from error


def _upgrade(
    connection: Connection, found: str | None, progress: Progress, scripts: Traversable
) -> None:
    """All pending versions and the checks on them, in the transaction of the caller."""
    # Read here: 0.17 s that only a new or an old vault has to wait for.
    from alembic import command  # noqa: PLC0415 - see above
    from alembic.config import Config  # noqa: PLC0415 - see above
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - see above

    known = _revisions(scripts)
    pending = known if found is None else known[known.index(found) + 1 :]
    before = _row_counts(connection)
    done = 0

    def applied(**_facts: Any) -> None:
        nonlocal done
        done += 1
        progress.step(done, len(pending))

    with resources.as_file(scripts) as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes["connection"] = connection
        config.attributes["on_version_apply"] = applied
        progress.step(0, len(pending))
        command.upgrade(config, "head")
        versions = ScriptDirectory.from_config(config)
        modules = [versions.get_revision(revision).module for revision in pending]

    allowed = {name for module in modules for name in getattr(module, "rows_may_go_from", ())}
    after = _row_counts(connection)
    shrunk = {name for name, count in before.items() if after.get(name, 0) < count}
    orphaned = {row.table for row in connection.execute(text("PRAGMA foreign_key_check"))}
    if wrong := (shrunk - allowed) | orphaned:
        raise MigrationFailed(found, known[-1], tuple(sorted(wrong)))
    if pending and found is not None:
        # Made of records that may say something else now; lists and search have it made anew.
        connection.execute(delete(LINE))
        connection.execute(delete(SETTING).where(SETTING.c.name == SEARCH_STATE))


@contextmanager
def _without_foreign_keys(connection: Connection) -> Iterator[None]:
    """Else a rebuilt table takes its children along; does nothing inside a transaction."""
    driver = connection.connection
    driver.cursor().execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        driver.cursor().execute("PRAGMA foreign_keys = ON")


def newest_revision(scripts: Traversable = SCRIPTS) -> str:
    """The schema that this program makes and needs."""
    return _revisions(scripts)[-1]


def _revisions(scripts: Traversable) -> list[str]:
    """Revisions that this program knows, oldest first, from the names of the files."""
    names = (file.name for file in (scripts / "versions").iterdir())
    return sorted(name[:4] for name in names if name[:4].isdigit() and name.endswith(".py"))


def _revision(connection: Connection) -> str | None:
    """The revision of the tables; `None` when there are none yet."""
    if not inspect(connection).has_table(_VERSION_TABLE):
        return None
    found = connection.execute(text(f"SELECT version_num FROM {_VERSION_TABLE}"))  # noqa: S608 - a constant
    return str(found.scalar_one())


def _row_counts(connection: Connection) -> Mapping[str, int]:
    names = set(inspect(connection).get_table_names()) - {_VERSION_TABLE}
    quote = connection.dialect.identifier_preparer.quote
    return {
        name: connection.execute(text(f"SELECT count(*) FROM {quote(name)}")).scalar_one()  # noqa: S608 - quoted
        for name in names
    }
