"""How far a goal is, and what is done for it: worked out from what was measured, never stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.goal import Goal, GoalMeasurement
from ib_desk.domain.records.intervention import Intervention


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalWork:
    """What is done for one goal."""

    interventions: tuple[Intervention, ...]
    agreements: tuple[Agreement, ...]


def measured(
    goal: Goal, measurements: Iterable[GoalMeasurement], today: date
) -> tuple[tuple[date, Decimal], ...]:
    """(day, value) of what its own measurer saw, oldest first; nothing ahead of `today`."""
    seen = (
        (one.measured_on, one.value)
        for one in measurements
        if one.goal_id == goal.id and one.value is not None and one.measured_on is not None
    )
    return tuple(sorted((day, value) for day, value in seen if day <= today))


def active_goals(whole: WholeFile) -> tuple[Goal, ...]:
    """Those that are worked on, the first to end first."""
    active = (one for one in whole.of(Goal) if one.is_active)
    return tuple(sorted(active, key=lambda one: one.ends_on or date.max))


def work_for(whole: WholeFile, goal: Goal) -> GoalWork:
    """Interventions and agreements that name it, in the order in which they were added."""
    return GoalWork(
        interventions=tuple(one for one in whole.of(Intervention) if one.goal_id == goal.id),
        agreements=tuple(one for one in whole.of(Agreement) if one.goal_id == goal.id),
    )


def numbered(whole: WholeFile) -> tuple[tuple[int, Goal], ...]:
    """Every goal that says what it is, those that are worked on first: as paper numbers them."""
    others = (one for one in whole.of(Goal) if not one.is_active)
    told = (one for one in (*active_goals(whole), *others) if one.aim.strip())
    return tuple(enumerate(told, start=1))
