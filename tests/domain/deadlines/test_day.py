"""The groups of a day, and which day was her last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.deadlines.day import Group, day_before, group_of
from ib_desk.domain.deadlines.deadlines import Deadline
from ib_desk.domain.deadlines.rules import Standing
from ib_desk.domain.deadlines.school_days import SchoolCalendar
from ib_desk.domain.file.anchors import Anchor, Anchored
from ib_desk.domain.records.school import Region, Weekday
from tests.domain.made_files import FILE
from tests.shipped import catalogue

FRIDAY = date(2026, 11, 20)
CALENDAR = catalogue().holidays.calendar(Region.NORTH, ())
HERS = (Weekday.MONDAY, Weekday.TUESDAY, Weekday.THURSDAY)
RULE = next(one for one in catalogue().deadlines.rule if one.id == "agreement")
DEADLINE = Deadline(
    rule=RULE, anchored=Anchored(anchor=Anchor.AGREEMENT, record_id=FILE.id, on=FRIDAY), due=FRIDAY
)


def group(days: int, standing: Standing = Standing.BY_DAY) -> Group | None:
    """Of what is due so many days from a Friday, after a Tuesday on which she worked."""
    rule = replace(RULE, standing=standing)
    deadline = replace(DEADLINE, rule=rule, due=FRIDAY + timedelta(days=days))
    return group_of(deadline, FRIDAY, FRIDAY - timedelta(days=3))


def test_each_group_by_its_days():
    assert [group(days) for days in (-4, -3, -1)] == [Group.LATE, Group.SINCE, Group.SINCE]
    assert [group(days) for days in (0, 7)] == [Group.THIS_WEEK, Group.THIS_WEEK]
    assert [group(days) for days in (8, 42)] == [Group.SIX_WEEKS, Group.SIX_WEEKS]
    assert group(43) is None


def test_whom_one_waits_for_is_a_group_of_its_own():
    assert {group(days, Standing.WAITING) for days in (-9, 0, 90)} == {Group.WAITING}


def test_what_waits_for_a_decision_is_a_group_of_its_own():
    decide = [group(days, Standing.DECISION) for days in (-9, 0, 1, 30)]
    assert decide == [Group.DECIDE, Group.DECIDE, Group.THIS_WEEK, Group.SIX_WEEKS]
    late = replace(DEADLINE.anchored, anchor=Anchor.REQUEST)
    waiting = replace(
        DEADLINE, rule=replace(RULE, standing=Standing.WAITING), anchored=late, due=FRIDAY
    )
    before = FRIDAY - timedelta(days=1)
    assert group_of(waiting, FRIDAY, before) is Group.WAITING
    assert group_of(waiting, FRIDAY + timedelta(days=1), before) is Group.DECIDE
    answered = replace(waiting, anchored=replace(late, is_answered=True))
    assert group_of(answered, FRIDAY + timedelta(days=1), before) is Group.WAITING


@given(st.integers(-400, 400))
def test_what_is_late_is_always_told(days):
    told = group(days)
    assert (told in {Group.LATE, Group.SINCE}) is (days < 0)


def test_her_last_day_is_one_on_which_she_works():
    assert day_before(FRIDAY, HERS, CALENDAR) == date(2026, 11, 19)
    assert day_before(date(2026, 11, 19), HERS, CALENDAR) == date(2026, 11, 17)
    assert day_before(date(2026, 10, 19), HERS, CALENDAR) == date(2026, 10, 8)


def test_who_did_not_say_was_there_on_the_last_day_with_school():
    assert day_before(date(2026, 11, 23), (), CALENDAR) == FRIDAY


def test_who_works_on_no_day_with_school_was_there_yesterday():
    never = (Weekday.SATURDAY,)
    assert day_before(FRIDAY, never, SchoolCalendar()) == FRIDAY - timedelta(days=1)


@given(st.dates(date(2025, 9, 1), date(2027, 9, 1)), st.sets(st.sampled_from(Weekday)))
def test_it_lies_before_today(today, working):
    assert day_before(today, working, CALENDAR) < today
