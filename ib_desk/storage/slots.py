"""Key slots: the data key of a vault, closed once for each way in.

A slot is a box (ChaCha20-Poly1305) around the data key. Its key comes from what the user has: a
passphrase through Argon2id, the recovery code through HKDF (160 random bits need no stretching), or
a PIN through Argon2id together with a secret in the system's key store. All that stands beside the
box, and the id of the vault, is sealed along with it: changed parameters open nothing.
"""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import dataclass, replace
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from ib_desk.application.vault import KeySlot, Route
from ib_desk.application.vault_errors import ForeignFile
from ib_desk.storage.keys import (
    KEY_BYTES,
    SALT_BYTES,
    DataKey,
    Stretch,
    derived_key,
    stretched_key,
    wipe,
)

_NONCE_BYTES = 12
_TAG_BYTES = 16
_BOX_BYTES = KEY_BYTES + _TAG_BYTES
_ID_BYTES = 8
_SHEET_MARK = "IBDESK1:"
_RECOVERY_PURPOSE = b"IB Desk recovery slot 1"
_QUICK_PURPOSE = b"IB Desk quick slot 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One closed slot, as the header holds it."""

    slot_id: str
    route: Route
    holder: str
    salt: bytes
    stretch: Stretch | None
    nonce: bytes
    box: bytes

    def __post_init__(self) -> None:
        stretched = self.route is not Route.RECOVERY_CODE
        parts = (self.salt, self.nonce, self.box, bytes.fromhex(self.slot_id))
        if [len(part) for part in parts] != [SALT_BYTES, _NONCE_BYTES, _BOX_BYTES, _ID_BYTES]:
            raise ValueError("a slot with parts of another size")
        if stretched != (self.stretch is not None):
            raise ValueError("a slot with the parameters of another kind")

    @property
    def line(self) -> KeySlot:
        """What settings show of it."""
        return KeySlot(slot_id=self.slot_id, route=self.route, holder=self.holder)

    def open(self, vault_id: UUID, key: bytearray) -> DataKey | None:
        """The data key, or None where `key`, which is wiped, is not that of this slot."""
        try:
            opened = ChaCha20Poly1305(key).decrypt(self.nonce, self.box, self.beside(vault_id))
        except InvalidTag:
            return None
        finally:
            wipe(key)
        return DataKey(bytearray(opened))

    def beside(self, vault_id: UUID) -> bytes:
        """All that is sealed along with the box, as JSON in one spelling."""
        stretch = self.stretch
        return json.dumps(
            {
                "holder": self.holder,
                "kdf": [stretch.memory_kib, stretch.passes, stretch.lanes] if stretch else None,
                "route": self.route.value,
                "salt": self.salt.hex(),
                "slot": self.slot_id,
                "vault": vault_id.hex,
            },
            sort_keys=True,
        ).encode()


def close_with_passphrase(
    vault_id: UUID, data_key: DataKey, passphrase: bytearray, *, holder: str, stretch: Stretch
) -> Slot:
    """A passphrase slot for `holder`; about half a second with the full parameters."""
    blank = _blank(Route.PASSPHRASE, holder, stretch)
    return _filled(blank, vault_id, data_key, passphrase_key(blank, passphrase))


def close_with_code(vault_id: UUID, data_key: DataKey, secret: bytearray) -> Slot:
    """The slot of the recovery code whose bytes are `secret`."""
    blank = _blank(Route.RECOVERY_CODE, "", None)
    return _filled(blank, vault_id, data_key, code_key(blank, secret))


def close_with_pin(
    vault_id: UUID, data_key: DataKey, pin: bytearray, stored: bytearray, *, stretch: Stretch
) -> Slot:
    """The slot of quick unlock; `stored` is what the key store of the system keeps."""
    blank = _blank(Route.QUICK, "", stretch)
    return _filled(blank, vault_id, data_key, quick_key(blank, pin, stored))


def passphrase_key(slot: Slot, passphrase: bytearray) -> bytearray:
    """The key of a passphrase slot, if this is its passphrase."""
    if slot.stretch is None:
        raise ValueError("not a passphrase slot")
    return stretched_key(passphrase, slot.salt, slot.stretch)


def code_key(slot: Slot, secret: bytearray) -> bytearray:
    """The key of a recovery slot, if these are the bytes of its code."""
    return derived_key(secret, _RECOVERY_PURPOSE, slot.salt)


def quick_key(slot: Slot, pin: bytearray, stored: bytearray) -> bytearray:
    """The key of the quick slot: neither the PIN nor the key store suffices."""
    stretched = passphrase_key(slot, pin)
    try:
        return derived_key(stretched, _QUICK_PURPOSE, bytes(stored))
    finally:
        wipe(stretched)


def slot_code(vault_id: UUID, slot: Slot) -> str:
    """The closed recovery slot as text for the QR on the sheet, 142 characters."""
    parts = (vault_id.bytes, bytes.fromhex(slot.slot_id), slot.salt, slot.nonce, slot.box)
    return _SHEET_MARK + base64.urlsafe_b64encode(b"".join(parts)).decode("ascii").rstrip("=")


def read_slot_code(text: str) -> tuple[UUID, Slot]:
    """The vault and the slot of a sheet's QR.

    Raises:
        ForeignFile: it is the QR of something else.
    """
    text = "".join(text.split())  # a mail program breaks a long line
    mark, body = text[: len(_SHEET_MARK)], text[len(_SHEET_MARK) :]
    try:
        if mark != _SHEET_MARK:
            raise ForeignFile
        packed = base64.b64decode(body + "=" * (-len(body) % 4), altchars=b"-_", validate=True)
        vault, slot_id, salt, nonce, box = _cut(
            packed, 16, _ID_BYTES, SALT_BYTES, _NONCE_BYTES, _BOX_BYTES
        )
        return UUID(bytes=vault), Slot(
            slot_id=slot_id.hex(),
            route=Route.RECOVERY_CODE,
            holder="",
            salt=salt,
            stretch=None,
            nonce=nonce,
            box=box,
        )
    except ValueError:
        raise ForeignFile from None


def _cut(packed: bytes, *lengths: int) -> list[bytes]:
    """`packed` in pieces of these lengths; a ValueError if it is not exactly that long."""
    if len(packed) != sum(lengths):
        raise ValueError("of another length")
    starts = [sum(lengths[:at]) for at in range(len(lengths))]
    return [packed[start : start + length] for start, length in zip(starts, lengths, strict=True)]


def _blank(route: Route, holder: str, stretch: Stretch | None) -> Slot:
    """A slot with fresh random parts, its box still to be filled."""
    return Slot(
        slot_id=secrets.token_hex(_ID_BYTES),
        route=route,
        holder=holder,
        salt=secrets.token_bytes(SALT_BYTES),
        stretch=stretch,
        nonce=secrets.token_bytes(_NONCE_BYTES),
        box=bytes(_BOX_BYTES),
    )


def _filled(blank: Slot, vault_id: UUID, data_key: DataKey, key: bytearray) -> Slot:
    """`blank` with the data key closed in its box; wipes `key`."""
    try:
        with data_key.bare() as bare:
            box = ChaCha20Poly1305(key).encrypt(blank.nonce, bare, blank.beside(vault_id))
    finally:
        wipe(key)
    return replace(blank, box=box)
