"""What runs, from when and until when."""

from __future__ import annotations

from datetime import date

import pytest

from ib_desk.domain.records.moment import Happening
from ib_desk.domain.records.running_measure import MeasureKind, RunningMeasure
from tests.domain.made_files import FILE, made

BEGIN, END = date(2026, 8, 1), date(2027, 7, 31)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "day", "runs"),
    [
        (BEGIN, END, BEGIN, True),
        (BEGIN, END, END, True),
        (BEGIN, END, date(2026, 7, 31), False),
        (BEGIN, END, date(2027, 8, 1), False),
        (None, END, date(2020, 1, 1), True),
        (BEGIN, None, date(2040, 1, 1), True),
        (None, None, BEGIN, True),
    ],
)
def test_it_runs_from_its_first_day_to_its_last(
    starts_on: date | None, ends_on: date | None, day: date, *, runs: bool
):
    measure = RunningMeasure(file_id=FILE.id, starts_on=starts_on, ends_on=ends_on)
    assert measure.runs_on(day) is runs


def test_its_days_stand_on_the_timeline_also_those_that_come():
    tlv = RunningMeasure(file_id=FILE.id, kind=MeasureKind.TLV, starts_on=BEGIN, ends_on=END)
    told = [(m.happening, m.on, m.choice, m.is_plan) for m in tlv.moments(made())]
    assert told == [
        (Happening.MEASURE_BEGINS, BEGIN, MeasureKind.TLV, True),
        (Happening.MEASURE_ENDS, END, MeasureKind.TLV, True),
    ]
    assert not [*RunningMeasure(file_id=FILE.id).moments(made())]
