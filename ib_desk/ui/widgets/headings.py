"""What a screen and its parts are called; a screen reader goes from one to the next."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QVBoxLayout

from ib_desk.ui.spoken import speak_as
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.widgets.beside import BesideOrUnder
from ib_desk.ui.widgets.status import Status

_ROOM_FOR_BOTH = 640


class Heading(QLabel):
    """Plain words in the type of a title."""

    def __init__(
        self,
        text: str,
        role: Literal["h1", "h2", "strong", "talk_title"] = "h2",
        *,
        wrap: bool = True,
    ) -> None:
        """`h1` or `talk_title` once a screen, `strong` inside a card that has a title already."""
        super().__init__()
        speak_as(self, QAccessible.Role.Heading)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("role", role)
        self.setProperty("ink", "text")
        self.setText(text)


class PageHeading(BesideOrUnder):
    """Title, one grey line of facts, said when it changes; two buttons beside or under it."""

    def __init__(self, title: str, facts: str = "") -> None:
        super().__init__(_ROOM_FOR_BOTH)
        self._title = Heading(title, "h1")
        self._facts = Status("body")
        self._facts.setText(facts)
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
        self.show_facts(facts)

    def show_facts(self, facts: str) -> None:
        """Another line under the same title."""
        self._facts.setVisible(bool(facts))
        self._facts.tell(facts)
