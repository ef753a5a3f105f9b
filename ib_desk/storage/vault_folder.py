"""The folder that is a vault: which files, in which order they are written, and who may write.

    kluis.db          the encrypted database (and kluis.db-wal while it is open)
    kop.json          the header with the key slots
    kop.kopie.json    its copy, written first
    kop.volgende.json the header of the next data key, while the key is being rotated
    reserve           room that is given back when the disk is full
    in-gebruik        locked by the process that has the vault open
    pogingen.json     wrong secrets in a row
    peil.json         how far the database had come
    reservekopieen/   backups, one file each
    opzij-…/          what a restored backup took the place of

Files appear whole or not at all: they are written under another name, flushed to the disk, renamed,
and the folder flushed. What lies about half-written after a power cut is cleared at the next
opening.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ib_desk.application.vault_errors import (
    FolderNotEmpty,
    HeaderDamaged,
)
from ib_desk.storage.faults import told_apart
from ib_desk.storage.header import SealedHeader, read_header
from ib_desk.storage.name_plate import (
    HEADER,
    HEADER_COPY,
    HEADER_NEXT,
    IN_USE,
    LONGEST,
    UNFINISHED,
    last_opened,
)

RESERVE_BYTES = 16 * 1024 * 1024
PART = ".part"
_MEBIBYTE = 1024 * 1024
_CLUTTER = frozenset({".DS_Store", "desktop.ini", "Thumbs.db"})
_BESIDE_DATABASE = ("-wal", "-journal", "-shm")
TIME = "%Y%m%d-%H%M%S"
"""In names of backups, and of folders with what was put aside."""
_TIME = r"\d{8}-\d{6}(-\d+)?"
_OWN_PART = re.compile(rf"kluis-{_TIME}\.(db\.part(\.klein\.part)?|ibdesk\.part)|stand\.json\.part")
_LAID_READY = re.compile(rf"terugzetten-{_TIME}")
_OWN_FOLDER = re.compile(rf"(terugzetten|opzij)-{_TIME}\.part")
_RENAME_TRIES = 20 if sys.platform == "win32" else 1


@dataclass(frozen=True, slots=True)
class VaultFolder:
    """The places in one vault folder."""

    path: Path = field(repr=False)

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.path / "kluis.db"

    @property
    def header(self) -> Path:
        """The header that counts."""
        return self.path / HEADER

    @property
    def header_copy(self) -> Path:
        """The header once more."""
        return self.path / HEADER_COPY

    @property
    def header_next(self) -> Path:
        """The header of the next data key; there from just before until just after a rotation."""
        return self.path / HEADER_NEXT

    @property
    def reserve(self) -> Path:
        """Room to give back on a full disk."""
        return self.path / "reserve"

    @property
    def in_use(self) -> Path:
        """Locked by whoever has the vault open."""
        return self.path / IN_USE

    @property
    def attempts(self) -> Path:
        """The count of wrong secrets."""
        return self.path / "pogingen.json"

    @property
    def copying(self) -> Path:
        """Locked by the process that copies the closed vault."""
        return self.backups / "bezig"

    @property
    def tidemark(self) -> Path:
        """How far the database had come."""
        return self.path / "peil.json"

    @property
    def log(self) -> Path:
        """What was kept lately, on its way into the database; there while the vault is open."""
        return self.database.with_name(f"{self.database.name}-wal")

    @property
    def unfinished(self) -> Path:
        """There from the first to the last moment of making a vault."""
        return self.path / UNFINISHED

    @property
    def trial(self) -> Path:
        """Written for a moment to see whether one may write here."""
        return self.path / ".ib-desk-proef"

    @property
    def backups(self) -> Path:
        """The vault's own place for backups."""
        return self.path / "reservekopieen"

    def holds_vault(self) -> bool:
        """Whether a database and a header, or what is left of them, or their backups are here."""
        if self.unfinished.exists():
            return False
        places = (self.database, self.header, self.header_copy, self.header_next)
        held = (*self.half_restored(), *self.backups.glob("*"))
        return any(place.exists() for place in places) or bool(held)

    def half_restored(self) -> list[Path]:
        """Backups that were wholly laid ready here and not yet put in their place."""
        found = self.path.glob("terugzetten-*")
        return sorted(path for path in found if _LAID_READY.fullmatch(path.name))

    def require_free(self) -> None:
        """Let a new vault come here.

        Raises:
            FolderNotEmpty: something else lives there; a vault that was never finished may go.
        """
        ours = (self.in_use, self.attempts, self.reserve, self.trial, self.unfinished)
        leavings = {name for place in ours for name in (place.name, place.name + PART)}
        with told_apart():
            if self.path.exists() and not self.path.is_dir():
                raise FolderNotEmpty
            present = {entry.name for entry in self.path.iterdir()} if self.path.exists() else set()
            if present - _CLUTTER - leavings and not self.unfinished.exists():
                raise FolderNotEmpty

    def require_writable(self) -> None:
        """Try to write here, making the folder if need be.

        Raises:
            FolderNotWritable: it cannot be done.
        """
        with told_apart():
            self.path.mkdir(parents=True, exist_ok=True)
            write_whole(self.trial, b"")
            self.trial.unlink()

    def whole_headers(self) -> list[SealedHeader]:
        """Those of header, copy and next that read, newest first; the same twice counts as one.

        The copy is the newer one where the power went between the two writes.

        Raises:
            NewerVersion: a later version of the program wrote them.
        """
        found: list[SealedHeader] = []
        for place in (self.header, self.header_copy, self.header_next):
            sealed = self.read_header(place)
            if sealed is not None and sealed not in found:
                found.append(sealed)
        return sorted(found, key=lambda sealed: sealed.header.epoch, reverse=True)

    def read_header(self, place: Path) -> SealedHeader | None:
        """The header in the file `place`, None if it is not there or damaged."""
        try:
            return read_header(self.header_bytes(place))
        except HeaderDamaged:
            return None

    def header_bytes(self, place: Path) -> bytes:
        """What there is of a header, to be read or saved from damage; nothing of what is no file.

        A folder under its name, or a disk that cannot read it, is a header less, no more.
        """
        try:
            return read_file(place, LONGEST + 1)
        except OSError:
            return b""

    def write_headers(self, data: bytes) -> None:
        """Both, the copy first: at no moment is there none that reads."""
        with told_apart():
            for place in (self.header_copy, self.header):
                write_whole(place, data)

    def has_header(self, sealed: SealedHeader) -> bool:
        """Whether header and copy both are this one."""
        places = (self.header, self.header_copy)
        return all(self.read_header(place) == sealed for place in places)

    def write_next_header(self, data: bytes) -> None:
        """Beside the header that counts until the database has the next key."""
        with told_apart():
            write_whole(self.header_next, data)

    def drop_next_header(self) -> None:
        """The rotation is done, or undone; a second time does nothing."""
        with told_apart():
            if self.header_next.exists():
                self.header_next.unlink()
                sync_folder(self.path)

    def keep_reserve(self, size: int) -> None:
        """Take `size` bytes of the disk, if there is plenty left."""
        if size and not self.reserve.exists() and shutil.disk_usage(self.path).free > 4 * size:
            part = self.reserve.with_suffix(PART)
            with told_apart(), part.open("wb") as file:
                for start in range(0, size, _MEBIBYTE):
                    # random: a file system that compresses keeps no room for zeros
                    file.write(os.urandom(min(_MEBIBYTE, size - start)))
                os.fsync(file.fileno())
            rename(part, self.reserve)

    def release_reserve(self) -> None:
        """Give the room back, so that what is on the screen can still be kept."""
        with contextlib.suppress(OSError):
            self.reserve.unlink(missing_ok=True)

    @property
    def headers(self) -> tuple[Path, ...]:
        """All places of a header."""
        return (self.header, self.header_copy, self.header_next)

    @property
    def own_files(self) -> tuple[Path, ...]:
        """All that the program itself puts in the folder, but for backups and what is set aside."""
        beside = (self.database.with_name(f"{self.database.name}{end}") for end in _BESIDE_DATABASE)
        others = (self.reserve, self.in_use, self.attempts, self.tidemark, self.unfinished)
        return (self.database, *beside, *self.headers, *others, self.trial)

    def move_strangers_aside(self) -> None:
        """What has the name of a file of ours and is a folder or a pipe; by who holds the claim."""
        with told_apart():
            for place in self.own_files:
                if place.exists() and not place.is_file():
                    move_aside(place)

    def clear_parts(self) -> None:
        """Remove what a killed process left half-written; only by who holds the claim.

        Files of the user's may lie here too: only names that the program itself makes go.
        """
        with told_apart():
            parts = [place.with_name(place.name + PART) for place in self.own_files]
            parts += [found for found in self.backups.glob("*") if _OWN_PART.fullmatch(found.name)]
            for left in (*parts, self.trial):
                if left.is_file():
                    left.unlink()
            for folder in self.path.glob(f"*-*{PART}"):
                if folder.is_dir() and _OWN_FOLDER.fullmatch(folder.name):
                    _clear(VaultFolder(folder))

    def last_opened(self) -> datetime | None:
        """When the vault was last opened, by the clock of that moment; None if never."""
        return last_opened(self.in_use)


