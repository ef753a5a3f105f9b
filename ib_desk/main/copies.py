"""After the last window: a copy of each vault that was closed; it needs neither key nor window."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from ib_desk.application.progress import Cancelled, Silent
from ib_desk.application.vault_errors import VaultError
from ib_desk.main.data_folder import vault_folders
from ib_desk.storage.backup_making import ClosedCopy
from ib_desk.storage.vault_folder import VaultFolder


def finish_copies(vault: Path | None) -> None:
    """What goes wrong is kept beside the vault, and told at the next start."""
    for folder in vault_folders(vault):
        with suppress(VaultError, Cancelled):
            ClosedCopy(VaultFolder(folder), datetime.now().astimezone()).make(Silent())
