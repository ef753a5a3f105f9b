"""An open vault: its key slots, its backups and its end."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from sqlalchemy import Engine

from ib_desk.application.progress import Progress, Silent
from ib_desk.application.vault import BackupFile, BackupUnderWay, KeySlot, RecoverySheet, Route
from ib_desk.application.vault_errors import (
    CurrentSecretNeeded,
    KeyStoreUnavailable,
    LastSlot,
    Sharing,
    VaultDamaged,
)
from ib_desk.domain.secrets.passphrase import require_strong
from ib_desk.domain.secrets.recovery_code import SECRET_BYTES, recovery_groups
from ib_desk.storage.attempts import Attempts
from ib_desk.storage.backup import (
    finish_backup,
    list_backups,
    newest_whole_backup,
    take_snapshot,
    thin_backups,
)
from ib_desk.storage.engine import EncryptedDatabase
from ib_desk.storage.header import Header, write_header
from ib_desk.storage.keys import DataKey, Stretch, wipe
from ib_desk.storage.quick_unlock import KeyStore, new_stored_secret, require_pin
from ib_desk.storage.slots import (
    Slot,
    close_with_code,
    close_with_passphrase,
    close_with_pin,
    passphrase_key,
    slot_code,
)
from ib_desk.storage.vault_folder import RESERVE_BYTES, Claim, VaultFolder


class Migrate(Protocol):
    """`ib_desk.storage.migrate.migrate`, or what a test has in its place."""

    def __call__(
        self, engine: Engine, before_migration: Callable[[], None], progress: Progress
    ) -> None:
        """Bring the tables to what this version of the program expects, a new database too.

        Raises:
            NewerVersion: they are of a later version.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What vaults need of the world; tests hand in their own."""

    words: Container[str]
    """The word list that passphrases are drawn from."""
    key_store: KeyStore
    stretch: Stretch
    """For new slots; slots that are there keep what they were closed with."""
    now: Callable[[], datetime]
    """With its time zone."""
    migrate: Migrate
    sharing: Callable[[Path], Sharing | None]
    """Who else writes in a folder."""
    reserve_bytes: int = RESERVE_BYTES
    """Disk held back in each vault for the day the disk is full."""


class OpenedVault:
    """`application.vault.OpenVault` on disk; `engine` is for the tables and for nobody else."""

    def __init__(  # noqa: PLR0913 -- the parts of an open vault, put together in two places
        self,
        *,
        folder: VaultFolder,
        claim: Claim,
        database: EncryptedDatabase,
        key: DataKey,
        header: Header,
        opened_by: Route,
        surroundings: Surroundings,
        unsaved: bool,
    ) -> None:
        """Take over `claim`, `database` and `key`: `close` lets go of them.

        `unsaved` says that there is more in the vault than in its newest backup.
        """
        self._folder = folder
        self._claim = claim
        self._database = database
        self._key = key
        self._header = header
        self._opened_by = opened_by
        self._surroundings = surroundings
        self._saved = None if unsaved else self._state
        self._attempts = Attempts(folder.attempts, lambda: surroundings.now().timestamp())

    @property
    def engine(self) -> Engine:
        """The SQLAlchemy engine over the one connection."""
        return self._database.engine

    @property
    def _state(self) -> tuple[int, int]:
        """Another one after each change of the database and of the header."""
        return self._database.changes, self._header.epoch

    @property
    def vault_id(self) -> UUID:
        """The same for as long as the vault lives."""
        return self._header.vault_id

    @property
    def label(self) -> str:
        """What the user calls her vault."""
        return self._header.label

    @property
    def opened_by(self) -> Route:
        """The way in that was taken."""
        return self._opened_by

    def slots(self) -> Sequence[KeySlot]:
        """Every way in, passphrases first."""
        order = list(Route)
        return sorted(
            (slot.line for slot in self._header.slots), key=lambda line: order.index(line.route)
        )

    def prove(self, passphrase: bytearray) -> None:
        """As at unlock, with the same waiting after wrong ones."""
        with wiped(passphrase):
            self._slot_opened_by(passphrase)

    def change_passphrase(self, current: bytearray, new: bytearray) -> None:
        """Find the slot that `current` opens and close it anew with `new`."""
        with wiped(current, new):
            self._require_strong(new)
            slot = self._slot_opened_by(current)
            self._replace(slot, self._closed(slot.holder, new))

    def _slot_opened_by(self, passphrase: bytearray) -> Slot:
        self._attempts.require_waited()
        for slot in self._header.of(Route.PASSPHRASE):
            opened = slot.open(self.vault_id, passphrase_key(slot, passphrase))
            if opened is not None:
                opened.wipe()
                self._attempts.clear()
                return slot
        raise self._attempts.count_wrong()

    def replace_passphrase(self, slot_id: str, new: bytearray) -> None:
        """Close a forgotten passphrase slot anew; only the recovery code allows it."""
        with wiped(new):
            if self._opened_by is not Route.RECOVERY_CODE:
                raise CurrentSecretNeeded
            self._require_strong(new)
            slot = self._passphrase_slot(slot_id)
            self._replace(slot, self._closed(slot.holder, new))

    def add_passphrase(self, holder: str, new: bytearray) -> KeySlot:
        """One slot more."""
        with wiped(new):
            self._require_strong(new)
            slot = self._closed(holder, new)
        self._keep(*self._header.slots, slot)
        return slot.line

    def remove_passphrase(self, slot_id: str) -> None:
        """One slot less, never the last."""
        slot = self._passphrase_slot(slot_id)
        if len(self._header.of(Route.PASSPHRASE)) == 1:
            raise LastSlot
        self._replace(slot)

    def enable_quick_unlock(self, pin: bytearray) -> None:
        """Store the secret first: a slot without it would be of no use."""
        with wiped(pin):
            require_pin(pin)
            stored = new_stored_secret()
            with wiped(stored):
                stretch = self._surroundings.stretch
                slot = close_with_pin(self.vault_id, self._key, pin, stored, stretch=stretch)
                self._surroundings.key_store.keep(key_store_name(self.vault_id, slot), stored)
        self._forget_quick_secrets()
        self._keep(*self._slots_but(Route.QUICK), slot)

    def disable_quick_unlock(self) -> None:
        """The slot goes, even when the key store cannot be asked: then its secret opens nothing."""
        self._forget_quick_secrets()
        if self._header.of(Route.QUICK):
            self._keep(*self._slots_but(Route.QUICK))

    def new_recovery_sheet(self) -> RecoverySheet:
        """Draw a code, put its slot in the place of the present one."""
        code = bytearray(secrets.token_bytes(SECRET_BYTES))
        with wiped(code):
            slot = close_with_code(self.vault_id, self._key, code)
            groups = recovery_groups(code)
        self._keep(*self._slots_but(Route.RECOVERY_CODE), slot)
        return RecoverySheet(
            vault_id=self.vault_id,
            vault_label=self.label,
            made_on=self._surroundings.now().date(),
            groups=groups,
            slot_code=slot_code(self.vault_id, slot),
        )

    def begin_backup(self, progress: Progress, to: Path | None = None) -> BackupUnderWay:
        """Copy what there is, in the vault's own place also for a stick that is slow."""
        with self._damage_dated():
            snapshot = take_snapshot(
                self._database,
                write_header(self._header, self._key),
                self._folder.backups,
                self._surroundings.now(),
                progress,
            )
        state = self._state

        def finish(progress: Progress) -> BackupFile:
            with self._damage_dated():
                made = finish_backup(snapshot, self._key, to or self._folder.backups, progress)
            if to is None:
                self._saved = state
            return made

        return BackupUnderWay(finish=finish)

    def backup(self, progress: Progress, to: Path | None = None) -> BackupFile:
        """One file, read through before it gets its name."""
        return self.begin_backup(progress, to).finish(progress)

    def backup_if_changed(self, progress: Progress) -> BackupFile | None:
        """`backup` where there is something new; older ones are thinned after it."""
        if self._saved == self._state:
            return None
        made = self.backup(progress)
        thin_backups(self._folder.backups, self.vault_id, self._surroundings.now())
        return made

    def backup_before_migration(self) -> None:
        """What a migration calls before its first change."""
        self.backup(Silent())

    def backups(self) -> Sequence[BackupFile]:
        """Those in the vault's own place, newest first."""
        return list_backups(self._folder.backups, self.vault_id)

    def check(self, progress: Progress) -> None:
        """Every page, every index, every reference."""
        with self._damage_dated():
            self._database.check(progress)

    def close(self) -> None:
        """In this order: database, key, claim; each also when the one before it fails."""
        with ExitStack() as steps:
            steps.callback(self._claim.release)
            steps.callback(self._key.wipe)
            steps.callback(self._database.close)

    def repair_headers(self) -> None:
        """Write both anew where they are not the same; forget a quick unlock that was used up."""
        if self._attempts.pins_used_up:
            self.disable_quick_unlock()
        self._attempts.clear()
        if self._folder.headers_differ():
            self._folder.write_headers(write_header(self._header, self._key))

    def _require_strong(self, passphrase: bytearray) -> None:
        require_strong_bytes(passphrase, self._surroundings.words, self.label)

    def _closed(self, holder: str, passphrase: bytearray) -> Slot:
        stretch = self._surroundings.stretch
        return close_with_passphrase(
            self.vault_id, self._key, passphrase, holder=holder, stretch=stretch
        )

    def _passphrase_slot(self, slot_id: str) -> Slot:
        for slot in self._header.of(Route.PASSPHRASE):
            if slot.slot_id == slot_id:
                return slot
        raise KeyError(slot_id)

    def _slots_but(self, route: Route) -> list[Slot]:
        return [slot for slot in self._header.slots if slot.route is not route]

    def _replace(self, old: Slot, *new: Slot) -> None:
        at = self._header.slots.index(old)
        self._keep(*self._header.slots[:at], *new, *self._header.slots[at + 1 :])

    def _keep(self, *slots: Slot) -> None:
        header = self._header.with_slots(*slots)
        self._folder.write_headers(write_header(header, self._key))
        self._header = header

    def _forget_quick_secrets(self) -> None:
        for slot in self._header.of(Route.QUICK):
            with suppress(KeyStoreUnavailable):
                self._surroundings.key_store.forget(key_store_name(self.vault_id, slot))

    @contextmanager
    def _damage_dated(self) -> Iterator[None]:
        """Damage found within is told together with the backup that helps."""
        try:
            yield
        except VaultDamaged:
            raise damaged(self._folder, self.vault_id) from None


def damaged(folder: VaultFolder, vault_id: UUID | None) -> VaultDamaged:
    """The error for a database that does not read, with the newest backup that does."""
    backup = newest_whole_backup(folder.backups, vault_id)
    return VaultDamaged(backup.made_at if backup else None)


def key_store_name(vault_id: UUID, slot: Slot) -> str:
    """Under which the key store keeps the secret of a quick slot: ids, nothing to recognise."""
    return f"{vault_id}/{slot.slot_id}"


def require_strong_bytes(passphrase: bytearray, words: Container[str], label: str) -> None:
    """`require_strong` for `passphrase_bytes`; the name of the vault counts as personal."""
    require_strong(passphrase.decode(), words, personal=label.split())


@contextmanager
def wiped(*secret: bytearray) -> Iterator[None]:
    """Zeros at the end of the block, however it ends."""
    try:
        yield
    finally:
        wipe(*secret)
