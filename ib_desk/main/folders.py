"""Where vaults and the user's own data files are kept on this machine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from ib_desk.application.progress import Progress
from ib_desk.application.vault import UnreadableVault, VaultDescription, Vaults
from ib_desk.application.vault_errors import ForeignFile, VaultError
from ib_desk.main.data_folder import data_folder, new_vault_folder, vault_folders
from ib_desk.storage.vault_folder import VaultFolder

_EXAMPLE = "voorbeeld"
_PRIMARY = "po"
"""Its folder has no other name than it had before there was a second one."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Shelf:
    """The folder with all vaults of this user; names of folders say nothing about a vault."""

    def __init__(
        self, vaults: Vaults, root: Path | None = None, chosen: Path | None = None
    ) -> None:
        """`root` is where vaults are kept; `chosen` is the one vault that was asked for."""
        self._vaults = vaults
        self._root = root or data_folder()
        self._chosen = chosen

    @staticmethod
    def own_files() -> Path:
        """Where the user's own lists and texts take the place of the shipped ones."""
        return data_folder() / "eigen"

    def example_of(self, sector: str) -> Path:
        """The folder of the demo vault of a sector."""
        return self._root / (_EXAMPLE if sector == _PRIMARY else f"{_EXAMPLE}-{sector}")

    def copy_closed(self, progress: Progress) -> None:
        """Make a backup of each vault that was closed and is in none.

        Raises:
            Cancelled: through `progress`, or somebody opened it meanwhile.
            VaultError: of the first that failed; the others were tried.
        """
        failed: list[VaultError] = []
        for folder in self._own_folders():
            try:
                if self._vaults.copy_due(folder):
                    self._vaults.copy_closed(folder, progress)
            except VaultError as error:
                failed.append(error)
        if failed:
            raise failed[0]

    def _own_folders(self) -> list[Path]:
        return vault_folders(self._chosen, self._root)

    def known(self) -> Sequence[VaultDescription | UnreadableVault]:
        """All vaults, damaged ones too, last opened first; the demo is not among them."""
        described = [self._described(folder) for folder in self._own_folders()]
        return sorted(
            (vault for vault in described if vault is not None),
            key=lambda vault: vault.last_opened or _LONG_AGO,
            reverse=True,
        )

    def new_folder(self) -> Path:
        """The place that was asked for, else a free one."""
        if self._chosen is not None and not self.known():
            return self._chosen
        return new_vault_folder(self._root, uuid4().hex)

    def _described(self, folder: Path) -> VaultDescription | UnreadableVault | None:
        """None where there is no vault."""
        try:
            return self._vaults.describe(folder)
        except ForeignFile:
            return None
        except VaultError as why:
            opened = VaultFolder(folder).last_opened()
            return UnreadableVault(folder=folder, last_opened=opened, why=why)
