"""Puts a file, or a folder of files, where others can read it: whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path
from typing import Final

from ib_desk.application.leaving.outside import (
    DiskFull,
    Found,
    NamedFile,
    NotWritable,
    TakenAway,
    folder_digest,
)

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_PRIVATE = 0o600
_PRIVATE_FOLDER = 0o700
_OF_THE_SYSTEM: Final = frozenset({".ds_store", ".directory", "desktop.ini", "thumbs.db"})
"""What a file manager lays in a folder that one looks at."""


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

    def write_folder(self, path: Path, temporary: str, files: Iterable[NamedFile]) -> None:
        """See `OutsideFiles`; made under another name (0700), and moved when it is whole."""
        beside = path.with_name(temporary)
        size = 0
        try:
            if path.exists():
                raise FileExistsError(errno.EEXIST, "taken")
            beside.mkdir(_PRIVATE_FOLDER)
            for one in files:
                size += len(one.content)
                _write_new(beside / one.name, one.content)
            _flush_folder(beside)
            beside.rename(path)
        except OSError as error:
            shutil.rmtree(beside, ignore_errors=True)
            if error.errno in _FULL:
                raise DiskFull(size) from None
            raise NotWritable(error.errno) from None
        _flush_folder(path.parent)

    def look(self, path: Path, digest: str) -> Found:
        """A drive that was pulled out and a folder that may not be read are places gone."""
        try:
            found = folder_digest(_digests_in(path)) if path.is_dir() else _digest(path)
            is_it = found == digest
        except FileNotFoundError:
            return Found.ABSENT if _can_look_in(path.parent) else Found.NO_PLACE
        except OSError:
            return Found.NO_PLACE
        return Found.WHOLE if is_it else Found.ABSENT

    def clear(self, path: Path, temporary: str) -> None:
        """Nothing is said of what is not there, or cannot be taken away."""
        half = path.with_name(temporary)
        with suppress(OSError):
            if half.is_dir() and not half.is_symlink():
                shutil.rmtree(half, ignore_errors=True)
            else:
                half.unlink()

    def take_away(self, path: Path, digests: Mapping[str, str]) -> TakenAway:
        """See `OutsideFiles`; a drive that was pulled out is away, and not gone."""
        if path.is_symlink() or not path.is_dir():
            return TakenAway(is_away=not _can_look_in(path.parent))
        kept = 0
        for item in _files_in(path):
            try:
                if item.is_symlink() or digests.get(item.name) != _digest(item):
                    kept += 1
                else:
                    # Windows removes no file that can only be read.
                    item.chmod(stat.S_IRUSR | stat.S_IWUSR)
                    item.unlink()
            except OSError:
                kept += 1
        if not kept:
            shutil.rmtree(path, ignore_errors=True)
        return TakenAway(kept=kept, is_away=not kept and path.exists())


def _write_new(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, _PRIVATE), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _files_in(folder: Path) -> list[Path]:
    """All that somebody put there."""
    return [one for one in folder.iterdir() if one.name.casefold() not in _OF_THE_SYSTEM]


def _digests_in(folder: Path) -> dict[str, str]:
    """Raises `OSError` for a folder that holds nothing any more: what was in it nobody can tell."""
    found = {one.name: _digest(one) for one in _files_in(folder)}
    if not found:
        raise IsADirectoryError
    return found


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
