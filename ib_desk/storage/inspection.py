"""Looking through a database: both checks, what it holds, and a copy without its free pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from ib_desk.application.progress import Progress
from ib_desk.application.vault_errors import VaultDamaged
from ib_desk.domain.secrets.backup_plan import VaultMoment
from ib_desk.storage.engine import moment_in, open_connection
from ib_desk.storage.faults import INTERRUPTED, told_apart
from ib_desk.storage.keys import DataKey
from ib_desk.storage.vault_folder import PART, rename

_STEPS_BETWEEN_REPORTS = 2_000  # a report for each megabyte or so of a copy


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
            _require_same_rows(connection, smaller, key)
        except BaseException:
            smaller.unlink(missing_ok=True)
            raise
    with told_apart():
        rename(smaller, path)


def _require_same_rows(connection: Any, copy: Path, key: DataKey) -> None:
    with closing(open_connection(copy, key, read_only=True)) as made:
        if row_counts(made) != row_counts(connection):
            raise VaultDamaged


def check_copy(path: Path, key: DataKey, moment: VaultMoment, progress: Progress) -> None:
    """Open a copy with the key and read it through.

    Raises:
        VaultDamaged: it does not read, or is of another moment than that of the vault.
    """
    with closing(open_connection(path, key, read_only=True)) as connection:
        check_connection(connection, progress)
        if moment_in(connection) != moment:
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
    except Exception as error:
        if raised and getattr(error, "sqlite_errorcode", None) == INTERRUPTED:
            raise raised[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)
