"""A samenwerkingsverband that begins as a copy of one that was shipped, with all that it asks."""

from __future__ import annotations

from ib_desk.application.changes import Change
from ib_desk.application.records import Records
from ib_desk.domain.request.shipped_profile import ShippedProfile


class SwvProfiles:
    """One transaction a method, on the database thread."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def take_over(self, shipped: ShippedProfile) -> Change:
        """One of the school from now on: the file that it began from changes nothing in it."""
        return self._records.add(*shipped.records())
