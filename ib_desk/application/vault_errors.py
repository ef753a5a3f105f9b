"""Why a vault could not be made, opened, kept or brought back. Facts only, and never a path.

    VaultError
    ├── WrongSecret           the passphrase, code or PIN fits no slot
    ├── WaitFirst             too soon after a wrong one
    ├── HeaderDamaged         the file with the key slots is gone, damaged or forged
    ├── VaultDamaged          the key fits, the database does not read
    ├── DatabaseMissing       kluis.db is not there; perhaps it has another name
    ├── WorkMissing           the database is older than the vault is known to have been
    ├── BackupDamaged         a backup file that is not as it was made
    ├── ForeignFile           no vault and no backup of IB Desk
    ├── NewerVersion          made by a later version of the program
    ├── OpenElsewhere         another process has it open
    ├── NotClosed             it was let go of in haste: without its key nobody can copy it
    ├── FolderNotReadable     nobody may look what is in it
    ├── FolderNotWritable
    ├── VaultReadOnly         it was opened to read and print
    ├── FolderNotEmpty
    ├── SharedFolder          kept in step by a sync program, or on a network drive
    ├── DiskFull
    ├── NoRoom                to rotate the key; nothing was begun
    ├── FileGone              it was there a moment ago
    ├── VaultReplaced         another file took the place of the database while it was open
    ├── StorageFailed         the disk answers with an error
    ├── NotEnoughMemory       for the slow key derivation
    ├── TooManyPeople         have a passphrase already
    ├── LastSlot              the vault would be left with no lasting way in
    ├── CurrentSecretNeeded   only who came in by the recovery code may skip it
    ├── WeakPin
    ├── KeyStoreUnavailable   no key store of the system, or it does not keep what it is given
    └── QuickUnlockGone       taken away after wrong PINs, or by the key store

`domain.passphrase.WeakPassphrase` and `domain.recovery_code.RecoveryCodeMistyped` belong to the
same family of refusals; they are found before any file is touched.
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum, auto

from ib_desk.domain.errors import DeskError


class VaultError(DeskError):
    """Base of what goes wrong between the user and her vault."""


class WrongSecret(VaultError):
    """It fits no slot. `attempts` counts the wrong ones in a row, also over a restart."""

    def __init__(self, attempts: int, wait_seconds: int) -> None:
        super().__init__(attempts, wait_seconds)
        self.attempts = attempts
        self.wait_seconds = wait_seconds


class WaitFirst(VaultError):
    """Nothing was tried: the waiting time after a wrong secret is not over."""

    def __init__(self, wait_seconds: int) -> None:
        super().__init__(wait_seconds)
        self.wait_seconds = wait_seconds


class HeaderDamaged(VaultError):
    """No header reads that fits the database: not those of the vault, not those of its backups."""


class VaultDamaged(VaultError):
    """The secret was right, and the database does not read: never "wrong passphrase".

    `backup_made_at` is the moment of the newest backup that is whole. None says that there is none
    only where `has_looked`: otherwise nobody looked.
    """

    def __init__(self, backup_made_at: datetime | None = None, *, has_looked: bool = False) -> None:
        super().__init__(backup_made_at, has_looked)
        self.backup_made_at = backup_made_at
        self.has_looked = has_looked


class DatabaseMissing(VaultError):
    """The file with all records is not there.

    `beside` are names of files in the folder that may be it; `in_cloud` that a cloud took it;
    `backup_made_at` is the moment of the newest backup, if there is any.
    """

    def __init__(
        self,
        beside: tuple[str, ...] = (),
        *,
        in_cloud: bool = False,
        backup_made_at: datetime | None = None,
    ) -> None:
        super().__init__(beside, in_cloud, backup_made_at)
        self.beside = beside
        self.in_cloud = in_cloud
        self.backup_made_at = backup_made_at


class WorkMissing(VaultError):
    """The database is behind what it was known to hold at `seen_at`: work was lost.

    `is_certain` is false where only the file with the last changes is gone. `backup_made_at` is the
    moment of a backup that holds more, if there is one.
    """

    def __init__(
        self, seen_at: datetime, *, is_certain: bool, backup_made_at: datetime | None = None
    ) -> None:
        super().__init__(seen_at, is_certain, backup_made_at)
        self.seen_at = seen_at
        self.is_certain = is_certain
        self.backup_made_at = backup_made_at


class BackupDamaged(VaultError):
    """The backup file is cut short or changed since it was made."""


class ForeignFile(VaultError):
    """This is no vault folder and no backup of IB Desk."""


class NewerVersion(VaultError):
    """Made by a later version of the program than this one."""


class OpenElsewhere(VaultError):
    """Another process has the vault open; `process_id` where it is known."""

    def __init__(self, process_id: int | None = None) -> None:
        super().__init__(process_id)
        self.process_id = process_id


class NotClosed(VaultError):
    """The program had no time to bring all to its place; the next opening does."""


class FolderNotReadable(VaultError):
    """The program may not look here."""


class VaultReadOnly(VaultError):
    """It was opened to read and print: nothing is kept."""


class FolderNotWritable(VaultError):
    """The program may not write here."""


class FolderNotEmpty(VaultError):
    """A new vault asks for a folder of its own."""


class Sharing(Enum):
    """Who else writes in a folder: a danger for a database, welcome for a backup."""

    SYNC_PROGRAM = auto()
    NETWORK_DRIVE = auto()


class SharedFolder(VaultError):
    """The folder belongs to a sync program or lies on a network drive."""

    def __init__(self, sharing: Sharing) -> None:
        super().__init__(sharing)
        self.sharing = sharing


class DiskFull(VaultError):
    """There is no room left to write."""


class NoRoom(VaultError):
    """What was asked for takes `missing` bytes more than the disk has free; nothing was begun."""

    def __init__(self, missing: int) -> None:
        super().__init__(missing)
        self.missing = missing


class FileGone(VaultError):
    """A file or folder is not where it was: moved, or its stick was pulled out."""


class VaultReplaced(VaultError):
    """The open database is no longer the file of its name: nothing more is kept in it."""


class StorageFailed(VaultError):
    """The disk, the stick or the network answered with an error."""


class NotEnoughMemory(VaultError):
    """The slow key derivation asks for `mebibytes` that the machine cannot give now."""

    def __init__(self, mebibytes: int) -> None:
        super().__init__(mebibytes)
        self.mebibytes = mebibytes


class TooManyPeople(VaultError):
    """No more people can get a passphrase of their own."""


class LastSlot(VaultError):
    """Without this slot no passphrase would be left."""


class CurrentSecretNeeded(VaultError):
    """To set another passphrase asks for the present one, except after the recovery code."""


class WeakPin(VaultError):
    """A PIN has six signs or more and is not one sign, or a row, repeated."""


class KeyStoreUnavailable(VaultError):
    """The system has no key store that IB Desk trusts, or it is closed or silent."""


class QuickUnlockGone(VaultError):
    """There is no quick unlock (any more): use the passphrase."""
