"""Absence on paper: what the bureau reads of it, and what parents do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ib_desk.application.paper import PrintChoices, Report
from ib_desk.domain.records.absence import (
    AbsenceTotal,
    AbsenceUnit,
    AdaptedTeaching,
    AtHome,
    AtHomeReason,
    TeachingGround,
    TeachingKind,
)
from ib_desk.domain.records.record import Record
from tests.builders import FILE, REQUEST_DAY, noor, records_of, whole, without
from tests.exchange.printing import printed, words_of

KINDS = (AtHome, AdaptedTeaching, AbsenceTotal)
TOTAL = AbsenceTotal(
    file_id=FILE,
    as_of=date(2026, 9, 10),
    excused=61,
    unexcused=4,
    unit=AbsenceUnit.DAY_PARTS,
    source="ons systeem",
    note="Vooral op maandag.",
)
SHORT = AdaptedTeaching(
    file_id=FILE,
    kind=TeachingKind.SHORTENED,
    hours=12,
    starts_on=date(2026, 9, 14),
    ends_on=date(2026, 12, 1),
    ground=TeachingGround.OTHER,
    line="Alleen de ochtenden.",
    expert="jeugdarts",
)
STAY = AtHome(
    file_id=FILE,
    since=date(2026, 8, 31),
    reason=AtHomeReason.CANNOT_COME,
    line="Durft de klas niet in.",
    plan="Eerst een uur met haar maatje.",
    offer="een plek op de praktijkschool",
)


def on(report: Report, *records: Record) -> str:
    known = without(noor(), *KINDS)
    return words_of(printed(report, whole(*records_of(known), *records), PrintChoices()).content)


def test_a_request_without_any_says_nothing_of_it():
    assert "Verzuim In de" not in on(Report.REQUEST)
    assert "geoorloofd" not in on(Report.REQUEST, replace(TOTAL, unit=None))
    assert "geoorloofd" not in on(Report.REQUEST, replace(TOTAL, as_of=None))


def test_a_request_tells_the_last_totals_with_day_and_source():
    older = replace(TOTAL, id=FILE, as_of=date(2026, 3, 1), excused=9)
    read = on(Report.REQUEST, older, TOTAL)
    assert (
        "In de 12 maanden tot en met 10 september 2026: 61 dagdelen geoorloofd en "
        "4 dagdelen ongeoorloofd (ons systeem). Vooral op maandag."
    ) in read
    assert "9 dagdelen" not in read


def test_whether_it_was_more_than_a_quarter_is_told_where_somebody_said():
    assert "kwart" not in on(Report.REQUEST, TOTAL)
    for so, words in ((True, "Dat is meer dan een kwart"), (False, "Dat is niet meer dan een")):
        assert words in on(Report.REQUEST, replace(TOTAL, is_over_quarter=so))


def test_a_request_tells_who_is_at_home_and_how_the_child_comes_back():
    read = on(Report.REQUEST, STAY)
    assert (
        "Noor is thuis sinds 31 augustus 2026. Wil of kan niet komen. Durft de klas niet in. "
        "Eerst een uur met haar maatje."
    ) in read
    assert STAY.offer not in read


def test_a_stay_that_is_over_is_told_for_a_year():
    back = replace(STAY, back_on=date(2026, 9, 7), reason=None)
    assert "Noor was thuis van 31 augustus 2026 tot 7 september 2026." in on(Report.REQUEST, back)
    old = replace(STAY, since=date(2025, 9, 1), back_on=date(2025, 9, 16))
    assert "thuis van" not in on(Report.REQUEST, old)
    assert "thuis sinds" not in on(Report.REQUEST, replace(STAY, since=None))


def test_the_timetable_of_now_stands_in_a_request():
    words = (
        "Verkort rooster: 12 uur per week, vanaf 14 september 2026 tot en met 1 december 2026. "
        "Alleen de ochtenden."
    )
    read = on(Report.REQUEST, SHORT)
    assert words in read
    assert "jeugdarts" not in read
    over = replace(SHORT, ends_on=REQUEST_DAY - timedelta(days=1))
    assert "Verkort rooster" not in on(Report.REQUEST, over)
    bare = AdaptedTeaching(file_id=FILE, kind=TeachingKind.DISTANCE)
    assert "Onderwijs op afstand." in on(Report.REQUEST, bare)


def test_parents_read_the_timetable_that_they_agreed_to_and_no_absence():
    read = on(Report.PARENTS, SHORT, STAY, TOTAL)
    assert (
        "Naar school Verkort rooster: 12 uur per week, tot en met 1 december 2026. "
        "Alleen de ochtenden."
    ) in read
    for kept in ("geoorloofd", "ons systeem", STAY.line, STAY.plan, "thuis sinds", "jeugdarts"):
        assert kept not in read
    bare = AdaptedTeaching(file_id=FILE, kind=TeachingKind.DISTANCE)
    assert "Onderwijs op afstand." in on(Report.PARENTS, bare)
    assert "Naar school" not in on(Report.PARENTS, STAY, TOTAL)
