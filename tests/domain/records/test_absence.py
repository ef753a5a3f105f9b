"""Totals with a source, a stay at home, and a timetable of its own: what each tells of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ib_desk.domain.records.absence import (
    AbsenceTotal,
    AbsenceUnit,
    AdaptedTeaching,
    AtHome,
    AtHomeReason,
    TeachingGround,
    TeachingKind,
)
from ib_desk.domain.records.doubts import MOST_A_WEEK, Doubt, doubts
from ib_desk.domain.records.moment import Happening
from tests.domain.made_files import FILE, TODAY, made

DAY = timedelta(days=1)
SHORT = AdaptedTeaching(file_id=FILE.id, kind=TeachingKind.SHORTENED)


def test_a_stay_tells_its_beginning_its_offer_and_its_end():
    stay = AtHome(
        file_id=FILE.id,
        since=TODAY,
        reason=AtHomeReason.ILL,
        line="buikpijn",
        offer="twee ochtenden",
        offered_on=TODAY + DAY,
        back_on=TODAY + 2 * DAY,
    )
    told = [(one.happening, one.on, one.words, one.choice) for one in stay.moments(made())]
    assert told == [
        (Happening.AT_HOME, TODAY, "buikpijn", AtHomeReason.ILL),
        (Happening.PLACE_OFFERED, TODAY + DAY, "twee ochtenden", None),
        (Happening.BACK_AT_SCHOOL, TODAY + 2 * DAY, "", None),
    ]
    assert not stay.is_to_settle
    at_home = AtHome(file_id=FILE.id, since=TODAY)
    assert at_home.is_to_settle
    assert [one.happening for one in at_home.moments(made())] == [Happening.AT_HOME]


def test_totals_tell_where_they_were_read_and_whether_they_were_reported():
    total = AbsenceTotal(
        file_id=FILE.id, as_of=TODAY, source="ons systeem", limit_on=TODAY, reported_on=TODAY
    )
    told = [(one.happening, one.on, one.who) for one in total.moments(made())]
    assert told == [
        (None, TODAY, "ons systeem"),
        (Happening.ABSENCE_LIMIT, TODAY, ""),
        (Happening.ABSENCE_REPORTED, TODAY, ""),
    ]
    assert not total.is_to_settle
    assert replace(total, reported_on=None).is_to_settle
    assert [one.on for one in AbsenceTotal(file_id=FILE.id).moments(made())] == [None]


@pytest.mark.parametrize(
    ("excused", "unexcused", "unit", "says"),
    [
        (61, 4, AbsenceUnit.DAY_PARTS, True),
        (0, None, AbsenceUnit.HOURS, True),
        (None, 0, AbsenceUnit.HOURS, True),
        (None, None, AbsenceUnit.HOURS, False),
        (61, 4, None, False),
    ],
)
def test_a_total_says_how_much_when_it_says_of_what(excused, unexcused, unit, *, says: bool):
    total = AbsenceTotal(file_id=FILE.id, excused=excused, unexcused=unexcused, unit=unit)
    assert total.says_how_much is says


def test_a_timetable_tells_its_days_also_those_that_come():
    teaching = replace(SHORT, starts_on=TODAY, ends_on=TODAY + DAY, line="ochtenden")
    told = [(one.happening, one.on, one.words, one.is_plan) for one in teaching.moments(made())]
    assert told == [
        (Happening.TEACHING_BEGINS, TODAY, "ochtenden", True),
        (Happening.TEACHING_ENDS, TODAY + DAY, "ochtenden", True),
    ]
    assert not list(SHORT.moments(made()))
    days = (TODAY - DAY, TODAY, TODAY + DAY, TODAY + 2 * DAY)
    assert [teaching.runs_on(day) for day in days] == [False, True, True, False]
    assert SHORT.runs_on(date.min)


def test_a_shortened_timetable_has_an_end_and_one_ground_asks_for_consent():
    assert not doubts(SHORT, TODAY)
    assert doubts(replace(SHORT, starts_on=TODAY), TODAY) == {"ends_on": Doubt.NO_END}
    other = replace(SHORT, ground=TeachingGround.OTHER)
    assert doubts(other, TODAY) == {"ground": Doubt.ASKS_CONSENT}
    assert not doubts(replace(other, granted_on=TODAY), TODAY)
    assert not doubts(replace(other, starts_on=TODAY, kind=TeachingKind.DISTANCE), TODAY)


def test_hours_are_those_of_a_week():
    assert not doubts(replace(SHORT, hours=MOST_A_WEEK), TODAY)
    assert doubts(replace(SHORT, hours=MOST_A_WEEK + 1), TODAY) == {"hours": Doubt.MORE_THAN_A_WEEK}
