"""The vaults on this machine: making, opening, repairing, bringing back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from uuid import UUID, uuid4

from ib_desk.application.progress import Progress, Silent
from ib_desk.application.vault import (
    BackupFile,
    NewVault,
    Route,
    VaultDescription,
)
from ib_desk.application.vault_errors import (
    ForeignFile,
    HeaderDamaged,
    KeyStoreUnavailable,
    QuickUnlockGone,
    SharedFolder,
    WrongSecret,
)
from ib_desk.domain.secrets.recovery_code import read_recovery_code
from ib_desk.storage.attempts import Attempts
from ib_desk.storage.backup import (
    describe_content,
    lay_ready,
    list_backups,
    newest_whole_backup,
    put_in_place,
    read_backup,
)
from ib_desk.storage.engine import EncryptedDatabase
from ib_desk.storage.faults import told_apart
from ib_desk.storage.header import Header, SealedHeader, write_header
from ib_desk.storage.keys import DataKey
from ib_desk.storage.opening import open_vault, quietly
from ib_desk.storage.slots import (
    Slot,
    close_with_passphrase,
    code_key,
    passphrase_key,
    quick_key,
    read_slot_code,
)
from ib_desk.storage.vault import (
    OpenedVault,
    Surroundings,
    key_store_name,
    require_strong_bytes,
    wiped,
)
from ib_desk.storage.vault_folder import Claim, VaultFolder, sync_folder, write_whole


class VaultsOnDisk:
    """`application.vault.Vaults` over folders; opened vaults are `OpenedVault`."""

    def __init__(self, surroundings: Surroundings) -> None:
        """Nothing is touched until a method is called."""
        self._surroundings = surroundings

    def check_place(self, folder: Path, *, accept_shared: bool = False) -> None:
        """Look, and write a trial file."""
        place = VaultFolder(folder)
        self._require_unshared(folder, accept_shared=accept_shared)
        place.require_free()
        place.require_writable()

    def create(
        self, folder: Path, *, label: str, passphrase: bytearray, accept_shared: bool = False
    ) -> NewVault:
        """A mark stands in the folder until all is there: what is half-made may be remade."""
        with wiped(passphrase), ExitStack() as on_error:
            require_strong_bytes(passphrase, self._surroundings.words, label)
            self.check_place(folder, accept_shared=accept_shared)
            place = VaultFolder(folder)
            with told_apart():
                write_whole(place.unfinished, b"")
            claim = Claim(place)
            on_error.callback(claim.release)
            place.clear_parts()
            with told_apart():
                for left in (place.database, place.header, place.header_copy):
                    left.unlink(missing_ok=True)
                    left.with_name(f"{left.name}-wal").unlink(missing_ok=True)
            header, key = self._new_header(label, passphrase)
            database = EncryptedDatabase(place.database, key, on_full=place.release_reserve)
            vault = OpenedVault(
                folder=place,
                claim=claim,
                database=database,
                key=key,
                header=header,
                opened_by=Route.PASSPHRASE,
                surroundings=self._surroundings,
                unsaved=True,
            )
            on_error.callback(quietly, vault.close)
            self._surroundings.migrate(database.engine, lambda: None, Silent())
            database.checkpoint()
            sheet = vault.new_recovery_sheet()
            place.keep_reserve(self._surroundings.reserve_bytes)
            with told_apart():
                place.unfinished.unlink()
                sync_folder(place.path)
            claim.note_opened()
            on_error.pop_all()
        return NewVault(vault=vault, sheet=sheet)

    def describe(self, folder: Path) -> VaultDescription:
        """Read the header, after finishing a restore that was cut off; no key is needed."""
        place = self._place_of_vault(folder)
        if place.half_restored():
            with self._claimed(folder, accept_shared=True) as (place, claim):
                claim.release()
        header = _counting_header(place).header
        attempts = self._attempts(place)
        return VaultDescription(
            folder=folder,
            vault_id=header.vault_id,
            label=header.label,
            made_on=header.made_on,
            last_opened=place.last_opened(),
            quick_unlock=bool(header.of(Route.QUICK)) and not attempts.pins_used_up,
            wait_seconds=attempts.wait_seconds(),
            conflict_copies=place.conflict_copies(),
        )

    def unlock_with_passphrase(
        self, folder: Path, passphrase: bytearray, *, accept_shared: bool = False
    ) -> OpenedVault:
        """Try every passphrase slot."""

        def key_in(header: Header) -> DataKey | None:
            return _first_opened(
                header, Route.PASSPHRASE, lambda slot: passphrase_key(slot, passphrase)
            )

        with (
            wiped(passphrase),
            self._claimed(folder, accept_shared=accept_shared) as (place, claim),
        ):
            return self._unlocked(place, claim, Route.PASSPHRASE, key_in)

    def unlock_with_recovery_code(
        self, folder: Path, code: str, *, accept_shared: bool = False
    ) -> OpenedVault:
        """The code is checked before the vault is touched."""
        secret = read_recovery_code(code)

        def key_in(header: Header) -> DataKey | None:
            return _first_opened(header, Route.RECOVERY_CODE, lambda slot: code_key(slot, secret))

        with wiped(secret), self._claimed(folder, accept_shared=accept_shared) as (place, claim):
            return self._unlocked(place, claim, Route.RECOVERY_CODE, key_in)

    def unlock_quickly(
        self, folder: Path, pin: bytearray, *, accept_shared: bool = False
    ) -> OpenedVault:
        """The fifth wrong PIN in a row takes the secret out of the key store."""
        key_store = self._surroundings.key_store

        def key_in(header: Header) -> DataKey | None:
            slots = header.of(Route.QUICK)
            if not slots or self._attempts(place).pins_used_up:
                raise QuickUnlockGone
            stored = key_store.find(key_store_name(header.vault_id, slots[0]))
            if stored is None:
                raise QuickUnlockGone
            with wiped(stored):
                return slots[0].open(header.vault_id, quick_key(slots[0], pin, stored))

        with wiped(pin), self._claimed(folder, accept_shared=accept_shared) as (place, claim):
            try:
                return self._unlocked(place, claim, Route.QUICK, key_in)
            except WrongSecret:
                if self._attempts(place).pins_used_up:
                    header = _counting_header(place).header
                    with suppress(KeyStoreUnavailable):
                        for slot in header.of(Route.QUICK):
                            key_store.forget(key_store_name(header.vault_id, slot))
                raise

    def unlock_with_sheet(
        self,
        folder: Path,
        *,
        code: str,
        slot_code: str,
        passphrase: bytearray,
        accept_shared: bool = False,
    ) -> OpenedVault:
        """Groups and QR give the key; what other headers there are lend their other slots."""
        with ExitStack() as secrets:
            secrets.enter_context(wiped(passphrase))
            secret = read_recovery_code(code)
            secrets.enter_context(wiped(secret))
            vault_id, slot = read_slot_code(slot_code)
            place, claim = secrets.enter_context(self._claimed(folder, accept_shared=accept_shared))
            self._attempts(place).require_waited()
            key = slot.open(vault_id, code_key(slot, secret))
            if key is None:
                raise self._attempts(place).count_wrong()
            known = self._genuine_header(place, vault_id, key)
            require_strong_bytes(passphrase, self._surroundings.words, known.label)
            stretch = self._surroundings.stretch
            fresh = close_with_passphrase(vault_id, key, passphrase, holder="", stretch=stretch)
            others = [other for other in known.slots if other.route is not Route.RECOVERY_CODE]
            header = known.with_slots(*others, fresh, slot)
            vault = open_vault(place, claim, header, key, Route.PASSPHRASE, self._surroundings)
            place.write_headers(write_header(header, key))
            return vault

    def repair_header(self, folder: Path) -> VaultDescription:
        """The whole one of header and copy, else the header of the newest whole backup."""
        with self._claimed(folder, accept_shared=True) as (place, claim):
            whole = place.whole_headers()
            if whole:
                source = place.header
                if place.read_header(source) != whole[0]:
                    source = place.header_copy
                with told_apart():
                    data = source.read_bytes()
            else:
                backup = newest_whole_backup(place.backups, None)
                if backup is None:
                    raise HeaderDamaged(copy_usable=False)
                data = read_backup(backup.path).header_bytes
            place.write_headers(data)
            claim.release()
        return self.describe(folder)

    def backups_of(self, folder: Path) -> list[BackupFile]:
        """Of any vault: who put them there meant them to be found."""
        return list_backups(VaultFolder(folder).backups, None)

    def describe_backup(self, backup: Path, progress: Progress) -> BackupFile:
        """Read it through."""
        return describe_content(backup, read_backup(backup, progress))

    def restore_backup(
        self, backup: Path, folder: Path, progress: Progress, *, accept_shared: bool = False
    ) -> VaultDescription:
        """Lay everything ready first; what is there is moved aside, file by file."""
        place = VaultFolder(folder)
        self._require_unshared(folder, accept_shared=accept_shared)
        if not (place.holds_vault() or place.backups.exists()):
            place.require_free()
        place.require_writable()
        claim = Claim(place)
        try:
            put_in_place(place)
            place.clear_parts()
            lay_ready(backup, place, self._surroundings.now(), progress)
            put_in_place(place)
            self._attempts(place).clear()
        finally:
            claim.release()
        return self.describe(folder)

    def _new_header(self, label: str, passphrase: bytearray) -> tuple[Header, DataKey]:
        vault_id, key = uuid4(), DataKey.new()
        stretch = self._surroundings.stretch
        slot = close_with_passphrase(vault_id, key, passphrase, holder="", stretch=stretch)
        made_on = self._surroundings.now().date()
        header = Header(vault_id=vault_id, label=label, made_on=made_on, epoch=0, slots=(slot,))
        return header, key

    @contextmanager
    def _claimed(self, folder: Path, *, accept_shared: bool) -> Iterator[tuple[VaultFolder, Claim]]:
        """The vault in `folder`, ours alone; let go of again where the block fails."""
        place = self._place_of_vault(folder)
        self._require_unshared(folder, accept_shared=accept_shared)
        claim = Claim(place)
        try:
            put_in_place(place)
            place.clear_parts()
            yield place, claim
        except BaseException:
            claim.release()
            raise

    def _unlocked(
        self,
        place: VaultFolder,
        claim: Claim,
        route: Route,
        key_in: Callable[[Header], DataKey | None],
    ) -> OpenedVault:
        """Open with the key that `key_in` finds in a header that is genuine under it."""
        attempts = self._attempts(place)
        attempts.require_waited()
        newest = _counting_header(place)
        key = key_in(newest.header)
        if key is None:
            raise attempts.count_wrong(pin=route is Route.QUICK)
        for sealed in place.whole_headers():
            if sealed.genuine(key):
                return open_vault(place, claim, sealed.header, key, route, self._surroundings)
        key.wipe()
        raise HeaderDamaged(copy_usable=False)

    def _genuine_header(self, place: VaultFolder, vault_id: UUID, key: DataKey) -> Header:
        """What is still known of the vault, else a header without slots."""
        for sealed in place.whole_headers():
            if sealed.header.vault_id == vault_id and sealed.genuine(key):
                return sealed.header
        backup = newest_whole_backup(place.backups, vault_id)
        return Header(
            vault_id=vault_id,
            label=backup.label if backup else "",
            made_on=self._surroundings.now().date(),
            epoch=0,
            slots=(),
        )

    def _attempts(self, place: VaultFolder) -> Attempts:
        return Attempts(place.attempts, lambda: self._surroundings.now().timestamp())

    def _place_of_vault(self, folder: Path) -> VaultFolder:
        place = VaultFolder(folder)
        with told_apart():
            if not place.holds_vault():
                raise ForeignFile
        return place

    def _require_unshared(self, folder: Path, *, accept_shared: bool) -> None:
        sharing = None if accept_shared else self._surroundings.sharing(folder)
        if sharing is not None:
            raise SharedFolder(sharing)


def _counting_header(place: VaultFolder) -> SealedHeader:
    """The newest whole header, if the first of the two places reads.

    Raises:
        HeaderDamaged: `copy_usable` where the second place or a backup can help.
    """
    whole = place.whole_headers()
    if place.read_header(place.header) is not None:
        return whole[0]
    if whole:
        raise HeaderDamaged(copy_usable=True)
    backup = newest_whole_backup(place.backups, None)
    raise HeaderDamaged(
        copy_usable=backup is not None, backup_made_at=backup.made_at if backup else None
    )


def _first_opened(
    header: Header, route: Route, key_of: Callable[[Slot], bytearray]
) -> DataKey | None:
    """The data key out of the first slot of this kind that opens."""
    for slot in header.of(route):
        key = slot.open(header.vault_id, key_of(slot))
        if key is not None:
            return key
    return None
