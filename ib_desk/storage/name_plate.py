"""The name of a vault, read with nothing but what Python brings along.

Everything else here is slow to load, and the first window shows a name and a field. So this module
imports no neighbour; `tests/program/test_door.py` holds the window to that.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from ib_desk.application.name_plate import LONGEST_LABEL, NamePlate
from ib_desk.application.route import Route

HEADER: Final = "kop.json"
HEADER_COPY: Final = "kop.kopie.json"
HEADER_NEXT: Final = "kop.volgende.json"
IN_USE: Final = "in-gebruik"
UNFINISHED: Final = "in-aanbouw"
LONGEST: Final = 32 * 1024
"""Bytes of a header."""


def name_plate(folder: Path) -> NamePlate | None:
    """As the newest header that reads says it; None where none does.

    Neither checksum nor seal is looked at, so nothing is decided by it: `Vaults.describe` follows.
    """
    if (folder / UNFINISHED).exists():
        return None
    found = [_read(folder / name) for name in (HEADER, HEADER_COPY, HEADER_NEXT)]
    headers = [header for header in found if header is not None]
    if not headers:
        return None
    newest = max(headers, key=_epoch)
    label, slots = newest.get("label"), newest.get("slots")
    is_name = isinstance(label, str) and len(label) <= LONGEST_LABEL
    return NamePlate(
        folder=folder,
        label=label if is_name and isinstance(label, str) else "",
        last_opened=last_opened(folder / IN_USE),
        quick_unlock=isinstance(slots, list)
        and any(_route(slot) == Route.QUICK.value for slot in slots),
    )


def last_opened(in_use: Path) -> datetime | None:
    """When the vault was last opened, by the clock of that moment; None if never."""
    try:
        moment = in_use.stat().st_mtime
    except OSError:
        return None
    return datetime.fromtimestamp(moment, UTC).astimezone() if moment else None


def _read(file: Path) -> Mapping[str, Any] | None:
    try:
        header = json.loads(_bytes(file))["header"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None
    return header if isinstance(header, dict) else None


def _bytes(file: Path) -> bytes:
    if not file.is_file():  # a pipe that nobody feeds would hold the window for ever
        return b""
    with file.open("rb") as opened:
        return opened.read(LONGEST)


def _route(slot: object) -> object:
    closed = slot.get("closed") if isinstance(slot, dict) else None
    return closed.get("route") if isinstance(closed, dict) else None


def _epoch(header: Mapping[str, Any]) -> int:
    epoch = header.get("epoch")
    return epoch if isinstance(epoch, int) else -1