def _clear(folder: VaultFolder) -> None:
    """A folder that was being made; what else lies in it stays, and the folder with it."""
    for place in folder.own_files:
        for left in (place, place.with_name(place.name + PART)):
            left.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        folder.path.rmdir()


def read_file(path: Path, most: int) -> bytes:
    """At most so many bytes of a file; a folder, or a pipe that nobody feeds, is none.

    Raises:
        OSError: it is none, or cannot be read.
    """
    if not path.is_file():
        raise FileNotFoundError
    with path.open("rb") as file:
        return file.read(most)


def free_folder(home: Path, what: str, moment: datetime) -> Path:
    """`opzij-20261121-174205`, with a number behind it where that time is taken, by whatever."""
    stem = moment.strftime(TIME)
    names = (stem, *(f"{stem}-{at}" for at in range(2, 100)))
    taken = {path.name.partition("-")[2].removesuffix(PART) for path in home.glob("*-*")}
    return home / f"{what}-{next(name for name in names if name not in taken)}"


def write_whole(target: Path, *pieces: bytes) -> None:
    """Write `target` so that it is there wholly or not at all, whatever happens."""
    write_in_pieces(target, pieces)


def write_in_pieces(
    target: Path, pieces: Iterable[bytes], check: Callable[[Path], object] | None = None
) -> None:
    """`write_whole` for what is too long for memory; `check` sees it before it gets its name.

    An error in `pieces` or `check` leaves nothing behind.
    """
    part = target.with_name(target.name + PART)
    try:
        with part.open("wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if check is not None:
            check(part)
        if target.exists() and not target.is_file():
            move_aside(target)
        rename(part, target)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def rename(source: Path, target: Path) -> None:
    """Give `source` its final name for good; on Windows a scanner may hold it for a moment."""
    for attempt in range(_RENAME_TRIES):
        try:
            source.replace(target)
            break
        except PermissionError:
            if attempt == _RENAME_TRIES - 1:
                raise
            time.sleep(0.05)
    sync_folder(target.parent)


def move_aside(found: Path) -> None:
    """Give what is not ours and lies in our way a name beside it: it is nobody's to remove."""
    names = (found.with_name(f"{found.name}.opzij{at}") for at in ("", *range(2, 100)))
    rename(found, next(name for name in names if not name.exists()))


def sync_folder(folder: Path) -> None:
    """Bring the names in `folder` to the disk; Windows does so by itself."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
