"""Each day that a record holds says on which side of today it lies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from types import UnionType
from typing import Annotated, Union, get_args, get_origin, get_type_hints

import pytest

from ib_desk.domain.day_direction import Direction, directions
from ib_desk.domain.records.contract import Breach
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.weighing import Weighing

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_day_of_a_record_is_without_a_direction(kind):
    days = {
        name
        for name, hint in get_type_hints(kind).items()
        if date in (get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,))
    }
    assert set(directions(kind)) == days


def test_what_happened_what_is_planned_and_what_may_be_either():
    assert directions(Breach)["repaired_on"] is Direction.PAST
    assert directions(Weighing)["next_on"] is Direction.COMING
    assert directions(Intervention)["starts_on"] is Direction.ANY


def test_today_lies_on_each_side():
    assert all(direction.takes(TODAY, TODAY) for direction in Direction)
    assert [d for d in Direction if d.takes(TODAY - DAY, TODAY)] == [Direction.PAST, Direction.ANY]
    assert [d for d in Direction if d.takes(TODAY + DAY, TODAY)] == [
        Direction.COMING,
        Direction.ANY,
    ]


def test_what_else_is_said_beside_a_type_is_no_direction():
    @dataclass
    class Noted:
        day: Annotated[date, "a note", Direction.PAST]
        plain: Annotated[date, "a note"]

    assert directions(Noted) == {"day": Direction.PAST}
