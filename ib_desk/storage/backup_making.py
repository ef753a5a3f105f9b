"""Making a backup: of an open vault beside the work in it, and of a closed one without its key."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from ib_desk.application.backups import BackupFile, BackupTrouble, Trouble
from ib_desk.application.progress import Cancelled, Progress, Share
from ib_desk.application.vault_errors import (
    BackupDamaged,
    DiskFull,
    FolderNotWritable,
    NotClosed,
    OpenElsewhere,
    VaultDamaged,
    VaultError,
)
from ib_desk.domain.secrets.backup_plan import (
    StoredBackup,
    VaultMoment,
    beyond_budget,
    budget_of,
    superfluous_backups,
)
from ib_desk.storage.backup import (
    SUFFIX,
    Particulars,
    backup_paths,
    backup_pieces,
    database_pieces,
    digest_of,
    file_pieces,
    free_name,
    headers_in_backups,
    list_backups,
    read_backup,
)
from ib_desk.storage.backup_ledger import BackupLedger, Standing
from ib_desk.storage.claim import Claim, FileLock, last_claim
from ib_desk.storage.faults import told_apart
from ib_desk.storage.header import Header, SealedHeader, read_header
from ib_desk.storage.inspection import check_copy, compact
from ib_desk.storage.keys import DataKey
from ib_desk.storage.stillness import Stillness
from ib_desk.storage.tidemark import End, read_tidemark
from ib_desk.storage.vault_folder import PART, VaultFolder, write_in_pieces

_COPY_SHARE, _COMPACT_SHARE, _CHECK_SHARE, _WRITE_SHARE = 20, 20, 60, 25
_MARGIN = 32 * 1024 * 1024
"""Bytes that a copy leaves free: a full disk stops the work that it is there to save."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """An open vault as it was at one moment; its file stays so while `stillness` lasts."""

    database: Path
    stillness: Stillness
    particulars: Particulars
    header_bytes: bytes


def finish_backup(
    snapshot: Snapshot, key: DataKey, own: Path, folder: Path, progress: Progress
) -> BackupFile:
    """Copy the file into `own`, read the copy through, write the one file in `folder`.

    On any thread.

    Raises:
        Cancelled: through `progress`, or because the vault could not wait; nothing is left, nor
            after any other error.
        VaultDamaged: the copy does not read, so the vault did not.
    """
    made_at = snapshot.particulars.made_at
    with told_apart():
        own.mkdir(parents=True, exist_ok=True)
        folder.mkdir(parents=True, exist_ok=True)
        copy = free_name(own, made_at, f"db{PART}")
        try:
            try:
                _copy(snapshot, copy, Share(progress, 0, _COPY_SHARE))
                snapshot.stillness.require()
            finally:
                snapshot.stillness.end()
            compact(copy, key, Share(progress, _COPY_SHARE, _COMPACT_SHARE))
            done = _COPY_SHARE + _COMPACT_SHARE
            target = pack(
                copy,
                key,
                snapshot.particulars,
                snapshot.header_bytes,
                folder,
                Share(progress, done, 100 - done),
            )
        finally:
            copy.unlink(missing_ok=True)
    return made_backup(target)


def pack(
    copy: Path,
    key: DataKey,
    particulars: Particulars,
    header_bytes: bytes,
    folder: Path,
    progress: Progress,
) -> Path:
    """Read a copy through and write it as a backup in `folder`."""
    check_copy(copy, key, particulars.moment, Share(progress, 0, _CHECK_SHARE))
    target = free_name(folder, particulars.made_at, SUFFIX.removeprefix("."))
    writing = Share(progress, _CHECK_SHARE, _WRITE_SHARE)
    reading = Share(progress, _CHECK_SHARE + _WRITE_SHARE, 100 - _CHECK_SHARE - _WRITE_SHARE)
    pieces = backup_pieces(particulars, header_bytes, copy, writing)
    write_in_pieces(target, pieces, check=lambda part: read_backup(part, reading))
    return target


def _copy(snapshot: Snapshot, target: Path, progress: Progress) -> None:
    with target.open("wb") as copy:
        for piece in file_pieces(snapshot.database, progress):
            snapshot.stillness.require()
            copy.write(piece)


def made_backup(path: Path) -> BackupFile:
    """What was just written."""
    return next(backup for backup in list_backups(path.parent, None) if backup.path == path)


def check_backup(backup: BackupFile, key: DataKey, own: Path, progress: Progress) -> None:
    """Open a backup with the key and read it through; on any thread.

    Raises:
        BackupDamaged: it does not read.
    """
    content = read_backup(backup.path, Share(progress, 0, 20))
    copy = free_name(own, backup.made_at, f"db{PART}")
    with told_apart():
        try:
            write_in_pieces(copy, database_pieces(backup.path, content, Share(progress, 20, 30)))
            check_copy(copy, key, backup.moment, Share(progress, 50, 50))
        except VaultDamaged:
            raise BackupDamaged from None
        finally:
            copy.unlink(missing_ok=True)


def thin_backups(folder: VaultFolder, vault_id: UUID, ledger: BackupLedger, now: datetime) -> None:
    """Remove what the plan calls superfluous of this vault, and what there is no room for."""
    stored = [_stored(backup) for backup in list_backups(folder.backups, vault_id)]
    gone = superfluous_backups(stored)
    left = [backup for backup in stored if backup not in gone]
    too_much = beyond_budget(left, budget_for(folder, ledger.read()))
    with told_apart():
        for backup in (*gone, *too_much):
            (folder.backups / backup.name).unlink(missing_ok=True)
    ledger.note_held(now if too_much else None)
    ledger.forget_all_but(frozenset(digest_of(path) for path in backup_paths(folder.backups)))


def _stored(backup: BackupFile) -> StoredBackup:
    return StoredBackup(
        name=backup.path.name,
        moment=backup.moment,
        made_at=backup.made_at,
        size=backup.size,
        is_checked=backup.is_checked,
    )


def budget_for(folder: VaultFolder, standing: Standing) -> int:
    """Bytes that all backups of a vault may take."""
    return budget_of(_size(folder.database), standing.budget)


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def copy_due(folder: VaultFolder) -> bool:
    """Whether the vault, as it was closed, is in no backup."""
    mark, headers = read_tidemark(folder.tidemark), folder.whole_headers()
    if mark is None or mark.end is not End.CLOSED or not headers:
        return False
    return not is_held(mark.moment, headers[0].header, headers_in_backups(folder.backups))


def backup_trouble(folder: VaultFolder) -> BackupTrouble | None:
    """What went wrong with the last backup; a copy that nobody makes any more was cut off."""
    standing = BackupLedger(folder.backups).read()
    if standing.begun is None:
        return standing.trouble
    try:
        FileLock(folder.copying).release()
    except VaultError:
        return standing.trouble  # it is being made
    return BackupTrouble(why=Trouble.CUT_OFF, at=standing.begun)


def is_held(
    moment: VaultMoment, header: Header, backups: Iterable[tuple[BackupFile, SealedHeader]]
) -> bool:
    """Whether one of `backups` holds this moment of the vault, with this header."""
    return any(
        backup.vault_id == header.vault_id
        and backup.moment == moment
        and sealed.header.epoch == header.epoch
        for backup, sealed in backups
    )


class ClosedCopy:
    """One copy of a vault that nobody has open, made without its key."""

    def __init__(self, folder: VaultFolder, now: datetime) -> None:
        self._folder = folder
        self._now = now
        self._ledger = BackupLedger(folder.backups)
        self._token = ""

    def make(self, progress: Progress) -> BackupFile | None:
        """None where there is no need, or another process makes one.

        Raises:
            Cancelled: through `progress`, or the vault was opened meanwhile; nothing is left.
            VaultError: likewise; the ledger holds what was wrong.
        """
        if not copy_due(self._folder):
            return None
        with told_apart():
            self._folder.backups.mkdir(parents=True, exist_ok=True)
        try:
            lock = FileLock(self._folder.copying)
        except OpenElsewhere:
            return None
        try:
            return self._make(progress)
        except Cancelled:
            self._note(self._ledger.note_given_up)
            raise
        except VaultError as error:
            why = trouble_of(error)
            self._note(lambda: self._ledger.note_trouble(why, self._now))
            raise
        finally:
            lock.release()

    def _make(self, progress: Progress) -> BackupFile:
        particulars, header_bytes = self._begin()
        target = free_name(self._folder.backups, self._now, SUFFIX.removeprefix("."))
        pieces = backup_pieces(particulars, header_bytes, self._folder.database, progress)
        with ExitStack() as ours, told_apart():

            def claim_again(_part: Path) -> None:
                ours.enter_context(self._claimed())

            write_in_pieces(target, pieces, check=claim_again)
            self._ledger.note_made()
            thin_backups(
                self._folder, read_header(header_bytes).header.vault_id, self._ledger, self._now
            )
        return made_backup(target)

    def _begin(self) -> tuple[Particulars, bytes]:
        """What the copy says of itself, as it is while nobody has the vault."""
        folder = self._folder
        with self._claimed():
            mark, headers = read_tidemark(folder.tidemark), folder.whole_headers()
            header_bytes = folder.header_bytes(folder.header)
            if mark is None or len(headers) != 1 or not header_bytes or _size(folder.log):
                raise NotClosed
            self._require_room()
            self._ledger.note_begun(self._now)
        return Particulars(made_at=self._now, moment=mark.moment), header_bytes

    def _require_room(self) -> None:
        with told_apart():
            free = shutil.disk_usage(self._folder.path).free
        if free < _size(self._folder.database) + _MARGIN:
            raise DiskFull

    @contextmanager
    def _claimed(self) -> Iterator[None]:
        """The vault, for a moment.

        Raises:
            Cancelled: somebody has it, or had it since it was claimed here before.
        """
        if self._token and last_claim(self._folder) != self._token:
            raise Cancelled
        try:
            claim = Claim(self._folder)
        except OpenElsewhere:
            raise Cancelled from None
        self._token = claim.token
        try:
            yield
        finally:
            claim.release()

    def _note(self, note: Callable[[], None]) -> None:
        """The ledger belongs to who has the vault; who opened it meanwhile knows better."""
        with suppress(VaultError, Cancelled), self._claimed():
            note()


def trouble_of(error: Exception) -> Trouble:
    """What is kept of an error until the next start."""
    return _TROUBLES.get(type(error), Trouble.DISK_FAILED)


_TROUBLES: Final[Mapping[type[Exception], Trouble]] = {
    BackupDamaged: Trouble.UNREADABLE,
    VaultDamaged: Trouble.UNREADABLE,
    DiskFull: Trouble.DISK_FULL,
    FolderNotWritable: Trouble.NOT_WRITABLE,
    NotClosed: Trouble.NOT_CLOSED,
}
