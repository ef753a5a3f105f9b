"""What hangs beside the door of a vault: enough to type a passphrase at, read before anything else.

`storage.name_plate` reads it without any library, so that the first window need not wait for one.
It is not checked: what counts is the description that comes a moment later.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

LONGEST_LABEL = 80
"""Signs in the name of a vault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePlate:
    """What the first look at a vault tells; never anything about pupils."""

    folder: Path = field(repr=False)
    label: str
    last_opened: datetime | None
    quick_unlock: bool
    wait_seconds: int = 0
    """What is left of the waiting time after a wrong secret."""
    has_aside: bool = False
    """Whether vaults that it took the place of are kept beside it."""
