"""A button that cannot be pressed twice for one thing, and says so when that takes a while."""

from __future__ import annotations

from math import inf
from time import monotonic

from PySide6.QtCore import QEvent, Qt, QTimer, QTimerEvent, Slot
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton
from shiboken6 import isValid

from ib_desk.ui.overriding import override
from ib_desk.ui.press import Press, answering
from ib_desk.ui.say import say
from ib_desk.ui.texts import tr

_PATIENCE_MS = 300
"""Shorter work shows nothing: words that flash by disturb more than they tell."""
_PRESSING = {Qt.Key.Key_Space, Qt.Key.Key_Select, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ActButton(QPushButton):
    """While the work of a press goes on, another does nothing; it keeps the focus meanwhile.

    Of a double click the second is left out when the first began something, or fell on something
    else that is no longer there. A key that is held down presses once.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._works = 0
        self._said = ""
        self._pressed_at = -inf
        self._has_begun = False
        self._patience: QTimer | None = None
        self._before: tuple[str, int, QCursor] | None = None
        """Text, least width and cursor, while it says that it is busy."""

    @property
    def is_held(self) -> bool:
        """Whether the work of a press goes on."""
        return self._works > 0

    def hold(self) -> None:
        """One more piece of its work has begun; see `ui.press`."""
        self._works += 1
        self._has_begun = True
        if self._patience is None:
            self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
            self._patience.timeout.connect(self._show_busy)
        if self._works == 1:
            self._said = self.text()
            self._patience.start()

    def let_go(self) -> None:
        """One piece of its work is over."""
        self._works -= 1
        if self._works == 0 and isValid(self):
            self._show_rest()

    @Slot()
    def _show_busy(self) -> None:
        if not self.isEnabled() or self.text() != self._said:
            return  # who began the work says it in words of its own
        self._before = (self._said, self.minimumWidth(), self.cursor())
        self.setCursor(Qt.CursorShape.BusyCursor)
        if self._said:
            self.setMinimumWidth(self.width())  # what stands beside it stays where it is
            self.setText(tr("Bezig…"))
            say(tr("Bezig…"), self)

    def _show_rest(self) -> None:
        if self._patience is not None:
            self._patience.stop()
        if self._before is not None:
            text, width, cursor = self._before
            self._before = None
            self.setCursor(cursor)
            self.setMinimumWidth(width)
            if self.text() == tr("Bezig…"):
                self.setText(text)

    # -- every way to press it -----------------------------------------------------------
    @override
    def click(self) -> None:
        if not self.is_held:
            with answering(Press(self)):
                super().click()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._passes_over(event):
            return
        self._pressed_at = monotonic()
        self._has_begun = False
        super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        passed = 1000 * (monotonic() - self._pressed_at)
        if passed <= QApplication.doubleClickInterval() and not self._has_begun:
            super().mouseDoubleClickEvent(event)
        else:
            event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._passes_over(event):
            with answering(Press(self)):
                super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESSING and (event.isAutoRepeat() or self._passes_over(event)):
            event.accept()
            return
        with answering(Press(self)):
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESSING and self._passes_over(event):
            return
        with answering(Press(self)):
            super().keyReleaseEvent(event)

    @override
    def timerEvent(self, event: QTimerEvent) -> None:
        """The press of a screen reader, which is shown for a moment first."""
        was_held = self.is_held
        if was_held:
            self.blockSignals(True)  # noqa: FBT003 - a method of Qt
        with answering(Press(self)):
            super().timerEvent(event)
        if was_held:
            self.blockSignals(False)  # noqa: FBT003 - a method of Qt

    def _passes_over(self, event: QEvent) -> bool:
        if self.is_held:
            self.setDown(False)
            event.accept()
        return self.is_held
