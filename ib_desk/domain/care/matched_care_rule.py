"""The table that matched care is proposed with, as data.

It is read from `resources/matched_care/rule.toml` in a closed vocabulary: a school or an SWV may
change thresholds, levels and the order of the cases, never how they are worked out. Scores are
compared, each by itself, with what a case asks; there is no way to add them up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.records.weighing import LEVELS, MAX_SCORE, Dimension, DimensionGroup

Scores = Mapping[Dimension, int | None]
"""Every dimension with its score; `None` where it is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Asks that `count` dimensions of `group`, or `dimension` alone, score `at_least` so much.

    With `unknown` it asks instead that so many of them are not known. `apart_from` is the one of
    the group that does not count here.
    """

    group: DimensionGroup | None = None
    dimension: Dimension | None = None
    apart_from: Dimension | None = None
    count: int = 1
    at_least: int | None = None
    unknown: bool = False

    def __post_init__(self) -> None:
        if (self.group is None) == (self.dimension is None):
            raise UnfitValue("group", DataProblem.CONTRADICTION)
        if self.apart_from is not None and self.apart_from not in self._members:
            raise UnfitValue("apart_from", DataProblem.CONTRADICTION)
        if not 1 <= self.count <= len(self.looks_at):
            raise UnfitValue("count", DataProblem.OUT_OF_RANGE)
        if (self.at_least is None) != self.unknown:
            raise UnfitValue("at_least", DataProblem.CONTRADICTION)
        if self.at_least is not None and not 1 <= self.at_least <= MAX_SCORE:
            raise UnfitValue("at_least", DataProblem.OUT_OF_RANGE)

    @property
    def looks_at(self) -> tuple[Dimension, ...]:
        """The dimensions that can meet this condition."""
        if self.dimension is not None:
            return (self.dimension,)
        return tuple(d for d in self._members if d is not self.apart_from)

    @property
    def _members(self) -> tuple[Dimension, ...]:
        return () if self.group is None else self.group.members

    def met_by(self, scores: Scores) -> tuple[Dimension, ...]:
        """The dimensions that do what is asked, whether or not there are enough of them."""
        return tuple(d for d in self.looks_at if self._is_met(scores[d]))

    def holds(self, scores: Scores) -> bool:
        """Whether enough dimensions do what is asked; an unknown score reaches no height."""
        return len(self.met_by(scores)) >= self.count

    def _is_met(self, score: int | None) -> bool:
        if self.at_least is None:
            return score is None
        return score is not None and score >= self.at_least


Conditions = tuple[Condition, ...]
"""Conditions that must hold together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRange:
    """The levels that fit, and the one among them to propose."""

    low: int
    high: int
    default: int

    def __post_init__(self) -> None:
        for key in ("low", "high", "default"):
            if getattr(self, key) not in LEVELS:
                raise UnfitValue(key, DataProblem.OUT_OF_RANGE)
        if not self.low <= self.default <= self.high:
            raise UnfitValue("default", DataProblem.CONTRADICTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One row of the table: it fits when all conditions of one item of `when` hold.

    An empty `when` always fits. When all of `raised_when` hold, `raised` takes the place of the
    default; when all of `widened_when` hold, `widened` takes the place of the highest level, and
    the default stays what it is: that lighter help failed is a reason to look further, and none to
    propose more. `stop` puts the stop screen before the proposal. A row without levels means “no
    proposal”, and only such a row asks what is unknown: for all others an unknown score is worked
    out at its lowest and its highest.
    """

    name: str
    when: tuple[Conditions, ...] = ()
    levels: LevelRange | None = None
    raised: int | None = None
    raised_when: Conditions = ()
    widened: int | None = None
    widened_when: Conditions = ()
    stop: bool = False

    def __post_init__(self) -> None:
        for index, together in enumerate(self.when):
            if not together:
                raise UnfitValue(f"when.{index}", DataProblem.EMPTY)
            if any(condition.unknown is (self.levels is not None) for condition in together):
                raise UnfitValue(f"when.{index}", DataProblem.CONTRADICTION)
        for key, is_fit in (("raised", self._raises_in_range()), ("widened", self._widens())):
            conditions: Conditions = getattr(self, f"{key}_when")
            if any(condition.unknown for condition in conditions):
                raise UnfitValue(f"{key}_when", DataProblem.CONTRADICTION)
            if (getattr(self, key) is None) != (not conditions) or not is_fit:
                raise UnfitValue(key, DataProblem.CONTRADICTION)

    def _raises_in_range(self) -> bool:
        if self.raised is None:
            return True
        return self.levels is not None and self.levels.default < self.raised <= self.levels.high

    def _widens(self) -> bool:
        if self.widened is None:
            return True
        return self.levels is not None and self.levels.high < self.widened <= max(LEVELS)

    def led_by(self, scores: Scores) -> Conditions | None:
        """The conditions through which this row fits, or `None` when it does not fit."""
        if not self.when:
            return ()
        return next((one for one in self.when if all(c.holds(scores) for c in one)), None)

    def is_raised(self, scores: Scores) -> bool:
        """Whether `raised` takes the place of `default`."""
        return bool(self.raised_when) and all(c.holds(scores) for c in self.raised_when)

    def is_widened(self, scores: Scores) -> bool:
        """Whether `widened` takes the place of the highest level."""
        return bool(self.widened_when) and all(c.holds(scores) for c in self.widened_when)

    def levels_for(self, scores: Scores) -> LevelRange | None:
        """The levels of this row with the default and the highest that hold for `scores`."""
        if self.levels is None:
            return None
        default = self.raised if self.is_raised(scores) else None
        high = self.widened if self.is_widened(scores) else None
        return replace(
            self.levels, default=default or self.levels.default, high=high or self.levels.high
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedCareRule:
    """The whole table; the first row that fits counts, and the last row always fits."""

    version: int
    cases: tuple[Case, ...]

    def __post_init__(self) -> None:
        names = [case.name for case in self.cases]
        for index, case in enumerate(self.cases):
            if case.name in names[:index]:
                raise UnfitValue(f"cases.{index}.name", DataProblem.DOUBLE)
            is_last = index == len(self.cases) - 1
            if is_last == bool(case.when):
                raise UnfitValue(f"cases.{index}.when", DataProblem.CONTRADICTION)
            if is_last and case.levels is None:
                raise UnfitValue(f"cases.{index}.levels", DataProblem.MISSING)
        if not self.cases:
            raise UnfitValue("cases", DataProblem.EMPTY)

    def first_fit(self, scores: Scores) -> Case:
        """The row that counts for `scores`."""
        return next(case for case in self.cases if case.led_by(scores) is not None)
