"""Of the days of a bureau the nearest that comes is told, and the last where none does."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.records.swv_route import SwvDay, SwvDayKind, SwvRouteId
from ib_desk.domain.request.bureau_days import BureauDay, bureau_days

ROUTE = SwvRouteId(uuid4())
TODAY = date(2026, 11, 30)
FILE, MEETS = SwvDayKind.FILE_BY, SwvDayKind.COMMITTEE


def day(what: SwvDayKind | None, on: date | None, *, is_yearly: bool = False) -> SwvDay:
    return SwvDay(route_id=ROUTE, what=what, on=on, is_yearly=is_yearly, note=" tot zes uur ")


def test_each_thing_has_its_nearest_day() -> None:
    days = [
        day(MEETS, date(2027, 3, 18)),
        day(MEETS, date(2027, 1, 21)),
        day(MEETS, date(2026, 10, 8)),
        day(FILE, date(2026, 11, 30)),
    ]
    assert bureau_days(days, TODAY) == (
        BureauDay(what=FILE, on=TODAY, is_past=False, note="tot zes uur"),
        BureauDay(what=MEETS, on=date(2027, 1, 21), is_past=False, note="tot zes uur"),
    )


def test_where_none_comes_the_last_is_told_as_past() -> None:
    days = [day(MEETS, date(2026, 10, 8)), day(MEETS, date(2026, 11, 29))]
    (last,) = bureau_days(days, TODAY)
    assert (last.on, last.is_past) == (date(2026, 11, 29), True)


def test_what_is_not_whole_tells_nothing() -> None:
    assert bureau_days([day(None, TODAY), day(FILE, None, is_yearly=True)], TODAY) == ()


@pytest.mark.parametrize(
    ("on", "today", "following"),
    [
        (date(2024, 4, 17), date(2027, 4, 17), date(2027, 4, 17)),
        (date(2024, 4, 17), date(2027, 4, 18), date(2028, 4, 17)),
        (date(2024, 2, 29), date(2027, 2, 1), date(2027, 2, 28)),
        (date(2024, 2, 29), date(2027, 3, 1), date(2028, 2, 29)),
    ],
)
def test_a_yearly_one_comes_again(on: date, today: date, following: date) -> None:
    (found,) = bureau_days([day(FILE, on, is_yearly=True)], today)
    assert (found.on, found.is_past) == (following, False)


@given(
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
)
def test_a_yearly_one_is_never_past_and_within_a_year(on: date, today: date) -> None:
    (found,) = bureau_days([day(MEETS, on, is_yearly=True)], today)
    assert 0 <= (found.on - today).days <= 366
