r"""A backup: header and database of one moment in one file, checked before it gets its name.

    IBDESK-BACKUP-1\n   16 bytes
    4 bytes             length of the particulars, big end first
    particulars         JSON: the moment it was made
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
from typing import BinaryIO
from uuid import UUID

from ib_desk.application.progress import Progress, Share, Silent
from ib_desk.application.vault import BackupFile
from ib_desk.application.vault_errors import BackupDamaged, ForeignFile, HeaderDamaged, VaultError
from ib_desk.domain.secrets.backup_plan import superfluous_backups
from ib_desk.storage.engine import EncryptedDatabase, check_copy, compact
from ib_desk.storage.faults import told_apart
from ib_desk.storage.header import LONGEST, Header, SealedHeader, read_header
from ib_desk.storage.keys import DataKey
from ib_desk.storage.vault_folder import PART, VaultFolder, rename, sync_folder, write_in_pieces

MAGIC = b"IBDESK-BACKUP-1\n"
SUFFIX = ".ibdesk"
_DIGEST_BYTES = 32
_LONGEST_PARTICULARS = 4096
_PIECE = 1024 * 1024
_COPY_SHARE, _COMPACT_SHARE, _CHECK_SHARE = 5, 25, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupContent:
    """Where in a backup file everything is, and what its header says."""

    made_at: datetime
    header: Header
    header_bytes: bytes
    database_at: int
    database_length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A vault as it was at one moment, laid apart under its own key."""

    copy: Path
    rows: dict[str, int]
    header_bytes: bytes
    made_at: datetime


def take_snapshot(
    database: EncryptedDatabase,
    header_bytes: bytes,
    folder: Path,
    made_at: datetime,
    progress: Progress,
) -> Snapshot:
    """Copy the database into `folder`; on the thread of the vault.

    Raises:
        Cancelled: through `progress`; nothing is left.
    """
    with told_apart():
        folder.mkdir(parents=True, exist_ok=True)
        copy = free_name(folder, made_at, f"db{PART}")
        rows = database.snapshot(copy, Share(progress, 0, _COPY_SHARE))
    return Snapshot(copy=copy, rows=rows, header_bytes=header_bytes, made_at=made_at)


def finish_backup(snapshot: Snapshot, key: DataKey, folder: Path, progress: Progress) -> BackupFile:
    """Read the copy through, compare the rows, then write the one file; on any thread.

    Raises:
        Cancelled: through `progress`; nothing is left, nor after any other error.
        VaultDamaged: the copy does not read, so the vault did not.
    """
    copy, done = snapshot.copy, _COPY_SHARE
    with told_apart():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            progress.step(done, 100)
            compact(copy, key, Share(progress, done, _COMPACT_SHARE))
            done += _COMPACT_SHARE
            check_copy(copy, key, snapshot.rows, Share(progress, done, _CHECK_SHARE))
            done += _CHECK_SHARE
            target = free_name(folder, snapshot.made_at, SUFFIX.removeprefix("."))
            with copy.open("rb") as file:
                pieces = _pieces(
                    snapshot, file, copy.stat().st_size, Share(progress, done, 100 - done)
                )
                write_in_pieces(target, pieces, check=read_backup)
        finally:
            copy.unlink(missing_ok=True)
        with target.open("rb") as file:
            return describe_content(target, _read_layout(file))


def free_name(folder: Path, moment: datetime, ending: str) -> Path:
    """`kluis-20261121-174205.ibdesk`, with a number behind it where that one is taken."""
    stem = f"kluis-{moment:%Y%m%d-%H%M%S}"
    stems = (stem, *(f"{stem}-{at}" for at in range(2, 100)))
    names = (folder / f"{one}.{ending}" for one in stems)
    return next(name for name in names if not name.exists())


