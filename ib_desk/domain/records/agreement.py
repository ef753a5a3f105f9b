"""“Afspraak is afspraak”: who does what, by when; hours and means only where it costs them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from ib_desk.domain.day_direction import ComingDay, PastDay
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import SupportFileId

_COSTS: Final = re.compile(
    r"€|\b(?:uur|uren|minuten|kwartier|dagdeel|dagdelen|euro|budget|formatie|tarief)\b",
    re.IGNORECASE,
)
"""Words by which a promise takes somebody's hours, or money."""


class AgreementState(Enum):
    """What became of the promise."""

    OPEN = "open"
    KEPT = "kept"
    NOT_KEPT = "not_kept"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Record):
    """Always with an owner and an end date; nothing open-ended."""

    file_id: SupportFileId
    agreed_on: PastDay | None = None
    result: str = ""
    capacity: str = ""
    planning: str = ""
    means: str = ""
    owner: str = ""
    ends_on: ComingDay | None = None
    state: AgreementState = AgreementState.OPEN
    state_reason: str = ""

    @property
    def costs(self) -> bool:
        """Whether what is promised speaks of hours or money, so that it is asked how many."""
        return bool(_COSTS.search(f"{self.result} {self.planning} {self.means}"))

    def is_late(self, today: date) -> bool:
        """Whether the end date passed while the agreement is still open."""
        is_over = self.ends_on is not None and self.ends_on < today
        return is_over and self.state is AgreementState.OPEN
