"""What a window asks of an open vault whose records are kept in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast
from uuid import UUID, uuid4

from ib_desk.application.backups import AsideVault, BackupFile, BackupStanding
from ib_desk.application.route import Route
from ib_desk.application.vault import OpenVault
from ib_desk.application.ways_in import KeyNews, KeySlot
from ib_desk.domain.secrets.backup_plan import STANDARD_BUDGET


@dataclass
class VaultInMemory:
    """It has no key and no place: a test of secrets or backups needs one on disk."""

    vault_id: UUID = field(default_factory=uuid4)
    label: str = "Mijn kluis"
    opened_by: Route = Route.PASSPHRASE
    rotation_due: bool = False
    news: KeyNews | None = None
    is_read_only: bool = False
    is_aside: bool = False

    @classmethod
    def behind_the_port(cls) -> OpenVault:
        """What it lacks, a test notices at once."""
        return cast("OpenVault", cls())

    @property
    def ways_in(self) -> VaultInMemory:
        """Of which there is one."""
        return self

    def slots(self) -> Sequence[KeySlot]:
        return [KeySlot(slot_id="1", route=Route.PASSPHRASE, holder="")]

    @property
    def backups(self) -> VaultInMemory:
        """Of which there is none."""
        return self

    def every(self) -> Sequence[BackupFile]:
        return []

    def standing(self) -> BackupStanding:
        return BackupStanding(
            newest=None,
            newest_checked=None,
            trouble=None,
            size=0,
            budget=STANDARD_BUDGET,
            chosen_budget=STANDARD_BUDGET,
            is_held=False,
        )

    def aside(self) -> Sequence[AsideVault]:
        return []

    def keep_mark(self) -> None:
        """There is nothing to lose."""

    def close(self) -> None:
        """There is nothing to let go of."""
