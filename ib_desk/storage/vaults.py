"""The vaults on this machine: making, opening, repairing, bringing back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

from ib_desk.application.backups import AsideVault, BackupFile
from ib_desk.application.open_anyway import UNASKED, OpenAnyway
from ib_desk.application.progress import Progress, Silent
from ib_desk.application.route import Route
from ib_desk.application.vault import NewVault, VaultDescription
from ib_desk.storage.aside import aside_vaults
from ib_desk.storage.backup import (
    describe_content,
    list_backups,
    read_backup,
)
from ib_desk.storage.backup_making import ClosedCopy, backup_trouble, copy_due
from ib_desk.storage.claim import Claim
from ib_desk.storage.door import Door, header_to_show, require_database
from ib_desk.storage.engine import EncryptedDatabase
from ib_desk.storage.faults import told_apart
from ib_desk.storage.header import Header
from ib_desk.storage.keys import DataKey
from ib_desk.storage.opening import quietly
from ib_desk.storage.restoring import lay_ready, put_in_place
from ib_desk.storage.slots import (
    close_with_passphrase,
)
from ib_desk.storage.strays import put_strays_aside, strays_in, take_as_database
from ib_desk.storage.vault import OpenedVault
from ib_desk.storage.vault_folder import VaultFolder, sync_folder, write_whole
from ib_desk.storage.ways_in import require_strong_bytes, wiped


class VaultsOnDisk(Door):
    """`application.vault.Vaults` over folders; opened vaults are `OpenedVault`."""

    def check_place(self, folder: Path, *, anyway: OpenAnyway = UNASKED) -> None:
        """Look, and write a trial file."""
        place = VaultFolder(folder)
        self._require_unshared(folder, anyway)
        place.require_free()
        place.require_writable()

    def create(
        self, folder: Path, *, label: str, passphrase: bytearray, anyway: OpenAnyway = UNASKED
    ) -> NewVault:
        """A mark stands in the folder until all is there: what is half-made may be remade."""
        with wiped(passphrase), ExitStack() as on_error:
            require_strong_bytes(passphrase, self._surroundings.words, label)
            self.check_place(folder, anyway=anyway)
            place = VaultFolder(folder)
            with told_apart():
                write_whole(place.unfinished, b"")
            claim = Claim(place)
            on_error.callback(claim.release)
            place.clear_parts()
            with told_apart():
                for left in (place.database, place.header, place.header_copy, place.tidemark):
                    left.unlink(missing_ok=True)
                    left.with_name(f"{left.name}-wal").unlink(missing_ok=True)
            key = DataKey.new()
            header = self._new_header(label, passphrase, key)
            database = EncryptedDatabase(place.database, key, on_full=place.release_reserve)
            vault = OpenedVault(
                folder=place,
                claim=claim,
                database=database,
                key=key,
                header=header,
                opened_by=Route.PASSPHRASE,
                surroundings=self._surroundings,
            )
            on_error.callback(quietly, vault.close)
            self._surroundings.migrate(database.engine, lambda: None, Silent())
            database.checkpoint()
            sheet = vault.ways_in.new_recovery_sheet()
            place.keep_reserve(self._surroundings.reserve_bytes)
            with told_apart():
                place.unfinished.unlink()
                sync_folder(place.path)
            claim.note_opened()
            vault.keep_mark()
            on_error.pop_all()
        return NewVault(vault=vault, sheet=sheet)

    def describe(self, folder: Path) -> VaultDescription:
        """Read the header, after finishing a restore that was cut off; no key is needed."""
        place = self._place_of_vault(folder)
        if place.half_restored():
            with self._claimed(folder, OpenAnyway(shared=True)) as (place, claim):
                claim.release()
        require_database(place)
        header, backup = header_to_show(place)
        attempts = self._attempts(place)
        return VaultDescription(
            folder=folder,
            vault_id=header.vault_id,
            label=header.label,
            made_on=header.made_on,
            last_opened=place.last_opened(),
            quick_unlock=backup is None
            and bool(header.of(Route.QUICK))
            and not attempts.pins_used_up,
            wait_seconds=attempts.wait_seconds(),
            strays=strays_in(place),
            has_aside=bool(aside_vaults(place)),
            header_of_backup=backup.made_at if backup else None,
            backup_trouble=backup_trouble(place),
        )

    def backups_of(self, folder: Path) -> list[BackupFile]:
        """Of any vault: who put them there meant them to be found."""
        return list_backups(VaultFolder(folder).backups, None)

    def copy_due(self, folder: Path) -> bool:
        """By its mark and the headers of its backups."""
        place = VaultFolder(folder)
        return not place.unfinished.exists() and copy_due(place)

    def copy_closed(self, folder: Path, progress: Progress) -> BackupFile | None:
        """Byte by byte."""
        return ClosedCopy(VaultFolder(folder), self._surroundings.now()).make(progress)

    def describe_backup(self, backup: Path, progress: Progress) -> BackupFile:
        """Read it through."""
        return describe_content(backup, read_backup(backup, progress))

    def restore_backup(
        self,
        backup: Path,
        folder: Path,
        progress: Progress,
        *,
        proof: bytearray | None = None,
        anyway: OpenAnyway = UNASKED,
    ) -> VaultDescription:
        """Lay everything ready first; what is there is moved aside, file by file."""
        place = VaultFolder(folder)
        with wiped(*(secret for secret in (proof,) if secret is not None)):
            self._require_unshared(folder, anyway)
            if not (place.holds_vault() or place.backups.exists()):
                place.require_free()
            place.require_writable()
            claim = Claim(place)
            try:
                place.move_strangers_aside()
                put_in_place(place)
                place.clear_parts()
                self._require_proof(place, proof)
                lay_ready(backup, place, self._surroundings.now(), progress)
                put_in_place(place)
                self._attempts(place).clear()
            finally:
                claim.release()
        return self.describe(folder)

    def asks_proof(self, folder: Path) -> bool:
        """Whether the header of a vault is there to prove it with."""
        return bool(VaultFolder(folder).whole_headers())

    def aside_of(self, folder: Path) -> list[AsideVault]:
        """By the names of the folders in it."""
        return aside_vaults(VaultFolder(folder))

    def put_strays_aside(self, folder: Path) -> VaultDescription:
        """Each where it opens as a vault of its own."""
        return self._tidied(folder, lambda place: put_strays_aside(place, self._surroundings.now()))

    def take_as_database(self, folder: Path, name: str) -> VaultDescription:
        """Rename it; whether it is the right one shows at the next opening."""
        return self._tidied(folder, lambda place: take_as_database(place, name))

    def _tidied(self, folder: Path, tidy: Callable[[VaultFolder], None]) -> VaultDescription:
        place = self._place_of_vault(folder)
        claim = Claim(place)
        try:
            tidy(place)
        finally:
            claim.release()
        return self.describe(folder)

    def _new_header(self, label: str, passphrase: bytearray, key: DataKey) -> Header:
        vault_id = uuid4()
        stretch = self._surroundings.stretch
        slot = close_with_passphrase(vault_id, passphrase, key, holder="", stretch=stretch)
        made_on = self._surroundings.now().date()
        return Header(vault_id=vault_id, label=label, made_on=made_on, epoch=0, slots=(slot,))
