"""The vaults on this machine: making, opening, repairing, bringing back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from ib_desk.application.backups import BackupFile
from ib_desk.application.progress import Progress, Silent
from ib_desk.application.vault import NewVault, VaultDescription
from ib_desk.application.vault_errors import (
    ForeignFile,
    HeaderDamaged,
    KeyStoreUnavailable,
    QuickUnlockGone,
    SharedFolder,
    WrongSecret,
)
from ib_desk.application.ways_in import Route
from ib_desk.domain.secrets.recovery_code import read_recovery_code
from ib_desk.storage.attempts import Attempts
from ib_desk.storage.backup import (
    describe_content,
    headers_in_backups,
    list_backups,
    read_backup,
)
from ib_desk.storage.backup_making import ClosedCopy, backup_trouble, copy_due
from ib_desk.storage.claim import Claim
from ib_desk.storage.engine import EncryptedDatabase
from ib_desk.storage.faults import told_apart
from ib_desk.storage.header import Header
from ib_desk.storage.keys import DataKey
from ib_desk.storage.opening import Found, Search, Unlock, open_vault, quietly
from ib_desk.storage.restoring import lay_ready, put_in_place
from ib_desk.storage.slots import (
    ClosedKey,
    close_with_passphrase,
    code_key,
    passphrase_key,
    quick_key,
    read_slot_code,
)
from ib_desk.storage.surroundings import Surroundings
from ib_desk.storage.vault import OpenedVault
from ib_desk.storage.vault_folder import VaultFolder, sync_folder, write_whole
from ib_desk.storage.ways_in import key_store_name, require_strong_bytes, wiped


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
                for left in (place.database, place.header, place.header_copy, place.tidemark):
                    left.unlink(missing_ok=True)
                    left.with_name(f"{left.name}-wal").unlink(missing_ok=True)
            header, key = self._new_header(label, passphrase), DataKey.new()
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
            with self._claimed(folder, accept_shared=True) as (place, claim):
                claim.release()
        header, backup = _header_to_show(place)
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
            conflict_copies=place.conflict_copies(),
            header_of_backup=backup.made_at if backup else None,
            backup_trouble=backup_trouble(place),
        )

    def unlock_with_passphrase(
        self,
        folder: Path,
        passphrase: bytearray,
        *,
        accept_shared: bool = False,
        progress: Progress | None = None,
    ) -> OpenedVault:
        """Try every passphrase slot."""

        def unlock(vault_id: UUID, closed: ClosedKey) -> X25519PrivateKey | None:
            return closed.open(vault_id, passphrase_key(closed, passphrase))

        with (
            wiped(passphrase),
            self._claimed(folder, accept_shared=accept_shared) as (place, claim),
        ):
            return self._unlocked(place, claim, Route.PASSPHRASE, unlock, progress)

    def unlock_with_recovery_code(
        self, folder: Path, code: str, *, accept_shared: bool = False
    ) -> OpenedVault:
        """The code is checked before the vault is touched."""
        secret = read_recovery_code(code)

        def unlock(vault_id: UUID, closed: ClosedKey) -> X25519PrivateKey | None:
            return closed.open(vault_id, code_key(closed, secret))

        with wiped(secret), self._claimed(folder, accept_shared=accept_shared) as (place, claim):
            return self._unlocked(place, claim, Route.RECOVERY_CODE, unlock)

    def unlock_quickly(
        self, folder: Path, pin: bytearray, *, accept_shared: bool = False
    ) -> OpenedVault:
        """The fifth wrong PIN in a row takes the secret out of the key store."""
        key_store = self._surroundings.key_store

        def unlock(vault_id: UUID, closed: ClosedKey) -> X25519PrivateKey | None:
            stored = key_store.find(key_store_name(vault_id, closed))
            if stored is None:
                raise QuickUnlockGone
            with wiped(stored):
                return closed.open(vault_id, quick_key(closed, pin, stored))

        with wiped(pin), self._claimed(folder, accept_shared=accept_shared) as (place, claim):
            own = place.whole_headers()
            slots = own[0].header.of(Route.QUICK) if own else ()
            if not slots or self._attempts(place).pins_used_up:
                raise QuickUnlockGone
            try:
                return self._unlocked(place, claim, Route.QUICK, unlock)
            except WrongSecret:
                if self._attempts(place).pins_used_up:
                    with suppress(KeyStoreUnavailable):
                        for slot in slots:
                            key_store.forget(key_store_name(own[0].header.vault_id, slot.closed))
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
        """The square may stand in for its own slot, so a seal that still reads will do."""
        with ExitStack() as secrets:
            secrets.enter_context(wiped(passphrase))
            secret = read_recovery_code(code)
            secrets.enter_context(wiped(secret))
            vault_id, closed = read_slot_code(slot_code)
            place, claim = secrets.enter_context(self._claimed(folder, accept_shared=accept_shared))
            require_strong_bytes(passphrase, self._surroundings.words, _label(place))
            self._attempts(place).require_waited()
            private = closed.open(vault_id, code_key(closed, secret))
            if private is None:
                raise self._attempts(place).count_wrong()

            def unlock(vault: UUID, other: ClosedKey) -> X25519PrivateKey | None:
                return private if (vault, other) == (vault_id, closed) else None

            search = Search(place, Route.RECOVERY_CODE, unlock, Silent())
            found = self._found_with_sheet(search, vault_id, closed)
            if found is None:
                raise self._attempts(place).count_wrong()
            header = self._with_passphrase(found.header, passphrase)
            return self._opened(place, claim, replace(found, header=header), Route.PASSPHRASE)

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

    def _new_header(self, label: str, passphrase: bytearray) -> Header:
        vault_id = uuid4()
        stretch = self._surroundings.stretch
        slot = close_with_passphrase(vault_id, passphrase, holder="", stretch=stretch)
        made_on = self._surroundings.now().date()
        return Header(vault_id=vault_id, label=label, made_on=made_on, epoch=0, slots=(slot,))

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
        unlock: Unlock,
        progress: Progress | None = None,
    ) -> OpenedVault:
        """Open with what `unlock` makes of a slot, in whichever header fits the database."""
        attempts = self._attempts(place)
        attempts.require_waited()
        found = Search(place, route, unlock, progress or Silent()).found()
        if found is None:
            raise attempts.count_wrong(pin=route is Route.QUICK)
        return self._opened(place, claim, found, route)

    def _opened(self, place: VaultFolder, claim: Claim, found: Found, route: Route) -> OpenedVault:
        vault = open_vault(place, claim, found, route, self._surroundings)
        if vault is None:  # an older header with a way in that was taken away
            raise self._attempts(place).count_wrong()
        return vault

    def _found_with_sheet(self, search: Search, vault_id: UUID, closed: ClosedKey) -> Found | None:
        try:
            return search.found()
        except HeaderDamaged:
            found = search.in_damage(vault_id, closed, self._surroundings.now().date())
            if found is None:
                raise
            return found

    def _with_passphrase(self, header: Header, passphrase: bytearray) -> Header:
        stretch = self._surroundings.stretch
        fresh = close_with_passphrase(header.vault_id, passphrase, holder="", stretch=stretch)
        return header.with_slots(*header.slots, fresh)

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


def _header_to_show(place: VaultFolder) -> tuple[Header, BackupFile | None]:
    """The newest whole header of the vault, else that of its newest backup.

    Where backups of several vaults lie there, nothing tells whose the database is: it has no name.

    Raises:
        HeaderDamaged: there is none.
    """
    own = place.whole_headers()
    if own:
        return own[0].header, None
    of_backups = headers_in_backups(place.backups)
    if not of_backups:
        raise HeaderDamaged
    backup, sealed = of_backups[0]
    is_clear = {other.vault_id for other, _ in of_backups} == {backup.vault_id}
    return sealed.header if is_clear else replace(sealed.header, label=""), backup


def _label(place: VaultFolder) -> str:
    with suppress(HeaderDamaged):
        return _header_to_show(place)[0].label
    return ""
