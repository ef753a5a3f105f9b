"""Over a whole window while its vault is closed for a moment: nothing can be typed, all is told."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from ib_desk.ui.say import say
from ib_desk.ui.style.theme import current_theme, sized, spaced
from ib_desk.ui.texts import as_sentences, tr
from ib_desk.ui.widgets.buttons import button_row, quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.labels import label

_WIDTH = 470


class Veil(QWidget):
    """What lies under it is not seen and takes no keys; locking and blanking go on working."""

    stop_asked = Signal()

    def __init__(self, window: QWidget, content: QWidget) -> None:
        """`content` is all of the window: it takes no keys meanwhile."""
        super().__init__(window)
        self._window = window
        self._content = content
        self._focus: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Even geduld"))
        self._card = Card(" ", "key")
        sized(self._card, least_width=_WIDTH, most_width=_WIDTH)
        self._text = label("", "body", "text")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = quiet_button(tr("Annuleren"))
        self._stop.clicked.connect(self._ask_stop)
        self._card.add(self._text)
        self._card.add(self._bar)
        self._card.add(button_row(self._stop))
        row = QHBoxLayout()
        spaced(row, 0, 0)
        row.addStretch(1)
        row.addWidget(self._card)
        row.addStretch(1)
        column = QVBoxLayout(self)
        spaced(column, 0, 0)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        window.installEventFilter(self)
        self.hide()

    def lower_over(self, title: str, text: str) -> None:
        """Cover the window, with these words."""
        if self.isVisible():
            return
        self._card.show_title(title)
        self._text.setText(text)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._stop.setEnabled(True)
        self._focus = self._window.focusWidget()
        self.show_part(0)
        self._let_in(is_open=False)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        say(as_sentences((title, text)), self, at_once=True)

    def show_part(self, part: float) -> None:
        """From 0 to 1."""
        self._bar.setValue(round(100 * min(max(part, 0), 1)))
        self._bar.setAccessibleName(f"{self.accessibleName()} {self._bar.value()}%")

    def lift(self) -> None:
        """Show everything again, with the focus where it was."""
        if not self.isVisible():
            return
        self.hide()
        self._let_in(is_open=True)
        if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = None

    def _let_in(self, *, is_open: bool) -> None:
        self._content.setEnabled(is_open)

    def _ask_stop(self) -> None:
        self._stop.setEnabled(False)
        self.stop_asked.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
        return False

    @override
    def focusNextPrevChild(self, next_one: bool) -> bool:
        """Between the veil and its one button, and nowhere else."""
        (self if self._stop.hasFocus() else self._stop).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().colour("window"))
        painter.end()
