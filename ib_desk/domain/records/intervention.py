"""What was done for the pupil, by whom, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum

from ib_desk.domain.day_direction import AnyDay, PastDay
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import SupportFileId
from ib_desk.domain.records.weighing import Grouping


class Effect(IntEnum):
    """Effect on the goal as those involved saw it."""

    MUCH_WORSE = -2
    WORSE = -1
    NONE = 0
    BETTER = 1
    MUCH_BETTER = 2


class Payer(Enum):
    """Who bears the cost."""

    SCHOOL = "school"
    SWV = "swv"
    MUNICIPALITY = "municipality"
    HEALTH_CARE = "health_care"
    PARENTS = "parents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention(Record):
    """`effect` is `None` until someone looked back."""

    file_id: SupportFileId
    title: str = ""
    goal: str = ""
    by_whom: str = ""
    frequency: str = ""
    duration: str = ""
    place: str = ""
    grouping: Grouping | None = None
    payer: Payer | None = None
    starts_on: AnyDay | None = None
    ends_on: AnyDay | None = None
    effect: Effect | None = None
    effect_note: str = ""
    evaluated_on: PastDay | None = None
