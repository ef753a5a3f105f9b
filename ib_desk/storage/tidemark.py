"""How far the database had come when the program last looked: what is behind it has been lost.

`peil.json` is written at lock and close and every half minute while the vault is open, each time
after what it names was stored for good. So a database can be ahead of its mark, after a kill, and
never behind it: unless its WAL was lost or cut off, or an older database was put in its place.

It holds counts only, and whether the vault was let go of in good order.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from ib_desk.domain.secrets.backup_plan import VaultMoment
from ib_desk.storage.faults import told_apart
from ib_desk.storage.vault_folder import read_file, write_whole

_LONGEST = 4096


class End(StrEnum):
    """How the vault was let go of."""

    NONE = "open"
    """Not yet; or the program was killed."""
    CLOSED = "closed"
    RESTORED = "restored"
    """It came from a backup and was not opened yet: then it begins the branch that stands here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tidemark:
    """`epoch` is that of the header, which can change while the database does not."""

    moment: VaultMoment
    epoch: int
    end: End
    at: datetime


def write_tidemark(file: Path, mark: Tidemark) -> None:
    """Keep it; durable when it returns."""
    content = {
        "branch": mark.moment.branch,
        "count": mark.moment.count,
        "epoch": mark.epoch,
        "end": mark.end.value,
        "at": mark.at.isoformat(),
    }
    with told_apart():
        write_whole(file, json.dumps(content).encode())


def read_tidemark(file: Path) -> Tidemark | None:
    """What was kept; None where nothing was, or it does not read: then nothing is known."""
    try:
        content = json.loads(read_file(file, _LONGEST))
        return Tidemark(
            moment=VaultMoment(int(content["branch"]), int(content["count"])),
            epoch=int(content["epoch"]),
            end=End(content["end"]),
            at=datetime.fromisoformat(content["at"]),
        )
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None
