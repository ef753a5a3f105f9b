"""The focus is never out of sight: who types sees where."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

import ib_desk.ui
from ib_desk.domain.records.school import School
from ib_desk.ui.places import SETTINGS
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.scroll_page import ScrollPage
from tests.ui.desk_window import CONTROL

SCROLL_THEMSELVES = {
    "spots.py",  # puts the focus in what is seen, in the same breath
    "preview/page_view.py",  # holds nothing that one types in
    "widgets/offer_list.py",  # makes room under the field with the focus
    "widgets/row_list.py",  # its own rows
    "widgets/scroll_page.py",
}


def in_view(widget: QWidget) -> bool:
    return not widget.visibleRegion().isEmpty()


class Page:
    """A field at the top, and far below it a card."""

    def __init__(self, qtbot, *inside: QWidget) -> None:
        self.page = ScrollPage("Blad")
        self.field = LineField("Naam")
        self.card = Card("Ver weg")
        for part in inside:
            self.card.add(part)
        self.last = QPushButton("Laatste")
        self.page.add(self.field)
        self.page.body.addSpacing(2000)
        self.page.add(self.card)
        self.page.add(self.last)
        self.page.resize(400, 300)
        qtbot.addWidget(self.page)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.field.setFocus()


def test_what_is_shown_takes_the_focus_along_to_its_first_control(qtbot):
    there = QPushButton("Doen")
    made = Page(qtbot, label("Woorden"), there)
    made.page.show_place(made.card)
    assert there.hasFocus()
    assert in_view(there)


def test_where_there_is_no_control_the_card_itself_has_it_and_no_key_gets_lost(qtbot):
    made = Page(qtbot, label("Woorden"))
    made.page.show_place(made.card)
    focus = QApplication.focusWidget()
    assert focus is made.card
    qtbot.keyClicks(focus, "zz")
    assert made.field.text() == ""


def test_a_focus_that_is_seen_stays_where_it_is(qtbot):
    made = Page(qtbot, label("Woorden"))
    made.last.setFocus()
    made.page.show_place(made.card)
    assert made.last.hasFocus()


def test_nothing_else_scrolls_a_page():
    root = Path(ib_desk.ui.__file__).parent
    scrolling = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if "erticalScrollBar().setValue" in (text := path.read_text("utf-8"))
        or "ensureWidgetVisible" in text
        or ("erticalScrollBar()" in text and "bar.setValue" in text)
    }
    assert scrolling == SCROLL_THEMSELVES


def test_keys_that_are_typed_at_the_list_of_keys_reach_no_field(used):
    name = [school.name for school in used.desk.all_of(School)]
    used.open_caseload()
    used.key(Qt.Key.Key_Slash, CONTROL)
    used.qtbot.waitUntil(lambda: isinstance(used.focus, Card))
    assert in_view(used.focus)
    used.type("zz")
    used.key(Qt.Key.Key_Tab)
    assert in_view(used.focus)
    assert [school.name for school in used.desk.all_of(School)] == name


@pytest.mark.parametrize("size", [(1366, 690), (900, 500)])
def test_after_each_jump_to_a_card_of_the_settings_the_focus_is_seen(used, size):
    used.window.resize(*size)
    screen = used.open_place(SETTINGS)
    for card in (screen._backups, screen._keys):
        screen._focus("name")
        used.settle()
        screen._show_card(card)
        used.settle()
        used.qtbot.waitUntil(lambda: in_view(used.focus))
        assert card is used.focus or card.isAncestorOf(used.focus)


def test_the_rows_that_led_to_a_proposal_are_seen_and_have_the_focus(used):
    used.window.resize(900, 400)
    page = used.open_page("matched_care")
    button = next(b for b in page.findChildren(QPushButton) if b.text() == "Wijs de redenen aan")
    button.setFocus()
    button.click()
    used.settle()
    used.qtbot.waitUntil(lambda: in_view(used.focus))
