"""Encrypted databases for tests, opened as the program opens them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import Connection, Engine, StaticPool, create_engine, event

from ib_desk.application.progress import Silent
from ib_desk.storage.migrate import migrate

KEY = bytes(range(32))


def opened(path: Path) -> Engine:
    """The engine of a database that is closed with `dispose`."""

    def connect() -> Any:
        connection = sqlcipher3.connect(str(path), isolation_level=None)
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.set_key(bytearray(KEY))
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    engine = create_engine(
        "sqlite://",
        module=sqlcipher3.dbapi2,
        creator=connect,
        poolclass=StaticPool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def made(path: Path) -> bytes:
    """The bytes of an empty vault of today."""
    engine = opened(path)
    migrate(engine, lambda: None, Silent())
    engine.dispose()
    return path.read_bytes()
