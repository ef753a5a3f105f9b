"""From the right key to an open vault, or back to as it was."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from uuid import UUID

from ib_desk.application.progress import Silent
from ib_desk.application.vault import Route
from ib_desk.application.vault_errors import VaultDamaged, VaultError
from ib_desk.storage.backup import SUFFIX
from ib_desk.storage.engine import EncryptedDatabase
from ib_desk.storage.faults import told_apart
from ib_desk.storage.header import Header
from ib_desk.storage.keys import DataKey
from ib_desk.storage.vault import OpenedVault, Surroundings, damaged
from ib_desk.storage.vault_folder import Claim, VaultFolder

_SMALLEST_DATABASE = 512  # an empty file would be taken for an empty database


def open_vault(
    place: VaultFolder,
    claim: Claim,
    header: Header,
    key: DataKey,
    route: Route,
    surroundings: Surroundings,
) -> OpenedVault:
    """Open the database with `key`, bring its tables up to date, make whole what was not.

    The claim stays with the caller until it succeeds.

    Raises:
        VaultDamaged: the database does not read.
        NewerVersion: its tables are of a later version of the program.
    """
    with ExitStack() as on_error:
        on_error.callback(key.wipe)
        unsaved = _written_at(place) >= _saved_at(place)
        database = _database(place, header.vault_id, key)
        vault = OpenedVault(
            folder=place,
            claim=claim,
            database=database,
            key=key,
            header=header,
            opened_by=route,
            surroundings=surroundings,
            unsaved=unsaved,
        )
        on_error.callback(quietly, vault.close)
        try:
            surroundings.migrate(database.engine, vault.backup_before_migration, Silent())
        except VaultDamaged:
            raise damaged(place, header.vault_id) from None
        vault.repair_headers()
        place.keep_reserve(surroundings.reserve_bytes)
        claim.note_opened()
        on_error.pop_all()
    return vault


def _database(place: VaultFolder, vault_id: UUID, key: DataKey) -> EncryptedDatabase:
    try:
        with told_apart():
            exists = place.database.exists()
            size = place.database.stat().st_size if exists else 0
        if size >= _SMALLEST_DATABASE:
            return EncryptedDatabase(place.database, key, on_full=place.release_reserve)
    except VaultDamaged:
        pass  # said below, together with the backup that helps
    raise damaged(place, vault_id)


def quietly(close: Callable[[], None]) -> None:
    """Let go after an error, without another error in its place."""
    with suppress(VaultError):
        close()


def _written_at(place: VaultFolder) -> float:
    """When the database was last written, by the file system's clock."""
    files = (place.database, place.database.with_name(f"{place.database.name}-wal"))
    return max((file.stat().st_mtime for file in files if file.exists()), default=0.0)


def _saved_at(place: VaultFolder) -> float:
    """When the newest backup was written, by the same clock; before all time without one."""
    files = place.backups.glob(f"*{SUFFIX}")
    return max((file.stat().st_mtime for file in files), default=float("-inf"))
