"""Lopende regeling: an OPP, a TLV or an arrangement that runs for this pupil.

What was decided elsewhere and holds for a period. The request by which it was asked, and the plan
that is written for it, are records of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import NewType
from uuid import UUID, uuid4

from ib_desk.domain.day_direction import AnyDay, PastDay
from ib_desk.domain.periods import is_within
from ib_desk.domain.records.moment import Happening, Moment
from ib_desk.domain.records.record import Among, Record
from ib_desk.domain.records.support_file import SupportFileId

RunningMeasureId = NewType("RunningMeasureId", UUID)


class MeasureKind(Enum):
    """What runs."""

    OPP = "opp"
    TLV = "tlv"
    ARRANGEMENT = "arrangement"


class FundingCategory(Enum):
    """Bekostigingscategorie of a TLV for so or vso; the one for sbo has none."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningMeasure(Record):
    """`hours` are those of the whole period; `ends_on` is the last day on which it holds.

    `hours_used`: of these, counted until `used_until`, as one does when one evaluates.
    """

    id: RunningMeasureId = field(default_factory=lambda: RunningMeasureId(uuid4()))
    file_id: SupportFileId
    kind: MeasureKind | None = None
    number: str = ""
    starts_on: AnyDay | None = None
    ends_on: AnyDay | None = None
    category: FundingCategory | None = None
    hours: int | None = None
    hours_used: int | None = None
    used_until: PastDay | None = None
    note: str = ""

    def moments(self, among: Among) -> Iterator[Moment]:
        """From when, and until when."""
        del among
        for happening, on in (
            (Happening.MEASURE_BEGINS, self.starts_on),
            (Happening.MEASURE_ENDS, self.ends_on),
        ):
            if on is not None:
                yield Moment(
                    happening=happening, on=on, words=self.note, choice=self.kind, is_plan=True
                )

    def runs_on(self, day: date) -> bool:
        """Whether it holds on `day`; without a date at one end it does there."""
        return is_within(day, self.starts_on, self.ends_on)
