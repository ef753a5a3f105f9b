"""The contract at the table, in the real window: where the focus goes when parties come and go."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QStyle, QStyleOptionComboBox

from ib_desk.domain.offers.first_contract import missing_parties
from ib_desk.domain.records.condition import Condition, ConditionAnswer, ConditionState
from ib_desk.domain.records.contract import (
    Breach,
    Contract,
    ContractParty,
    ContractReview,
    PartyKind,
    PartyState,
)
from ib_desk.ui.style.theme import Appearance
from tests.builders import noor_records
from tests.ui.desk_window import CONTROL, WindowInUse
from tests.ui.opened_desk import opened_desk

PAGE = "contract"
OF_A_CONTRACT = (Contract, ContractParty, ContractReview, Breach)


@pytest.fixture
def used(qtbot, empty_vault, tmp_path):
    with opened_desk(empty_vault, tmp_path) as desk:
        yield WindowInUse(qtbot, desk)
        assert desk.problems == []


@pytest.fixture
def untalked(qtbot, empty_vault, tmp_path):
    records = [record for record in noor_records() if not isinstance(record, OF_A_CONTRACT)]
    with opened_desk(empty_vault, tmp_path, records) as desk:
        yield WindowInUse(qtbot, desk)
        assert desk.problems == []


def add_party(used, name):
    """As the menu of “Gesprekspartner toevoegen” does."""
    page, whole = used.page, used.screen.whole
    terms = page.session.desk.catalogue.terms
    party = next(p for p in missing_parties(whole, whole.contract, terms) if p.name == name)
    page._add_party.setFocus()
    page.session.add(party)
    used.settle()


def column_of(used, name):
    return next(c for c in used.page._written.grid._columns if c.head.name == name)


def shown_names(used):
    return [name for _head, name, _ink in used.page._written.grid.heads]


def fits(choice):
    """Whether the words in a box are not shortened."""
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    room = choice.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox,
        option,
        QStyle.SubControl.SC_ComboBoxEditField,
        choice,
    )
    return choice.fontMetrics().horizontalAdvance(choice.currentText()) <= room.width() - 2


def test_after_beginning_the_child_can_speak_at_once(untalked):
    page = untalked.open_page(PAGE)
    assert untalked.focus.text() == "Contract beginnen"
    untalked.key(Qt.Key.Key_Return)

    assert untalked.focus is page._written.grid._columns[0].cells["going_well"]
    untalked.type("tekenen")
    untalked.key(Qt.Key.Key_Tab)
    child = next(p for p in untalked.desk.all_of(ContractParty) if p.kind is PartyKind.PUPIL)
    assert child.going_well == "tekenen"


@pytest.mark.usefixtures("sheet")
def test_a_party_that_is_added_is_in_view_and_has_the_focus(used):
    used.open_page(PAGE)
    add_party(used, "Karin Hoekstra")

    assert shown_names(used)[0] == "Noor"
    assert shown_names(used)[-1] == "Karin Hoekstra"
    assert used.focus is column_of(used, "Karin Hoekstra").cells["going_well"]
    assert used.page._written.grid._pager._words.text() == "3–6 van 6"


def test_a_helper_who_is_not_under_mensen_is_named_at_the_table(used):
    page = used.open_page(PAGE)
    add_party(used, "hulpverlener")
    head = column_of(used, "hulpverlener").head
    head._name.setFocus()
    head._name.selectAll()
    used.type("Fenna Bos")
    used.key(Qt.Key.Key_Tab)

    assert shown_names(used)[-1] == page._written.sticky._heads[-1][1]._whole == "Fenna Bos"
    absent = page._written.conditions._absent(Condition.LANGUAGE)
    assert absent[-1][1] == "Fenna Bos"
    add_party(used, "Karin Hoekstra")
    assert column_of(used, "Karin Hoekstra").head.asks_name is False


def test_a_helper_without_a_name_is_called_what_she_is(used):
    used.open_page(PAGE)
    add_party(used, "hulpverlener")
    head = column_of(used, "hulpverlener").head
    head._name.setFocus()
    head._name.selectAll()
    used.key(Qt.Key.Key_Delete)
    used.key(Qt.Key.Key_Tab)

    assert shown_names(used)[-1] == "Hulpverlener"


@pytest.mark.usefixtures("sheet")
def test_the_way_to_the_other_parties_stands_beside_the_names(used):
    page = used.open_page(PAGE)
    grid = page._written.grid
    assert grid._pager.isHidden()
    add_party(used, "Karin Hoekstra")
    head = grid._columns[0].head
    assert grid._pager.mapTo(page, QPoint(0, 0)).y() == head.mapTo(page, QPoint(0, 0)).y()

    before, after = grid._pager.buttons
    before.click()
    assert grid._pager._words.text() == "2–5 van 6"
    assert "Karin Hoekstra" not in shown_names(used)
    before.click()
    assert grid._pager._words.text() == "3–6 van 6"
    after.click()
    assert shown_names(used) == [c.head.name for c in grid._columns[:5]]


@pytest.mark.usefixtures("sheet")
@pytest.mark.parametrize("party", range(5))
def test_in_less_room_she_goes_on_with_whom_she_was(used, party):
    used.open_page(PAGE)
    grid = used.page._written.grid
    cell = grid._columns[party].cells["expects"]
    cell.setFocus()
    used.type("rust")
    used.window.resize(560, 690)
    used.settle()

    assert len(shown_names(used)) < 5
    assert used.focus is cell
    assert cell.isVisible()
    assert cell.toPlainText().startswith("rust")


@pytest.mark.usefixtures("sheet")
def test_who_takes_a_party_out_stays_at_the_same_height_beside_it(used):
    page = used.open_page(PAGE)
    add_party(used, "Karin Hoekstra")
    column_of(used, "Karin Hoekstra").head.remove.setFocus()
    QApplication.processEvents()
    height = page.area.verticalScrollBar().value()
    used.key(Qt.Key.Key_Return)

    assert used.focus is page._written.grid._columns[-1].cells["trust"]
    assert page.area.verticalScrollBar().value() == height > 0
    assert page._written.grid._pager.isHidden()


@pytest.mark.usefixtures("sheet")
def test_a_party_that_comes_back_is_in_view_and_has_the_focus(used):
    used.open_page(PAGE)
    add_party(used, "Karin Hoekstra")
    column_of(used, "Karin Hoekstra").head.remove.setFocus()
    used.key(Qt.Key.Key_Return)
    used.key(Qt.Key.Key_Z, CONTROL)

    assert used.focus is column_of(used, "Karin Hoekstra").cells["going_well"]


def test_a_party_that_an_undo_takes_away_leaves_the_focus_in_the_table(used):
    page = used.open_page(PAGE)
    add_party(used, "Karin Hoekstra")
    used.key(Qt.Key.Key_Z, CONTROL)

    assert len(page._written.grid._columns) == 5
    assert page._written.grid.isAncestorOf(used.focus)


def test_a_new_version_begins_with_the_child(used):
    page = used.open_page(PAGE)
    page._renew.setFocus()
    used.key(Qt.Key.Key_Return)

    assert used.focus is page._written.grid._columns[0].cells["going_well"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_state_of_a_party_is_read_in_full_with_its_day_beside_it(used, theme, scale):
    theme.use(Appearance(text_scale=scale))
    page = used.open_page(PAGE)
    for column in page._written.grid._columns:
        head = column.head
        for state in PartyState:
            head._state.chosen.emit(state)
            used.settle()
            if not head.isVisible():
                continue
            assert fits(head._state), state
            head._state.setFocus()
            assert fits(head._state), state
            assert head.height() >= head.heightForWidth(head.width())
            assert head.rect().contains(head._state.geometry())
            assert not head._state.geometry().intersects(head._name.geometry())
            if head._day.isVisible():
                assert head.rect().contains(head._day.geometry())
                assert not head._state.geometry().intersects(head._day.geometry())


def test_the_day_of_a_party_is_that_of_the_talk_until_another_is_picked(used):
    page = used.open_page(PAGE)
    head = page._written.grid._columns[2].head
    head._state.chosen.emit(PartyState.SPOKEN)
    assert head._day.text() == "12 mrt"

    head._day.click()
    head._calendar.picked.emit(date(2026, 3, 14))
    used.settle()
    father = next(p for p in used.desk.all_of(ContractParty) if "Joost" in p.name)
    assert (father.state, father.state_on) == (PartyState.SPOKEN, date(2026, 3, 14))
    assert head._day.accessibleName().endswith(
        "gesproken op zaterdag 14 maart 2026, andere dag kiezen"
    )


@pytest.mark.usefixtures("sheet")
def test_names_are_in_view_at_every_height(used):
    page = used.open_page(PAGE)
    bar = page.area.verticalScrollBar()
    head = page._written.grid._columns[0].head
    for height in range(0, 400, 7):
        bar.setValue(height)
        is_whole = head.mapTo(page.area.viewport(), QPoint(0, 0)).y() >= 0
        assert is_whole != page._written.sticky.isVisible()


def test_who_sees_a_condition_differently_is_chosen(used):
    page = used.open_page(PAGE)
    card = page._written.conditions
    together = card._rows[Condition.LANGUAGE, None]
    together.other.setFocus()
    together.other.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == [
        column.head.name for column in page._written.grid._columns
    ]
    menu.actions()[2].trigger()
    menu.close()
    used.settle()

    differs = used.desk.all_of(ConditionAnswer)[-1]
    father = page._written.grid._columns[2].binding.record
    assert (differs.party_id, differs.state) == (father.id, ConditionState.UNKNOWN)
    assert used.focus is card._rows[Condition.LANGUAGE, father.id].choice.focusProxy()

    card._rows[Condition.LANGUAGE, father.id].other.setFocus()
    used.key(Qt.Key.Key_Return)
    assert used.focus is card._rows[Condition.LANGUAGE, None].choice.focusProxy()
    assert (Condition.LANGUAGE, father.id) not in card._rows


@pytest.mark.usefixtures("sheet")
def test_what_is_typed_below_the_window_comes_into_view(used):
    page = used.open_page(PAGE)
    cell = page._written.grid._columns[1].cells["earlier_experience"]
    page._written.grid.focus_cell(1, "earlier_experience")
    QApplication.processEvents()
    for _line in range(14):
        used.type("Eerst ging het niet goed. ")
        QApplication.processEvents()
        cursor = cell.viewport().mapTo(page.area.viewport(), cell.cursorRect().bottomLeft())
        assert cursor.y() <= page.area.viewport().height()
