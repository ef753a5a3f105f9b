"""What is pasted: without what nobody sees, and never cut off in silence."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.ui.widgets.date_field import DateField
from ib_desk.ui.widgets.growing_text import GrowingText
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.pasting import MOST_IN_A_LINE, MOST_IN_A_TEXT, NotPasted
from tests.ui.noor_session import TODAY

TURNED = "Sam\u202een\u200b is\u00ad sterk\x07.\ud800"
EMOJI = "Blij 😀 en Zoë"


class Told(QWidget):
    """A window that keeps what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        QVBoxLayout(self)

    @override
    def customEvent(self, event: QEvent) -> None:
        assert isinstance(event, NotPasted)
        self.words.append(event.words)


@pytest.fixture
def window(qtbot):
    made = Told()
    qtbot.addWidget(made)
    return made


def shown(window, field):
    window.layout().addWidget(field)
    window.show()
    window.activateWindow()
    field.setFocus()
    QApplication.processEvents()
    return field


def paste(qtbot, field, text):
    carried = QMimeData()
    carried.setText(text)
    QApplication.clipboard().setMimeData(carried)
    qtbot.keySequence(field, QKeySequence.StandardKey.Paste)


def in_both(qtbot, window, text):
    """What a line and a text make of it."""
    line, area = shown(window, LineField("Regel")), shown(window, GrowingText("Tekst"))
    for field in (line, area):
        field.setFocus()
        paste(qtbot, field, text)
    return line.text(), area.toPlainText()


def test_marks_that_nobody_sees_do_not_come_in(qtbot, window):
    assert in_both(qtbot, window, TURNED) == ("Samen is sterk.", "Samen is sterk.")


def test_what_can_be_seen_comes_in_as_it_is(qtbot, window):
    assert in_both(qtbot, window, EMOJI) == (EMOJI, EMOJI)
    assert in_both(qtbot, window, "Zoe\u0308") == ("Zoë", "Zoë")


def test_lines_stay_lines_in_a_text_and_stand_behind_each_other_in_a_line(qtbot, window):
    said = "Eerst.\r\nDan.\u2028Laatst.\tKlaar."
    assert in_both(qtbot, window, said) == (
        "Eerst. Dan. Laatst. Klaar.",
        "Eerst.\nDan.\nLaatst. Klaar.",
    )


def test_what_is_pasted_in_the_middle_leaves_the_cursor_behind_it(qtbot, window):
    line = shown(window, LineField("Regel"))
    line.set_text("voor na")
    line.setCursorPosition(5)
    paste(qtbot, line, "\u202e\u202ddit ")
    qtbot.keyClicks(line, "en ")
    assert line.text() == "voor dit en na"


def test_a_day_that_was_copied_with_other_hyphens_is_read(qtbot, window):
    field = shown(window, DateField("Wanneer", lambda: TODAY))
    paste(qtbot, field.focusProxy(), "\u200e24\u201111\u20112026")
    qtbot.keyClick(field.focusProxy(), Qt.Key.Key_Return)
    assert (field.is_valid, field.day().isoformat()) == (True, "2026-11-24")


@pytest.mark.parametrize(
    ("make", "most", "told"),
    [(LineField, MOST_IN_A_LINE, "2.000"), (GrowingText, MOST_IN_A_TEXT, "20.000")],
)
class TestTooLong:
    def test_all_of_it_or_nothing_and_it_is_told(self, qtbot, window, make, most, told):
        field = shown(window, make("Wat zag je?"))
        qtbot.keyClicks(field, "Al getypt.")
        paste(qtbot, field, "x" * most)
        assert held(field) == "Al getypt."
        (words,) = window.words
        assert words.startswith("Niet geplakt")
        assert told in words

    def test_what_just_fits_comes_in(self, qtbot, window, make, most, told):
        field = shown(window, make("Wat zag je?"))
        paste(qtbot, field, "x" * most)
        field.selectAll()
        paste(qtbot, field, "y" * most)
        assert held(field) == "y" * most
        assert not window.words, told

    def test_who_types_on_is_not_stopped(self, qtbot, window, make, most, told):
        field = shown(window, make("Wat zag je?"))
        paste(qtbot, field, "x" * most)
        qtbot.keyClicks(field, " en nog iets")
        assert len(held(field)) == most + len(" en nog iets")
        assert not window.words, told


def held(field):
    return field.text() if isinstance(field, LineField) else field.toPlainText()


def test_what_was_kept_before_is_shown_as_it_is_and_can_be_left(qtbot, window):
    line = shown(window, LineField("Regel"))
    for kept in ("Sa\u200bmen", "x" * 40_000):
        line.set_text(kept)
        assert line.text() == kept
        with qtbot.waitSignal(line.editingFinished):
            qtbot.keyClick(line, Qt.Key.Key_Return)
    assert not window.words
