"""The example stays an example of today: whole weeks, whole school years."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.records.career import CareerYear
from ib_desk.domain.records.pupil import Pupil, PupilId
from ib_desk.domain.records.running_measure import RunningMeasure
from ib_desk.domain.records.school import School
from ib_desk.main.example_days import Moved
from tests.domain.made_files import FILE

WRITTEN = date(2026, 11, 20)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_each_day_stays_on_its_day_of_the_week_and_no_more_than_a_week_behind(today, day):
    moved = Moved.to(today)
    assert timedelta(0) <= today - (WRITTEN + timedelta(weeks=moved.weeks)) < timedelta(weeks=1)
    if (day.month, day.day) not in {(7, 31), (8, 1)}:
        assert moved.day(day).weekday() == day.weekday()


def test_on_the_day_on_which_it_was_written_nothing_moves():
    assert Moved.to(WRITTEN) == Moved(0, 0)
    text = "Start 19 oktober, en op 22-06-2026; schooljaar 2026-2027."
    assert Moved(0, 0).text(text) == text


@pytest.mark.parametrize(
    ("today", "ends", "born", "year"),
    [
        (date(2026, 12, 4), date(2027, 7, 31), BirthDate(2017, 5, 14), "2026-2027"),
        (date(2027, 7, 30), date(2027, 7, 31), BirthDate(2017, 5, 14), "2026-2027"),
        (date(2027, 8, 6), date(2028, 7, 31), BirthDate(2018, 5, 14), "2027-2028"),
        (date(2026, 3, 6), date(2026, 7, 31), BirthDate(2016, 5, 14), "2025-2026"),
    ],
)
def test_what_hangs_on_a_school_year_is_derived_again(today, ends, born, year):
    moved = Moved.to(today)
    measure = RunningMeasure(file_id=FILE.id, ends_on=date(2027, 7, 31))
    assert moved.value(measure).ends_on == ends
    assert moved.value(Pupil(born_on=BirthDate(2017, 5, 14))).born_on == born
    part = moved.value(Pupil(born_on=BirthDate(2017, 5))).born_on
    assert part == BirthDate(born.year, 5)
    before = CareerYear(pupil_id=PupilId(uuid4()), began_in=2025)
    assert moved.value(before).year_label == f"{int(year[:4]) - 1}-{int(year[5:]) - 1}"
    assert moved.value(School(school_year="2026-2027")).school_year == year


def test_a_birth_on_a_leap_day_stays_a_day():
    assert Moved(0, 1).day_of_year(date(2016, 2, 29)) == date(2017, 2, 28)


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Vanaf 12 november", "Vanaf 26 november"),
        ("op 24 december 2026.", "op 7 januari 2027."),
        ("van 22-06-2026 en 9-6-2026", "van 06-07-2026 en 23-6-2026"),
        ("31 juli 2027", "31 juli 2027"),
        ("31 februari en 45-13-2026", "31 februari en 45-13-2026"),
        (
            "bel 0299-000000, 2 keer 30 minuten, 2024-2026",
            "bel 0299-000000, 2 keer 30 minuten, 2024-2026",
        ),
    ],
)
def test_days_in_sentences_move_along(text, moved):
    assert Moved(2, 0).text(text) == moved
