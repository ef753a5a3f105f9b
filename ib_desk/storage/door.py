"""Getting into a vault: by passphrase, PIN, code on paper, or the paper alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from ib_desk.application.backups import BackupFile
from ib_desk.application.open_anyway import UNASKED, OpenAnyway
from ib_desk.application.progress import Progress, Silent
from ib_desk.application.route import Route
from ib_desk.application.vault_errors import (
    CurrentSecretNeeded,
    DatabaseMissing,
    ForeignFile,
    HeaderDamaged,
    KeyStoreUnavailable,
    QuickUnlockGone,
    SharedFolder,
    WrongSecret,
)
from ib_desk.domain.secrets.recovery_code import RecoveryCodeMistyped, read_recovery_code
from ib_desk.storage.attempts import Attempts
from ib_desk.storage.backup import headers_in_backups, newest_whole_backup
from ib_desk.storage.claim import Claim, CopyToRead
from ib_desk.storage.faults import told_apart
from ib_desk.storage.header import Header
from ib_desk.storage.keys import DataKey
from ib_desk.storage.opening import Found, Search, open_vault
from ib_desk.storage.restoring import put_in_place
from ib_desk.storage.slots import (
    ClosedKey,
    close_with_passphrase,
    code_key,
    passphrase_key,
    quick_key,
    read_slot_code,
)
from ib_desk.storage.strays import database_in_cloud, stray_databases
from ib_desk.storage.surroundings import Surroundings
from ib_desk.storage.vault import OpenedVault
from ib_desk.storage.vault_folder import VaultFolder
from ib_desk.storage.ways_in import key_store_name, require_strong_bytes, wiped


class Door:
    """The four ways in, and what all of them look at first."""

    def __init__(self, surroundings: Surroundings) -> None:
        """Nothing is touched until a method is called."""
        self._surroundings = surroundings

    def unlock_with_passphrase(
        self,
        folder: Path,
        passphrase: bytearray,
        *,
        anyway: OpenAnyway = UNASKED,
        progress: Progress | None = None,
    ) -> OpenedVault:
        """Try every passphrase slot."""

        def unlock(vault_id: UUID, closed: ClosedKey) -> X25519PrivateKey | None:
            return closed.open(vault_id, passphrase_key(closed, passphrase))

        with (
            wiped(passphrase),
            self._claimed(folder, anyway) as (place, claim),
        ):
            search = Search(place, Route.PASSPHRASE, unlock, progress or Silent())
            return self._unlocked(search, claim, anyway)

    def unlock_with_recovery_code(
        self, folder: Path, code: str, *, anyway: OpenAnyway = UNASKED
    ) -> OpenedVault:
        """The code is checked before the vault is touched."""
        secret = read_recovery_code(code)

        def unlock(vault_id: UUID, closed: ClosedKey) -> X25519PrivateKey | None:
            return closed.open(vault_id, code_key(closed, secret))

        with wiped(secret), self._claimed(folder, anyway) as (place, claim):
            search = Search(place, Route.RECOVERY_CODE, unlock, Silent())
            return self._unlocked(search, claim, anyway)

    def unlock_quickly(
        self, folder: Path, pin: bytearray, *, anyway: OpenAnyway = UNASKED
    ) -> OpenedVault:
        """The fifth wrong PIN in a row takes the secret out of the key store."""
        key_store = self._surroundings.key_store

        def unlock(vault_id: UUID, closed: ClosedKey) -> X25519PrivateKey | None:
            stored = key_store.find(key_store_name(vault_id, closed))
            if stored is None:
                raise QuickUnlockGone
            with wiped(stored):
                return closed.open(vault_id, quick_key(closed, pin, stored))

        with wiped(pin), self._claimed(folder, anyway) as (place, claim):
            own = place.whole_headers()
            slots = own[0].header.of(Route.QUICK) if own else ()
            if not slots or self._attempts(place).pins_used_up:
                raise QuickUnlockGone
            try:
                search = Search(place, Route.QUICK, unlock, Silent())
                return self._unlocked(search, claim, anyway)
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
        anyway: OpenAnyway = UNASKED,
    ) -> OpenedVault:
        """The square may stand in for its own slot, so a seal that still reads will do."""
        with ExitStack() as secrets:
            secrets.enter_context(wiped(passphrase))
            secret = read_recovery_code(code)
            secrets.enter_context(wiped(secret))
            vault_id, closed = read_slot_code(slot_code)
            place, claim = secrets.enter_context(self._claimed(folder, anyway))
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
            header = self._with_passphrase(found.header, passphrase, found.key)
            return self._opened(claim, replace(found, header=header), Route.PASSPHRASE, anyway)

    @contextmanager
    def _claimed(self, folder: Path, anyway: OpenAnyway) -> Iterator[tuple[VaultFolder, Claim]]:
        """The vault in `folder`, ours alone; let go of again where the block fails.

        Where it is only to be read, a copy of it, which goes when it is let go of.
        """
        place = self._place_of_vault(folder)
        self._require_unshared(folder, anyway)
        claim = CopyToRead(place) if anyway.read_only else Claim(place)
        try:
            claim.folder.move_strangers_aside()
            put_in_place(claim.folder)
            claim.folder.clear_parts()
            require_database(claim.folder)
            yield claim.folder, claim
        except BaseException:
            claim.release()
            raise

    def _unlocked(self, search: Search, claim: Claim, anyway: OpenAnyway) -> OpenedVault:
        """Open with what the secret makes of a slot, in whichever header fits the database."""
        attempts = self._attempts(claim.folder)
        attempts.require_waited()
        found = search.found()
        if found is None:
            raise attempts.count_wrong(pin=search.route is Route.QUICK)
        return self._opened(claim, found, search.route, anyway)

    def _opened(self, claim: Claim, found: Found, route: Route, anyway: OpenAnyway) -> OpenedVault:
        vault = open_vault(claim, found, route, self._surroundings, anyway)
        if vault is None:  # an older header with a way in that was taken away
            raise self._attempts(claim.folder).count_wrong()
        return vault

    def _found_with_sheet(self, search: Search, vault_id: UUID, closed: ClosedKey) -> Found | None:
        try:
            return search.found()
        except HeaderDamaged:
            found = search.in_damage(vault_id, closed, self._surroundings.now().date())
            if found is None:
                raise
            return found

    def _with_passphrase(self, header: Header, passphrase: bytearray, key: DataKey) -> Header:
        stretch = self._surroundings.stretch
        fresh = close_with_passphrase(header.vault_id, passphrase, key, holder="", stretch=stretch)
        return header.with_slots(*header.slots, fresh)

    def _require_proof(self, place: VaultFolder, proof: bytearray | None) -> None:
        """Let a vault be replaced by who can open it: by a passphrase, or the code on paper.

        Raises:
            CurrentSecretNeeded: there is a vault, and no secret.
            WrongSecret: it opens none of its slots.
        """
        own = place.whole_headers()
        if not own:
            return
        if proof is None:
            raise CurrentSecretNeeded
        attempts = self._attempts(place)
        attempts.require_waited()
        vault_id = own[0].header.vault_id
        phrases = (slot.closed for slot in own[0].header.of(Route.PASSPHRASE))
        if any(closed.open(vault_id, passphrase_key(closed, proof)) for closed in phrases):
            return
        papers = [slot.closed for slot in own[0].header.of(Route.RECOVERY_CODE)]
        with suppress(RecoveryCodeMistyped):
            code = read_recovery_code(proof.decode())
            with wiped(code):
                if any(closed.open(vault_id, code_key(closed, code)) for closed in papers):
                    return
        raise attempts.count_wrong()

    def _attempts(self, place: VaultFolder) -> Attempts:
        return Attempts(place.attempts, lambda: self._surroundings.now().timestamp())

    def _place_of_vault(self, folder: Path) -> VaultFolder:
        place = VaultFolder(folder)
        with told_apart():
            if not place.holds_vault():
                raise ForeignFile
        return place

    def _require_unshared(self, folder: Path, anyway: OpenAnyway) -> None:
        may = anyway.shared or anyway.read_only
        sharing = None if may else self._surroundings.sharing(folder)
        if sharing is not None:
            raise SharedFolder(sharing)


def header_to_show(place: VaultFolder) -> tuple[Header, BackupFile | None]:
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
        return header_to_show(place)[0].label
    return ""


def require_database(place: VaultFolder) -> None:
    """See whether the file with the records is there at all.

    Raises:
        DatabaseMissing: with what may be it, and the newest backup that is whole.
    """
    with told_apart():
        if place.database.is_file():
            return
    backup = newest_whole_backup(place.backups, None)
    raise DatabaseMissing(
        stray_databases(place),
        in_cloud=database_in_cloud(place),
        backup_made_at=backup.made_at if backup else None,
    )