def _pieces(
    snapshot: Snapshot, database: BinaryIO, length: int, progress: Progress
) -> Iterator[bytes]:
    particulars = json.dumps({"made_at": snapshot.made_at.isoformat()}).encode()
    digest = hashlib.sha256()

    def hashed(piece: bytes) -> bytes:
        digest.update(piece)
        return piece

    yield hashed(MAGIC)
    for part in (particulars, snapshot.header_bytes):
        yield hashed(len(part).to_bytes(4, "big") + part)
    yield hashed(length.to_bytes(8, "big"))
    done = 0
    while piece := database.read(_PIECE):
        yield hashed(piece)
        done += len(piece)
        progress.step(done, length)
    yield digest.digest()


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
        particulars = json.loads(_sized(file, _LONGEST_PARTICULARS))
        made_at = datetime.fromisoformat(particulars["made_at"])
        header_bytes = _sized(file, LONGEST)
        header = read_header(header_bytes).header
        database_length = int.from_bytes(file.read(8), "big")
    except (ValueError, TypeError, LookupError, RecursionError, HeaderDamaged):
        raise BackupDamaged from None
    database_at = file.tell()
    if made_at.tzinfo is None:
        raise BackupDamaged
    if file.seek(0, 2) != database_at + database_length + _DIGEST_BYTES:
        raise BackupDamaged
    return BackupContent(
        made_at=made_at,
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


def describe_content(path: Path, content: BackupContent) -> BackupFile:
    """What a screen shows of a backup."""
    return BackupFile(
        path=path,
        vault_id=content.header.vault_id,
        label=content.header.label,
        made_at=content.made_at,
        size=content.database_at + content.database_length + _DIGEST_BYTES,
    )


def list_backups(folder: Path, vault_id: UUID | None) -> list[BackupFile]:
    """The backups in `folder`, newest first, whole as far as their length tells.

    `vault_id` None takes those of any vault.
    """
    found = []
    for path in folder.glob(f"*{SUFFIX}"):
        try:
            with told_apart(), path.open("rb") as file:
                content = _read_layout(file)
        except VaultError:
            continue
        if vault_id in (None, content.header.vault_id):
            found.append(describe_content(path, content))
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


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


def thin_backups(folder: Path, vault_id: UUID, now: datetime) -> None:
    """Remove what `domain.backup_plan` calls superfluous, of this vault only."""
    backups = list_backups(folder, vault_id)
    superfluous = superfluous_backups([backup.made_at for backup in backups], now)
    with told_apart():
        for backup in backups:
            if backup.made_at in superfluous:
                backup.path.unlink(missing_ok=True)


def lay_ready(backup: Path, folder: VaultFolder, moment: datetime, progress: Progress) -> None:
    """Unpack a backup beside the vault; complete and under its final name, or not at all.

    Raises:
        BackupDamaged: it is not as it was made.
        Cancelled: through `progress`.
    """
    content = read_backup(backup, Share(progress, 0, 50))
    names = (f"{moment:%Y%m%d-%H%M%S}{at}" for at in ("", *(f"-{at}" for at in range(2, 100))))
    free = (name for name in names if not any(folder.path.glob(f"*-{name}")))
    ready = folder.path / f"terugzetten-{next(free)}"
    staging = VaultFolder(ready.with_name(ready.name + PART))
    with told_apart():
        staging.path.mkdir()
        writing = Share(progress, 50, 50)
        write_in_pieces(staging.database, _database_of(backup, content, writing))
        staging.write_headers(content.header_bytes)
        rename(staging.path, ready)


def _database_of(backup: Path, content: BackupContent, progress: Progress) -> Iterator[bytes]:
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


def put_in_place(folder: VaultFolder) -> None:
    """Give what `lay_ready` laid ready its place; what was there goes to `opzij-…`.

    A kill in the middle costs nothing: the next call goes on where this one stopped, since a file
    is moved aside only while its successor still lies ready.
    """
    with told_apart():
        for ready in folder.half_restored():
            aside = folder.path / ready.name.replace("terugzetten", "opzij")
            aside.mkdir(exist_ok=True)
            for name in (
                folder.database.name,
                folder.header_copy.name,
                folder.header.name,
            ):
                if not (ready / name).exists():
                    continue
                for present in (f"{name}-wal", f"{name}-journal", name):
                    if (folder.path / present).exists():
                        rename(folder.path / present, aside / present)
                rename(ready / name, folder.path / name)
            ready.rmdir()
            if not any(aside.iterdir()):
                aside.rmdir()
        sync_folder(folder.path)
