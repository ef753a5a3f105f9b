"""The top of a screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.ui.style.theme import spaced
from ib_desk.ui.widgets.beside import BesideOrUnder
from ib_desk.ui.widgets.labels import label

_ROOM_FOR_BOTH = 640


class PageHeading(QWidget):
    """Title, one grey line of facts, and at most two buttons, beside it or under it."""

    def __init__(self, title: str, facts: str = "") -> None:
        super().__init__()
        self._title = label(title, "h1", "text")
        self._facts = label(facts, "body", "muted")
        words = QVBoxLayout()
        spaced(words, 0, 2)
        words.addWidget(self._title)
        words.addWidget(self._facts)
        words.addStretch(1)
        self._actions = BesideOrUnder(self, _ROOM_FOR_BOTH)
        self._actions.add_words(words)
        self._facts.setVisible(bool(facts))

    def show_title(self, title: str, facts: str = "") -> None:
        """Other words in the same place."""
        self._title.setText(title)
        self._facts.setText(facts)
        self._facts.setVisible(bool(facts))

    @property
    def title(self) -> str:
        """The title as shown."""
        return self._title.text()

    def add_action(self, action: QWidget, *, first: bool = False) -> None:
        """A chip or a button at the right; `first` puts it before what is there."""
        self._actions.add_action(action, first=first)

    @override
    def minimumSizeHint(self) -> QSize:
        return self._actions.least_size()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._actions.fit(self.width())
