"""Who else writes in a folder: recognised by its drive and by the traces of sync programs.

A database that a second program copies, locks or brings back to yesterday does not stay whole
(docs/security.md, 3.12). What cannot be recognised is not refused; on macOS network drives are not.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath

from ib_desk.application.vault_errors import Sharing

_SYNC_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_SYNC_FOLDERS = re.compile(
    r"onedrive( - .+)?|dropbox( \(.+\))?|icloud ?drive|mobile documents|cloudstorage|google ?drive"
    r"|googledrive|my drive|mijn drive|nextcloud|owncloud|stack|pcloud ?drive|box sync|syncthing"
    r"|mega",
    re.IGNORECASE,
)
_SYNC_TRACES = (".dropbox", ".dropbox.cache", ".stfolder", ".owncloudsync.log", ".sync_journal.db")
_NETWORK_FILE_SYSTEMS = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|ncpfs|afs|9p|ceph|glusterfs|davfs|fuse\.(?!portal|snapfuse).+"
)
_MOUNTS = Path("/proc/self/mountinfo")
_WINDOWS_REMOTE_DRIVE = 4


def sharing_of(folder: Path) -> Sharing | None:
    """Who shares `folder` with us, None as far as can be seen; it need not exist yet."""
    real = Path(os.path.realpath(folder))
    if _on_network_drive(real):
        return Sharing.NETWORK_DRIVE
    if belongs_to_sync_program(real, os.environ):
        return Sharing.SYNC_PROGRAM
    return None


def belongs_to_sync_program(folder: PurePath, environment: Mapping[str, str]) -> bool:
    """Whether the name of the place, the environment or traces beside it say that it is synced."""
    for variable in _SYNC_VARIABLES:
        root = environment.get(variable)
        if root and folder.is_relative_to(root):
            return True
    if any(_SYNC_FOLDERS.fullmatch(part) for part in folder.parts):
        return True
    places = (Path(folder), *Path(folder).parents)
    return any(os.path.lexists(place / trace) for place in places for trace in _SYNC_TRACES)


def file_system_of(folder: PurePath, mounts: str) -> str:
    """The type of the file system that holds `folder`, from the text of Linux's mountinfo."""
    best, found = -1, ""
    for line in mounts.splitlines():
        mounted, _, about = line.partition(" - ")
        point = mounted.split(" ")[4].encode("latin-1", "replace").decode("unicode_escape")
        if folder.is_relative_to(point) and len(point) > best:
            best, found = len(point), about.split(" ")[0]
    return found


def _on_network_drive(folder: Path) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 -- only Windows needs it

        if folder.drive.startswith("\\\\"):
            return True
        kind = ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\")
        return bool(kind == _WINDOWS_REMOTE_DRIVE)
    else:  # noqa: RET505 - what follows a return is nothing to who checks types for Windows
        try:
            mounts = _MOUNTS.read_text("utf-8", "surrogateescape")
        except OSError:
            return False
        return _NETWORK_FILE_SYSTEMS.fullmatch(file_system_of(folder, mounts)) is not None
