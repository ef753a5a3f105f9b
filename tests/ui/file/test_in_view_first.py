"""What is in view comes first; while the rest still comes, all works as if it were there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import cycle
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.contract import Breach, Contract, ContractParty, ContractReview
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.record import Record
from ib_desk.ui.file.page import FilePage
from ib_desk.ui.file_screen import FileScreen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import CONTRACT, OVERVIEW
from ib_desk.ui.session import Session
from ib_desk.ui.tab_order import put_in_order, tab_stops
from ib_desk.ui.widgets.later import Later
from tests.builders import FILE, agreements, noor_records
from tests.ui.file_pages import PAGES
from tests.ui.noor_session import saved
from tests.ui.sessions import session_in_memory

MANY = 30


class Visit:
    """Noor's file in a window, on its overview."""

    def __init__(self, qtbot, session) -> None:
        self.qtbot, self.session = qtbot, session
        self.ways = Navigator(session)
        qtbot.addWidget(self.ways.screens)
        self.ways.screens.resize(1272, 636)
        self.ways.screens.show()
        self.ways.screens.activateWindow()
        self.ways.go_to_file(FILE)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.session.is_busy and self.file.is_read)

    @property
    def file(self) -> FileScreen:
        assert isinstance(self.ways.file, FileScreen)
        return self.ways.file

    @property
    def whole(self) -> WholeFile:
        assert self.file.whole is not None
        return self.file.whole

    @property
    def page(self) -> FilePage:
        assert self.file.page is not None
        return self.file.page

    @property
    def focus(self) -> QWidget:
        return self.ways.screens.focusWidget()

    def turn_by_turn(self) -> None:
        parts = self.page.findChildren(Later)
        self.qtbot.waitUntil(lambda: all(later.is_done for later in parts))
        self.settle()
        QApplication.processEvents()  # what was put into a page is shown at the turn after that

    def at_once(self) -> None:
        self.page.complete()
        self.turn_by_turn()


def many_agreements() -> list[Agreement]:
    like = agreements()[0]
    return [
        replace(like, id=uuid4(), result=f"afspraak {number:02}", ends_on=date(2027, 1, 1))
        for number in range(MANY)
    ]


@pytest.fixture
def records() -> list[Record]:
    return [*noor_records(), *many_agreements()]


@pytest.fixture
def session(tmp_path, records) -> Iterator[Session]:
    with session_in_memory(tmp_path, *records) as session:
        yield session


def stops(page: FilePage) -> list[tuple[str, str]]:
    return [(type(stop).__name__, stop.accessibleName()) for stop in tab_stops(page)]


def heard(page: FilePage) -> list[str]:
    """What a screen reader goes through."""
    put_in_order(page)
    names = (part.accessibleName() for part in page.findChildren(QWidget) if part.isVisible())
    return [name for name in names if name]


@pytest.mark.parametrize("place", [place for place in PAGES if place != OVERVIEW])
def test_a_page_that_came_in_turns_is_the_page_that_came_at_once(qtbot, session, place):
    visit = Visit(qtbot, session)
    visit.ways.go_to_page(place)
    visit.turn_by_turn()
    in_turns = (stops(visit.page), heard(visit.page), visit.focus.accessibleName())
    visit.ways.go_to_page(OVERVIEW)
    visit.file.pages.drop(place)
    visit.ways.go_to_page(place)
    visit.at_once()
    qtbot.waitUntil(lambda: stops(visit.page) == in_turns[0])
    assert (heard(visit.page), visit.focus.accessibleName()) == in_turns[1:]


def test_who_types_at_once_types_in_the_first_field_and_goes_on_in_it(qtbot, session, qapp):
    visit = Visit(qtbot, session)
    visit.ways.go_to_page(CONTRACT)
    field = visit.focus
    assert isinstance(field, QPlainTextEdit)
    keys = cycle("een sleutel die alvast getypt wordt ")
    while not visit.page.later.is_done:
        QTest.keyClicks(visit.focus, next(keys))
        qapp.processEvents()
    assert visit.focus is field
    typed = field.toPlainText()
    assert "een sleutel" in typed
    visit.ways.leave_field()
    saved(qtbot, session)
    visit.settle()
    assert typed in [party.going_well for party in visit.whole.of(ContractParty)]


def test_tab_leads_on_in_what_has_come_by_then(qtbot, session):
    visit = Visit(qtbot, session)
    visit.ways.go_to_page(CONTRACT)
    assert not visit.page.later.is_done
    before = [name for name in stops(visit.page) if name[1]]
    visit.at_once()
    after = stops(visit.page)
    places = [after.index(name) for name in before]
    assert places == sorted(places)


def test_what_stands_below_is_neither_laid_out_nor_styled_on_arriving_and_comes_after(
    qtbot, session
):
    visit = Visit(qtbot, session)
    visit.ways.go_to_page(CONTRACT)
    below = [visit.page._by_kind[kind].card for kind in (Agreement, ContractReview, Breach)]
    styled = Qt.WidgetAttribute.WA_WState_Polished
    assert not any(card.isVisible() or card.testAttribute(styled) for card in below)
    visit.turn_by_turn()
    assert all(card.isVisible() and card.testAttribute(styled) for card in below)


def test_what_has_no_place_in_another_file_does_not_come_with_the_rest(qtbot, session):
    session.desk.records.remove(next(one for one in noor_records() if isinstance(one, Contract)))
    visit = Visit(qtbot, session)
    visit.ways.go_to_page(CONTRACT)
    visit.turn_by_turn()
    assert not any(records.card.isVisible() for records, _of in visit.page._lists)


@pytest.mark.parametrize("place", [OVERVIEW, "plan"])
def test_a_field_far_below_is_gone_to_before_its_turn(qtbot, session, place):
    last = max(many_agreements(), key=lambda one: one.result)
    visit = Visit(qtbot, session)
    visit.ways.go_to_page(place)
    stored = next(a for a in visit.whole.of(Agreement) if a.result == last.result)
    visit.ways.go_to_field(FieldPlace(record=Agreement, record_id=stored.id, field="result"))
    field = visit.focus
    assert isinstance(field, QPlainTextEdit)
    assert (field.objectName(), field.toPlainText()) == ("result", last.result)


def test_one_more_is_added_to_a_list_that_is_still_coming(qtbot, session):
    visit = Visit(qtbot, session)
    visit.ways.go_to_page("plan")
    records = visit.page._by_kind[Agreement]
    assert len(records._entries) < MANY
    records.add_record()
    QTest.keyClicks(visit.focus, "nog een")
    visit.ways.leave_field()
    saved(qtbot, session)
    visit.settle()
    assert "nog een" in [one.result for one in visit.whole.of(Agreement)]
    visit.turn_by_turn()
    assert len(records._entries) == len(visit.whole.of(Agreement))


def test_a_change_that_comes_in_between_leaves_out_nothing_and_doubles_nothing(qtbot, session):
    visit = Visit(qtbot, session)
    visit.ways.go_to_page("plan")
    known = next(a for a in visit.whole.of(Agreement) if a.result == "afspraak 07")
    session.change(known, replace(known, result="een andere afspraak"))
    saved(qtbot, session)
    visit.settle()
    visit.turn_by_turn()
    shown = [entry.record.id for entry in visit.page._by_kind[Agreement]._entries.values()]
    assert sorted(shown) == sorted(one.id for one in visit.whole.of(Agreement))
