"""The rules of terms, as data: how long each is, where that comes from, and what there is to do.

The values are what `resources/deadlines/rules.toml` holds, key for key. The vocabulary is closed:
a rule names what it hangs on (`Anchor`) and counts from there. To add one for a record that is an
anchor already is one entry of that file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.deadlines.school_days import Unit
from ib_desk.domain.file.anchors import Anchor, Anchored
from ib_desk.domain.records.weighing import MAX_SCORE

_NO_LEAP_YEAR = 2027
_LAST_YEAR = 9900
_MOST_YEARS = 5
_LONGEST = 400
"""Of anything that can be counted in a school: a longer term is a slip of the keyboard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EachYear:
    """A day that comes back each year, such as the last of a school year; `later` years after the
    first that comes.
    """

    month: int
    day: int
    later: int = 0

    def __post_init__(self) -> None:
        try:
            date(_NO_LEAP_YEAR, self.month, self.day)
        except ValueError:
            raise UnfitValue("day", DataProblem.OUT_OF_RANGE) from None
        if not 0 <= self.later <= _MOST_YEARS:
            raise UnfitValue("later", DataProblem.OUT_OF_RANGE)

    def from_day(self, day: date) -> date:
        """The day that is meant; from a year that nobody means, that very day."""
        if day.year > _LAST_YEAR:
            return day
        first = date(day.year, self.month, self.day)
        years = self.later + (first < day)
        return date(day.year + years, self.month, self.day)


class Standing(Enum):
    """Where a term stands in a day."""

    BY_DAY = "by_day"
    """She has to do something by a day."""
    WAITING = "waiting"
    """Others have to, by a day; after it a decision is due."""
    DECISION = "decision"
    """A decision is due from that day on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sooner:
    """A shorter term: the last weighing gave one of both this score, or the pupil is at home."""

    urgency: int | None = None
    safety: int | None = None
    at_home: bool = False
    span: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.urgency is None and self.safety is None and not self.at_home:
            raise UnfitValue("urgency", DataProblem.MISSING)
        for key in ("urgency", "safety"):
            score = getattr(self, key)
            if score is not None and not 1 <= score <= MAX_SCORE:
                raise UnfitValue(key, DataProblem.OUT_OF_RANGE)
        if not 0 <= self.span <= _LONGEST:
            raise UnfitValue("span", DataProblem.OUT_OF_RANGE)

    def holds(self, anchored: Anchored) -> bool:
        """Whether it is for this one."""
        pairs = ((anchored.urgency, self.urgency), (anchored.safety, self.safety))
        return (self.at_home and anchored.at_home) or any(
            least is not None and score is not None and score >= least for score, least in pairs
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """One rule; see the head of its file for what each key means.

    A rule of law ends on a working day and is never moved by who is bound by it.
    """

    id: str
    anchor: Anchor
    standing: Standing = Standing.BY_DAY
    title: str
    to_do: str
    source: str
    how_sure: Certainty
    span: int = 0
    unit: Unit = Unit.DAYS
    soon: int = 7
    is_law: bool = False
    at_least: int | None = None
    at_most: int | None = None
    sooner: Sooner | None = None
    ends: EachYear | None = None
    after: str = ""
    lapses: bool = False
    promised: bool = False

    def __post_init__(self) -> None:
        for key in ("id", "title", "to_do", "source"):
            if not getattr(self, key).strip():
                raise UnfitValue(key, DataProblem.EMPTY)
        for key in ("span", "soon"):
            if not 0 <= getattr(self, key) <= _LONGEST:
                raise UnfitValue(key, DataProblem.OUT_OF_RANGE)
        if self.after == self.id:
            raise UnfitValue("after", DataProblem.CONTRADICTION)
        if self.ends is not None and (self.span or self.sooner is not None):
            raise UnfitValue("ends", DataProblem.CONTRADICTION)

    def holds(self, anchored: Anchored) -> bool:
        """Whether it is for this anchor, by what it counts."""
        if self.at_least is None and self.at_most is None:
            return anchored.anchor is self.anchor
        number = anchored.number
        is_enough = self.at_least is None or (number is not None and number >= self.at_least)
        is_little = self.at_most is None or (number is not None and number <= self.at_most)
        return anchored.anchor is self.anchor and is_enough and is_little

    def length(self, anchored: Anchored) -> tuple[int, Unit]:
        """How long it is for this one."""
        shorter = self.sooner
        if shorter is not None and shorter.holds(anchored):
            return shorter.span, shorter.unit
        return self.span, self.unit

    @property
    def soon_before(self) -> timedelta:
        """How long before its day it asks for attention."""
        return timedelta(days=self.soon)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRules:
    """All of them; each anchor has at least one, and each rule a name of its own."""

    rule: tuple[DeadlineRule, ...]

    def __post_init__(self) -> None:
        names = [one.id for one in self.rule]
        for place, one in enumerate(self.rule):
            if one.after and one.after not in names[:place]:
                raise UnfitValue(f"rule.{place}.after", DataProblem.UNKNOWN_VALUE)
        for place, name in enumerate(names):
            if name in names[:place]:
                raise UnfitValue(f"rule.{place}.id", DataProblem.DOUBLE)
        if {one.anchor for one in self.rule} != set(Anchor):
            raise UnfitValue("rule", DataProblem.INCOMPLETE)
