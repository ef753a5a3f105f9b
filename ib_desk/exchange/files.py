"""Puts a file where others can read it: whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path

from ib_desk.application.leaving.outside import DiskFull, Found, NotWritable

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_PRIVATE = 0o600


class Files:
    """An `OutsideFiles`."""

    def write_whole(self, path: Path, temporary: str, content: bytes) -> None:
        """Write beside the place, flush to the disk, then move; for this user alone (0600).

        Raises:
            NotWritable: the folder is not there, or may not be written.
            DiskFull: there is no room; nothing is left behind.
        """
        beside = path.with_name(temporary)
        try:
            _write_new(beside, content)
            beside.replace(path)
        except OSError as error:
            with suppress(OSError):
                beside.unlink()
            if error.errno in _FULL:
                raise DiskFull(len(content)) from None
            raise NotWritable(error.errno) from None
        _flush_folder(path.parent)

    def look(self, path: Path, digest: str) -> Found:
        """A drive that was pulled out and a folder that may not be read are places gone."""
        try:
            with path.open("rb") as file:
                is_it = file_digest(file, "sha256").hexdigest() == digest
        except FileNotFoundError:
            return Found.ABSENT if _can_look_in(path.parent) else Found.NO_PLACE
        except OSError:
            return Found.NO_PLACE
        return Found.WHOLE if is_it else Found.ABSENT

    def clear(self, path: Path, temporary: str) -> None:
        """Nothing is said of what is not there, or cannot be taken away."""
        with suppress(OSError):
            path.with_name(temporary).unlink()


def _write_new(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, _PRIVATE), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _can_look_in(folder: Path) -> bool:
    try:
        with os.scandir(folder):
            return True
    except OSError:
        return False


def _flush_folder(folder: Path) -> None:
    """Make the new name last; only POSIX can open a folder for it."""
    if os.name == "posix":
        # The file stands there by now: whatever a network or USB file system refuses, it left.
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
