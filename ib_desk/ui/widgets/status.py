"""Words that say how it stands, and are said aloud when that changes while they are seen."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ib_desk.ui.say import say
from ib_desk.ui.style.tokens import Ink, Role
from ib_desk.ui.texts import as_sentences

_NUMBER = re.compile(r"\d+")


class Status(QLabel):
    """A label for what changes by itself: what a user reads without going there."""

    def __init__(self, role: Role = "body", ink: Ink = "muted", *, wrap: bool = True) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("role", role)
        self.setProperty("ink", ink)

    def tell(
        self, words: str, *, title: str = "", at_once: bool = False, counts: bool = False
    ) -> None:
        """Show `words`; the same again are not said again.

        Args:
            words: “” for nothing to tell.
            title: what stands over them, said first.
            at_once: as for `say`.
            counts: only a number in them runs on, which is not said each time.
        """
        before = self.text()
        self.setText(words)
        if not self.isVisible() or words == before:
            return
        if not counts or _NUMBER.sub("", words) != _NUMBER.sub("", before):
            say(as_sentences((title, words)) if words else "", self, at_once=at_once)
