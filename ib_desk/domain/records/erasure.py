"""That something was erased: what kind of thing, when and why, and nothing of whom it was about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ib_desk.domain.records.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure(Record):
    """A line that is only ever added.

    Attributes:
        what: of what kind it was, by name (`ib_desk.domain.records.kind_names`).
        along: how many records went with it.
        reason: as it was typed; empty where the term had passed.
        binned_at: when it came into the bin.
        erased_at: when it was gone for good.
    """

    is_found = False  # it names nobody

    what: str
    along: int = 0
    reason: str = ""
    binned_at: datetime
    erased_at: datetime
