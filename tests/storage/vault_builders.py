"""Vaults for tests: cheap keys, a clock that is set by hand, a key store in memory."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine, text

from ib_desk.application.backups import BackupFile
from ib_desk.application.progress import Progress
from ib_desk.application.vault import OpenVault, VaultDescription
from ib_desk.application.vault_errors import KeyStoreUnavailable, Sharing
from ib_desk.application.ways_in import RecoverySheet
from ib_desk.storage.engine import change_key
from ib_desk.storage.header import Header, write_header
from ib_desk.storage.keys import KEY_BYTES, DataKey, Stretch
from ib_desk.storage.rekey import Order, Rekey
from ib_desk.storage.surroundings import Migrate, Surroundings
from ib_desk.storage.tables import SETTING
from ib_desk.storage.vault import OpenedVault
from ib_desk.storage.vaults import VaultsOnDisk

CHEAP = Stretch(memory_kib=19 * 1024, passes=1, lanes=1)
"""The least that a vault allows; one test in test_vaults.py derives a key as the program does."""

WORDS = ("wolk", "fietspad", "zilver", "tante", "appel", "laars", "molen", "tunnel")
PHRASE = "wolk fietspad zilver tante"
OTHER_PHRASE = "appel laars molen tunnel"
PIN = "740318"


def secret(text_of_it: str = PHRASE) -> bytearray:
    """A new buffer each time: the vault wipes what it is given."""
    return bytearray(text_of_it.encode())


def forged(header: Header, key: DataKey) -> bytes:
    """A header as somebody writes it who knows no bond, with a key of her own: she takes zeros."""
    slots = [slot.bound(header.vault_id, bytearray(KEY_BYTES), key) for slot in header.slots]
    return write_header(replace(header, slots=tuple(slots)), key)


@dataclass
class Clock:
    """Time that passes only when told to."""

    moment: datetime = datetime(2026, 11, 21, 17, 42, 5, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def pass_by(self, **duration: float) -> None:
        self.moment += timedelta(**duration)


@dataclass
class KeyStoreInMemory:
    """A key store that can be switched off."""

    kept: dict[str, bytearray] = field(default_factory=dict)
    available: bool = True

    def _require(self) -> None:
        if not self.available:
            raise KeyStoreUnavailable

    def keep(self, name: str, secret: bytearray) -> None:
        self._require()
        self.kept[name] = bytearray(secret)

    def find(self, name: str) -> bytearray | None:
        self._require()
        found = self.kept.get(name)
        return bytearray(found) if found is not None else None

    def forget(self, name: str) -> None:
        self._require()
        self.kept.pop(name, None)


def make_tables(engine: Engine, before_migration: Callable[[], None], progress: Progress) -> None:
    """A migration with one version: a table of notes and a table that points at it."""
    with engine.begin() as connection:
        SETTING.create(connection, checkfirst=True)
        connection.execute(
            text("CREATE TABLE IF NOT EXISTS note (id INTEGER PRIMARY KEY, body TEXT NOT NULL)")
        )
        connection.execute(
            text("CREATE TABLE IF NOT EXISTS mark (note INTEGER REFERENCES note (id))")
        )


def rekey_here(order: Order, _progress: Progress) -> None:
    """In this process: loading the program in a child takes longer than the work."""
    change_key(order.database, order.before, order.after, order.is_wanted)


@dataclass
class World:
    """One machine: its clock, its key store and its vaults."""

    root: Path
    clock: Clock = field(default_factory=Clock)
    key_store: KeyStoreInMemory = field(default_factory=KeyStoreInMemory)
    migrate: Migrate = make_tables
    stretch: Stretch = CHEAP
    sharing: Sharing | None = None
    rekey: Rekey = rekey_here

    @property
    def folder(self) -> Path:
        return self.root / "kluis"

    @property
    def vaults(self) -> VaultsOnDisk:
        return VaultsOnDisk(
            Surroundings(
                words=frozenset(WORDS),
                key_store=self.key_store,
                stretch=self.stretch,
                now=self.clock,
                migrate=self.migrate,
                sharing=lambda _folder: self.sharing,
                rekey=self.rekey,
                reserve_bytes=64 * 1024,
            )
        )

    def make(self, *notes: str, backup: bool = False) -> RecoverySheet:
        """A closed vault with these notes, of which a copy will do: that takes a tenth of the time.

        Two with the same notes are one vault, until one is changed.
        """
        if self != World(self.root):
            return self.make_anew(*notes, backup=backup)
        if (notes, backup) not in _MADE:
            kept = TemporaryDirectory(prefix="ib-desk-test-")
            _MADE[notes, backup] = kept, World(Path(kept.name)).make_anew(*notes, backup=backup)
        kept, sheet = _MADE[notes, backup]
        shutil.copytree(World(Path(kept.name)).folder, self.folder)
        return sheet

    def make_anew(self, *notes: str, backup: bool = False) -> RecoverySheet:
        """The same, where the making itself is the subject."""
        new = self.vaults.create(self.folder, label="Mijn kluis", passphrase=secret())
        assert isinstance(new.vault, OpenedVault)
        add_notes(new.vault, *notes)
        if backup:
            backed_up(new.vault)
        new.vault.close()
        return new.sheet

    @contextmanager
    def opened(self, phrase: str = PHRASE) -> Iterator[OpenedVault]:
        vault = self.vaults.unlock_with_passphrase(self.folder, secret(phrase))
        try:
            yield vault
        finally:
            vault.close()

    def restore(self, backup: Path, phrase: str = PHRASE) -> VaultDescription:
        """By someone who knows the vault that is replaced."""
        proof = secret(phrase)
        return self.vaults.restore_backup(backup, self.folder, Unwatched(), proof=proof)

    def notes(self, phrase: str = PHRASE) -> list[str]:
        with self.opened(phrase) as vault:
            return notes_in(vault)


_MADE: dict[tuple[tuple[str, ...], bool], tuple[TemporaryDirectory[str], RecoverySheet]] = {}
"""By notes, and whether there is a backup: the folder of such a vault, and its sheet."""


class Unwatched:
    """Progress that keeps what it heard."""

    def __init__(self) -> None:
        self.heard: list[tuple[int, int]] = []

    def step(self, done: int, total: int) -> None:
        self.heard.append((done, total))


def backed_up(vault: OpenVault) -> BackupFile | None:
    """A backup where there is something new, as the program makes one beside the work."""
    return vault.backups.make(Unwatched()) if vault.backups.is_due() else None


def add_notes(vault: OpenedVault, *bodies: str) -> None:
    with vault.engine.begin() as connection:
        for body in bodies:
            connection.execute(text("INSERT INTO note (body) VALUES (:body)"), {"body": body})


def notes_in(vault: OpenedVault) -> list[str]:
    with vault.engine.begin() as connection:
        rows: Any = connection.execute(text("SELECT body FROM note ORDER BY id"))
        return [body for (body,) in rows]
