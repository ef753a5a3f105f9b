"""The program put together as it is shipped, but for what makes it slow on purpose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.pool import StaticPool

from ib_desk.application.progress import Progress, Silent
from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import Parts, build_parts
from ib_desk.storage.migrate import SchemaState, migrate, schema_state
from ib_desk.storage.tables import WORD_INDEX
from ib_desk.storage.vaults import VaultsOnDisk
from tests.storage.vault_builders import CHEAP, rekey_here

SMALL_RESERVE = 64 * 1024
"""Sixteen megabytes in each vault of a test would be most of what it writes."""


def quick_parts() -> Parts:
    """All of it; the data files are read once."""
    return quicker(_shipped())


@cache
def _shipped() -> Parts:
    return build_parts(resources_root())


def quicker(parts: Parts) -> Parts:
    """With cheap keys, a small reserve, tables at once, and a rotation that needs no child."""
    surroundings = replace(
        parts.vaults._surroundings,
        stretch=CHEAP,
        reserve_bytes=SMALL_RESERVE,
        migrate=migrate_at_once,
        rekey=rekey_here,
    )
    return replace(parts, vaults=VaultsOnDisk(surroundings))


def migrate_at_once(
    engine: Engine, before_migration: Callable[[], None], progress: Progress
) -> None:
    """As `migrate`; of a new vault the tables are copied from those that it made once."""
    with engine.begin() as connection:
        if schema_state(connection) is SchemaState.NEW:
            for statement in _first_statements():
                connection.execute(text(statement))
    migrate(engine, before_migration, progress)


@cache
def _first_statements() -> tuple[str, ...]:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    migrate(engine, lambda: None, Silent())
    with engine.connect() as connection:
        made = connection.scalars(
            text(
                "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
                # What the index of a search needs it makes for itself.
                " AND name NOT LIKE :inside ESCAPE '!' ORDER BY rowid"
            ).bindparams(inside=f"{WORD_INDEX}!_%")
        ).all()
        (version,) = connection.scalars(text("SELECT version_num FROM alembic_version"))
    engine.dispose()
    return (*made, f"INSERT INTO alembic_version VALUES ('{version}')")  # noqa: S608 - ours
