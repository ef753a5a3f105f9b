"""The top of a screen."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from ib_desk.ui.style.theme import spaced
from ib_desk.ui.widgets.beside import BesideOrUnder
from ib_desk.ui.widgets.labels import label

_ROOM_FOR_BOTH = 640


class PageHeading(BesideOrUnder):
    """Title, one grey line of facts, and at most two buttons, beside it or under it."""

    def __init__(self, title: str, facts: str = "") -> None:
        super().__init__(_ROOM_FOR_BOTH)
        self._title = label(title, "h1", "text")
        self._facts = label(facts, "body", "muted")
        words = QVBoxLayout()
        spaced(words, 0, 2)
        words.addWidget(self._title)
        words.addWidget(self._facts)
        words.addStretch(1)
        self.add_words(words)
        self._facts.setVisible(bool(facts))

    def show_title(self, title: str, facts: str = "") -> None:
        """Other words in the same place."""
        self._title.setText(title)
        self._facts.setText(facts)
        self._facts.setVisible(bool(facts))
