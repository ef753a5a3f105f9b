"""The ways into an open vault: its header and data key, and every change of who gets in."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from uuid import UUID

from ib_desk.application.route import Route
from ib_desk.application.vault_errors import (
    CurrentSecretNeeded,
    KeyStoreUnavailable,
    LastSlot,
    TooManyPeople,
)
from ib_desk.application.ways_in import MOST_PEOPLE, KeySlot, RecoverySheet
from ib_desk.domain.secrets.passphrase import require_strong
from ib_desk.domain.secrets.recovery_code import SECRET_BYTES, read_recovery_code, recovery_groups
from ib_desk.storage.attempts import Attempts
from ib_desk.storage.header import Header, write_header
from ib_desk.storage.keys import DataKey, wipe
from ib_desk.storage.quick_unlock import new_stored_secret, require_pin
from ib_desk.storage.slots import (
    ClosedKey,
    Slot,
    close_with_code,
    close_with_passphrase,
    close_with_pin,
    code_key,
    passphrase_key,
    slot_code,
)
from ib_desk.storage.surroundings import Surroundings
from ib_desk.storage.vault_folder import VaultFolder


class VaultWaysIn:
    """`application.ways_in.WaysIn` in the header of a vault folder."""

    def __init__(
        self,
        *,
        folder: VaultFolder,
        key: DataKey,
        header: Header,
        opened_by: Route,
        surroundings: Surroundings,
        kept: Callable[[Header], None],
    ) -> None:
        """`kept` is told of each header that was written; `key` is wiped by the vault."""
        self._folder = folder
        self._key = key
        self._header = header
        self._opened_by = opened_by
        self._surroundings = surroundings
        self._kept = kept
        self._attempts = Attempts(folder.attempts, lambda: surroundings.now().timestamp())

    @property
    def header(self) -> Header:
        """As it was last written."""
        return self._header

    @property
    def key(self) -> DataKey:
        """That of the database."""
        return self._key

    def header_file(self) -> bytes:
        """The header as a file."""
        return write_header(self._header, self._key)

    def slots(self) -> Sequence[KeySlot]:
        """Every way in, passphrases first."""
        order = list(Route)
        trial = self._header.on_trial
        lines = (slot.line(on_trial=slot.slot_id == trial) for slot in self._header.slots)
        return sorted(lines, key=lambda line: order.index(line.route))

    def prove(self, passphrase: bytearray) -> None:
        """As at unlock, with the same waiting after wrong ones."""
        with wiped(passphrase):
            self._slot_opened_by(passphrase)

    def change_passphrase(self, current: bytearray, new: bytearray) -> None:
        """Find the slot that `current` opens and put another in its place."""
        with wiped(current, new):
            self._require_strong(new)
            slot = self._slot_opened_by(current)
            self._replace(slot, self._closed(slot.holder, new))

    def replace_passphrase(self, slot_id: str, new: bytearray) -> None:
        """Put another in the place of a forgotten one; only the recovery code allows it."""
        with wiped(new):
            if self._opened_by is not Route.RECOVERY_CODE:
                raise CurrentSecretNeeded
            self._require_strong(new)
            slot = self._passphrase_slot(slot_id)
            self._replace(slot, self._closed(slot.holder, new))

    def add_passphrase(self, holder: str, new: bytearray) -> KeySlot:
        """One slot more."""
        with wiped(new):
            self._require_strong(new)
            if len(self._header.of(Route.PASSPHRASE)) >= MOST_PEOPLE:
                raise TooManyPeople
            slot = self._closed(holder, new)
        self._keep(self._header.with_slots(*self._header.slots, slot))
        return slot.line(on_trial=False)

    def remove_passphrase(self, slot_id: str) -> None:
        """One slot less, never the last."""
        slot = self._passphrase_slot(slot_id)
        if len(self._header.of(Route.PASSPHRASE)) == 1:
            raise LastSlot
        self._replace(slot)

    def enable_quick_unlock(self, pin: bytearray) -> None:
        """Store the secret first: a slot without it would be of no use."""
        with wiped(pin):
            require_pin(pin)
            stored = new_stored_secret()
            with wiped(stored):
                stretch = self._surroundings.stretch
                slot = close_with_pin(self._vault_id, pin, stored, self._key, stretch=stretch)
                self._surroundings.key_store.keep(
                    key_store_name(self._vault_id, slot.closed), stored
                )
        self._forget_quick_secrets()
        self._keep(self._header.with_slots(*self._slots_but(Route.QUICK), slot))

    def disable_quick_unlock(self) -> None:
        """The slot goes, even when the key store cannot be asked: then its secret opens nothing."""
        self._forget_quick_secrets()
        if self._header.of(Route.QUICK):
            self._keep(self._header.with_slots(*self._slots_but(Route.QUICK)))

    def new_recovery_sheet(self) -> RecoverySheet:
        """Draw a code; its slot stands beside that of the sheet before, and is on trial."""
        code = bytearray(secrets.token_bytes(SECRET_BYTES))
        with wiped(code):
            slot = close_with_code(self._vault_id, code, self._key)
            groups = recovery_groups(code)
        header = self._header.with_slots(*self._slots_without_spare(), slot)
        self._keep(replace(header, on_trial=slot.slot_id))
        return RecoverySheet(
            vault_id=self._vault_id,
            vault_label=self._header.label,
            made_on=self._surroundings.now().date(),
            groups=groups,
            slot_code=slot_code(self._vault_id, slot.closed),
        )

    def sheet_takes_over(self, code: str) -> None:
        """The code itself is the proof; the slots of other sheets go."""
        secret = read_recovery_code(code)
        with wiped(secret):
            self._attempts.require_waited()
            trial = [slot for slot in self._header.slots if slot.slot_id == self._header.on_trial]
            for slot in trial:
                if slot.closed.open(self._vault_id, code_key(slot.closed, secret)):
                    break
            else:
                raise self._attempts.count_wrong()
        others = self._slots_but(Route.RECOVERY_CODE)
        self._keep(replace(self._header.with_slots(*others, *trial), on_trial=""))

    def drop_sheet_on_trial(self) -> None:
        """Nobody typed it back; where it is the only sheet it stays."""
        slots = self._slots_without_spare()
        if len(slots) < len(self._header.slots):
            self._keep(self._header.with_slots(*slots))

    def forget_used_up_pin(self) -> None:
        """End a quick unlock whose PIN was wrong too often at the locked door."""
        if self._attempts.pins_used_up:
            self.disable_quick_unlock()
        self._attempts.clear()

    def go_on_with(self, header: Header, key: DataKey) -> None:
        """The data key was rotated; the one before is wiped."""
        before, self._key, self._header = self._key, key, header
        before.wipe()

    @property
    def _vault_id(self) -> UUID:
        return self._header.vault_id

    def _slot_opened_by(self, passphrase: bytearray) -> Slot:
        self._attempts.require_waited()
        for slot in self._header.of(Route.PASSPHRASE):
            if slot.closed.open(self._vault_id, passphrase_key(slot.closed, passphrase)):
                self._attempts.clear()
                return slot
        raise self._attempts.count_wrong()

    def _require_strong(self, passphrase: bytearray) -> None:
        require_strong_bytes(passphrase, self._surroundings.words, self._header.label)

    def _closed(self, holder: str, passphrase: bytearray) -> Slot:
        stretch = self._surroundings.stretch
        return close_with_passphrase(
            self._vault_id, passphrase, self._key, holder=holder, stretch=stretch
        )

    def _passphrase_slot(self, slot_id: str) -> Slot:
        for slot in self._header.of(Route.PASSPHRASE):
            if slot.slot_id == slot_id:
                return slot
        raise KeyError(slot_id)

    def _slots_but(self, route: Route) -> list[Slot]:
        return [slot for slot in self._header.slots if slot.route is not route]

    def _slots_without_spare(self) -> list[Slot]:
        """All but a sheet on trial that has another beside it."""
        is_spare = len(self._header.of(Route.RECOVERY_CODE)) > 1
        spare = self._header.on_trial if is_spare else ""
        return [slot for slot in self._header.slots if slot.slot_id != spare]

    def _replace(self, old: Slot, *new: Slot) -> None:
        at = self._header.slots.index(old)
        slots = self._header.slots
        self._keep(self._header.with_slots(*slots[:at], *new, *slots[at + 1 :]))

    def _keep(self, header: Header) -> None:
        self._folder.write_headers(write_header(header, self._key))
        self._header = header
        self._kept(header)

    def _forget_quick_secrets(self) -> None:
        for slot in self._header.of(Route.QUICK):
            with suppress(KeyStoreUnavailable):
                self._surroundings.key_store.forget(key_store_name(self._vault_id, slot.closed))


def key_store_name(vault_id: UUID, closed: ClosedKey) -> str:
    """Under which the key store keeps the secret of a quick slot: ids, nothing to recognise."""
    return f"{vault_id}/{closed.slot_id}"


def require_strong_bytes(passphrase: bytearray, words: Container[str], label: str) -> None:
    """`require_strong` for `passphrase_bytes`."""
    require_strong(passphrase.decode(), words, label)


@contextmanager
def wiped(*secret: bytearray) -> Iterator[None]:
    """Zeros at the end of the block, however it ends."""
    try:
        yield
    finally:
        wipe(*secret)
