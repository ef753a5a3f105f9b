"""The folders of this user on this machine, found without anything that is slow to load."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from platformdirs import PlatformDirs

from ib_desk.application.name_plate import NamePlate
from ib_desk.application.vault_errors import FolderNotReadable
from ib_desk.storage.name_plate import name_plate

_VAULTS: Final = "kluizen"


def data_folder() -> Path:
    """Where this program keeps what is the user's."""
    return Path(PlatformDirs("IB Desk", appauthor=False).user_data_dir)


def vault_folders(chosen: Path | None, root: Path | None = None) -> list[Path]:
    """Where vaults may be: the one that was asked for, else all of this user.

    Raises:
        FolderNotReadable: nobody may look.
    """
    if chosen is not None:
        return [chosen]
    home = (root or data_folder()) / _VAULTS
    try:
        return sorted(home.iterdir()) if home.is_dir() else []
    except PermissionError:
        raise FolderNotReadable from None


def new_vault_folder(root: Path, name: str) -> Path:
    """Where a vault of this user is made."""
    return root / _VAULTS / name


def name_plates(chosen: Path | None, root: Path | None = None) -> Sequence[NamePlate] | None:
    """Of all vaults, last opened first; None where only a closer look can tell what is there."""
    try:
        folders = [folder for folder in vault_folders(chosen, root) if folder.exists()]
        found = [plate for folder in folders if (plate := name_plate(folder)) is not None]
        is_bare = not any(folder.is_dir() and any(folder.iterdir()) for folder in folders)
    except (FolderNotReadable, OSError):
        return None
    if not found and not is_bare:
        return None
    return sorted(found, key=_last_opened, reverse=True)


def _last_opened(plate: NamePlate) -> float:
    return plate.last_opened.timestamp() if plate.last_opened else 0.0
