"""Verzuim: a child at home, a timetable of its own, totals: written, corrected, taken away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ib_desk.domain.records.absence import (
    AbsenceTotal,
    AbsenceUnit,
    AdaptedTeaching,
    AtHome,
    AtHomeReason,
    TeachingGround,
    TeachingKind,
)
from ib_desk.domain.records.school import Sector
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.ui.file.broad_view_page import BroadViewPage
from ib_desk.ui.file.list_page import ListPage
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.page_facts import absence_fact
from ib_desk.ui.places import ABSENCE
from ib_desk.ui.records.absence import (
    absence_total_spec,
    absence_words,
    adapted_teaching_spec,
    at_home_spec,
)
from ib_desk.ui.session import Session
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.state import State
from tests.builders import FILE
from tests.domain.made_files import made
from tests.shipped import catalogue
from tests.ui.asked_ways import AskedWays, asked_of
from tests.ui.looking import nameless
from tests.ui.noor_session import TODAY, PageInWindow, noor_session

KINDS = (AtHome, AdaptedTeaching, AbsenceTotal)
STAY = AtHome(file_id=FILE, since=date(2026, 10, 26), reason=AtHomeReason.ILL)
SHORT = AdaptedTeaching(file_id=FILE, kind=TeachingKind.SHORTENED, hours=4)
TOTAL = AbsenceTotal(
    file_id=FILE,
    as_of=date(2026, 11, 9),
    excused=61,
    unexcused=4,
    unit=AbsenceUnit.DAY_PARTS,
    source="ons systeem",
)


@pytest.fixture
def session(tmp_path) -> Iterator[Session]:
    with noor_session(tmp_path, without=KINDS) as made_session:
        yield made_session


@pytest.fixture
def shown(qtbot, session) -> PageInWindow[ListPage]:
    return PageInWindow(qtbot, session, ListPage(session, AskedWays(session), ABSENCE))


def stored_after(shown: PageInWindow[ListPage], record) -> None:
    shown.session.add(record)
    shown.look()


def date_in(shown: PageInWindow[ListPage], name: str, text: str) -> None:
    (line,) = shown.field(name).findChildren(QLineEdit)
    shown.type(line, text)


def choose(shown: PageInWindow[ListPage], name: str, key: str) -> None:
    field = shown.field(name)
    assert isinstance(field, Choice)
    field.setFocus()
    shown.qtbot.keyClicks(field, key)
    shown.look()


def seen(shown: PageInWindow[ListPage], *names: str) -> set[str]:
    QApplication.processEvents()
    pages = {name: shown.page.findChildren(QWidget, name) for name in names}
    return {name for name, found in pages.items() if any(one.isVisible() for one in found)}


def test_a_child_at_home_is_one_line_and_the_way_back_folds_open(shown):
    shown.press("Leerling is thuis")
    names = ("since", "reason", "line", "back_on", "plan", "officer_on")
    assert seen(shown, *names) == {"since", "reason", "line"}
    date_in(shown, "since", "26-10-2026")
    choose(shown, "reason", "z")
    assert seen(shown, *names) == {"since", "reason", "line", "back_on"}
    (stay,) = shown.stored(AtHome)
    assert (stay.since, stay.reason) == (STAY.since, AtHomeReason.ILL)
    assert nameless(shown.page) == []


def test_a_stay_is_corrected_ended_and_removed(shown):
    stored_after(shown, STAY)
    shown.page.go_to(AtHome, STAY.id, "officer_on")
    date_in(shown, "officer_on", "16-11-2026")
    date_in(shown, "back_on", "18-11-2026")
    (stay,) = shown.stored(AtHome)
    assert stay == replace(STAY, officer_on=date(2026, 11, 16), back_on=date(2026, 11, 18))
    shown.session.remove(stay)
    assert shown.stored(AtHome) == []


def test_a_ground_is_asked_where_hours_are_fewer_and_consent_where_that_asks_it(shown):
    shown.press("Rooster toevoegen")
    assert seen(shown, "ground") == set()
    choose(shown, "kind", "v")
    assert seen(shown, "ground", "granted_on") == {"ground"}
    choose(shown, "ground", "e")
    shown.page.go_to(AdaptedTeaching, shown.stored(AdaptedTeaching)[0].id, "granted_on")
    shown.type(shown.field("hours"), "12")
    date_in(shown, "granted_on", "9-9-2026")
    (one,) = shown.stored(AdaptedTeaching)
    assert (one.kind, one.ground, one.hours, one.granted_on) == (
        TeachingKind.SHORTENED,
        TeachingGround.OTHER,
        12,
        date(2026, 9, 9),
    )


def test_totals_are_copied_in_one_line(shown):
    shown.press("Stand overnemen")
    shown.type(shown.field("excused"), "61")
    shown.type(shown.field("unexcused"), "4")
    choose(shown, "unit", "d")
    shown.type(shown.field("source"), "ons systeem")
    (total,) = shown.stored(AbsenceTotal)
    assert total == replace(TOTAL, id=total.id, as_of=TODAY)


def test_the_next_totals_are_counted_and_read_as_the_last(shown):
    stored_after(shown, TOTAL)
    shown.page._by_kind[AbsenceTotal].add_button.setFocus()
    shown.qtbot.keyClick(shown.page._by_kind[AbsenceTotal].add_button, Qt.Key.Key_Space)
    shown.type(shown.field("excused"), "70")
    last = next(one for one in shown.stored(AbsenceTotal) if one.id != TOTAL.id)
    assert (last.unit, last.source, last.as_of) == (TOTAL.unit, TOTAL.source, TODAY)
    assert last.unexcused is None


def told(spec, record, around) -> tuple[str, str, State | None, str]:
    line = spec.summary(record, around)
    return line.title, line.facts, line.state, line.state_word


class TestSummaries:
    @pytest.fixture
    def around(self, shown):
        return shown.page._lists[0][0]._around

    def test_of_a_stay(self, around):
        spec = at_home_spec()
        assert told(spec, STAY, around) == (
            "Thuis sinds ma 26 okt",
            "ziek of ziek gemeld",
            State.ATTENTION,
            "nu thuis",
        )
        back = replace(STAY, back_on=date(2026, 11, 18), reason=None, line="buikpijn")
        assert told(spec, back, around) == (
            "Thuis van ma 26 okt tot wo 18 nov",
            "buikpijn",
            State.DONE,
            "weer op school",
        )
        without_begin = AtHome(file_id=FILE)
        assert told(spec, without_begin, around) == ("Nog zonder begin", "", None, "")

    def test_of_a_timetable(self, around):
        spec = adapted_teaching_spec()
        runs = replace(SHORT, starts_on=date(2026, 11, 12), ends_on=date(2027, 1, 29))
        assert told(spec, runs, around) == (
            "Verkort rooster",
            "4 uur per week · vanaf 12 nov 2026 t/m 29 jan 2027",
            State.BUSY,
            "loopt",
        )
        ahead = replace(runs, starts_on=date(2026, 12, 1), hours=None)
        assert told(spec, ahead, around)[2:] == (State.WAITING, "begint di 1 dec")
        over = replace(SHORT, ends_on=date(2026, 11, 1), kind=None)
        assert told(spec, over, around)[::3] == ("Nog niet gekozen wat", "afgelopen")

    def test_of_totals(self, around):
        spec = absence_total_spec()
        assert told(spec, TOTAL, around) == (
            "61 dagdelen geoorloofd, 4 ongeoorloofd",
            "tot en met 9 nov 2026 · ons systeem",
            None,
            "",
        )
        assert spec.summary(replace(TOTAL, excused=None), around).title == "4 dagdelen ongeoorloofd"
        assert spec.summary(replace(TOTAL, unit=None), around).title == (
            "61 geoorloofd, 4 ongeoorloofd"
        )
        empty = AbsenceTotal(file_id=FILE, limit_on=TODAY)
        assert told(spec, empty, around) == (
            "Nog geen totalen",
            "",
            State.ATTENTION,
            "nog te melden",
        )

    def test_a_limit_that_was_reached_later_hides_no_totals(self, around):
        reached = AbsenceTotal(file_id=FILE, as_of=date(2026, 11, 20), limit_on=TODAY)
        assert absence_words(made(TOTAL, reached), around) == (
            "61 dagdelen geoorloofd, 4 ongeoorloofd"
        )


def test_the_brede_blik_says_it_in_one_line_and_leads_there(qtbot, tmp_path):
    with noor_session(tmp_path, STAY, replace(SHORT, hours=4), TOTAL, without=KINDS) as session:
        blik = PageInWindow(qtbot, session, BroadViewPage(session, AskedWays(session)))
        assert blik.page._absent.text() == (
            "Thuis sinds ma 26 okt · Verkort rooster · 61 dagdelen geoorloofd, 4 ongeoorloofd"
        )
        with qtbot.waitSignal(asked_of(blik.page)) as asked:
            blik.press("Naar Verzuim")
        assert ABSENCE in str(asked.args)
        blik.page.forget_file()
        assert blik.page._absent.text() == ""


def test_the_brede_blik_says_that_nothing_is_known(qtbot, session):
    blik = PageInWindow(qtbot, session, BroadViewPage(session, AskedWays(session)))
    assert blik.page._absent.text() == "Nog niets bekend van verzuim."


def test_totals_without_a_number_do_not_hide_those_before(qtbot, tmp_path):
    without_number = AbsenceTotal(file_id=FILE, as_of=TODAY)
    assert absence_fact(made(TOTAL, without_number)).words == "stand van 9 nov 2026"
    with noor_session(tmp_path, TOTAL, without_number, without=KINDS) as session:
        blik = PageInWindow(qtbot, session, BroadViewPage(session, AskedWays(session)))
        assert blik.page._absent.text() == "61 dagdelen geoorloofd, 4 ongeoorloofd"


def test_the_list_of_the_file_says_who_is_at_home():
    assert absence_fact(made()).words == "nog geen stand"
    assert absence_fact(made(TOTAL)).words == "stand van 9 nov 2026"
    fact = absence_fact(made(TOTAL, STAY))
    assert (fact.words, fact.asks) == ("thuis sinds 26 okt 2026", True)


@pytest.mark.parametrize(
    ("sector", "unit"),
    [(Sector.PO, AbsenceUnit.DAY_PARTS), (Sector.VO, AbsenceUnit.HOURS), (None, None)],
)
def test_a_first_total_is_counted_as_schools_of_that_kind_count(sector, unit):
    around = Around(today=TODAY, terms=catalogue().terms, owners={SupportFile: FILE}, sector=sector)
    blank = absence_total_spec().blank
    assert blank is not None
    assert blank(around).unit is unit
    before = replace(TOTAL, unit=AbsenceUnit.HOURS)
    assert blank(replace(around, of=lambda _kind: (before,))).unit is AbsenceUnit.HOURS
