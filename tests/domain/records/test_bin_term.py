"""The term of the bin runs by days that were seen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.records.bin_term import BinTerm

TERM = BinTerm(days=30, longest_step=7, keep_sent_years=2)
BEGIN = date(2026, 9, 24)


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"days": 0}, "days"),
        ({"longest_step": 0}, "longest_step"),
        ({"keep_sent_years": -1}, "keep_sent_years"),
    ],
)
def test_a_term_that_would_erase_at_once_is_refused(values, key):
    with pytest.raises(UnfitValue) as refused:
        BinTerm(**{"days": 30, "longest_step": 7, "keep_sent_years": 2} | values)
    assert (refused.value.key, refused.value.problem) == (key, DataProblem.OUT_OF_RANGE)


@given(st.lists(st.integers(-40_000, 40_000), max_size=60))
def test_nothing_is_over_before_as_many_days_were_seen(steps):
    """However the clock is set: each look counts a week at most, and nothing that lies back."""
    today, last, counted = BEGIN, BEGIN, 0
    for step in steps:
        try:
            today += timedelta(days=step)
        except OverflowError:
            continue
        before = counted
        counted = TERM.counted(counted, BEGIN, last, today)
        last = today
        assert 0 <= counted - before <= TERM.longest_step
        if TERM.is_over(counted, BEGIN, today):
            assert counted >= TERM.days
            assert today >= TERM.ends_on(BEGIN)


def test_what_came_today_does_not_get_the_days_before():
    assert TERM.counted(0, BEGIN, BEGIN - timedelta(days=5), BEGIN) == 0


def test_a_closed_file_may_go_years_later():
    assert TERM.may_go_on(date(2026, 7, 9)) == date(2028, 7, 9)
