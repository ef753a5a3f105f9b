"""The one way to open the encrypted database; why each setting: docs/security.md, 2.

sqlcipher3 goes in underneath SQLAlchemy's plain `sqlite` dialect: the `pysqlcipher` dialect would
keep the key in a URL and send it as SQL text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Event
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from ib_desk.application.progress import Cancelled
from ib_desk.application.vault_errors import (
    DiskFull,
    FolderNotWritable,
    VaultDamaged,
    VaultReadOnly,
    VaultReplaced,
)
from ib_desk.domain.secrets.backup_plan import VaultMoment
from ib_desk.storage.faults import fault_of, told_apart
from ib_desk.storage.keys import DataKey, wipe
from ib_desk.storage.stillness import Stillness

OLDEST_SQLITE = (3, 51, 3)
"""Before it, two checkpoints at once could damage a WAL database."""

OLDEST_SQLCIPHER = (4, 19)

HALTED = "halted"
"""Under this name the info of a connection holds what tells whether work on it must end."""

_BUSY_SECONDS = 1.0
_CACHED_STATEMENTS = 1_000
"""Thirty kinds with statements of their own; to prepare one anew costs 3 ms."""
_PAGES_BEFORE_CHECKPOINT = 1_000  # as SQLite does it by itself
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
    """One connection, on the thread that made it, under the SQLAlchemy engine `engine`.

    Each transaction that writes counts the `moment` on, in the same transaction.
    """

    def __init__(self, path: Path, key: DataKey, *, on_full: Callable[[], None]) -> None:
        """Open the file, or make it; `on_full` is called when a write finds the disk full.

        Raises:
            VaultDamaged: the key does not fit, or the file is damaged.
            OpenElsewhere: another process has it open.
        """
        self._path = path
        self._halted = Event()
        self._stillness: Stillness | None = None
        self._written_before = 0
        self.is_read_only = False
        self._goes_on_alone = False
        self._connection: Any = self._connect(key)
        self._take_back: Callable[[], None] | None = None
        self._on_full = on_full
        self._info: dict[str, Any] = {HALTED: self._halted.is_set}
        self.engine = self._engine()
        self._closed = False

    def _connect(self, key: DataKey) -> Any:
        connection = open_connection(self._path, key)
        self._identity = _identity(self._path)
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

        @event.listens_for(engine, "before_cursor_execute")
        def _require_running(*_about: Any) -> None:
            if self._halted.is_set():
                raise Cancelled

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            self._end_stillness()
            # The driver's own BEGIN comes too late, and a plain one cannot wait for its turn.
            connection.exec_driver_sql("BEGIN" if self.is_read_only else "BEGIN IMMEDIATE")
            self._written_before = self._connection.total_changes

        @event.listens_for(engine, "commit")
        def _count(_connection: Connection) -> None:
            if self._connection.total_changes != self._written_before:
                self._require_own_file()
                count = self._connection.execute("PRAGMA user_version").fetchone()[0]
                self._connection.execute(f"PRAGMA user_version = {int(count) + 1}")

        @event.listens_for(engine, "handle_error")
        def _translate(context: ExceptionContext) -> None:
            fault = self._fault_of(context.original_exception)
            if fault is not None:
                raise fault from None

        return engine

    def _fault_of(self, error: BaseException | None) -> Exception | None:
        fault = None if error is None else fault_of(error)
        if isinstance(fault, DiskFull):
            self._on_full()
        if isinstance(fault, FolderNotWritable) and self.is_read_only:
            return VaultReadOnly()
        return fault

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
    def moment(self) -> VaultMoment:
        """How often something was kept in it, on which branch; on the thread of the database."""
        return moment_in(self._live)

    def begin_branch(self, branch: int) -> None:
        """What is kept from now on comes after all that was ever kept on a lower branch."""
        with told_apart():
            self._live.execute(f"PRAGMA application_id = {branch}")

    @property
    def is_open(self) -> bool:
        """Whether this process has the file now."""
        return self._connection is not None

    @property
    def live(self) -> Any:
        """The bare connection, for who looks it through."""
        return self._live

    def make_read_only(self) -> None:
        """Refuse all that would be kept."""
        with told_apart():
            self._live.execute("PRAGMA query_only = ON")
        self.is_read_only = True

    def go_on_alone(self) -> None:
        """Keep what comes, though nobody finds the file any more; a copy is to be made of it."""
        self._goes_on_alone = True

    def copy_out(self, target: Path) -> None:
        """All that is open, into a file of its own; also where its own file has lost its name."""
        self._live.set_authorizer(_allow)  # it attaches the file that it makes, under the same key
        try:
            with told_apart():
                self._live.execute("VACUUM INTO ?", (str(target),))
        finally:
            self._live.set_authorizer(_refuse_attach)

    def halt(self) -> None:
        """Let all that runs end with `Cancelled`, and whatever comes; from any thread."""
        self._halted.set()
        connection = self._connection
        if connection is not None:
            with suppress(sqlcipher.ProgrammingError):  # closed at this very moment
                connection.interrupt()

    def release(self) -> None:
        """After `halt`: what comes from now on may run; from any thread."""
        self._halted.clear()

    def checkpoint(self) -> None:
        """Bring all that is in the WAL to its place in the file, and empty the WAL."""
        if self._stillness is not None:
            self._stillness.break_off()
        with told_apart():
            self._live.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def be_still(self) -> Stillness:
        """Write nothing in the file itself from here on, but in the WAL beside it.

        So the file can be copied, however long that takes, and nobody is kept from writing
        (docs/decisions/2026-11-30-backup-beside-the-work.md).
        """
        self.checkpoint()  # the file holds all there is
        with told_apart():
            self._live.execute("PRAGMA wal_autocheckpoint = 0")
        self._stillness = Stillness()
        return self._stillness

    def _end_stillness(self) -> None:
        if self._stillness is not None and self._stillness.is_over:
            self._stillness = None
            self._live.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_BEFORE_CHECKPOINT}")

    def _require_own_file(self) -> None:
        """What is written now would be in a file that nobody finds any more.

        Raises:
            VaultReplaced: another file has its name, or none.
        """
        if not self._goes_on_alone and _identity(self._path) != self._identity:
            self._connection.rollback()  # SQLAlchemy takes a commit that raises for one that ended
            raise VaultReplaced

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
            with suppress(DiskFull, Cancelled):
                self.checkpoint()
        finally:
            self._disconnect()


def moment_in(connection: Any) -> VaultMoment:
    """The moment that stands in a database: two numbers that SQLite keeps for its users."""
    with told_apart():
        branch, count = (
            int(connection.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("application_id", "user_version")
        )
    return VaultMoment(branch=branch, count=count)


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file this is, whatever it is called; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


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


def change_key(
    path: Path, before: DataKey, after: DataKey, is_wanted: Callable[[], bool] = lambda: True
) -> bool:
    """Encrypt every page anew, in one transaction: the file has one key or the other, never both.

    No other thread of the process runs meanwhile, some 1.2 s for each 100 MB: so it is done in a
    process of its own (`rekey`). `is_wanted` is asked when nobody else can have the file any more;
    False, which is given back, leaves it as it is.

    Raises:
        VaultDamaged: `before` does not fit, or a page does not read.
        OpenElsewhere: another process has the file.
        DiskFull: there is no room for the database once more.
    """
    with closing(open_connection(path, before)) as connection, told_apart():
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if not is_wanted():
            return False
        with _notation(after) as notation:
            connection.reset_key(notation)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return True


def _refuse_attach(action: int, *_about: str | None) -> int:
    """With an empty key ATTACH writes a plain file."""
    attaching = action in (sqlcipher.SQLITE_ATTACH, _DETACH)
    return int(sqlcipher.SQLITE_DENY if attaching else sqlcipher.SQLITE_OK)


def _allow(_action: int, *_about: str | None) -> int:
    return int(sqlcipher.SQLITE_OK)


@contextmanager
def _closed_on_error(connection: Any) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise
