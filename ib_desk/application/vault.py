"""What a user can do with her vault: make it, get in, keep it safe, get it back.

A vault is a folder, a backup one file. An `OpenVault` is used on the thread on which
it was opened, and on no other. Secrets are handed over as `bytearray` (`domain.passphrase` makes
one of a passphrase) and are zeros when the method returns, however it returns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from ib_desk.application.backups import AsideVault, BackupFile, Backups, BackupTrouble
from ib_desk.application.name_plate import NamePlate
from ib_desk.application.open_anyway import UNASKED, OpenAnyway
from ib_desk.application.progress import Progress
from ib_desk.application.route import Route
from ib_desk.application.vault_errors import VaultError
from ib_desk.application.ways_in import KeyNews, RecoverySheet, WaysIn


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultDescription(NamePlate):
    """What can be seen of a vault without opening it: nothing about pupils."""

    vault_id: UUID
    made_on: date
    strays: tuple[str, ...] = ()
    """Names of files beside it that may be a second version: a sync program makes such."""
    header_of_backup: datetime | None = None
    """The moment of the backup whose header is shown, where the vault has none left."""
    backup_trouble: BackupTrouble | None = None
    """What went wrong with the last backup."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadableVault:
    """A vault that is there and cannot be described; `why` says what is the matter with it."""

    folder: Path = field(repr=False)
    last_opened: datetime | None
    why: VaultError


class OpenVault(Protocol):
    """A vault with the key in hand."""

    @property
    def vault_id(self) -> UUID:
        """The same for as long as the vault lives, also in its backups."""
        ...

    @property
    def label(self) -> str:
        """What the user calls her vault."""
        ...

    @property
    def opened_by(self) -> Route:
        """After the recovery code the user is asked for a new passphrase."""
        ...

    @property
    def ways_in(self) -> WaysIn:
        """Who can open it."""
        ...

    @property
    def rotation_due(self) -> bool:
        """Whether a way in was taken from someone and the key is still that of before."""
        ...

    @property
    def news(self) -> KeyNews | None:
        """What the opening found out about the header, if anything."""
        ...

    def rotate_key(self, progress: Progress) -> None:
        """Another data key: what was withdrawn opens nothing that the vault now consists of.

        Makes a backup, then closes the database until it is done: some seconds for each 100 MB.

        Raises:
            NoRoom: nothing was begun.
            Cancelled: ask `rotation_due` whether it came too late.
            DiskFull, VaultDamaged, StorageFailed: the vault goes on with the key that it has.
        """
        ...

    def older_copies(self) -> Sequence[BackupFile]:
        """Backups that still open with ways in of before the last rotation, newest first."""
        ...

    def remove_older_copies(self, progress: Progress) -> None:
        """Remove them, after a backup with the present key where there is none yet."""
        ...

    @property
    def backups(self) -> Backups:
        """Its copies, and how to make one."""
        ...

    def check(self, progress: Progress) -> None:
        """Read the whole vault; seconds for a hundred megabytes.

        Raises:
            VaultDamaged: with the newest backup that can be read.
        """
        ...

    @property
    def is_read_only(self) -> bool:
        """Whether nothing is kept: it was opened to read and print."""
        ...

    @property
    def is_aside(self) -> bool:
        """Whether another vault took the place of this one."""
        ...

    def go_on_alone(self) -> None:
        """After `VaultReplaced`: keep what comes all the same, for a backup of it (`rescue`)."""
        ...

    def keep_mark(self) -> None:
        """Write down how far the vault has come, so that a loss is noticed at the next opening.

        Raises:
            DiskFull, StorageFailed: the mark of before stays.
        """
        ...

    def halt(self) -> None:
        """Whatever reads or writes the vault ends with `Cancelled`; may be called on any thread."""
        ...

    def release(self) -> None:
        """After `halt`: what follows may read and write again; on any thread."""
        ...

    def close(self) -> None:
        """Write everything to its place, let go of file and key; a second time does nothing."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVault:
    """A vault just made, open, with the only copy of its recovery sheet."""

    vault: OpenVault
    sheet: RecoverySheet


class Vaults(Protocol):
    """The vaults on this machine, from outside.

    Every method that opens a vault may raise `OpenElsewhere`, `SharedFolder`, `WaitFirst`,
    `HeaderDamaged`, `VaultDamaged`, `DatabaseMissing`, `WorkMissing`, `ForeignFile`,
    `NewerVersion`, `FolderNotWritable`, `DiskFull`, `StorageFailed`, `NotEnoughMemory`. What a
    `OpenAnyway` speaks of is not raised where it was given.
    """

    def check_place(self, folder: Path, *, anyway: OpenAnyway = UNASKED) -> None:
        """See whether a new vault may come here, before the user has typed anything.

        Raises:
            FolderNotEmpty: something else lives there.
            SharedFolder: a sync program or network drive would damage it.
            FolderNotWritable: the program may not write there.
        """
        ...

    def create(
        self, folder: Path, *, label: str, passphrase: bytearray, anyway: OpenAnyway = UNASKED
    ) -> NewVault:
        """Make a vault in a new or empty folder and open it.

        `label` has at most `LONGEST_LABEL` signs; it can be read without a key.

        Raises:
            WeakPassphrase: the phrase is not strong enough.
            FolderNotEmpty: and the other refusals of `check_place`.
        """
        ...

    def describe(self, folder: Path) -> VaultDescription:
        """What the unlock screen shows.

        Raises:
            ForeignFile: there is no vault here.
            HeaderDamaged: no header reads, nor one in a backup.
        """
        ...

    def unlock_with_passphrase(
        self,
        folder: Path,
        passphrase: bytearray,
        *,
        anyway: OpenAnyway = UNASKED,
        progress: Progress | None = None,
    ) -> OpenVault:
        """Open with a passphrase of any of its people: about a second for each of them.

        Raises:
            WrongSecret: it fits no slot.
            Cancelled: through `progress`, between two of its people.
        """
        ...

    def unlock_with_recovery_code(
        self, folder: Path, code: str, *, anyway: OpenAnyway = UNASKED
    ) -> OpenVault:
        """Open with the nine groups of the recovery sheet.

        Raises:
            RecoveryCodeMistyped: it cannot be right; does not count as an attempt.
            WrongSecret: it is the code of another vault, or of an older sheet.
        """
        ...

    def unlock_quickly(
        self, folder: Path, pin: bytearray, *, anyway: OpenAnyway = UNASKED
    ) -> OpenVault:
        """Open with the PIN and this machine's key store.

        Raises:
            WrongSecret: wrong PIN; the fifth takes quick unlock away.
            QuickUnlockGone: it was taken away, or never there.
            KeyStoreUnavailable: the key store is closed or silent.
        """
        ...

    def unlock_with_sheet(
        self,
        folder: Path,
        *,
        code: str,
        slot_code: str,
        passphrase: bytearray,
        anyway: OpenAnyway = UNASKED,
    ) -> OpenVault:
        """Open with the paper and whatever still reads of a header, and make a new one.

        Raises:
            RecoveryCodeMistyped: in the groups.
            ForeignFile: the QR is not that of a recovery sheet.
            WrongSecret: groups and QR are not of one sheet, or it was replaced by a newer one.
            HeaderDamaged: no seal for this sheet reads in any header.
            WeakPassphrase: the new passphrase is not strong enough.
        """
        ...

    def backups_of(self, folder: Path) -> Sequence[BackupFile]:
        """Those in the vault's own place, newest first; whole as far as their length tells."""
        ...

    def copy_due(self, folder: Path) -> bool:
        """Whether the vault, as it was last closed, is in no backup; nobody has it open."""
        ...

    def copy_closed(self, folder: Path, progress: Progress) -> BackupFile | None:
        """Copy a vault that nobody has open: without a key, and so without looking into it.

        None where there was no need, or another process is at it. What goes wrong is kept, and
        told with the description of the vault until there is a backup again.

        Raises:
            Cancelled: through `progress`, or because somebody opened the vault meanwhile.
            DiskFull, FolderNotWritable, StorageFailed: nothing is left of it.
        """
        ...

    def describe_backup(self, backup: Path, progress: Progress) -> BackupFile:
        """Read a backup file through and say what it is.

        Raises:
            BackupDamaged: it is not as it was made.
            ForeignFile: it is no backup.
        """
        ...

    def asks_proof(self, folder: Path) -> bool:
        """Whether a backup replaces a vault here that somebody can open."""
        ...

    def restore_backup(
        self,
        backup: Path,
        folder: Path,
        progress: Progress,
        *,
        proof: bytearray | None = None,
        anyway: OpenAnyway = UNASKED,
    ) -> VaultDescription:
        """Put a backup in `folder`; a vault that is there is moved aside inside it, never erased.

        It opens with the passphrases of the moment it was made. `proof` is a passphrase, or the
        code on paper, of the vault that is replaced.

        Raises:
            CurrentSecretNeeded: `asks_proof`, and there is none.
            WrongSecret: it does not open that vault.
            BackupDamaged: nothing has changed.
            Cancelled: likewise.
            FolderNotEmpty: the folder holds something that is no vault.
        """
        ...

    def aside_of(self, folder: Path) -> Sequence[AsideVault]:
        """Vaults that another one took the place of here, the last first; each opens as a vault."""
        ...

    def put_strays_aside(self, folder: Path) -> VaultDescription:
        """Put second versions of a vault aside, where each of them opens as a vault.

        Raises:
            OpenElsewhere: somebody has the vault.
        """
        ...

    def take_as_database(self, folder: Path, name: str) -> VaultDescription:
        """Let a file of the folder take the place of the database that is missing.

        Raises:
            OpenElsewhere: somebody has the vault.
        """
        ...
