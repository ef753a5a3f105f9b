"""Dates as Esther types them on Friday 20 November 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.day_direction import Direction
from ib_desk.domain.dutch_dates import (
    MONTHS,
    MONTHS_SHORT,
    WEEKDAYS,
    NoSuchDay,
    add_months,
    brief_date,
    clock,
    day_and_month,
    day_and_year,
    days_late,
    first_of_school_year,
    full_date,
    last_of_school_year,
    plain_date,
    read_date,
    row_date,
    school_year,
    short_date,
    table_date,
)

TODAY = date(2026, 11, 20)
days = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("24-11-2026", date(2026, 11, 24)),
        ("24/11/26", date(2026, 11, 24)),
        ("24.11", date(2026, 11, 24)),
        ("24 11", date(2026, 11, 24)),
        ("2026-11-24", date(2026, 11, 24)),
        ("24 nov", date(2026, 11, 24)),
        ("24 nov.", date(2026, 11, 24)),
        ("24 november 2026", date(2026, 11, 24)),
        ("di 24 november 2026", date(2026, 11, 24)),
        ("dinsdag 24 nov", date(2026, 11, 24)),
        ("  DI 24  NOV ", date(2026, 11, 24)),
        ("1 mrt", date(2027, 3, 1)),
        ("12 maa", date(2027, 3, 12)),
        ("vandaag", TODAY),
        ("morgen", date(2026, 11, 21)),
        ("overmorgen", date(2026, 11, 22)),
        ("gisteren", date(2026, 11, 19)),
        ("over 2 weken", date(2026, 12, 4)),
        ("over twee weken", date(2026, 12, 4)),
        ("over een maand", date(2026, 12, 20)),
        ("over één jaar", date(2027, 11, 20)),
        ("binnen 6 weken", date(2027, 1, 1)),
        ("3 weken geleden", date(2026, 10, 30)),
        ("over 10 dagen", date(2026, 11, 30)),
        ("di", date(2026, 11, 24)),
        ("vrijdag", date(2026, 11, 27)),
        ("volgende ma", date(2026, 11, 23)),
        ("volgende vrijdag", date(2026, 11, 27)),
        ("vorige vrijdag", date(2026, 11, 13)),
        ("afgelopen donderdag", date(2026, 11, 19)),
        ("komende zaterdag", date(2026, 11, 21)),
    ],
)
def test_what_she_types_is_understood(typed: str, meant: date) -> None:
    assert read_date(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("15-1", date(2027, 1, 15)), ("30-9", date(2026, 9, 30)), ("9 juni", date(2026, 6, 9))],
)
def test_without_a_year_the_nearest_date_is_meant(typed: str, meant: date) -> None:
    assert read_date(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "past", "coming"),
    [
        ("di", date(2026, 11, 17), date(2026, 11, 24)),
        ("vrijdag", date(2026, 11, 13), date(2026, 11, 27)),
        ("volgende ma", date(2026, 11, 23), date(2026, 11, 23)),
        ("morgen", date(2026, 11, 21), date(2026, 11, 21)),
        ("vorige di", date(2026, 11, 17), date(2026, 11, 17)),
        ("15-1", date(2026, 1, 15), date(2027, 1, 15)),
        ("9 juni", date(2026, 6, 9), date(2027, 6, 9)),
        ("24-11", date(2026, 11, 24), date(2026, 11, 24)),
        ("19-11", date(2026, 11, 19), date(2026, 11, 19)),
        ("15-1-2027", date(2027, 1, 15), date(2027, 1, 15)),
    ],
)
def test_a_field_reads_on_its_own_side_of_today(typed: str, past: date, coming: date) -> None:
    """What is said in full stays, and a slip of a few days is not a year away."""
    assert read_date(typed, TODAY, Direction.PAST) == past
    assert read_date(typed, TODAY, Direction.COMING) == coming


@given(days, st.sampled_from([*WEEKDAYS, *(name[:2] for name in WEEKDAYS)]))
def test_a_weekday_is_never_today_and_lies_on_its_side(today: date, weekday: str) -> None:
    for direction in Direction:
        found = read_date(weekday, today, direction)
        assert found is not None
        assert found != today
        assert direction.takes(found, today)


def test_a_leap_day_without_a_year_is_looked_for_nearby() -> None:
    assert read_date("29-2", date(2027, 11, 1)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    "typed",
    ["", "binnenkort", "d", "over weken", "2 weken", "m", "over 2 weken geleden", "24", "24-", "j"],
)
def test_what_is_not_clear_is_not_guessed(typed: str) -> None:
    assert read_date(typed, TODAY) is None


@pytest.mark.parametrize(
    ("typed", "day", "month", "year"),
    [("31-02-2027", 31, 2, 2027), ("0-5-2026", 0, 5, 2026), ("1-13", 1, 13, 2026)],
)
def test_a_day_that_does_not_exist_is_said(typed: str, day: int, month: int, year: int) -> None:
    with pytest.raises(NoSuchDay) as refused:
        read_date(typed, TODAY)
    assert (refused.value.day, refused.value.month, refused.value.year) == (day, month, year)


@given(days, days)
def test_every_way_of_writing_with_a_year_is_read_back(day: date, today: date) -> None:
    for written in (plain_date(day), full_date(day), table_date(day), day_and_year(day)):
        assert read_date(written, today) == day
    assert read_date(day.isoformat(), today) == day


@given(days, st.integers(-180, 180))
def test_a_date_without_a_year_is_read_back_within_half_a_year(today: date, distance: int) -> None:
    day = today + timedelta(days=distance)
    if (day.month, day.day) != (2, 29):
        assert read_date(short_date(day), today) == day
        assert read_date(day_and_month(day), today) == day


@given(days, st.sampled_from(WEEKDAYS))
def test_a_weekday_is_one_of_the_next_seven_days(today: date, weekday: str) -> None:
    for typed in (weekday, weekday[:2]):
        found = read_date(typed, today)
        assert found is not None
        assert WEEKDAYS[found.weekday()] == weekday
        assert 1 <= (found - today).days <= 7


@given(days, st.integers(-600, 600))
def test_a_month_later_is_that_month_and_never_a_later_day(start: date, months: int) -> None:
    found = add_months(start, months)
    assert (found.year * 12 + found.month) - (start.year * 12 + start.month) == months
    assert found.day <= start.day
    assert found.day == start.day or (found + timedelta(days=1)).day == 1


@given(st.text(max_size=30), days)
def test_nothing_that_is_typed_breaks_it(typed: str, today: date) -> None:
    try:
        found = read_date(typed, today)
    except NoSuchDay:
        return
    assert found is None or isinstance(found, date)


def test_the_words_on_the_screen() -> None:
    day = date(2026, 11, 24)
    assert full_date(day) == "dinsdag 24 november 2026"
    assert short_date(day) == "di 24 nov"
    assert day_and_year(day) == "24 nov 2026"
    assert brief_date(day, TODAY) == "24 nov"
    assert brief_date(date(2027, 1, 3), TODAY) == "3 jan 2027"
    assert row_date(date(2027, 1, 3), date(2026, 11, 20)) == "zo 3 jan"
    assert row_date(date(2027, 7, 9), date(2026, 11, 20)) == "9 jul 2027"
    assert row_date(date(2026, 3, 26), date(2026, 11, 20)) == "26 mrt 2026"
    assert table_date(date(2026, 3, 9)) == "09-03-2026"
    assert clock(17, 5) == "17.05"
    assert days_late(12) == "12 dagen te laat"
    assert days_late(1) == "1 dag te laat"


def test_march_is_shortened_to_mrt_and_all_are_three_letters() -> None:
    assert MONTHS_SHORT[2] == "mrt"
    assert [len(short) for short in MONTHS_SHORT] == [3] * len(MONTHS)


def test_a_span_further_away_than_anyone_plans_is_no_date() -> None:
    assert read_date("over 1000 weken", date(2026, 11, 24)) is None
    assert read_date("over gisteren weken", date(2026, 11, 24)) is None


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_each_day_is_in_the_one_school_year_that_began_on_the_first_of_august(day):
    """WPO art. 1, WVO 2020 art. 1.1."""
    began = school_year(day)
    assert first_of_school_year(began) <= day <= last_of_school_year(began)
    assert last_of_school_year(began) + timedelta(days=1) == first_of_school_year(began + 1)
    assert first_of_school_year(began) == date(began, 8, 1)
    assert school_year(None) is None
