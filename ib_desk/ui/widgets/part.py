"""One of a row of touching buttons of which one can be chosen; the row handles the keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from ib_desk.ui.style.theme import current_theme

_AROUND_WORDS = 26


class Part(QPushButton):
    """A second click on the chosen part does not undo it by itself."""

    entered = Signal()

    def __init__(self, text: str, place: str) -> None:
        """`place` is first, middle or last, which has its corners."""
        super().__init__(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setProperty("look", "part")
        self.setProperty("place", place)

    @override
    def nextCheckState(self) -> None:
        self.setChecked(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.click()
        else:
            event.ignore()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()


class WordPart(Part):
    """As wide as its words, which are wider when it is chosen."""

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # Who clicks twice means once: the second would take back what the first chose.
        event.accept()

    @override
    def sizeHint(self) -> QSize:
        around = current_theme().px(_AROUND_WORDS)
        width = self.fontMetrics().horizontalAdvance(self.text()) + around
        return QSize(int(width), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def show_chosen(parts: Sequence[Part], here: int) -> None:
    """Mark the part at `here`, none for -1, and let the whole row be one stop of Tab."""
    for part in parts:
        # One of an exclusive row cannot be switched off while it is exclusive.
        part.setAutoExclusive(False)
    for place, part in enumerate(parts):
        part.setChecked(place == here)
    for place, part in enumerate(parts):
        part.setAutoExclusive(True)
        is_stop = place == max(0, here)
        part.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)
