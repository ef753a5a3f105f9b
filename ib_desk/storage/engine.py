"""The one way to open the encrypted database; why each setting: docs/security.md, 2.

sqlcipher3 goes in underneath SQLAlchemy's plain `sqlite` dialect: the `pysqlcipher` dialect would
keep the key in a URL and send it as SQL text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from ib_desk.application.progress import Progress
from ib_desk.application.vault_errors import DiskFull, VaultDamaged
from ib_desk.storage.faults import fault_of, told_apart
from ib_desk.storage.keys import DataKey, wipe
from ib_desk.storage.vault_folder import PART, rename

OLDEST_SQLITE = (3, 51, 3)
"""Before it, two checkpoints at once could damage a WAL database."""

OLDEST_SQLCIPHER = (4, 19)

_BUSY_SECONDS = 1.0
_CACHED_STATEMENTS = 1_000
"""Thirty kinds with statements of their own; to prepare one anew costs 3 ms."""
_PIECE = 1024 * 1024
_STEPS_BETWEEN_REPORTS = 2_000  # a report for each megabyte or so of a copy
_INTERRUPTED = 9
_DETACH = 25

_SETTINGS = (
    "cipher_compatibility = 4",  # the file format, also when a later SQLCipher changes its default
    "cipher_memory_security = ON",
    "locking_mode = EXCLUSIVE",  # before WAL: so there is no -shm file, and one process only
    "journal_mode = WAL",
    "synchronous = FULL",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "mmap_size = 0",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
)


class UnsafeEngine(Exception):
    """The SQLite or SQLCipher that was loaded is older than the first one without known damage."""


class EncryptedDatabase:
    """One connection, on the thread that made it, under the SQLAlchemy engine `engine`."""

    def __init__(self, path: Path, key: DataKey, *, on_full: Callable[[], None]) -> None:
        """Open the file, or make it; `on_full` is called when a write finds the disk full.

        Raises:
            VaultDamaged: the key does not fit, or the file is damaged.
            OpenElsewhere: another process has it open.
        """
        self._path = path
        self._connection: Any = self._connect(key)
        self._take_back: Callable[[], None] | None = None
        self._on_full = on_full
        self._info: dict[str, Any] = {}
        self.engine = self._engine()
        self._closed = False

    def _connect(self, key: DataKey) -> Any:
        connection = open_connection(self._path, key)
        with told_apart(), _closed_on_error(connection):
            for setting in _SETTINGS:
                connection.execute(f"PRAGMA {setting}")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            connection.set_authorizer(_refuse_attach)
        return connection

    def _engine(self) -> Engine:
        engine = create_engine(
            "sqlite://",
            module=sqlcipher,
            creator=lambda: self._live,
            poolclass=StaticPool,
            hide_parameters=True,  # no pupil in an exception or a log
        )

        @event.listens_for(engine, "connect")
        def _remember(_connection: Any, record: ConnectionPoolEntry) -> None:
            # What was kept with a connection is kept with the one that takes its place.
            record.info.update(self._info)

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            # The driver's own BEGIN comes too late, and a plain one cannot wait for its turn.
            connection.exec_driver_sql("BEGIN IMMEDIATE")

        @event.listens_for(engine, "handle_error")
        def _translate(context: ExceptionContext) -> None:
            fault = fault_of(context.original_exception)
            if isinstance(fault, DiskFull):
                self._on_full()
            if fault is not None:
                raise fault from None

        return engine

    def let_go(self, take_back: Callable[[], None]) -> None:
        """Close the file for another process; `take_back` is called by the first who needs it.

        It has to call `connect`.
        """
        self.checkpoint()
        self._info.update(self._kept_with_connection())
        self._take_back = take_back
        self._disconnect()

    def connect(self, key: DataKey) -> bool:
        """Open the file again after `let_go`; False where `key` does not fit.

        Raises:
            OpenElsewhere: the other process still has it.
        """
        try:
            self._connection = self._connect(key)
        except VaultDamaged:
            return False
        self._take_back = None
        return True

    def ensure_open(self) -> None:
        """Take the file back after `let_go`, if nobody did."""
        if self._connection is None and self._take_back is not None:
            self._take_back()

    @property
    def _live(self) -> Any:
        self.ensure_open()
        return self._connection

    def _kept_with_connection(self) -> dict[str, Any]:
        with self.engine.connect() as connection:
            return dict(connection.connection.info)

    def _disconnect(self) -> None:
        self.engine.dispose()
        self._connection.close()
        self._connection = None

    @property
    def changes(self) -> int:
        """How many rows were written since the database was opened."""
        return int(self._live.total_changes)

    def checkpoint(self) -> None:
        """Bring all that is in the WAL to its place in the file, and empty the WAL."""
        with told_apart():
            self._live.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def snapshot(self, target: Path, progress: Progress) -> dict[str, int]:
        """Copy the file as it is now, under the same key; gives the rows in each table.

        Byte by byte, for the time that it takes nobody can write: a tenth of that of `VACUUM INTO`
        (docs/decisions/2026-11-28-live-backup.md).

        Raises:
            Cancelled: through `progress`; what there is of `target` is removed.
        """
        self.checkpoint()  # so that the file holds all there is
        with told_apart():
            try:
                _copy(self._path, target, progress)
                return row_counts(self._live)
            except BaseException:
                target.unlink(missing_ok=True)
                raise

    def check(self, progress: Progress) -> None:
        """Read every page and every index.

        Raises:
            VaultDamaged: what is read is not what was written.
        """
        self.checkpoint()  # cipher_integrity_check reads the file and knows nothing of the WAL
        check_connection(self._live, progress)

    def close(self) -> None:
        """Checkpoint and let go of the file, on the thread that opened it; no -wal is left.

        On a full disk the -wal stays, with all that was saved in it. A second time does nothing.
        """
        if self._closed:
            return
        self._closed = True
        if self._connection is None:
            return  # let go of already
        try:
            with suppress(DiskFull):
                self.checkpoint()
        finally:
            self._disconnect()


def open_connection(path: Path, key: DataKey, *, read_only: bool = False) -> Any:
    """A bare connection with the key set; the first read shows whether it fits.

    `read_only` opens a file that nobody else writes (a copy being checked) and leaves nothing
    beside it.

    Raises:
        UnsafeEngine: an old SQLite or SQLCipher was loaded.
    """
    if sqlcipher.sqlite_version_info < OLDEST_SQLITE:
        raise UnsafeEngine(sqlcipher.sqlite_version)
    with told_apart():
        target = f"{path.absolute().as_uri()}?immutable=1" if read_only else str(path)
        connection = sqlcipher.connect(
            target,
            timeout=_BUSY_SECONDS,
            isolation_level=None,
            uri=read_only,
            cached_statements=_CACHED_STATEMENTS,
        )
        with _closed_on_error(connection):
            connection.execute("PRAGMA cipher_log_level = NONE")  # else a wrong key fills stderr
            version = connection.execute("PRAGMA cipher_version").fetchone()[0]
            if tuple(map(int, version.split()[0].split(".")[:2])) < OLDEST_SQLCIPHER:
                raise UnsafeEngine(version)
            with _notation(key) as notation:
                connection.set_key(notation)
    return connection


@contextmanager
def _notation(key: DataKey) -> Iterator[bytearray]:
    """The raw key in SQLCipher's own notation, x'…': no derivation, never SQL text."""
    notation = bytearray(b"x'" + bytes(64) + b"'")
    with key.bare() as bare:
        for at, byte in enumerate(bare):
            notation[2 + 2 * at : 4 + 2 * at] = b"%02x" % byte
    try:
        yield notation
    finally:
        wipe(notation)


