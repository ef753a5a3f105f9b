"""Puts a file where others can read it: whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from ib_desk.application.paper import AlreadyThere, DiskFull, NotWritable

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Files:
    """An `OutsideFiles`."""

    def write_whole(self, path: Path, content: bytes, *, replace: bool = False) -> None:
        """Write beside the place, flush to the disk, then move; for this user alone (0600).

        Raises:
            AlreadyThere: the file exists and `replace` is false.
            NotWritable: the folder is not there, or may not be written.
            DiskFull: there is no room; nothing is left behind.
        """
        if path.exists() and not replace:
            raise AlreadyThere
        beside: Path | None = None
        try:
            # mkstemp makes the file with mode 0600, and the name tells nothing.
            handle, name = tempfile.mkstemp(prefix=".ibdesk-", suffix=".tmp", dir=path.parent)
            beside = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
            beside = None
            _flush_folder(path.parent)
        except OSError as error:
            if error.errno in _FULL:
                raise DiskFull(len(content)) from None
            raise NotWritable(error.errno) from None
        finally:
            if beside is not None:
                with suppress(OSError):
                    beside.unlink()


def _flush_folder(folder: Path) -> None:
    """Make the new name last; only POSIX can open a folder for it."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            # A network or USB file system may refuse; the file itself is safe by then.
            with suppress(OSError):
                os.fsync(handle)
        finally:
            os.close(handle)
