"""Pieces to pick under a field: by keyboard or mouse, and out of the way of who types."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ib_desk.domain.offers.picked_text import Joining, Offered
from ib_desk.ui.style.theme import Appearance
from ib_desk.ui.widgets.growing_text import GrowingText
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.offer_list import OfferList
from ib_desk.ui.widgets.scroll_page import ScrollPage
from tests.ui.looking import nameless
from tests.ui.reading import chosen_in, offered_in

PEOPLE = Offered(pieces=("Noor", "Marieke", "Joost", "Anouk", "Tim", "beide ouders"))
OFTEN = Offered(pieces=("elke dag", "{n} keer per week"), joining=Joining.COMMA)
FIELDS = {"line": LineField, "text": GrowingText}


class Desk:
    """A page with a field that offers, and a button behind it."""

    def __init__(self, qtbot: QtBot, kind: str, offered: Offered, above: int = 0) -> None:
        self.qtbot = qtbot
        self.page = ScrollPage("Blad")
        self.field = FIELDS[kind]("Wie waren erbij?")
        self.offers = OfferList(self.field, lambda: offered)
        self.after = QPushButton("Verder")
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.addSpacing(above)
        rows.addWidget(self.field)
        rows.addWidget(self.after)
        self.page.add(content)
        self.page.finish()
        self.page.resize(480, 420)
        qtbot.addWidget(self.page)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.after.setFocus()

    def enter(self) -> None:
        self.field.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget(), key)

    @property
    def text(self) -> str:
        field = self.field
        return field.text() if isinstance(field, LineField) else field.toPlainText()

    @property
    def panel(self) -> QWidget:
        panel = self.list.parentWidget()
        assert panel is not None
        return panel

    @property
    def list(self) -> QListWidget:
        found: QListWidget = self.page.findChildren(QListWidget)[-1]
        return found


@pytest.fixture(params=FIELDS)
def desk(request, qtbot):
    return Desk(qtbot, request.param, PEOPLE)


def test_an_empty_field_shows_what_can_be_picked_and_chooses_nothing_itself(desk):
    desk.enter()
    assert offered_in(desk.offers) == PEOPLE.pieces
    assert chosen_in(desk.offers) == ""


def test_down_and_enter_put_a_name_in_and_the_next_one_behind_it(desk):
    desk.enter()
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert desk.text == "Noor"
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert desk.text == "Noor, Joost en Marieke"
    assert "Noor" not in offered_in(desk.offers)


def test_two_letters_and_enter_are_enough(qtbot, desk):
    desk.enter()
    qtbot.keyClicks(desk.field, "an")
    assert chosen_in(desk.offers) == "Anouk"
    desk.press(Qt.Key.Key_Return)
    qtbot.keyClicks(desk.field, " en ti")
    desk.press(Qt.Key.Key_Return)
    assert desk.text == "Anouk en Tim"


def test_whoever_types_something_else_is_not_bothered(qtbot, desk):
    desk.enter()
    qtbot.keyClicks(desk.field, "Opa")
    assert offered_in(desk.offers) == ()
    desk.press(Qt.Key.Key_Tab)
    assert desk.text == "Opa"


def test_tab_leaves_the_field_and_takes_the_list_away(desk):
    desk.enter()
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Tab)
    assert desk.after.hasFocus()
    assert offered_in(desk.offers) == ()
    assert desk.text == ""


def test_escape_closes_the_list_and_down_opens_it_again(desk):
    desk.enter()
    desk.press(Qt.Key.Key_Escape)
    assert offered_in(desk.offers) == ()
    assert desk.field.hasFocus()
    desk.press(Qt.Key.Key_Down)
    assert chosen_in(desk.offers) == "Noor"
    desk.press(Qt.Key.Key_Up)
    assert chosen_in(desk.offers) == ""


def test_a_field_with_words_in_it_stays_quiet_until_it_is_asked(desk):
    desk.field.set_text("Noor")
    desk.enter()
    assert offered_in(desk.offers) == ()
    desk.press(Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert desk.text == "Noor en Marieke"


def test_where_the_program_puts_the_focus_nothing_opens_unasked(desk):
    desk.field.setFocus()
    QApplication.processEvents()
    assert offered_in(desk.offers) == ()
    desk.press(Qt.Key.Key_Down)
    assert chosen_in(desk.offers) == "Noor"


def test_who_goes_back_in_the_text_is_not_picking(qtbot, desk):
    desk.enter()
    qtbot.keyClicks(desk.field, "ma")
    desk.press(Qt.Key.Key_Left)
    assert offered_in(desk.offers) == ()
    qtbot.keyClicks(desk.field, "x")
    assert offered_in(desk.offers) == ()


def test_a_click_puts_a_name_in_and_leaves_the_focus_in_the_field(qtbot, desk):
    desk.enter()
    place = desk.list.visualItemRect(desk.list.item(1)).center()
    qtbot.mouseClick(desk.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.text == "Marieke"
    assert desk.field.hasFocus()


def test_picking_is_one_step_to_undo(desk):
    desk.enter()
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    desk.field.undo()
    assert desk.text == ""


def test_a_number_waits_to_be_typed_over(qtbot):
    desk = Desk(qtbot, "line", OFTEN)
    desk.enter()
    assert offered_in(desk.offers) == ("elke dag", "… keer per week")
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert desk.text == "2 keer per week"
    assert desk.field.selectedText() == "2"
    qtbot.keyClicks(desk.field, "4")
    assert desk.text == "4 keer per week"


def test_a_number_that_was_typed_goes_into_the_phrase(qtbot):
    desk = Desk(qtbot, "text", OFTEN)
    desk.enter()
    qtbot.keyClicks(desk.field, "3 k")
    desk.press(Qt.Key.Key_Return)
    assert desk.text == "3 keer per week"


def test_where_one_piece_is_mostly_enough_the_list_closes_behind_it(qtbot):
    desk = Desk(qtbot, "line", OFTEN)
    desk.enter()
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert desk.text == "elke dag"
    assert offered_in(desk.offers) == ()
    desk.press(Qt.Key.Key_Down)
    assert list(offered_in(desk.offers)) == ["… keer per week"]


def test_a_number_in_the_middle_of_a_text_is_selected_too(qtbot):
    desk = Desk(qtbot, "text", OFTEN)
    desk.field.set_text("elke dag")
    desk.enter()
    desk.press(Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert desk.text == "elke dag, 2 keer per week"
    assert desk.field.textCursor().selectedText() == "2"


def test_what_may_not_change_offers_nothing(desk):
    desk.field.setReadOnly(True)
    desk.enter()
    desk.press(Qt.Key.Key_Down)
    assert offered_in(desk.offers) == ()


def test_a_field_for_which_nothing_is_known_is_a_field_like_any_other(qtbot):
    desk = Desk(qtbot, "text", Offered())
    desk.enter()
    desk.press(Qt.Key.Key_Return)
    assert offered_in(desk.offers) == ()
    assert desk.text == "\n"


# For everyone


def test_nothing_on_the_page_moves_for_the_list(desk):
    desk.enter()
    before = desk.after.mapTo(desk.page, QPoint(0, 0))
    desk.press(Qt.Key.Key_Escape)
    assert desk.after.mapTo(desk.page, QPoint(0, 0)) == before


def test_the_list_has_a_name_and_the_field_says_that_it_is_there(desk):
    desk.enter()
    assert nameless(desk.page) == []
    assert desk.list.accessibleName() == "Voorstellen bij Wie waren erbij?"
    assert desk.field.accessibleDescription() == "Pijl omlaag geeft voorstellen."


def test_the_chosen_piece_is_said(desk, aloud):
    desk.enter()
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert aloud == ["Noor", "Marieke"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_list_is_seen_whole_under_the_field_or_above_it(qtbot, qapp, theme, scale):
    theme.use(Appearance(text_scale=scale))
    for above in (0, 300):
        desk = Desk(qtbot, "text", PEOPLE, above=round(above * scale))
        desk.enter()
        panel = desk.panel
        seen = desk.page.area.viewport().rect()
        top = panel.mapTo(desk.page.area.viewport(), QPoint(0, 0))
        assert seen.contains(top)
        assert seen.contains(top + QPoint(0, panel.height() - 1))
        field = desk.field.mapTo(desk.page.area.viewport(), QPoint(0, 0)).y()
        is_under = top.y() >= field + desk.field.height()
        is_above = top.y() + panel.height() <= field
        assert is_under or is_above
        desk.page.hide()


def test_the_page_makes_room_under_a_field_at_the_lower_edge(qtbot):
    desk = Desk(qtbot, "line", PEOPLE, above=360)
    desk.page.body.insertSpacing(desk.page.body.count() - 1, 600)
    QApplication.processEvents()
    desk.enter()
    field, panel = desk.field, desk.panel

    assert panel.mapTo(desk.page, QPoint(0, 0)).y() > field.mapTo(desk.page, QPoint(0, 0)).y()
    assert panel.visibleRegion().boundingRect().height() == panel.height()
    assert field.visibleRegion().boundingRect().height() == field.height()


def test_the_list_goes_along_with_its_field(qtbot):
    desk = Desk(qtbot, "text", PEOPLE)
    desk.enter()
    before = desk.panel.y()
    desk.page.body.insertSpacing(0, 60)
    qtbot.waitUntil(lambda: desk.panel.y() == before + 60)


def test_the_list_is_the_same_while_one_types_and_gone_when_one_leaves(qtbot, desk):
    desk.enter()
    first = desk.list
    qtbot.keyClicks(desk.field, "anmati")
    assert desk.list is first
    desk.press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not desk.page.findChildren(QListWidget))


def test_the_list_goes_when_its_field_does(qtbot):
    desk = Desk(qtbot, "text", PEOPLE)
    desk.enter()
    desk.field.setParent(None)
    desk.field.deleteLater()
    qtbot.waitUntil(lambda: not desk.page.findChildren(QListWidget))


def test_in_a_window_that_does_not_scroll_the_list_stays_inside_it(qtbot):
    window = QWidget()
    field = LineField("Wie?")
    rows = QVBoxLayout(window)
    rows.addStretch(1)
    rows.addWidget(field)
    offers = OfferList(field, lambda: PEOPLE)
    window.resize(400, 400)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert offered_in(offers) == PEOPLE.pieces
    panel = window.findChildren(QListWidget)[-1].parentWidget()
    assert panel is not None
    assert window.rect().contains(panel.geometry())
    assert panel.geometry().bottom() < field.geometry().top()
