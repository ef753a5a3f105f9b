"""Days with school, and terms that count them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.deadlines.school_days import (
    Holiday,
    PublicHoliday,
    SchoolCalendar,
    Unit,
    easter_sunday,
)
from ib_desk.domain.dutch_dates import school_year
from ib_desk.domain.records.school import Region, SchoolHoliday
from tests.shipped import catalogue

DAYS = st.dates(date(2025, 8, 1), date(2027, 8, 31))
REGIONS = st.none() | st.sampled_from(Region)
HOLIDAYS = catalogue().holidays
NORTH = HOLIDAYS.calendar(Region.NORTH, ())


def calendar(region: Region | None = None, *own: SchoolHoliday) -> SchoolCalendar:
    return HOLIDAYS.calendar(region, own)


@pytest.mark.parametrize(
    ("year", "day"),
    [(2024, date(2024, 3, 31)), (2026, date(2026, 4, 5)), (2027, date(2027, 3, 28))],
)
def test_easter_is_on_its_sunday(year, day):
    assert easter_sunday(year) == day


@given(st.integers(1900, 2199))
def test_easter_is_a_sunday_in_spring(year):
    day = easter_sunday(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


def test_public_holidays_of_2026():
    free = {one.name: one.of_year(2026) for one in HOLIDAYS.public}
    assert free["Goede Vrijdag"] == date(2026, 4, 3)
    assert free["Hemelvaartsdag"] == date(2026, 5, 14)
    assert free["Tweede pinksterdag"] == date(2026, 5, 25)
    assert free["Koningsdag"] == date(2026, 4, 27)


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({}, "easter"),
        ({"month": 4}, "easter"),
        ({"month": 4, "day": 27, "easter": 1}, "easter"),
        ({"month": 4, "day": 31}, "day"),
    ],
)
def test_a_public_holiday_is_one_day_of_a_year(values, key):
    with pytest.raises(UnfitValue) as refused:
        PublicHoliday(name="feest", **values)
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("values", "key", "problem"),
    [
        ({"name": " "}, "name", DataProblem.EMPTY),
        ({"ends_on": date(2026, 10, 9)}, "ends_on", DataProblem.CONTRADICTION),
    ],
)
def test_a_holiday_has_a_name_and_ends_after_it_began(values, key, problem):
    plain = {"name": "herfst", "starts_on": date(2026, 10, 10), "ends_on": date(2026, 10, 18)}
    with pytest.raises(UnfitValue) as refused:
        Holiday(region=Region.NORTH, **plain | values)
    assert (refused.value.key, refused.value.problem) == (key, problem)


def test_each_region_has_the_same_holidays_of_each_year():
    names = {
        region: [(h.name, school_year(h.starts_on)) for h in HOLIDAYS.of_school(region, ())]
        for region in Region
    }
    assert names[Region.NORTH] == names[Region.MIDDLE] == names[Region.SOUTH]
    assert len(names[Region.NORTH]) == 10


def test_a_school_year_begins_in_august():
    assert school_year(date(2026, 7, 31)) == 2025
    assert school_year(date(2026, 8, 1)) == 2026
    assert school_year(None) is None


def test_a_school_closes_with_its_region_and_not_with_another():
    autumn = date(2026, 10, 12)
    assert not calendar(Region.NORTH).is_school_day(autumn)
    assert calendar(Region.SOUTH).is_school_day(autumn)
    assert calendar().is_school_day(autumn)


def test_a_holiday_of_its_own_takes_the_place_of_that_of_the_region_in_that_year():
    own = SchoolHoliday(
        name="herfstvakantie", starts_on=date(2026, 10, 19), ends_on=date(2026, 10, 23)
    )
    mine = calendar(Region.NORTH, own)
    assert mine.is_school_day(date(2026, 10, 12))
    assert not mine.is_school_day(date(2026, 10, 20))
    assert not mine.is_school_day(date(2025, 10, 20))


@pytest.mark.parametrize(
    "own",
    [
        SchoolHoliday(name="Herfstvakantie", starts_on=date(2026, 10, 19)),
        SchoolHoliday(
            name="Herfstvakantie", starts_on=date(2026, 10, 19), ends_on=date(2026, 10, 1)
        ),
    ],
)
def test_one_that_is_not_whole_yet_changes_nothing(own):
    assert calendar(Region.NORTH, own) == NORTH


@given(DAYS, st.integers(0, 8), REGIONS)
def test_a_term_in_school_weeks_holds_five_school_days_a_week_and_ends_on_one(start, weeks, region):
    days = calendar(region)
    due = days.after(start, weeks, Unit.SCHOOL_WEEKS)
    between = [start + timedelta(days=n) for n in range(1, (due - start).days + 1)]
    assert sum(map(days.is_school_day, between)) == weeks * 5
    assert weeks == 0 or days.is_school_day(due)


@given(DAYS, st.integers(0, 12), REGIONS)
def test_a_holiday_never_makes_a_term_shorter(start, weeks, region):
    due = calendar(region).after(start, weeks, Unit.SCHOOL_WEEKS)
    assert due >= calendar().after(start, weeks, Unit.SCHOOL_WEEKS)


@given(DAYS, st.integers(0, 60))
def test_days_and_weeks_are_those_of_the_calendar(start, span):
    assert NORTH.after(start, span, Unit.DAYS) == start + timedelta(days=span)
    assert NORTH.after(start, span, Unit.WEEKS) == start + timedelta(days=7 * span)


def test_a_month_ends_with_a_shorter_one():
    assert NORTH.after(date(2026, 1, 31), 1, Unit.MONTHS) == date(2026, 2, 28)


@given(st.dates())
def test_a_term_of_law_ends_on_a_working_day_and_not_before_its_own(day):
    end = NORTH.first_working_day(min(day, date(9999, 12, 1)))
    assert end >= min(day, date(9999, 12, 1))
    assert NORTH.is_working_day(end)


def test_a_year_that_nobody_means_is_no_term():
    assert NORTH.after(date.max, 8, Unit.WEEKS) == date.max
