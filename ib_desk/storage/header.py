"""The header of a vault: which vault, which slots; readable without a key, forgeable by nobody.

One JSON file of some kilobytes. `checksum` tells damage from a wrong passphrase before any key is
derived; `mac`, under a key that only the open vault has, tells a forger. The file is accepted in
one spelling only, the one that is written here: whatever reads differently is damage.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from cattrs.errors import BaseValidationError
from cattrs.preconf.json import JsonConverter, make_converter
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from ib_desk.application.name_plate import LONGEST_LABEL
from ib_desk.application.route import Route
from ib_desk.application.vault_errors import HeaderDamaged, NewerVersion
from ib_desk.application.ways_in import MOST_SLOTS
from ib_desk.storage.keys import DataKey, derived_key, wipe
from ib_desk.storage.name_plate import LONGEST
from ib_desk.storage.slots import SEAL_BYTES, Slot, unsealed

FORMAT = "IB Desk vault"
VERSION = 2

_MAC_PURPOSE = b"IB Desk header 2"
_CHECKSUM_LENGTH = 32
_MOST_WITHDRAWN = 200  # else a key that is never rotated would make the header too long to read
_SEAL_IN_DAMAGE = re.compile(rb'"([0-9a-f]{16})": "([0-9a-f]{%d})"' % (2 * SEAL_BYTES))
_EPOCH_IN_DAMAGE = re.compile(rb'"epoch": (\d{1,15}),')


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the header says; `epoch` counts its changes, the higher of two copies is the newer."""

    vault_id: UUID
    label: str
    made_on: date
    epoch: int
    slots: tuple[Slot, ...]
    withdrawn: tuple[str, ...] = ()
    """Ids of slots that were taken away since the data key was last rotated."""
    on_trial: str = ""
    """The id of the recovery slot whose sheet nobody has typed back yet, if there is one."""

    def __post_init__(self) -> None:
        ids = [slot.slot_id for slot in self.slots]
        if len(ids) > MOST_SLOTS or len(self.label) > LONGEST_LABEL or self.epoch < 0:
            raise ValueError("header out of bounds")
        if len(set(ids)) != len(ids):
            raise ValueError("two slots with one id")
        if self.on_trial and self.on_trial not in ids:
            raise ValueError("a sheet on trial that is not there")

    def of(self, route: Route) -> tuple[Slot, ...]:
        """The slots of one kind."""
        return tuple(slot for slot in self.slots if slot.route is route)

    def with_slots(self, *slots: Slot) -> Header:
        """The next epoch, with these slots; what is not among them any more is withdrawn."""
        ids = {slot.slot_id for slot in slots}
        gone = [slot.slot_id for slot in self.slots if slot.slot_id not in ids]
        return replace(
            self,
            slots=slots,
            epoch=self.epoch + 1,
            withdrawn=(*self.withdrawn, *gone)[-_MOST_WITHDRAWN:],
            on_trial=self.on_trial if self.on_trial in ids else "",
        )

    def rotated(self, before: DataKey, after: DataKey) -> Header:
        """The next epoch, for another data key: what was withdrawn opens nothing with it."""
        slots = tuple(slot.under(self.vault_id, before, after) for slot in self.slots)
        return replace(self, epoch=self.epoch + 1, slots=slots, withdrawn=())


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedHeader:
    """A header as it was read: undamaged, and genuine if `genuine` says so."""

    header: Header
    seals: Mapping[str, bytes]
    mac: bytes

    def genuine(self, data_key: DataKey) -> bool:
        """Whether someone with the key of this vault wrote it."""
        return hmac.compare_digest(self.mac, _mac(_canonical(self.header, self.seals), data_key))

    def data_key(self, slot: Slot, private: X25519PrivateKey) -> DataKey | None:
        """The data key for this slot, None where the header is forged."""
        header = self.header
        seal = self.seals.get(slot.slot_id, b"")
        key = unsealed(header.vault_id, slot.closed, header.epoch, seal, private)
        if key is None or self.genuine(key):
            return key
        key.wipe()
        return None


def write_header(header: Header, data_key: DataKey) -> bytes:
    """The file for `header`, the data key sealed anew to each of its slots."""
    seals = {
        slot.slot_id: slot.seal(header.vault_id, header.epoch, data_key) for slot in header.slots
    }
    body = _canonical(header, seals)
    return _file(body, _mac(body, data_key))


def read_header(data: bytes) -> SealedHeader:
    """Read a header file of at most `LONGEST` bytes.

    Raises:
        NewerVersion: a later version of the program wrote it.
        HeaderDamaged: it is not as it was written.
    """
    if len(data) > LONGEST:
        raise HeaderDamaged
    try:
        content = json.loads(data)
        mac = bytes.fromhex(content["mac"])
        body = _spelled(content["header"])
        if _file(body, mac) != data:
            raise HeaderDamaged
        if content["header"]["format"] == FORMAT and content["header"]["version"] > VERSION:
            raise NewerVersion
        header = _CONVERTER.structure(content["header"], Header)
        seals = {name: bytes.fromhex(seal) for name, seal in content["header"]["seals"].items()}
    except (
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        RecursionError,
        BaseValidationError,
    ):
        raise HeaderDamaged from None
    if _canonical(header, seals) != body:
        raise HeaderDamaged
    return SealedHeader(header=header, seals=seals, mac=mac)


def seals_in_damage(data: bytes) -> Iterator[tuple[str, int, bytes]]:
    """Slot id, epoch and seal of what can still be read of a header that is damaged elsewhere.

    Nothing vouches for it but the seal itself: it opens for the right private key or not at all.
    """
    for epoch in _EPOCH_IN_DAMAGE.findall(data):
        for slot_id, seal in _SEAL_IN_DAMAGE.findall(data):
            yield slot_id.decode(), int(epoch), bytes.fromhex(seal.decode())


def _canonical(header: Header, seals: Mapping[str, bytes]) -> bytes:
    content: dict[str, Any] = _CONVERTER.unstructure(header)
    spelled = {name: seal.hex() for name, seal in seals.items()}
    return _spelled({"format": FORMAT, "version": VERSION, "seals": spelled, **content})


def _spelled(content: object) -> bytes:
    """JSON in the one spelling: ASCII, sorted, one value a line."""
    return json.dumps(content, sort_keys=True, indent=1).encode("ascii")


def _file(body: bytes, mac: bytes) -> bytes:
    checksum = hashlib.sha256(body + mac).hexdigest()[:_CHECKSUM_LENGTH]
    return b"".join(
        (
            b'{"checksum": "', checksum.encode(), b'",\n "mac": "', mac.hex().encode(),
            b'",\n "header": ', body, b"}\n",
        )
    )  # fmt: skip


def _mac(body: bytes, data_key: DataKey) -> bytes:
    with data_key.bare() as bare:
        key = derived_key(bare, _MAC_PURPOSE)
    try:
        return hmac.digest(key, body, "sha256")
    finally:
        wipe(key)


def _converter() -> JsonConverter:
    converter = make_converter()
    converter.register_unstructure_hook(bytes, bytes.hex)
    converter.register_structure_hook(bytes, lambda text, _: bytes.fromhex(text))
    converter.register_unstructure_hook(UUID, str)
    converter.register_structure_hook(UUID, lambda text, _: UUID(text))
    return converter


_CONVERTER = _converter()
