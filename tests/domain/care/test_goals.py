"""How far a goal is, and what is done for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from ib_desk.domain.care.goals import (
    active_goals,
    measured,
    numbered,
    period_of_plan,
    to_go_on_with,
    work_for,
)
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.goal import Goal, GoalMeasurement, GoalState
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.moment import Happening
from tests.builders import FILE, whole

TODAY = date(2026, 11, 30)
GOAL = Goal(
    file_id=FILE,
    aim="Noor is er",
    measure="aanwezigheid",
    unit="procent",
    baseline=Decimal(84),
    target=Decimal(92),
    measured_by="Tim",
    owner="Tim",
    starts_on=date(2026, 10, 19),
    ends_on=date(2027, 1, 15),
)


def saw(value: str | None, day: date | None, goal: Goal = GOAL) -> GoalMeasurement:
    number = None if value is None else Decimal(value)
    return GoalMeasurement(goal_id=goal.id, measured_on=day, value=number)


def test_what_was_measured_is_told_from_the_first_day_to_the_last():
    other = Goal(file_id=FILE)
    found = measured(
        GOAL,
        [
            saw("90", date(2026, 11, 19)),
            saw("87", date(2026, 11, 5)),
            saw("1", date(2026, 11, 5), other),
            saw(None, date(2026, 11, 6)),
            saw("88", None),
            saw("99", date(2026, 12, 1)),
        ],
        TODAY,
    )
    assert found == ((date(2026, 11, 5), Decimal(87)), (date(2026, 11, 19), Decimal(90)))


def test_a_value_is_said_in_its_unit_and_without_one_too():
    assert GOAL.said(Decimal("84.0")) == "84 procent"
    assert replace(GOAL, unit=" ").said(Decimal("6.5")) == "6,5"
    assert GOAL.measured == "aanwezigheid, procent"
    assert replace(GOAL, measure="", unit="").measured == ""


def test_a_goal_is_late_when_its_end_passed_and_nobody_said_what_became_of_it():
    assert not GOAL.is_late(TODAY)
    passed = replace(GOAL, ends_on=date(2026, 11, 29))
    assert passed.is_late(TODAY)
    assert passed.is_to_settle
    assert not replace(passed, state=GoalState.REACHED).is_late(TODAY)
    assert not replace(passed, state=GoalState.SET_ASIDE).is_to_settle
    assert not replace(passed, ends_on=None).is_late(TODAY)


def test_goals_that_are_worked_on_come_first_by_the_day_on_which_they_end():
    endless = replace(Goal(file_id=FILE, aim="zonder einde"))
    reached = Goal(file_id=FILE, aim="gehaald", state=GoalState.REACHED)
    blank = Goal(file_id=FILE)
    file = whole(reached, endless, blank, GOAL)
    assert active_goals(file) == (GOAL, endless, blank)
    assert numbered(file) == ((1, GOAL), (2, endless), (3, reached))


def test_what_is_done_for_a_goal_is_what_names_it():
    done = Intervention(file_id=FILE, goal_id=GOAL.id, title="Rustige start")
    promised = Agreement(file_id=FILE, goal_id=GOAL.id, result="Elke vrijdag een bericht")
    loose = Intervention(file_id=FILE, title="Maatje")
    work = work_for(whole(GOAL, done, promised, loose), GOAL)
    assert work.interventions == (done,)
    assert work.agreements == (promised,)


def test_a_goal_tells_when_it_began_and_when_it_was_reached_or_left():
    began, ended = replace(
        GOAL, state=GoalState.REACHED, ended_on=TODAY, state_reason="Ze is er elke dag."
    ).moments(whole(GOAL))
    assert (began.happening, began.on, began.words) == (
        Happening.GOAL_SET,
        GOAL.starts_on,
        GOAL.aim,
    )
    assert (ended.happening, ended.words, ended.choice) == (
        Happening.GOAL_ENDED,
        "Ze is er elke dag.",
        GoalState.REACHED,
    )
    assert len(list(GOAL.moments(whole(GOAL)))) == 1


def test_a_measurement_is_told_as_its_goal_says_it():
    one = saw("87", date(2026, 11, 5))
    (told,) = one.moments(whole(GOAL, one))
    assert (told.words, told.who, told.on) == ("aanwezigheid: 87 procent", "Tim", one.measured_on)
    (bare,) = one.moments(whole(replace(GOAL, measure=""), one))
    assert bare.words == "87 procent"
    (noted,) = replace(one, value=None, note="ziek").moments(whole(GOAL, one))
    assert noted.words == "ziek"
    (alone,) = one.moments(whole(one))
    assert alone.who == ""


def test_who_sees_to_a_goal_measures_it_where_nobody_else_does():
    assert replace(GOAL, measured_by="Karin ").measurer == "Karin"
    assert replace(GOAL, measured_by=" ").measurer == GOAL.owner
    assert replace(GOAL, measured_by="", owner="").measurer == ""


def test_the_next_one_begins_where_this_one_came_to_and_in_new_words_of_the_child():
    onward = replace(GOAL, own_words="Elke dag.").next_one(Decimal(90))
    assert (onward.baseline, onward.target, onward.own_words) == (Decimal(90), None, "")
    assert (onward.aim, onward.measured, onward.owner) == (GOAL.aim, GOAL.measured, GOAL.owner)
    assert (onward.starts_on, onward.ends_on, onward.is_active) == (None, None, True)


def test_one_goes_on_with_what_is_over_and_not_with_what_goes_on_already():
    left = Goal(
        file_id=FILE, aim="Noor leest", measure="letters", state=GoalState.STOPPED, owner="Tim"
    )
    later = replace(left, id=Goal(file_id=FILE).id, aim="Noor leest door")
    late = replace(GOAL, id=Goal(file_id=FILE).id, ends_on=date(2026, 11, 29), measure="slaap")
    assert to_go_on_with([left, GOAL, later, late], TODAY) == (late, later)
    assert to_go_on_with([left, replace(left, id=GOAL.id, state=GoalState.ACTIVE)], TODAY) == ()
    nothing_measured, no_aim = replace(left, measure=""), replace(left, aim=" ")
    assert to_go_on_with([nothing_measured], TODAY) == to_go_on_with([no_aim], TODAY) == ()


def test_what_is_planned_with_others_goes_along_in_their_period():
    start, end = TODAY, date(2027, 1, 15)
    goal = replace(GOAL, starts_on=start, ends_on=end)
    done = Intervention(file_id=FILE, starts_on=date(2026, 12, 7), ends_on=end)
    assert period_of_plan([goal], [done], TODAY) == (start, end)
    assert period_of_plan([], [done], TODAY) == (done.starts_on, end)
    assert period_of_plan([goal, replace(goal, ends_on=done.starts_on)], [], TODAY) == (
        start,
        done.starts_on,
    )
    for other in ({"starts_on": None}, {"ends_on": None}, {"starts_on": date(2026, 11, 29)}):
        assert period_of_plan([replace(goal, **other)], [], TODAY) == (None, None)
