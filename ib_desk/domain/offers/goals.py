"""Goals to pick instead of typing: data (`resources/goals.toml`), checked when read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.offers.picked_text import parts_of
from ib_desk.domain.records.broad_view import LifeDomain
from ib_desk.domain.records.goal import Goal

_NAME: Final = "{name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalSentence:
    """What can be reached, what is measured then and in what, and where it belongs.

    In `aim` is `{name}` the pupil, and `{n}` a number.
    """

    aim: str
    measure: str
    unit: str
    domain: LifeDomain

    def __post_init__(self) -> None:
        """Refuse what would show as nothing; a goal of the bank can always be measured."""
        for name in ("aim", "measure", "unit"):
            if not getattr(self, name).strip():
                raise UnfitValue(name, DataProblem.EMPTY)

    def said_of(self, pupil: str) -> str:
        """With the pupil's name in its place."""
        return self.aim.replace(_NAME, pupil)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalBank:
    """All of them, the most common first."""

    goal: tuple[GoalSentence, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a goal that is there twice."""
        aims = [one.aim.casefold() for one in self.goal]
        for index, aim in enumerate(aims):
            if aim in aims[:index]:
                raise UnfitValue(f"goal.{index}.aim", DataProblem.DOUBLE)

    def aims(self, pupil: str, first: Collection[LifeDomain]) -> tuple[str, ...]:
        """What can be picked, those about these parts of life before all others."""
        sorted_out = sorted(self.goal, key=lambda one: one.domain not in first)
        return tuple(one.said_of(pupil) for one in sorted_out)

    def measured(self, goal: Goal, pupil: str) -> Goal:
        """With how its sentence is measured, as far as nobody said so; a number in it is free."""
        of_bank = (one for one in self.goal if parts_of(goal.aim, [one.said_of(pupil)]) is not None)
        found = next(of_bank, None)
        if found is None or goal.measure.strip() or goal.unit.strip():
            return goal
        return replace(
            goal,
            measure=found.measure,
            unit=found.unit,
            domain=goal.domain or found.domain,
        )
