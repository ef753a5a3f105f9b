"""Whether a level was decided since a day, and what was decided before a weighing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ib_desk.domain.file.weighed import decided_before, decided_since
from ib_desk.domain.records.weighing import Weighing
from tests.builders import FILE, whole

SPRING, SUMMER = date(2026, 3, 24), date(2026, 6, 9)
DAY = timedelta(days=1)
FIRST = Weighing(file_id=FILE, weighed_on=SPRING, chosen_level=3)
SECOND = Weighing(file_id=FILE, weighed_on=SUMMER, chosen_level=4)


def test_what_is_weighed_on_the_day_itself_or_later_was_weighed_since():
    file = whole(SECOND, FIRST)
    assert decided_since(file, SPRING) == FIRST
    assert decided_since(file, SPRING + DAY) == SECOND
    assert decided_since(file, SUMMER) == SECOND
    assert decided_since(file, SUMMER + DAY) is None


def test_who_began_to_weigh_decided_nothing_yet():
    assert decided_since(whole(replace(FIRST, chosen_level=None)), SPRING) is None
    assert decided_since(whole(replace(FIRST, weighed_on=None)), date.min) is None
    assert decided_since(whole(), date.min) is None


def test_before_a_weighing_stands_the_last_decision():
    file = whole(FIRST, SECOND)
    assert decided_before(file, SECOND) == FIRST
    assert decided_before(file, FIRST) is None
    assert decided_before(file, SECOND.again(SUMMER + DAY)) == SECOND
    assert decided_before(file, replace(SECOND.again(SUMMER), weighed_on=None)) == SECOND
