"""Key slots: for each way in a key pair of its own, to which the data key of the vault is sealed.

The private key of a slot (X25519) lies in a box (ChaCha20-Poly1305). The key of the box comes from
what the user has: a passphrase through Argon2id, the recovery code through HKDF (160 random bits
need no stretching), or a PIN through Argon2id together with a secret in the system's key store. All
that stands beside the box, and the id of the vault, is sealed along with it: changed parameters
open nothing.

The data key is sealed to the public keys by HPKE (RFC 9180). So another data key can be given to
all who may go on without asking any of them for a secret. What a seal is for (vault, slot, route,
epoch of the header) is bound into it: none of them fits in another place.

HPKE tells nobody who sealed, and a public key is public. So each slot has a *bond*: 32 bytes that
come from its private key, and that the header keeps for who has the data key. It is bound into the
seal as well. Whoever neither has a secret of the slot nor had the vault open can seal nothing to
it: not the data key, and no key of her own either.
"""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from ib_desk.application.route import Route
from ib_desk.application.vault_errors import ForeignFile
from ib_desk.application.ways_in import LONGEST_HOLDER, KeySlot
from ib_desk.storage.keys import (
    KEY_BYTES,
    SALT_BYTES,
    DataKey,
    Stretch,
    derived_key,
    stretched_key,
    wipe,
)

