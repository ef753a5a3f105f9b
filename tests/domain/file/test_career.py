"""A school career: in its order, with this year, and the next line as far as it follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ib_desk.domain.file.career import SchoolYearLine, career_of, in_order, year_after
from ib_desk.domain.records.career import CareerYear, YearWent
from ib_desk.domain.records.school import School
from tests.domain.made_files import NOOR, TODAY, made

BLANK = CareerYear(pupil_id=NOOR.id)
FIRST = replace(BLANK, began_in=2020, group="1", school="De Brug", went=YearWent.MOVED_UP)
ZANDBANK = School(name="De Zandbank")


@pytest.mark.parametrize(
    ("went", "group"),
    [
        (YearWent.MOVED_UP, "4"),
        (YearWent.MOVED_SCHOOL, "4"),
        (YearWent.REPEATED, "3"),
        (YearWent.SKIPPED, "5"),
        (None, "4"),
    ],
)
def test_the_next_year_follows_from_how_the_last_one_went(went, group):
    last = replace(FIRST, began_in=2023, group="3", went=went)
    found = year_after(BLANK, (last, FIRST), TODAY)
    assert (found.began_in, found.group, found.school) == (2024, group, "De Brug")
    assert (found.id, found.went, found.note) == (BLANK.id, None, "")


@pytest.mark.parametrize(("last", "group"), [("8", ""), ("taalklas", ""), ("klas 1", ""), ("", "")])
def test_what_comes_after_a_class_with_a_name_is_not_guessed(last, group):
    assert year_after(BLANK, [replace(FIRST, group=last)], TODAY).group == group


@pytest.mark.parametrize("began_in", [None, 2025, 2026])
def test_this_year_is_on_the_pupil_and_is_offered_to_nobody(began_in):
    assert year_after(BLANK, [replace(FIRST, began_in=began_in)], TODAY) == BLANK
    assert year_after(BLANK, [], TODAY) == BLANK


def test_a_career_ends_with_this_year_and_our_own_school_needs_no_name():
    later = replace(BLANK, began_in=2021, group="taalklas", note=" na de verhuizing ")
    whole = made(later, FIRST, school=ZANDBANK)
    assert career_of(whole, TODAY) == (
        SchoolYearLine(year="2020-2021", group="groep 1", school="De Brug", went=YearWent.MOVED_UP),
        SchoolYearLine(
            year="2021-2022", group="taalklas", school="De Zandbank", note="na de verhuizing"
        ),
        SchoolYearLine(year="2026-2027", group="groep 6", school="De Zandbank"),
    )


def test_this_year_stands_there_once_and_nothing_where_nobody_wrote_a_year():
    now = replace(BLANK, began_in=2026, group="6")
    assert len(career_of(made(now, school=ZANDBANK), date(2027, 7, 31))) == 1
    assert len(career_of(made(now, school=ZANDBANK), date(2027, 8, 1))) == 2
    assert career_of(made(), TODAY) == ()


def test_a_year_of_which_nobody_knows_which_it_was_stands_first():
    assert in_order((FIRST, BLANK)) == (BLANK, FIRST)
    assert (BLANK.year_label, BLANK.group_label) == ("", "")
