"""Encrypted databases for tests, opened as the program opens them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from ib_desk.application.progress import Silent
from ib_desk.storage.engine import EncryptedDatabase
from ib_desk.storage.keys import DataKey
from ib_desk.storage.migrate import migrate
from ib_desk.storage.tables import WORD_INDEX

KEY = bytes(range(32))
"""Of every database that tests make, and of the fixtures in `tests/data/databases`."""


@contextmanager
def opened(path: Path) -> Iterator[Engine]:
    """The engine of the database at `path`, which is made where there is none."""
    database = EncryptedDatabase(path, DataKey(bytearray(KEY)), on_full=_full)
    try:
        yield database.engine
    finally:
        database.close()


def up_to_date(engine: Engine) -> None:
    migrate(engine, lambda: None, Silent())


@cache
def empty_database() -> bytes:
    """The file of a database that is up to date: to copy it takes a tenth of making the tables."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "vault.db"
        with opened(path) as engine:
            up_to_date(engine)
        return path.read_bytes()


def is_own_table(name: str | None, type_: str, _parents: object) -> bool:
    """Whether a table is one of ours, and not of FTS5 for itself: for who compares schemas."""
    return type_ != "table" or not str(name).startswith(WORD_INDEX)


def _full() -> None:
    raise AssertionError("the disk of the test machine is full")
