"""What a plan needs and which ways there are without agreement: data, checked when read.

The values are what `resources/law/opp.toml` holds, key for key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.records.opp import Outflow
from ib_desk.domain.records.school import Sector


class OppCheck(Enum):
    """What a point looks at."""

    DATES = "dates"
    IN_TIME = "in_time"
    OUTFLOW = "outflow"
    BECAUSE = "because"
    HELPS = "helps"
    HINDERS = "hinders"
    GUIDANCE = "guidance"
    DEVIATIONS = "deviations"
    CONSULTED = "consulted"
    AGREED = "agreed"
    HEARD = "heard"
    EVALUATION = "evaluation"


@dataclass(frozen=True, slots=True, kw_only=True)
class OppPointSpec:
    """One point; `nobody` is the title of one about people where nobody is known yet."""

    code: OppCheck
    title: str
    nobody: str = ""
    why: str
    source: str
    how_sure: Certainty
    seen_on: date
    verb: str

    def __post_init__(self) -> None:
        for key in ("title", "why", "source", "verb"):
            if not getattr(self, key).strip():
                raise UnfitValue(key, DataProblem.EMPTY)

    def title_for(self, name: str) -> str:
        """With the name of the person whom it is about, or for when there is none."""
        return self.title.replace("{name}", name) if name else self.nobody or self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class OppRoute:
    """Where to turn to when people do not agree, or do not answer."""

    name: str
    text: str
    source: str
    how_sure: Certainty
    seen_on: date

    def __post_init__(self) -> None:
        for key in ("name", "text", "source"):
            if not getattr(self, key).strip():
                raise UnfitValue(key, DataProblem.EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class OppRules:
    """All of the file; a plan set before `heard_from` needs no hearing until it changes."""

    heard_from: date
    outflow: Mapping[Sector, tuple[Outflow, ...]]
    point: tuple[OppPointSpec, ...]
    route: tuple[OppRoute, ...]

    def __post_init__(self) -> None:
        """Refuse a sector without choices, and points that lack or repeat; raises `UnfitValue`."""
        for sector in Sector:
            if not self.outflow.get(sector):
                raise UnfitValue(f"outflow.{sector.value}", DataProblem.MISSING)
        codes = [one.code for one in self.point]
        for index, code in enumerate(codes):
            if code in codes[:index]:
                raise UnfitValue(f"point.{index}.code", DataProblem.DOUBLE)
        if set(codes) != set(OppCheck):
            raise UnfitValue("point", DataProblem.INCOMPLETE)
        if not self.route:
            raise UnfitValue("route", DataProblem.EMPTY)

    def outflow_of(self, sector: Sector | None) -> tuple[Outflow, ...]:
        """What a school of this sector chooses from; all where nobody said which it is."""
        return tuple(Outflow) if sector is None else self.outflow[sector]
