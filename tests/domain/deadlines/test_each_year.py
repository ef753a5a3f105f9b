"""A day that comes back each year stands in the data of a rule, and nowhere in code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ib_desk
from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.deadlines.rules import EachYear, Sooner
from ib_desk.domain.deadlines.school_days import Unit
from ib_desk.domain.dutch_dates import school_year
from tests.shipped import catalogue

RULES = [one for one in catalogue().deadlines.rule if one.ends is not None]
_OF_ANY_CALENDAR = {(1, 1), (12, 31), (2, 28)}
"""Where a year begins and ends, and the day for who counts from 29 February."""


@pytest.mark.parametrize(
    ("day", "later", "ends"),
    [
        (date(2026, 9, 14), 0, date(2027, 7, 31)),
        (date(2027, 7, 31), 0, date(2027, 7, 31)),
        (date(2027, 8, 1), 0, date(2028, 7, 31)),
        (date(2027, 6, 1), 1, date(2028, 7, 31)),
        (date.max, 1, date.max),
    ],
)
def test_it_is_the_first_that_comes_or_so_many_years_after_it(day, later, ends):
    assert EachYear(month=7, day=31, later=later).from_day(day) == ends


@pytest.mark.parametrize(
    ("month", "day", "later", "key"),
    [
        (2, 29, 0, "day"),
        (13, 1, 0, "day"),
        (7, 0, 0, "day"),
        (7, 31, 6, "later"),
        (7, 31, -1, "later"),
    ],
)
def test_what_is_no_day_of_each_year_is_refused(month, day, later, key):
    with pytest.raises(UnfitValue) as refused:
        EachYear(month=month, day=day, later=later)
    assert (refused.value.key, refused.value.problem) == (key, DataProblem.OUT_OF_RANGE)
    assert EachYear(month=7, day=31, later=5).later == 5


def test_a_rule_ends_on_such_a_day_or_after_a_while():
    for odd in ({"span": 1}, {"sooner": Sooner(at_home=True, span=1, unit=Unit.DAYS)}):
        with pytest.raises(UnfitValue) as refused:
            replace(RULES[0], **odd)
        assert (refused.value.key, refused.value.problem) == ("ends", DataProblem.CONTRADICTION)
        assert replace(RULES[0], ends=None, **odd).ends is None


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_end_of_a_school_year_in_the_rules_is_the_one_that_days_are_counted_by(day):
    assert RULES
    for rule in RULES:
        assert rule.ends is not None
        ends = rule.ends.from_day(day)
        assert school_year(ends) == school_year(day) + rule.ends.later
        assert school_year(ends + timedelta(days=1)) == school_year(ends) + 1


def test_no_day_of_a_year_stands_in_code():
    root = Path(ib_desk.__file__).parent
    found = [
        f"{path.relative_to(root)}:{line}"
        for path in root.rglob("*.py")
        for line in _days_of_a_year(ast.parse(path.read_text("utf-8")))
    ]
    assert found == []


def _days_of_a_year(tree: ast.Module) -> Iterator[int]:
    """Where a date is made of any year, and of a month and a day that are typed there."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or _name(node.func) not in {"date", "replace"}:
            continue
        named = {one.arg: one.value for one in node.keywords}
        typed = (*node.args[1:3], *(named[key] for key in ("month", "day") if key in named))
        month_and_day = tuple(map(_number, typed))
        is_dated = bool(node.args) and _number(node.args[0]) is not None
        is_typed = len(month_and_day) > 1 and None not in month_and_day
        if is_typed and not is_dated and month_and_day not in _OF_ANY_CALENDAR:
            yield node.lineno


def _name(called: ast.expr) -> str:
    return str(getattr(called, "id", getattr(called, "attr", "")))


def _number(node: ast.expr) -> int | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, int):
        return node.value
    return None
