"""Who has a vault: one process at a time, and the system lets go of it when that process dies."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from typing_extensions import override

from ib_desk.application.vault_errors import OpenElsewhere
from ib_desk.storage.faults import told_apart
from ib_desk.storage.vault_folder import VaultFolder, move_aside, read_file

_LOCKED_BYTE = 1024  # beyond what is written, so that Windows lets others read the process id
_LONGEST = 64
_WAIT_SECONDS, _LOOK_SECONDS = 0.3, 0.01


class FileLock:
    """One process has this file; it is made where it is not there."""

    def __init__(self, path: Path, wait_seconds: float = 0) -> None:
        """Take it, if need be after waiting so long.

        Raises:
            OpenElsewhere: with the process that has it, where that can be read.
            FolderNotWritable: the folder allows no such file.
        """
        with told_apart():
            self.file: BinaryIO = path.open("a+b", buffering=0)
        if not _locked_within(self.file, wait_seconds):
            holder = _process_in(self.file)
            self.file.close()
            raise OpenElsewhere(holder)

    def release(self) -> None:
        """Let go; a second time does nothing."""
        self.file.close()


class Claim:
    """The vault is this process's."""

    def __init__(self, folder: VaultFolder, wait_seconds: float = _WAIT_SECONDS) -> None:
        """Take the vault; who only looks whether it is closed has it for a moment.

        Raises:
            OpenElsewhere: with the process that has it, where that can be read.
            FolderNotWritable: the folder allows no lock file.
        """
        self.folder = folder
        self._path = folder.in_use
        with told_apart():
            if self._path.exists() and not self._path.is_file():
                move_aside(self._path)
        last = folder.last_opened()
        self._lock = FileLock(self._path, wait_seconds)
        self.token = uuid4().hex
        """Another one each time: who finds his own again knows that nobody came in between."""
        with told_apart():
            self._lock.file.truncate(0)
            self._lock.file.write(f"{os.getpid()} {self.token}".encode())
            self._note(last.timestamp() if last else 0)

    def note_opened(self) -> None:
        """It did open: a wrong passphrase takes the claim too."""
        with told_apart():
            self._note(time.time())

    def _note(self, moment: float) -> None:
        os.utime(self._path, (moment, moment))

    def release(self) -> None:
        """Let go; a second time does nothing."""
        self._lock.release()


class CopyToRead(Claim):
    """A copy of a vault that cannot be written, in a folder of our own that goes with the claim."""

    def __init__(self, folder: VaultFolder) -> None:
        """Copy what the vault consists of, as it is encrypted.

        Raises:
            OpenElsewhere: another process may be writing it.
            DiskFull: there is no room for the copy.
        """
        require_nobody(folder, _WAIT_SECONDS)
        with told_apart():
            room = Path(tempfile.mkdtemp(prefix="ib-desk-"))
        try:
            with told_apart():
                for source in (folder.database, folder.log, *folder.headers):
                    if source.is_file():
                        shutil.copyfile(source, room / source.name)
            super().__init__(VaultFolder(room))
        except BaseException:
            shutil.rmtree(room, ignore_errors=True)
            raise

    @override
    def release(self) -> None:
        super().release()
        shutil.rmtree(self.folder.path, ignore_errors=True)


def require_nobody(folder: VaultFolder, wait_seconds: float = 0) -> None:
    """See whether somebody has a vault, without a right to write there.

    Who waits lets pass who only looks, as for a `Claim`.

    Raises:
        OpenElsewhere: yes.
    """
    if not folder.in_use.is_file():
        return
    try:
        with folder.in_use.open("rb", buffering=0) as file:
            if not _locked_within(file, wait_seconds):
                raise OpenElsewhere(_process_in(file))
    except OSError:
        return  # nobody ever had it, or it cannot be asked


def last_claim(folder: VaultFolder) -> str:
    """The token of whoever took the vault last; empty where nobody did."""
    try:
        content = read_file(folder.in_use, _LONGEST)
        return content.partition(b" ")[2].decode("ascii", "replace")
    except OSError:
        return ""


def _locked_within(file: BinaryIO, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while not _locked(file):
        if time.monotonic() > until:
            return False
        time.sleep(_LOOK_SECONDS)
    return True


def _locked(file: BinaryIO) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 -- only there

            file.seek(_LOCKED_BYTE)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 -- only there

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _process_in(file: BinaryIO) -> int | None:
    try:
        file.seek(0)
        return int(file.read(_LONGEST).split()[0])
    except (OSError, ValueError, LookupError):
        return None
