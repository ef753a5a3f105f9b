r"""A backup: header and database of one moment in one file.

    IBDESK-BACKUP-1\n   16 bytes
    4 bytes             length of the particulars, big end first
    particulars         JSON: the moment it was made, on the clock and in the life of the vault
    4 bytes, header     as in the vault folder
    8 bytes, database   as in the vault folder, compact
    32 bytes            SHA-256 of all before

Nothing in it is readable beyond what the vault folder itself shows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Self
from uuid import UUID

from ib_desk.application.backups import BackupFile
from ib_desk.application.progress import Progress, Silent
from ib_desk.application.vault_errors import BackupDamaged, ForeignFile, HeaderDamaged, VaultError
from ib_desk.domain.secrets.backup_plan import VaultMoment
from ib_desk.storage.backup_ledger import BackupLedger
from ib_desk.storage.faults import told_apart
from ib_desk.storage.header import Header, SealedHeader, read_header
from ib_desk.storage.name_plate import LONGEST
from ib_desk.storage.vault_folder import TIME

MAGIC = b"IBDESK-BACKUP-1\n"
SUFFIX = ".ibdesk"
_DIGEST_BYTES = 32
_LONGEST_PARTICULARS = 4096
_PIECE = 1024 * 1024
_LOCKED_PAGE_AT, _LOCKED_PAGE = 1 << 30, 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What a backup says of itself beside its header."""

    made_at: datetime
    """With its time zone."""
    moment: VaultMoment

    def written(self) -> bytes:
        """As it stands in the file."""
        content = {
            "made_at": self.made_at.isoformat(),
            "branch": self.moment.branch,
            "count": self.moment.count,
        }
        return json.dumps(content).encode()

    @classmethod
    def read(cls, data: bytes) -> Self:
        """The other way; ValueError, TypeError or LookupError where it is something else."""
        content = json.loads(data)
        made_at = datetime.fromisoformat(content["made_at"])
        if made_at.tzinfo is None:
            raise ValueError("without a time zone")
        return cls(
            made_at=made_at, moment=VaultMoment(int(content["branch"]), int(content["count"]))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupContent:
    """Where in a backup file everything is, and what its header says."""

    particulars: Particulars
    header: Header
    header_bytes: bytes
    database_at: int
    database_length: int


def free_name(folder: Path, moment: datetime, ending: str) -> Path:
    """`kluis-20261121-174205.ibdesk`, with a number behind it where that one is taken."""
    stem = f"kluis-{moment.strftime(TIME)}"
    stems = (stem, *(f"{stem}-{at}" for at in range(2, 100)))
    names = (folder / f"{one}.{ending}" for one in stems)
    return next(name for name in names if not name.exists())


def backup_pieces(
    particulars: Particulars, header_bytes: bytes, database: Path, progress: Progress
) -> Iterator[bytes]:
    """All bytes of a backup of the database in this file, which nobody may write meanwhile."""
    digest = hashlib.sha256()

    def hashed(piece: bytes) -> bytes:
        digest.update(piece)
        return piece

    length = database.stat().st_size
    yield hashed(MAGIC)
    for part in (particulars.written(), header_bytes):
        yield hashed(len(part).to_bytes(4, "big") + part)
    yield hashed(length.to_bytes(8, "big"))
    for piece in file_pieces(database, progress):
        yield hashed(piece)
    yield digest.digest()


def file_pieces(path: Path, progress: Progress) -> Iterator[bytes]:
    """A database file, as long as it is now.

    The page in which SQLite locks holds nothing, and Windows lets nobody read it.
    """
    length, done = path.stat().st_size, 0
    with path.open("rb") as file:
        while done < length:
            progress.step(done, length)
            if done == _LOCKED_PAGE_AT:
                piece = bytes(min(_LOCKED_PAGE, length - done))
                file.seek(len(piece), 1)
            else:
                piece = file.read(min(_PIECE, length - done))
            if not piece:
                raise BackupDamaged
            yield piece
            done += len(piece)
    progress.step(length, length)


def read_backup(path: Path, progress: Progress | None = None) -> BackupContent:
    """Read a backup through to its digest.

    Raises:
        ForeignFile: it does not begin like a backup.
        BackupDamaged: it is cut off, or not as it was made.
        NewerVersion: its header is of a later version.
    """
    progress = progress or Silent()
    with told_apart(), path.open("rb") as file:
        content = _read_layout(file)
        file.seek(0)
        digest = hashlib.sha256()
        end = content.database_at + content.database_length
        while file.tell() < end:
            digest.update(file.read(min(_PIECE, end - file.tell())))
            progress.step(file.tell(), end)
        if file.read() != digest.digest():
            raise BackupDamaged
    return content


def _read_layout(file: BinaryIO) -> BackupContent:
    """The places in the file, as far as its lengths are right."""
    if file.read(len(MAGIC)) != MAGIC:
        raise ForeignFile
    try:
        particulars = Particulars.read(_sized(file, _LONGEST_PARTICULARS))
        header_bytes = _sized(file, LONGEST)
        header = read_header(header_bytes).header
        database_length = int.from_bytes(file.read(8), "big")
    except (ValueError, TypeError, LookupError, RecursionError, HeaderDamaged):
        raise BackupDamaged from None
    database_at = file.tell()
    if file.seek(0, 2) != database_at + database_length + _DIGEST_BYTES:
        raise BackupDamaged
    return BackupContent(
        particulars=particulars,
        header=header,
        header_bytes=header_bytes,
        database_at=database_at,
        database_length=database_length,
    )


def _sized(file: BinaryIO, longest: int) -> bytes:
    length = int.from_bytes(file.read(4), "big")
    if length > longest:
        raise BackupDamaged
    return file.read(length)


def describe_content(path: Path, content: BackupContent, *, is_checked: bool = False) -> BackupFile:
    """What a screen shows of a backup."""
    return BackupFile(
        path=path,
        vault_id=content.header.vault_id,
        label=content.header.label,
        moment=content.particulars.moment,
        made_at=content.particulars.made_at,
        size=content.database_at + content.database_length + _DIGEST_BYTES,
        is_checked=is_checked,
    )


def list_backups(folder: Path, vault_id: UUID | None) -> list[BackupFile]:
    """The backups in `folder`, newest first, whole as far as their length tells.

    `vault_id` None takes those of any vault.
    """
    checked = BackupLedger(folder).read().checked
    found = []
    for path in backup_paths(folder):
        with suppress(VaultError), told_apart(), path.open("rb") as file:
            content = _read_layout(file)
            if vault_id in (None, content.header.vault_id):
                is_checked = _last_digest(file) in checked
                found.append(describe_content(path, content, is_checked=is_checked))
    return sorted(found, key=lambda backup: (backup.moment, backup.made_at), reverse=True)


def backup_paths(folder: Path) -> list[Path]:
    """What may be a backup by its name; a pipe or a folder of that name is none."""
    with told_apart():
        return [path for path in folder.glob(f"*{SUFFIX}") if path.is_file()]


def digest_of(backup: Path) -> str:
    """The digest that a backup ends with: what it is known by, whatever it is called."""
    with told_apart(), backup.open("rb") as file:
        return _last_digest(file)


def _last_digest(file: BinaryIO) -> str:
    file.seek(-_DIGEST_BYTES, 2)
    return file.read().hex()


def database_pieces(backup: Path, content: BackupContent, progress: Progress) -> Iterator[bytes]:
    """The database out of a backup."""
    left = content.database_length
    with backup.open("rb") as file:
        file.seek(content.database_at)
        while left:
            piece = file.read(min(_PIECE, left))
            if not piece:
                raise BackupDamaged
            left -= len(piece)
            yield piece
            progress.step(content.database_length - left, content.database_length)


def headers_in_backups(folder: Path) -> list[tuple[BackupFile, SealedHeader]]:
    """The backups of any vault with the header that each holds, newest first."""
    found = []
    for backup in list_backups(folder, None):
        with suppress(VaultError), told_apart(), backup.path.open("rb") as file:
            found.append((backup, read_header(_read_layout(file).header_bytes)))
    return found


def newest_whole_backup(folder: Path, vault_id: UUID | None) -> BackupFile | None:
    """The newest backup that reads through to its digest."""
    for backup in list_backups(folder, vault_id):
        try:
            read_backup(backup.path)
        except VaultError:
            continue
        return backup
    return None
