"""Backups of a vault: what they are, how one is made, and how it stands with them.

A backup is one file. It is *checked* when it was opened with the key and read through; one that was
copied while the vault was locked is not, until the vault has been opened again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol
from uuid import UUID

from ib_desk.application.progress import Progress
from ib_desk.domain.secrets.backup_plan import VaultMoment


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFile:
    """A backup whose length is right; `is_checked` where all of it is known to read."""

    path: Path = field(repr=False)
    vault_id: UUID
    label: str
    moment: VaultMoment
    """Which of two is the newer says this, not the clock."""
    made_at: datetime
    size: int
    """Bytes."""
    is_checked: bool = False


class Trouble(StrEnum):
    """Why there is no backup of the last time."""

    CUT_OFF = "cut_off"
    """The process that made it was ended."""
    DISK_FULL = "disk_full"
    NOT_WRITABLE = "not_writable"
    DISK_FAILED = "disk_failed"
    UNREADABLE = "unreadable"
    """It was made, and does not read."""
    NOT_CLOSED = "not_closed"
    """The vault was let go of in haste: only an open vault can be copied now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupTrouble:
    """What went wrong with the last backup; told until there is one again."""

    why: Trouble
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupStanding:
    """How it stands with all backups in the vault's own place."""

    newest: BackupFile | None
    newest_checked: BackupFile | None
    trouble: BackupTrouble | None
    size: int
    """Bytes of all of them."""
    budget: int
    """Bytes that they may take."""
    chosen_budget: int
    """What the user allowed; the vault may ask for less."""
    is_held: bool
    """Older ones went sooner than the plan says, for lack of room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupUnderWay:
    """The vault as it was when the backup began; while it is finished the vault may change.

    `finish` checks and writes it, on any thread, while the vault is open; of what it raises
    (`Cancelled`, `DiskFull`, `VaultDamaged`: what was to be saved does not read) nothing is left.
    """

    finish: Callable[[Progress], BackupFile] = field(repr=False)
    give_up: Callable[[], None] = field(repr=False)
    """On any thread: it was called off between its beginning and its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideVault:
    """A vault that another one took the place of: it opens as any other, from its own folder."""

    folder: Path = field(repr=False)
    put_aside: datetime
    until: date
    """From then on it is of no use to keep it; it goes only when somebody says so."""
    size: int
    """Bytes."""


class Backups(Protocol):
    """Those of an open vault; on its thread, but for what says otherwise."""

    def every(self) -> Sequence[BackupFile]:
        """Those in the vault's own place, newest first."""
        ...

    def standing(self) -> BackupStanding:
        """How it stands with them."""
        ...

    def is_due(self) -> bool:
        """Whether there is more in the vault than in its newest checked backup."""
        ...

    def begin(self, progress: Progress, to: Path | None = None) -> BackupUnderWay:
        """Begin a one-file backup in the vault's own place, or in the folder `to`.

        Short: nothing is copied yet.

        Raises:
            Cancelled: nothing is left of it.
            DiskFull: likewise.
        """
        ...

    def make(self, progress: Progress, to: Path | None = None) -> BackupFile:
        """Begin and finish one at once; raises as both do."""
        ...

    def unchecked(self) -> BackupFile | None:
        """The newest backup, if it is one that nobody has looked through."""
        ...

    def check(self, backup: BackupFile, progress: Progress) -> None:
        """Open it with the key and read it through; on any thread. What does not read is removed.

        Raises:
            BackupDamaged: it does not read.
            Cancelled: nothing is known of it yet.
        """
        ...

    def rescue(self, progress: Progress) -> BackupFile:
        """A backup of what is open, after `VaultReplaced`; the vault goes on without its file.

        Raises:
            DiskFull, VaultDamaged, StorageFailed: there is none.
        """
        ...

    def aside(self) -> Sequence[AsideVault]:
        """Vaults that another one took the place of, the last first."""
        ...

    def remove_aside(self, aside: AsideVault) -> None:
        """Remove one for good.

        Raises:
            OpenElsewhere: somebody has it open.
        """
        ...

    def use_budget(self, budget: int) -> None:
        """Let all backups together take so many bytes."""
        ...
