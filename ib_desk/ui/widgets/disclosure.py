"""A button that shows something under it or hides it again, and says which of the two."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QPushButton

from ib_desk.ui.say import say
from ib_desk.ui.spoken import open_words, speak_as
from ib_desk.ui.style.theme import restyle


class Disclosure(QPushButton):
    """What it shows is its owner's; `turned` asks for it, `set_open` tells that it was done."""

    turned = Signal(bool)
    """The user wants it open, or closed."""

    def __init__(self, look: str) -> None:
        """`look` as in the style sheet: a fold, or a whole row."""
        super().__init__()
        self._is_open = False
        speak_as(self, QAccessible.Role.Button)
        self.setProperty("look", look)
        self.setAutoDefault(True)
        self.clicked.connect(self._turn)

    @property
    def is_open(self) -> bool:
        """Whether what it shows is shown."""
        return self._is_open

    def set_open(self, *, is_open: bool) -> None:
        """It was shown, or hidden; without reporting it."""
        if is_open == self._is_open:
            return
        self._is_open = is_open
        restyle(self, open=is_open)
        changed = QAccessible.State()
        changed.expanded = changed.collapsed = 1
        QAccessible.updateAccessibility(QAccessibleStateChangeEvent(self, changed))

    @Slot()
    def _turn(self) -> None:
        before = self._is_open
        self.turned.emit(not before)
        if self._is_open != before:
            # No platform tells the state of a button that has the focus already.
            say(open_words(is_open=self._is_open), self)
