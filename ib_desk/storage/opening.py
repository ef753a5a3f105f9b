"""From a secret to an open vault, or back to as it was.

Several headers may lie about: the header, its copy, the next one of a rotation that was cut off,
and those inside backups. A secret is tried on each, and what it gives on the database. The header
that opened the database counts, and no other is ever written in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from ib_desk.application.open_anyway import OpenAnyway
from ib_desk.application.progress import Progress, Silent
from ib_desk.application.route import Route
from ib_desk.application.vault_errors import (
    HeaderDamaged,
    OpenElsewhere,
    VaultDamaged,
    VaultError,
    WorkMissing,
)
from ib_desk.storage.anchor import Anchor, read_anchor
from ib_desk.storage.backup import headers_in_backups, list_backups
from ib_desk.storage.claim import Claim
from ib_desk.storage.engine import EncryptedDatabase
from ib_desk.storage.faults import told_apart
from ib_desk.storage.header import Header, SealedHeader, seals_in_damage
from ib_desk.storage.keys import DataKey
from ib_desk.storage.slots import ClosedKey, Slot, slot_of, unsealed
from ib_desk.storage.surroundings import Surroundings
from ib_desk.storage.tidemark import End, read_tidemark
from ib_desk.storage.vault import OpenedVault, damaged
from ib_desk.storage.vault_folder import VaultFolder

Unlock = Callable[[UUID, ClosedKey], X25519PrivateKey | None]
"""What a secret makes of a closed slot of a vault; None where it does not fit."""

_TRIES = 30
"""Of a second each: a rotation needs one for each 100 MB."""
_SMALLEST_DATABASE = 512  # an empty file would be taken for an empty database


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The header and key that opened the database, and the slot they came from."""

    header: Header
    slot: Slot
    key: DataKey
    database: EncryptedDatabase
    sealed: SealedHeader | None
    """As it lay there; None where it was put together from damage."""
    had_log: bool
    """Whether there was a WAL beside it, as after a kill."""


class Search:
    """One secret, tried on every header at hand, newest first."""

    def __init__(
        self, place: VaultFolder, route: Route, unlock: Unlock, progress: Progress
    ) -> None:
        self._place = place
        self.route = route
        self._unlock = unlock
        self._progress = progress
        self._tried: dict[ClosedKey, X25519PrivateKey | None] = {}
        self._gave_key = False
        self._had_log = place.log.exists()  # before anything is opened

    def found(self) -> Found | None:
        """What opens the database; None where the secret is not that of the newest header.

        Raises:
            HeaderDamaged: no header reads, or none that reads is genuine.
            VaultDamaged: the secret is right, the database does not read.
            Cancelled: through `progress`, which is asked before each slot.
        """
        own = self._place.whole_headers()
        found = self._first_that_opens(own)
        if found is not None:
            return found
        knows = own and self._knows(own[0])
        if own and not knows:
            return None
        of_backups = [sealed for _, sealed in headers_in_backups(self._place.backups)]
        found = self._first_that_opens(of_backups)
        if found is not None:
            return found
        if not knows and not (of_backups and self._knows(of_backups[0])):
            if not (own or of_backups):
                raise HeaderDamaged
            return None
        if not self._gave_key:
            raise HeaderDamaged
        raise damaged(self._place, (own or of_backups)[0].header.vault_id)

    def in_damage(self, vault_id: UUID, closed: ClosedKey, today: date) -> Found | None:
        """What a recovery sheet opens with what still reads of headers that are damaged.

        All other ways in are lost with them: the header that comes out knows the sheet alone.
        """
        private = self._private(vault_id, closed)
        if private is None:
            return None
        place = self._place
        for where in (place.header, place.header_copy, place.header_next):
            for slot_id, epoch, seal in seals_in_damage(place.header_bytes(where)):
                if slot_id != closed.slot_id:
                    continue
                key = unsealed(vault_id, closed, epoch, seal, private)
                database = self._database(key) if key else None
                if key and database:
                    slot = slot_of(vault_id, closed, private, key)
                    header = Header(
                        vault_id=vault_id, label="", made_on=today, epoch=epoch, slots=(slot,)
                    )
                    return self._made(header, slot, key, database, None)
        return None

    def _first_that_opens(self, headers: Iterable[SealedHeader]) -> Found | None:
        for sealed in headers:
            for slot in sealed.header.of(self.route):
                private = self._private(sealed.header.vault_id, slot.closed)
                key = sealed.data_key(slot, private) if private else None
                if key is None:
                    continue
                self._gave_key = True
                database = self._database(key)
                if database is not None:
                    return self._made(sealed.header, slot, key, database, sealed)
        return None

    def _made(
        self,
        header: Header,
        slot: Slot,
        key: DataKey,
        database: EncryptedDatabase,
        sealed: SealedHeader | None,
    ) -> Found:
        return Found(
            header=header,
            slot=slot,
            key=key,
            database=database,
            sealed=sealed,
            had_log=self._had_log,
        )

    def _private(self, vault_id: UUID, closed: ClosedKey) -> X25519PrivateKey | None:
        if closed not in self._tried:
            self._progress.step(len(self._tried), len(self._tried) + 1)
            self._tried[closed] = self._unlock(vault_id, closed)
        return self._tried[closed]

    def _knows(self, sealed: SealedHeader) -> bool:
        return any(self._tried.get(slot.closed) for slot in sealed.header.of(self.route))

    def _database(self, key: DataKey) -> EncryptedDatabase | None:
        place = self._place
        with told_apart(), suppress(VaultDamaged):
            exists = place.database.exists()
            if exists and place.database.stat().st_size >= _SMALLEST_DATABASE:
                return self._opened(key)
        key.wipe()
        return None

    def _opened(self, key: DataKey) -> EncryptedDatabase:
        """Also after the child of a rotation: killed alone, its parent leaves it the file."""
        place = self._place
        for _ in range(_TRIES):
            with suppress(OpenElsewhere):
                return EncryptedDatabase(place.database, key, on_full=place.release_reserve)
            if not place.header_next.exists():
                break
            self._progress.step(0, 1)
        raise OpenElsewhere


