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


def to_go_on_with(goals: Iterable[Goal], today: date) -> tuple[Goal, ...]:
    """Those that are over, or should be, and that no later one goes on with; the last one first.

    What is measured in the same way is the same thing going on.
    """
    every = tuple(goals)
    taken = {"", *(one.measured for one in every if one.is_active and not one.is_late(today))}
    found = []
    for one in reversed(every):
        if one.aim.strip() and one.measured not in taken:
            taken.add(one.measured)
            found.append(one)
    return tuple(found)


def period_of_plan(
    goals: Iterable[Goal], helps: Iterable[Intervention], today: date
) -> tuple[date | None, date | None]:
    """(from, until) of what was planned last and begins today or later: what comes with it is new.

    Of what runs already nothing is said, for what is added then may be from before.
    """
    for found in (goals, helps):
        ahead = [(one.starts_on, one.ends_on) for one in found if _is_planned(one, today)]
        if ahead:
            return ahead[-1]
    return None, None


def _is_planned(one: Goal | Intervention, today: date) -> bool:
    return one.starts_on is not None and one.ends_on is not None and one.starts_on >= today


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