def change_key(path: Path, before: DataKey, after: DataKey) -> None:
    """Encrypt every page anew, in one transaction: the file has one key or the other, never both.

    No other thread of the process runs meanwhile, some 1.2 s for each 100 MB: so it is done in a
    process of its own (`rekey`).

    Raises:
        VaultDamaged: `before` does not fit, or a page does not read.
        DiskFull: there is no room for the database once more.
    """
    with closing(open_connection(path, before)) as connection, told_apart():
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        with _notation(after) as notation:
            connection.reset_key(notation)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _refuse_attach(action: int, *_about: str | None) -> int:
    """With an empty key ATTACH writes a plain file."""
    attaching = action in (sqlcipher.SQLITE_ATTACH, _DETACH)
    return int(sqlcipher.SQLITE_DENY if attaching else sqlcipher.SQLITE_OK)


@contextmanager
def _closed_on_error(connection: Any) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def row_counts(connection: Any) -> dict[str, int]:
    """Rows in each table of the connection's database."""
    with told_apart():
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        counts = {}
        for (name,) in names:
            quoted = name.replace('"', '""')
            count = f'SELECT count(*) FROM "{quoted}"'  # noqa: S608 -- a table name of our own schema
            counts[name] = int(connection.execute(count).fetchone()[0])
        return counts


