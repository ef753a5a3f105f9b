"""A samenwerkingsverband that begins as a copy of one that was shipped, with all that it asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ib_desk.application.changes import Change, Edit
from ib_desk.application.ports import UnitOfWorkFactory
from ib_desk.application.records import Records
from ib_desk.domain.records.school import School
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.request.shipped_profile import ShippedProfile


class SwvProfiles:
    """One transaction a method, on the database thread."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def take_over(self, shipped: ShippedProfile) -> Change:
        """One of the school from now on: the file that it began from changes nothing in it."""
        return self._records.add(*shipped.records())


@dataclass(frozen=True, slots=True)
class FirstOfSchool:
    """The first SWV is written down as that of the school, where it can be seen and changed."""

    unit_of_work: UnitOfWorkFactory

    def along(self, edit: Edit) -> Sequence[Edit]:
        """That of the school, in the same step; none where there is another or no school yet."""
        added = edit.after
        if edit.before is not None or not isinstance(added, SwvProfile):
            return ()
        with self.unit_of_work() as work:
            is_first = not work.find(SwvProfile)
            schools = work.find(School) if is_first else []
        return [
            Edit(school, replace(school, swv_id=added.id))
            for school in schools
            if school.swv_id is None
        ]
