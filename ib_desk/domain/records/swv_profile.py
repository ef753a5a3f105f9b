"""A samenwerkingsverband as a request needs it: typed once, and chosen by the request."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import uuid4

from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Sector
from ib_desk.domain.records.swv import DeliveryForm, SwvProfileId


@dataclass(frozen=True, slots=True, kw_only=True)
class SwvProfile(Record):
    """`counter` is how its bureau takes a request in, `counter_name` what that is called there.

    `levels` holds what it calls the levels of help, each on a line of its own, lightest first.
    """

    id: SwvProfileId = field(default_factory=lambda: SwvProfileId(uuid4()))
    name: str = ""
    number: str = ""
    sector: Sector | None = None
    counter: DeliveryForm = DeliveryForm.UNKNOWN
    counter_name: str = ""
    phone: str = ""
    email: str = ""
    levels: str = ""
    note: str = ""

    def level_called(self, level: int) -> str:
        """“” where it has no name of its own for this one."""
        lines = self.levels.splitlines()
        return lines[level - 1].strip() if level <= len(lines) else ""
