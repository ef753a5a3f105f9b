"""Who is cut off in the middle of a word, by a lock or by closing, goes on in the same place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ib_desk.application.drafts import Spot
from ib_desk.ui.places import SETTINGS
from tests.ui.desk_window import CONTROL, SHIFT, WindowInUse
from tests.ui.opened_desk import opened_desk


@pytest.fixture(scope="module")
def desk(qapp, empty_vault, tmp_path_factory):
    """One for all places: each test goes to another field."""
    with opened_desk(empty_vault, tmp_path_factory.mktemp("places")) as made:
        yield made


def new_pupil(used):
    used.open_caseload()
    used.key(Qt.Key.Key_N, CONTROL)
    return used.screen, "surname"


def half_a_line(used):
    used.open_caseload()
    used.key(Qt.Key.Key_S, CONTROL | SHIFT)
    return used.window.writing.panel, "pupil"


def school(used):
    return used.open_place(SETTINGS), "coordinator"


def folded_away(used):
    screen = used.open_place(SETTINGS)
    screen._form.focus_field("board")
    return screen, "board"


def answer_of_a_party(used):
    return used.open_page("contract"), "fears"


def half_a_date(used):
    return used.open_page("request"), "starts_on"


@pytest.mark.parametrize(
    "reach", [new_pupil, half_a_line, school, folded_away, answer_of_a_party, half_a_date]
)
def test_the_same_field_with_the_same_text_and_the_cursor_where_it_was(qtbot, desk, reach):
    used = WindowInUse(qtbot, desk)
    screen, name = reach(used)
    field = next(w for w in screen.findChildren(QWidget, name) if w.property("record_id"))
    used.window.activateWindow()
    field.setFocus()
    used.type("31-")
    assert_goes_on_there(used)


def test_so_does_who_was_offered_names_to_choose_from(used):
    half_a_line(used)
    used.focus.clear()  # another test may have left a draft
    used.type("Noo")
    assert QApplication.activePopupWidget() is not None
    assert_goes_on_there(used)


def assert_goes_on_there(used):
    before = where(used)
    close(used)

    desk = used.desk
    again = WindowInUse(used.qtbot, desk)
    desk.session.load_drafts(desk.ask(desk.session.desk.drafts.all))
    spot = desk.ask(desk.session.desk.drafts.spot)
    again.window.navigator.go(spot, remember=False)
    again.window.writing.go_on(spot)
    again.settle()
    used.qtbot.waitUntil(lambda: where(again) == before)
    close(again)


def close(used):
    """Settles twice, as the program does: when the window closes, and when the program ends."""
    used.window.close()
    used.window.settle()
    used.settle()


def where(used):
    focus = used.focus
    if isinstance(focus, QPlainTextEdit):
        return focus.accessibleName(), focus.toPlainText(), focus.textCursor().position()
    if isinstance(focus, QLineEdit):
        return focus.accessibleName(), focus.text(), focus.cursorPosition()
    return None


@pytest.mark.usefixtures("sheet")
def test_who_was_in_no_field_goes_on_with_what_is_seen(used):
    screen = used.open_place(SETTINGS)
    bar = screen.area.verticalScrollBar()
    used.window.navigator.go(Spot(place=SETTINGS, scroll=bar.maximum() // 2))
    used.settle()
    used.qtbot.waitUntil(lambda: used.focus is not None and used.focus.visibleRegion() != QRegion())
    assert bar.value() > 0

    used.window.navigator.go(Spot(place=SETTINGS, scroll=bar.maximum()))
    used.settle()
    used.qtbot.waitUntil(lambda: used.focus is None)
