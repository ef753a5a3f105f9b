"""The plan as people read it: each goal with who does what for it, and what is late, in one list.

Screen and paper are made from it, so that both say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ib_desk.domain.care.goals import active_goals, measured, work_for
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.goal import Goal, GoalMeasurement
from ib_desk.domain.records.intervention import Intervention


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedAction:
    """What one person or a few do: an intervention, or an agreement.

    `late_since` is the day on which it should have been looked back on, or kept.
    """

    record: Intervention | Agreement
    what: str
    who: str
    how_often: str = ""
    starts_on: date | None = None
    until: date | None = None
    late_since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedGoal:
    """A goal that is worked on; `number` as paper numbers it."""

    number: int
    goal: Goal
    series: tuple[tuple[date, Decimal], ...]
    actions: tuple[PlannedAction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`loose` is what is done for no goal that is worked on."""

    goals: tuple[PlannedGoal, ...]
    loose: tuple[PlannedAction, ...]

    @property
    def actions(self) -> tuple[PlannedAction, ...]:
        """All of them, those of the first goal first."""
        return (*(action for one in self.goals for action in one.actions), *self.loose)


def plan_of(whole: WholeFile, today: date) -> Plan:
    """What runs today: of a goal that was reached or left, and of what is over, nothing."""
    goals = [goal for goal in active_goals(whole) if goal.aim.strip()]
    measurements = whole.of(GoalMeasurement)
    planned = [
        PlannedGoal(
            number=number,
            goal=goal,
            series=measured(goal, measurements, today),
            actions=tuple(_running(_work_on(whole, goal), today)),
        )
        for number, goal in enumerate(goals, start=1)
    ]
    known = {goal.id for goal in goals}
    every: tuple[Intervention | Agreement, ...] = (*whole.of(Intervention), *whole.of(Agreement))
    loose = (one for one in every if one.goal_id not in known)
    return Plan(goals=tuple(planned), loose=tuple(_running(loose, today)))


def _work_on(whole: WholeFile, goal: Goal) -> Iterator[Intervention | Agreement]:
    work = work_for(whole, goal)
    yield from work.interventions
    yield from work.agreements


def _running(records: Iterable[Intervention | Agreement], today: date) -> Iterator[PlannedAction]:
    for one in records:
        action = (
            _intervention(one, today) if isinstance(one, Intervention) else _agreement(one, today)
        )
        if action is not None and action.what:
            yield action


def _intervention(one: Intervention, today: date) -> PlannedAction | None:
    """It runs until somebody looked back; what stopped is over, also where it has no end."""
    is_over = one.ends_on is not None and one.ends_on < today
    if one.effect is not None and (is_over or one.ends_on is None):
        return None
    return PlannedAction(
        record=one,
        what=one.title.strip(),
        who=one.by_whom.strip(),
        how_often=", ".join(part for part in (one.frequency.strip(), one.duration.strip()) if part),
        starts_on=one.starts_on,
        until=one.ends_on,
        late_since=one.ends_on if is_over else None,
    )


def _agreement(one: Agreement, today: date) -> PlannedAction | None:
    if not one.is_running:
        return None
    return PlannedAction(
        record=one,
        what=one.result.strip(),
        who=one.owner.strip(),
        until=one.ends_on,
        late_since=one.ends_on if one.is_late(today) else None,
    )