def open_vault(
    claim: Claim, found: Found, route: Route, surroundings: Surroundings, anyway: OpenAnyway
) -> OpenedVault | None:
    """Bring the tables up to date, make whole what was not; None where the slot was withdrawn.

    The claim stays with the caller until it succeeds.

    Raises:
        VaultDamaged: the database does not read.
        WorkMissing: it is older than it was known to be, and there is no anyway.
        NewerVersion: its tables are of a later version of the program.
    """
    place = claim.folder
    with ExitStack() as on_error:
        on_error.callback(found.key.wipe)
        on_error.callback(quietly, found.database.close)
        anchor = _anchor(place, found)
        if found.slot.slot_id in anchor.withdrawn:
            return None
        branch = _branch_to_begin(place, found, anyway)
        vault = OpenedVault(
            folder=place,
            claim=claim,
            database=found.database,
            key=found.key,
            header=_with_what_is_known(found.header, anchor),
            opened_by=route,
            surroundings=surroundings,
        )
        on_error.callback(quietly, vault.close)
        try:
            surroundings.migrate(found.database.engine, vault.backups.make_at_once, Silent())
        except VaultDamaged:
            raise damaged(place, found.header.vault_id) from None
        vault.settle_headers(found.sealed, anchor)
        if branch is not None:
            found.database.begin_branch(branch)
        with suppress(VaultError):  # a full disk keeps nobody out
            vault.keep_mark()
            vault.backups.settle()
        if anyway.read_only:
            vault.make_read_only()
        else:
            place.keep_reserve(surroundings.reserve_bytes)
            claim.note_opened()
        on_error.pop_all()
    return vault


def _branch_to_begin(place: VaultFolder, found: Found, anyway: OpenAnyway) -> int | None:
    """Another branch where the vault came from a backup, or goes on without what it lost.

    Raises:
        WorkMissing: what it was known to hold is not there.
    """
    mark = read_tidemark(place.tidemark)
    if mark is None:
        return None
    if mark.end is End.RESTORED:
        return mark.moment.branch
    moment = found.database.moment
    is_behind = moment < mark.moment
    is_cut = mark.end is End.NONE and not found.had_log and not place.header_next.exists()
    if not (is_behind or is_cut):
        return None
    backups = list_backups(place.backups, found.header.vault_id)
    if not anyway.loss:
        fuller = next((backup for backup in backups if backup.moment > moment), None)
        raise WorkMissing(
            mark.at, is_certain=is_behind, backup_made_at=fuller.made_at if fuller else None
        )
    return 1 + max(mark.moment.branch, *(backup.moment.branch for backup in backups), 0)


def _anchor(place: VaultFolder, found: Found) -> Anchor:
    try:
        return read_anchor(found.database.engine)
    except VaultDamaged:
        raise damaged(place, found.header.vault_id) from None


def _with_what_is_known(header: Header, anchor: Anchor) -> Header:
    """An older header under the present key: without the slots that were withdrawn since."""
    if header.epoch >= anchor.epoch:
        return header
    older = replace(header, epoch=anchor.epoch, withdrawn=anchor.withdrawn)
    return older.with_slots(
        *(slot for slot in header.slots if slot.slot_id not in anchor.withdrawn)
    )


def quietly(close: Callable[[], None]) -> None:
    """Let go after an error, without another error in its place."""
    with suppress(VaultError):
        close()
