"""Files in the folder of a vault that the program did not put there under that name.

A sync program leaves a second version beside the first, a person renames one, a cloud takes one
away and leaves a note. None of them is ours to remove: each can be put aside, where it opens as a
vault of its own, or take the place of the database that is gone.
"""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from pathlib import Path

from ib_desk.storage.faults import told_apart
from ib_desk.storage.vault_folder import PART, VaultFolder, free_folder, rename

_SMALLEST_DATABASE = 512
_SECOND_VERSION = re.compile(r"\.?(kluis|kop)\b.*|.*\.(db|sqlite)\b.*", re.IGNORECASE)
_BESIDE_A_DATABASE = re.compile(r"-(wal|journal|shm)$")
_PUT_ASIDE = re.compile(r"\.opzij\d*$")
_CLOUD = ".icloud"


def strays_in(folder: VaultFolder) -> tuple[str, ...]:
    """Names of what may be a second version of database or header, newest first."""
    own = {place.name for place in folder.own_files}
    with told_apart():
        found = [
            path
            for path in (folder.path.iterdir() if folder.path.is_dir() else ())
            if path.is_file()
            and path.name not in own
            and not path.name.endswith(PART)
            and not _PUT_ASIDE.search(path.name)
            and _SECOND_VERSION.fullmatch(path.name)
        ]
        found.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    return tuple(path.name for path in found)


def stray_databases(folder: VaultFolder) -> tuple[str, ...]:
    """Those of `strays_in` that can be a database by their size and name."""
    return tuple(
        name
        for name in strays_in(folder)
        if not _BESIDE_A_DATABASE.search(name)
        and not name.lower().endswith((".json", _CLOUD))
        and (folder.path / name).stat().st_size >= _SMALLEST_DATABASE
    )


def database_in_cloud(folder: VaultFolder) -> bool:
    """Whether iCloud took the database away and left a note in its place."""
    names = (f".{folder.database.name}{_CLOUD}", f"{folder.database.name}{_CLOUD}")
    return any((folder.path / name).exists() for name in names)


def take_as_database(folder: VaultFolder, name: str) -> None:
    """Give a database that has another name the name that it should have, with its WAL."""
    with told_apart():
        _move_database(folder.path / Path(name).name, folder)


def put_strays_aside(folder: VaultFolder, now: datetime) -> None:
    """Each database in a folder of its own, with the headers of this vault; other files with it."""
    with told_apart():
        for name in stray_databases(folder):
            aside = VaultFolder(free_folder(folder.path, "opzij", now))
            ready = VaultFolder(aside.path.with_name(aside.path.name + PART))
            ready.path.mkdir()
            for header in (folder.header, folder.header_copy):
                if header.is_file():
                    shutil.copyfile(header, ready.path / header.name)
            _move_database(folder.path / name, ready)
            rename(ready.path, aside.path)
        left = strays_in(folder)
        if left:
            aside = VaultFolder(free_folder(folder.path, "opzij", now))
            aside.path.mkdir()
            for name in left:
                rename(folder.path / name, aside.path / name)


def _move_database(source: Path, folder: VaultFolder) -> None:
    """The WAL first: without it the database would be an older one."""
    for end in ("-wal", ""):
        moved = source.with_name(f"{source.name}{end}")
        if moved.exists():
            rename(moved, folder.database.with_name(f"{folder.database.name}{end}"))
