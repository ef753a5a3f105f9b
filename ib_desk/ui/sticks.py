"""USB sticks: where something may go that must not stay on this laptop."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QDir, QStorageInfo

_IN_MEMORY = {b"tmpfs", b"ramfs", b"overlay", b"squashfs"}
_MOUNTED_BELOW = ("/media/", "/run/media/", "/mnt/", "/Volumes/")


def sticks() -> list[Path]:
    """Where sticks can be written, as the system shows them."""
    return [
        Path(volume.rootPath())
        for volume in QStorageInfo.mountedVolumes()
        if volume.isValid()
        and volume.isReady()
        and not volume.isReadOnly()
        and (sys.platform == "win32" or volume.rootPath().startswith(_MOUNTED_BELOW))
        and is_off_this_laptop(Path(volume.rootPath()))
    ]


def is_off_this_laptop(folder: Path) -> bool:
    """Whether `folder` is on another disk than the user's own files and the system."""
    volume = QStorageInfo(str(folder))
    own = {QStorageInfo(QDir.homePath()).device(), QStorageInfo.root().device()}
    kind = volume.fileSystemType().data()
    return volume.isValid() and volume.device() not in own and kind not in _IN_MEMORY
