"""Errors of the disk and of SQLite, told apart and turned into what the program says about them."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from ib_desk.application.progress import Cancelled
from ib_desk.application.vault_errors import (
    DiskFull,
    FileGone,
    FolderNotWritable,
    ForeignFile,
    OpenElsewhere,
    StorageFailed,
    VaultDamaged,
    VaultError,
    VaultReplaced,
)

INTERRUPTED = 9  # SQLITE_INTERRUPT
_MOVED = 1032  # SQLITE_READONLY_DBMOVED
_PRIMARY = 0xFF  # the rest of an extended result code only refines it (sqlite.org/rescode.html)
_OF_SQLITE: dict[int, type[VaultError]] = {
    3: FolderNotWritable,  # SQLITE_PERM
    5: OpenElsewhere,  # SQLITE_BUSY
    6: OpenElsewhere,  # SQLITE_LOCKED
    8: FolderNotWritable,  # SQLITE_READONLY
    10: StorageFailed,  # SQLITE_IOERR
    11: VaultDamaged,  # SQLITE_CORRUPT
    13: DiskFull,  # SQLITE_FULL
    14: FolderNotWritable,  # SQLITE_CANTOPEN
    26: VaultDamaged,  # SQLITE_NOTADB: SQLCipher's answer to a page whose seal is broken
}
_OF_SYSTEM: dict[int, type[VaultError]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EACCES: FolderNotWritable,
    errno.EPERM: FolderNotWritable,
    errno.EROFS: FolderNotWritable,
    errno.ENOENT: FileGone,
    errno.ENOTDIR: FileGone,
    errno.EISDIR: ForeignFile,
}


def fault_of(error: BaseException) -> VaultError | Cancelled | None:
    """What `error` of the disk or of SQLite means to the user; None if it is none of these."""
    if isinstance(error, OSError):
        return _OF_SYSTEM.get(error.errno or 0, StorageFailed)()
    code = getattr(error, "sqlite_errorcode", None)
    if code == INTERRUPTED:
        return Cancelled()
    if code == _MOVED:
        return VaultReplaced()
    fault = _OF_SQLITE.get(code & _PRIMARY) if isinstance(code, int) else None
    return fault() if fault else None


@contextmanager
def told_apart() -> Iterator[None]:
    """Within it, errors of the disk and of SQLite come out as `VaultError`.

    The original is not chained: a message of the system names the path.
    """
    try:
        yield
    except (VaultError, Cancelled):
        raise
    except Exception as error:
        fault = fault_of(error)
        if fault is None:
            raise
        raise fault from None