SEAL_BYTES = 80
_NONCE_BYTES = 12
_TAG_BYTES = 16
_BOX_BYTES = KEY_BYTES + _TAG_BYTES
_ID_BYTES = 8
_KEPT_BOND_BYTES = _NONCE_BYTES + KEY_BYTES + _TAG_BYTES
_SHEET_MARK = "IBDESK2:"
_RECOVERY_PURPOSE = b"IB Desk recovery slot 2"
_QUICK_PURPOSE = b"IB Desk quick slot 2"
_BOND_PURPOSE = b"IB Desk bond 2"
_BONDS_PURPOSE = b"IB Desk key of bonds 2"
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedKey:
    """The private key of a slot, closed under a secret: all that a recovery sheet carries of it."""

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
        if len(self.holder) > LONGEST_HOLDER:
            raise ValueError("a holder with too long a name")
        if stretched != (self.stretch is not None):
            raise ValueError("a slot with the parameters of another kind")

    def open(self, vault_id: UUID, key: bytearray) -> X25519PrivateKey | None:
        """The private key, or None where `key`, which is wiped, is not that of this slot."""
        try:
            opened = ChaCha20Poly1305(key).decrypt(self.nonce, self.box, self.beside(vault_id))
        except InvalidTag:
            return None
        finally:
            wipe(key)
        return X25519PrivateKey.from_private_bytes(opened)

    def beside(self, vault_id: UUID) -> bytes:
        """All that is sealed along with the box, as JSON in one spelling."""
        stretch = self.stretch
        return _spelled(
            {
                "holder": self.holder,
                "kdf": [stretch.memory_kib, stretch.passes, stretch.lanes] if stretch else None,
                "route": self.route.value,
                "salt": self.salt.hex(),
                "slot": self.slot_id,
                "vault": vault_id.hex,
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One way in, as the header holds it: a closed private key, the public one, and the bond.

    `bond` is closed under the data key: a nonce and a box.
    """

    closed: ClosedKey
    public: bytes
    bond: bytes

    def __post_init__(self) -> None:
        X25519PublicKey.from_public_bytes(self.public)
        if len(self.bond) != _KEPT_BOND_BYTES:
            raise ValueError("a bond of another size")

    @property
    def slot_id(self) -> str:
        """A number drawn by chance, never used again."""
        return self.closed.slot_id

    @property
    def route(self) -> Route:
        """The kind of secret that opens it."""
        return self.closed.route

    @property
    def holder(self) -> str:
        """What the user called its owner."""
        return self.closed.holder

    def line(self, *, on_trial: bool) -> KeySlot:
        """What settings show of it."""
        return KeySlot(
            slot_id=self.slot_id, route=self.route, holder=self.holder, on_trial=on_trial
        )

    def seal(self, vault_id: UUID, epoch: int, data_key: DataKey) -> bytes:
        """The data key for who has the private key of this slot, in the header of `epoch`."""
        public = X25519PublicKey.from_public_bytes(self.public)
        with self._bond(vault_id, data_key) as bond, data_key.bare() as bare:
            return _SUITE.encrypt(bare, public, info=_info(vault_id, self.closed, epoch, bond))

    def under(self, vault_id: UUID, before: DataKey, after: DataKey) -> Slot:
        """The same slot, its bond kept for who has another data key."""
        with self._bond(vault_id, before) as bond:
            return self.bound(vault_id, bond, after)

    def bound(self, vault_id: UUID, bond: bytearray, data_key: DataKey) -> Slot:
        """The same slot with this bond, kept for who has the data key."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        with _key_of_bonds(data_key) as key:
            box = ChaCha20Poly1305(key).encrypt(nonce, bytes(bond), self.closed.beside(vault_id))
        return replace(self, bond=nonce + box)

    @contextmanager
    def _bond(self, vault_id: UUID, data_key: DataKey) -> Iterator[bytearray]:
        nonce, box = self.bond[:_NONCE_BYTES], self.bond[_NONCE_BYTES:]
        with _key_of_bonds(data_key) as key:
            opened = ChaCha20Poly1305(key).decrypt(nonce, box, self.closed.beside(vault_id))
        bond = bytearray(opened)
        try:
            yield bond
        finally:
            wipe(bond)


@contextmanager
def _key_of_bonds(data_key: DataKey) -> Iterator[bytearray]:
    with data_key.bare() as bare:
        key = derived_key(bare, _BONDS_PURPOSE)
    try:
        yield key
    finally:
        wipe(key)


@contextmanager
def _bond_of(private: X25519PrivateKey) -> Iterator[bytearray]:
    bond = derived_key(bytearray(private.private_bytes_raw()), _BOND_PURPOSE)
    try:
        yield bond
    finally:
        wipe(bond)


def unsealed(
    vault_id: UUID, closed: ClosedKey, epoch: int, seal: bytes, private: X25519PrivateKey
) -> DataKey | None:
    """The data key in `seal`, None if it is not one for this slot, header and private key."""
    try:
        with _bond_of(private) as bond:
            opened = _SUITE.decrypt(seal, private, info=_info(vault_id, closed, epoch, bond))
        return DataKey(bytearray(opened))
    except (InvalidTag, ValueError):
        return None


def close_with_passphrase(
    vault_id: UUID, passphrase: bytearray, data_key: DataKey, *, holder: str, stretch: Stretch
) -> Slot:
    """A passphrase slot for `holder`; about half a second with the full parameters."""
    blank = _Blank(Route.PASSPHRASE, holder, stretch)
    return blank.filled(vault_id, stretched_key(passphrase, blank.salt, stretch), data_key)


def close_with_code(vault_id: UUID, secret: bytearray, data_key: DataKey) -> Slot:
    """The slot of the recovery code whose bytes are `secret`."""
    blank = _Blank(Route.RECOVERY_CODE, "", None)
    return blank.filled(vault_id, derived_key(secret, _RECOVERY_PURPOSE, blank.salt), data_key)


def close_with_pin(
    vault_id: UUID, pin: bytearray, stored: bytearray, data_key: DataKey, *, stretch: Stretch
) -> Slot:
    """The slot of quick unlock; `stored` is what the key store of the system keeps."""
    blank = _Blank(Route.QUICK, "", stretch)
    return blank.filled(vault_id, _quick_key(pin, stored, blank.salt, stretch), data_key)


def passphrase_key(closed: ClosedKey, passphrase: bytearray) -> bytearray:
    """The key of a passphrase slot, if this is its passphrase."""
    return stretched_key(passphrase, closed.salt, _stretch_of(closed))


def code_key(closed: ClosedKey, secret: bytearray) -> bytearray:
    """The key of a recovery slot, if these are the bytes of its code."""
    return derived_key(secret, _RECOVERY_PURPOSE, closed.salt)


def quick_key(closed: ClosedKey, pin: bytearray, stored: bytearray) -> bytearray:
    """The key of the quick slot: neither the PIN nor the key store suffices."""
    return _quick_key(pin, stored, closed.salt, _stretch_of(closed))


def slot_code(vault_id: UUID, closed: ClosedKey) -> str:
    """The closed private key of a recovery slot as text for the QR on the sheet, 142 signs."""
    parts = (vault_id.bytes, bytes.fromhex(closed.slot_id), closed.salt, closed.nonce, closed.box)
    return _SHEET_MARK + base64.urlsafe_b64encode(b"".join(parts)).decode("ascii").rstrip("=")


def read_slot_code(text: str) -> tuple[UUID, ClosedKey]:
    """The vault and the closed private key of a sheet's QR.

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
        return UUID(bytes=vault), ClosedKey(
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


def slot_of(
    vault_id: UUID, closed: ClosedKey, private: X25519PrivateKey, data_key: DataKey
) -> Slot:
    """The slot that a header holds, made anew from what a recovery sheet has."""
    public = private.public_key().public_bytes_raw()
    unbound = Slot(closed=closed, public=public, bond=bytes(_KEPT_BOND_BYTES))
    with _bond_of(private) as bond:
        return unbound.bound(vault_id, bond, data_key)


class _Blank:
    """A slot with fresh random parts, its box still to be filled."""

    def __init__(self, route: Route, holder: str, stretch: Stretch | None) -> None:
        self._route, self._holder, self._stretch = route, holder, stretch
        self.salt = secrets.token_bytes(SALT_BYTES)

    def filled(self, vault_id: UUID, key: bytearray, data_key: DataKey) -> Slot:
        """A new private key, closed with `key`, which is wiped."""
        closed = ClosedKey(
            slot_id=secrets.token_hex(_ID_BYTES),
            route=self._route,
            holder=self._holder,
            salt=self.salt,
            stretch=self._stretch,
            nonce=secrets.token_bytes(_NONCE_BYTES),
            box=bytes(_BOX_BYTES),
        )
        private = X25519PrivateKey.generate()
        try:
            box = ChaCha20Poly1305(key).encrypt(
                closed.nonce, private.private_bytes_raw(), closed.beside(vault_id)
            )
        finally:
            wipe(key)
        return slot_of(vault_id, replace(closed, box=box), private, data_key)


def _info(vault_id: UUID, closed: ClosedKey, epoch: int, bond: bytearray) -> bytes:
    """What a seal is for, and the bond without which none is made; HPKE binds it in."""
    return _spelled(
        {
            "bond": bond.hex(),
            "epoch": epoch,
            "of": "IB Desk data key 2",
            "route": closed.route.value,
            "slot": closed.slot_id,
            "vault": vault_id.hex,
        }
    )


def _spelled(content: object) -> bytes:
    return json.dumps(content, sort_keys=True).encode()


def _stretch_of(closed: ClosedKey) -> Stretch:
    if closed.stretch is None:
        raise ValueError("no slot of something that is remembered")
    return closed.stretch


def _quick_key(pin: bytearray, stored: bytearray, salt: bytes, stretch: Stretch) -> bytearray:
    stretched = stretched_key(pin, salt, stretch)
    try:
        return derived_key(stretched, _QUICK_PURPOSE, bytes(stored))
    finally:
        wipe(stretched)


def _cut(packed: bytes, *lengths: int) -> list[bytes]:
    """`packed` in pieces of these lengths; a ValueError if it is not exactly that long."""
    if len(packed) != sum(lengths):
        raise ValueError("of another length")
    starts = [sum(lengths[:at]) for at in range(len(lengths))]
    return [packed[start : start + length] for start, length in zip(starts, lengths, strict=True)]
