"""A record as a line that can be opened: title, one grey line, state at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout
from typing_extensions import override

from ib_desk.ui.style.theme import CLEAR_OF_TAILS, spaced
from ib_desk.ui.texts import as_sentences
from ib_desk.ui.widgets.chip import Chip
from ib_desk.ui.widgets.disclosure import Disclosure
from ib_desk.ui.widgets.labels import ElidedLabel
from ib_desk.ui.widgets.state import State


class RowButton(Disclosure):
    """The whole line is one target; a screen reader hears all of it."""

    def __init__(self) -> None:
        super().__init__("row")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._title = ElidedLabel("", "strong")
        self._facts = ElidedLabel("", "small", "muted")
        self._chip = Chip(State.NOT_STARTED)
        row = self._row = QHBoxLayout(self)
        spaced(row, (8, 5, 8, 5), 12)
        words = QVBoxLayout()
        spaced(words, 0, CLEAR_OF_TAILS)
        words.addWidget(self._title)
        words.addWidget(self._facts)
        row.addLayout(words, 1)
        row.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        for part in (self._title, self._facts, self._chip):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_line(
        self, title: str, facts: str = "", state: State | None = None, word: str = ""
    ) -> None:
        """Other words in the same line."""
        self._title.show_text(title)
        self._facts.show_text(facts)
        self._facts.setVisible(bool(facts))
        self._chip.setVisible(state is not None)
        if state is not None:
            self._chip.show_state(state, word)
        said = [title, facts, self._chip.word if state is not None else ""]
        self.setAccessibleName(as_sentences(said))
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        # A button sizes itself by its text, which is empty here.
        return self._row.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._row.minimumSize().width(), self.sizeHint().height())
