"""Vaults that another one took the place of: kept beside it, in folders of their own."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from ib_desk.application.backups import AsideVault
from ib_desk.storage.claim import Claim
from ib_desk.storage.faults import told_apart
from ib_desk.storage.vault_folder import TIME, VaultFolder

_ASIDE: Final = re.compile(r"opzij-(\d{8}-\d{6})(?:-\d+)?")
_TERM: Final = timedelta(days=35)


def aside_vaults(folder: VaultFolder) -> list[AsideVault]:
    """Those of this vault, the last one that was put aside first."""
    with told_apart():
        found = [_described(path) for path in folder.path.glob("opzij-*") if path.is_dir()]
    kept = [aside for aside in found if aside is not None]
    return sorted(kept, key=lambda aside: aside.folder.name, reverse=True)


def is_aside(path: Path) -> bool:
    """Whether this is the folder of a vault that another one took the place of."""
    return _ASIDE.fullmatch(path.name) is not None


def _described(path: Path) -> AsideVault | None:
    named = _ASIDE.fullmatch(path.name)
    if named is None:
        return None
    with suppress(ValueError):  # a day that no calendar has
        put_aside = datetime.strptime(named[1], TIME).astimezone()
        size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
        until = (put_aside + _TERM).date()
        return AsideVault(folder=path, put_aside=put_aside, until=until, size=size)
    return None


def remove_aside(folder: VaultFolder, aside: Path) -> None:
    """For good; nobody has it open.

    Raises:
        OpenElsewhere: somebody has.
    """
    if aside.parent == folder.path and is_aside(aside):
        claim = Claim(VaultFolder(aside))
        with told_apart():
            claim.release()
            shutil.rmtree(aside)
