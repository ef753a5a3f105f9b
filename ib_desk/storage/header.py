"""The header of a vault: which vault, which slots; readable without a key, forgeable by nobody.

One JSON file of a kilobyte. `checksum` tells damage from a wrong passphrase before any key is
derived; `mac`, under a key that only the open vault has, tells a forger. The file is accepted in
one spelling only, the one that is written here: whatever reads differently is damage.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from cattrs.errors import BaseValidationError
from cattrs.preconf.json import JsonConverter, make_converter

from ib_desk.application.vault import LONGEST_LABEL, MOST_SLOTS, Route
from ib_desk.application.vault_errors import HeaderDamaged, NewerVersion
from ib_desk.storage.keys import DataKey, derived_key, wipe
from ib_desk.storage.slots import Slot

FORMAT = "IB Desk vault"
VERSION = 1
LONGEST = 32 * 1024

_MAC_PURPOSE = b"IB Desk header 1"
_CHECKSUM_LENGTH = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the header says; `epoch` counts its changes, the higher of two copies is the newer."""

    vault_id: UUID
    label: str
    made_on: date
    epoch: int
    slots: tuple[Slot, ...]

    def __post_init__(self) -> None:
        if len(self.slots) > MOST_SLOTS or len(self.label) > LONGEST_LABEL or self.epoch < 0:
            raise ValueError("header out of bounds")
        if len({slot.slot_id for slot in self.slots}) != len(self.slots):
            raise ValueError("two slots with one id")

    def of(self, route: Route) -> tuple[Slot, ...]:
        """The slots of one kind."""
        return tuple(slot for slot in self.slots if slot.route is route)

    def with_slots(self, *slots: Slot) -> Header:
        """The next epoch, with these slots."""
        return replace(self, slots=slots, epoch=self.epoch + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedHeader:
    """A header as it was read: undamaged, and genuine if `genuine` says so."""

    header: Header
    mac: bytes

    def genuine(self, data_key: DataKey) -> bool:
        """Whether someone with the key of this vault wrote it."""
        return hmac.compare_digest(self.mac, _mac(_canonical(self.header), data_key))


def write_header(header: Header, data_key: DataKey) -> bytes:
    """The file for `header`."""
    body = _canonical(header)
    return _file(body, _mac(body, data_key))


def read_header(data: bytes) -> SealedHeader:
    """Read a header file of at most `LONGEST` bytes.

    Raises:
        NewerVersion: a later version of the program wrote it.
        HeaderDamaged: it is not as it was written; `copy_usable` is for the caller to find out.
    """
    damaged = HeaderDamaged(copy_usable=False)
    if len(data) > LONGEST:
        raise damaged
    try:
        content = json.loads(data)
        mac = bytes.fromhex(content["mac"])
        body = _spelled(content["header"])
        if _file(body, mac) != data:
            raise damaged
        if content["header"]["format"] == FORMAT and content["header"]["version"] > VERSION:
            raise NewerVersion
        header = _CONVERTER.structure(content["header"], Header)
    except (ValueError, TypeError, LookupError, RecursionError, BaseValidationError):
        raise damaged from None
    if _canonical(header) != body:
        raise damaged
    return SealedHeader(header=header, mac=mac)


def _canonical(header: Header) -> bytes:
    content: dict[str, Any] = _CONVERTER.unstructure(header)
    return _spelled({"format": FORMAT, "version": VERSION, **content})


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
