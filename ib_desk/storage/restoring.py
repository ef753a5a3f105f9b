"""From a backup back to a vault: laid ready first, then put in its place, file by file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from ib_desk.application.progress import Progress, Share
from ib_desk.domain.secrets.backup_plan import VaultMoment
from ib_desk.storage.backup import BackupContent, database_pieces, list_backups, read_backup
from ib_desk.storage.faults import told_apart
from ib_desk.storage.tidemark import End, Tidemark, read_tidemark, write_tidemark
from ib_desk.storage.vault_folder import (
    PART,
    VaultFolder,
    free_folder,
    rename,
    sync_folder,
    write_in_pieces,
)


def lay_ready(backup: Path, folder: VaultFolder, moment: datetime, progress: Progress) -> None:
    """Unpack a backup beside the vault; complete and under its final name, or not at all.

    Raises:
        BackupDamaged: it is not as it was made.
        Cancelled: through `progress`.
    """
    content = read_backup(backup, Share(progress, 0, 50))
    ready = free_folder(folder.path, "terugzetten", moment)
    staging = VaultFolder(ready.with_name(ready.name + PART))
    with told_apart():
        staging.path.mkdir()
        writing = Share(progress, 50, 50)
        write_in_pieces(staging.database, database_pieces(backup, content, writing))
        staging.write_headers(content.header_bytes)
        write_tidemark(
            staging.tidemark,
            Tidemark(
                moment=VaultMoment(branch=_new_branch(folder, content)),
                epoch=content.header.epoch,
                end=End.RESTORED,
                at=moment,
            ),
        )
        rename(staging.path, ready)


def put_in_place(folder: VaultFolder) -> None:
    """Give what `lay_ready` laid ready its place; what was there goes to `opzij-…`.

    A kill in the middle costs nothing: the next call goes on where this one stopped, since a file
    is moved aside only while its successor still lies ready.
    """
    names = (folder.database.name, folder.tidemark.name, folder.header_copy.name)
    going_along = {folder.header_copy.name: folder.header_next.name}
    with told_apart():
        for ready in folder.half_restored():
            aside = folder.path / ready.name.replace("terugzetten", "opzij")
            aside.mkdir(exist_ok=True)
            for name in (*names, folder.header.name):
                if not (ready / name).exists():
                    continue
                along = going_along.get(name, f"{name}-wal")
                for present in (along, f"{name}-journal", name):
                    if (folder.path / present).exists():
                        rename(folder.path / present, aside / present)
                rename(ready / name, folder.path / name)
            ready.rmdir()
            if not any(aside.iterdir()):
                aside.rmdir()
        sync_folder(folder.path)


def _new_branch(folder: VaultFolder, content: BackupContent) -> int:
    """What is kept from now on comes after all that lies here."""
    mark = read_tidemark(folder.tidemark)
    known = [backup.moment.branch for backup in list_backups(folder.backups, None)]
    return 1 + max(
        content.particulars.moment.branch, *known, 0 if mark is None else mark.moment.branch
    )
