"""The plan as people read it: who does what for which goal, and what is late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from ib_desk.domain.care.plan import plan_of
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.goal import Goal, GoalMeasurement, GoalState
from ib_desk.domain.records.intervention import Effect, Intervention
from tests.builders import FILE, whole

TODAY = date(2026, 11, 30)
GOAL = Goal(file_id=FILE, aim="Noor is er", ends_on=date(2027, 1, 15))
LATER = Goal(file_id=FILE, aim="Noor zegt wat ze nodig heeft", ends_on=date(2027, 6, 1))
DONE = Intervention(
    file_id=FILE,
    goal_id=GOAL.id,
    title="Rustige start ",
    by_whom="Anouk",
    frequency="elke dag",
    duration="een kwartier",
    starts_on=date(2026, 10, 19),
    ends_on=date(2027, 1, 15),
)
PROMISED = Agreement(
    file_id=FILE, goal_id=GOAL.id, result="Een bericht", owner="Tim", ends_on=date(2026, 12, 14)
)


def test_a_goal_has_what_is_done_for_it_and_what_was_measured():
    seen = GoalMeasurement(goal_id=GOAL.id, measured_on=date(2026, 11, 19), value=Decimal(90))
    plan = plan_of(whole(LATER, GOAL, DONE, PROMISED, seen), TODAY)
    first, second = plan.goals
    assert (first.number, first.goal, second.number, second.goal) == (1, GOAL, 2, LATER)
    assert first.series == ((date(2026, 11, 19), Decimal(90)),)
    assert [(one.what, one.who, one.how_often) for one in first.actions] == [
        ("Rustige start", "Anouk", "elke dag, een kwartier"),
        ("Een bericht", "Tim", ""),
    ]
    assert plan.loose == ()
    assert plan.actions == first.actions


def test_what_is_done_for_no_goal_or_for_one_that_is_over_stands_apart():
    over = replace(GOAL, state=GoalState.REACHED)
    blank = replace(LATER, aim=" ")
    loose = replace(PROMISED, goal_id=None)
    plan = plan_of(whole(over, blank, DONE, loose), TODAY)
    assert plan.goals == ()
    assert [one.record for one in plan.loose] == [DONE, loose]


def test_an_end_that_passed_is_late_until_somebody_looked_back():
    ended = replace(DONE, ends_on=date(2026, 11, 27))
    broken = replace(PROMISED, ends_on=date(2026, 11, 27))
    plan = plan_of(whole(GOAL, ended, broken), TODAY)
    assert [one.late_since for one in plan.actions] == [date(2026, 11, 27)] * 2
    seen = replace(ended, effect=Effect.BETTER)
    kept = replace(broken, state=AgreementState.KEPT)
    assert plan_of(whole(GOAL, seen, kept), TODAY).actions == ()


def test_what_was_looked_back_on_and_goes_on_still_runs():
    seen = replace(DONE, effect=Effect.BETTER)
    assert [one.record for one in plan_of(whole(GOAL, seen), TODAY).actions] == [seen]
    endless = replace(seen, ends_on=None)
    assert plan_of(whole(GOAL, endless), TODAY).actions == ()


def test_what_says_nothing_yet_is_on_no_plan():
    plan = plan_of(whole(GOAL, replace(DONE, title=" "), replace(PROMISED, result="")), TODAY)
    assert plan.actions == ()