def check_connection(connection: Any, progress: Progress) -> None:
    """Both checks, since each has a blind spot, and every reference.

    `cipher_integrity_check` misses a file cut off on a page border; `integrity_check` misses damage
    in pages that are not in use.

    Raises:
        VaultDamaged: one of them found something.
    """
    checks = ("cipher_integrity_check", "integrity_check", "foreign_key_check")
    for done, check in enumerate(checks):

        def part(done: int = done) -> tuple[int, int]:
            return done, len(checks)

        with told_apart(), reporting(connection, progress, part):
            found = connection.execute(f"PRAGMA {check}").fetchall()
        if found not in ([], [("ok",)]):
            raise VaultDamaged
    progress.step(len(checks), len(checks))


def compact(path: Path, key: DataKey, progress: Progress) -> None:
    """Leave the free pages out of a copy that nobody has open, if that saves a tenth of it."""
    with closing(open_connection(path, key, read_only=True)) as connection, told_apart():
        pages, free, size = (
            int(connection.execute(f"PRAGMA {name}").fetchone()[0])  # SQLCipher gives one as text
            for name in ("page_count", "freelist_count", "page_size")
        )
        if free * 10 < pages:
            return
        smaller = path.with_name(f"{path.name}.klein{PART}")

        def written() -> tuple[int, int]:
            done = smaller.stat().st_size // size if smaller.exists() else 0
            return min(done, pages - free), pages - free

        try:
            with reporting(connection, progress, written):
                connection.execute("VACUUM INTO ?", (str(smaller),))
        except BaseException:
            smaller.unlink(missing_ok=True)
            raise
    with told_apart():
        rename(smaller, path)


def _copy(source: Path, target: Path, progress: Progress) -> None:
    length, done = source.stat().st_size, 0
    with source.open("rb") as file, target.open("wb") as copy:
        while piece := file.read(_PIECE):
            progress.step(done, length)
            copy.write(piece)
            done += len(piece)


def check_copy(path: Path, key: DataKey, expected_rows: dict[str, int], progress: Progress) -> None:
    """Open a copy with the key and read it through.

    Raises:
        VaultDamaged: it does not read, or holds other rows than were copied.
    """
    with closing(open_connection(path, key, read_only=True)) as connection:
        check_connection(connection, progress)
        if row_counts(connection) != expected_rows:
            raise VaultDamaged


@contextmanager
def reporting(
    connection: Any, progress: Progress, position: Callable[[], tuple[int, int]]
) -> Iterator[None]:
    """While a long statement runs, tell `progress` the `position` and let it call the work off.

    What `progress` raises interrupts the statement and comes out of the block.
    """
    raised: list[Exception] = []

    def report() -> int:
        try:
            progress.step(*position())
        except Exception as error:  # noqa: BLE001 -- raised again below: SQLite would swallow it
            raised.append(error)
        return len(raised)

    connection.set_progress_handler(report, _STEPS_BETWEEN_REPORTS)
    try:
        yield
    except sqlcipher.OperationalError as error:
        if raised and error.sqlite_errorcode == _INTERRUPTED:
            raise raised[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)
