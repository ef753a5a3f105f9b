"""Which of several is the last: by day, and of one day what was written down last."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.records.latest import latest

Noted = tuple[int, date | None]
NOTED = st.lists(st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 5))).map(
    lambda days: list(enumerate(days))
)


def _day(one: Noted) -> date | None:
    return one[1]


@given(NOTED.filter(bool))
def test_of_two_on_one_day_the_one_written_down_last_counts(noted: list[Noted]) -> None:
    last = latest(noted, _day)
    assert last is not None
    place, day = last
    assert not [on for _later, on in noted if on is not None and (day is None or on > day)]
    assert not [later for later, on in noted if on == day and later > place]


@pytest.mark.parametrize(("without_day", "place"), [(date.min, 0), (date.max, 1)])
def test_what_has_no_day_comes_before_all_others_or_after_them(
    without_day: date, place: int
) -> None:
    noted: list[Noted] = [(0, date(2026, 1, 1)), (1, None)]
    assert latest(noted, _day, without_day=without_day) == noted[place]


def test_of_none_there_is_no_last() -> None:
    assert latest([], _day) is None
