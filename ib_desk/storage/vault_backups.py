"""The backups of an open vault, as `application.backups.Backups`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from ib_desk.application.backups import (
    AsideVault,
    BackupFile,
    BackupStanding,
    BackupUnderWay,
    Trouble,
)
from ib_desk.application.progress import Progress, Silent
from ib_desk.application.vault_errors import BackupDamaged, VaultDamaged, VaultError
from ib_desk.storage.aside import aside_vaults, remove_aside
from ib_desk.storage.backup import (
    Particulars,
    digest_of,
    free_name,
    headers_in_backups,
    list_backups,
)
from ib_desk.storage.backup_ledger import BackupLedger
from ib_desk.storage.backup_making import (
    Snapshot,
    backup_trouble,
    budget_for,
    check_backup,
    finish_backup,
    is_held,
    made_backup,
    pack,
    thin_backups,
    trouble_of,
)
from ib_desk.storage.engine import EncryptedDatabase
from ib_desk.storage.faults import told_apart
from ib_desk.storage.vault_folder import PART, VaultFolder
from ib_desk.storage.ways_in import VaultWaysIn


class VaultBackups:
    """On the thread of the database, but for `check` and the end of what `begin` begins."""

    def __init__(
        self,
        *,
        folder: VaultFolder,
        database: EncryptedDatabase,
        ways_in: VaultWaysIn,
        now: Callable[[], datetime],
        dated: Callable[[], VaultDamaged],
    ) -> None:
        """`dated` tells of damage together with the backup that helps."""
        self._folder = folder
        self._database = database
        self._ways_in = ways_in
        self._now = now
        self._dated = dated
        self._ledger = BackupLedger(folder.backups)

    def settle(self) -> None:
        """The vault is open: whoever copied it gives up, unless he was cut off before."""
        if self._ledger.read().begun is not None:
            found = backup_trouble(self._folder)
            if found is not None and found.why is Trouble.CUT_OFF:
                self._ledger.note_trouble(found.why, found.at)
            else:
                self._ledger.note_given_up()

    def every(self) -> Sequence[BackupFile]:
        """Those in the vault's own place, newest first."""
        return list_backups(self._folder.backups, self._ways_in.header.vault_id)

    def standing(self) -> BackupStanding:
        """From the folder and the ledger in it."""
        backups, ledger = self.every(), self._ledger.read()
        return BackupStanding(
            newest=next(iter(backups), None),
            newest_checked=next((backup for backup in backups if backup.is_checked), None),
            trouble=ledger.trouble,
            size=sum(backup.size for backup in backups),
            budget=budget_for(self._folder, ledger),
            chosen_budget=ledger.budget,
            is_held=ledger.held is not None,
        )

    def is_due(self) -> bool:
        """By the count of the database and the epoch of the header."""
        held = headers_in_backups(self._folder.backups)
        checked = [(backup, sealed) for backup, sealed in held if backup.is_checked]
        return not is_held(self._database.moment, self._ways_in.header, checked)

    def begin(self, progress: Progress, to: Path | None = None) -> BackupUnderWay:
        """From here on the file stays as it is until it is copied; what is written goes beside."""
        progress.step(0, 100)
        moment, key = self._database.moment, self._ways_in.key.copy()
        snapshot = Snapshot(
            database=self._folder.database,
            stillness=self._database.be_still(),
            particulars=Particulars(made_at=self._now(), moment=moment),
            header_bytes=self._ways_in.header_file(),
        )

        def finish(progress: Progress) -> BackupFile:
            # Beside a vault that is only read there is no place of its own.
            own = to if to is not None and self._database.is_read_only else self._folder.backups
            with self._told(is_own=to is None):
                try:
                    made = finish_backup(snapshot, key, own, to or own, progress)
                finally:
                    key.wipe()
                if to is None:
                    self._ledger.note_checked(digest_of(made.path), self._now())
                    self._ledger.note_made()
                    thin_backups(self._folder, made.vault_id, self._ledger, self._now())
                return replace(made, is_checked=True)

        def give_up() -> None:
            snapshot.stillness.end()
            key.wipe()

        return BackupUnderWay(finish=finish, give_up=give_up)

    def make(self, progress: Progress, to: Path | None = None) -> BackupFile:
        """One file, read through before it gets its name."""
        return self.begin(progress, to).finish(progress)

    def rescue(self, progress: Progress) -> BackupFile:
        """Out of the connection, for the file that it is of has lost its name."""
        moment, folder = self._database.moment, self._folder.backups
        particulars = Particulars(made_at=self._now(), moment=moment)
        header_bytes = self._ways_in.header_file()
        with told_apart():
            folder.mkdir(parents=True, exist_ok=True)
            copy = free_name(folder, particulars.made_at, f"db{PART}")
            try:
                self._database.copy_out(copy)
                key = self._ways_in.key
                made = made_backup(pack(copy, key, particulars, header_bytes, folder, progress))
            finally:
                copy.unlink(missing_ok=True)
        self._ledger.note_checked(digest_of(made.path), self._now())
        return replace(made, is_checked=True)

    def aside(self) -> Sequence[AsideVault]:
        """In folders beside it."""
        return aside_vaults(self._folder)

    def remove_aside(self, aside: AsideVault) -> None:
        """For good."""
        remove_aside(self._folder, aside.folder)

    def make_at_once(self) -> None:
        """Before something that cannot be taken back."""
        self.make(Silent())

    def unchecked(self) -> BackupFile | None:
        """Older ones do not matter: a newer one that was looked through holds more.

        One that opens with a key of before cannot be looked through any more.
        """
        header, key = self._ways_in.header, self._ways_in.key
        for backup, sealed in headers_in_backups(self._folder.backups):
            if backup.vault_id == header.vault_id:
                return None if backup.is_checked or not sealed.genuine(key) else backup
        return None

    def check(self, backup: BackupFile, progress: Progress) -> None:
        """What does not read is removed at once, so that nobody relies on it."""
        key = self._ways_in.key.copy()
        try:
            check_backup(backup, key, self._folder.backups, progress)
        except BackupDamaged:
            with told_apart():
                backup.path.unlink(missing_ok=True)
            self._ledger.note_trouble(Trouble.UNREADABLE, self._now())
            raise
        finally:
            key.wipe()
        self._ledger.note_checked(digest_of(backup.path), self._now())

    def use_budget(self, budget: int) -> None:
        """At once: what there is no room for any more goes."""
        self._ledger.use_budget(budget)
        thin_backups(self._folder, self._ways_in.header.vault_id, self._ledger, self._now())

    @contextmanager
    def _told(self, *, is_own: bool) -> Iterator[None]:
        """What goes wrong with a backup in the vault's own place is kept until there is one."""
        try:
            yield
        except VaultError as error:
            if is_own:
                with suppress(VaultError):
                    self._ledger.note_trouble(trouble_of(error), self._now())
            if isinstance(error, VaultDamaged):
                raise self._dated() from None
            raise
