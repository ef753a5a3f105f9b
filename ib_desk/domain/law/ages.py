"""From which age something is the pupil's: data, checked when read, and judged here alone.

A birth date that is known in part leaves open whether an age was reached that lies within it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Final

from ib_desk.domain.birth_date import Age
from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.law.sources import LegalSource
from ib_desk.domain.records.school import Sector

_OLDEST: Final = 23
"""Nobody stays at a school for longer."""


class AgeLimit(Enum):
    """What begins at an age; `LEAVES_PRIMARY` is how old a pupil of a primary school is at most."""

    INVITED = "invited"
    ASKED_TOO = "asked_too"
    PRIVACY = "privacy"
    OF_AGE = "of_age"
    LEAVES_PRIMARY = "leaves_primary"


_IN_ORDER: Final = (AgeLimit.ASKED_TOO, AgeLimit.PRIVACY, AgeLimit.OF_AGE)
"""Who is asked beside the parents is so before being asked in their place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsOld:
    """An age, and where that is said; how sure that is stands with the source."""

    years: int
    source: LegalSource

    def __post_init__(self) -> None:
        if not 1 <= self.years <= _OLDEST:
            raise UnfitValue("years", DataProblem.OUT_OF_RANGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """All limits (`resources/law/ages.toml`)."""

    limits: Mapping[AgeLimit, YearsOld]

    def __post_init__(self) -> None:
        for limit in AgeLimit:
            if limit not in self.limits:
                raise UnfitValue(f"limits.{limit.value}", DataProblem.MISSING)
        for before, after in pairwise(_IN_ORDER):
            if self.limits[before].years > self.limits[after].years:
                raise UnfitValue(f"limits.{after.value}.years", DataProblem.OUT_OF_RANGE)

    def has_reached(self, limit: AgeLimit, age: Age | None, sector: Sector | None) -> bool | None:
        """Whether the pupil is that old; `None` when nobody can say.

        Of whom no birth date is known, a primary school still says how old at most.
        """
        years = self.limits[limit].years
        if age is not None:
            return age.has_reached(years)
        is_too_old = self.limits[AgeLimit.LEAVES_PRIMARY].years < years
        return False if sector is Sector.PO and is_too_old else None
