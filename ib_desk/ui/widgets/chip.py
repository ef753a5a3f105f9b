"""A state as a small rounded label."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from ib_desk.ui.style.theme import restyle, sized, spaced
from ib_desk.ui.widgets.labels import IconLabel, label
from ib_desk.ui.widgets.state import State

_HEIGHT = 26
"""Twice the radius in the style sheet: a larger radius would be dropped without a word."""


class Chip(QFrame):
    """Shape, word and colour; the word may say more than the state alone (“op weg”)."""

    def __init__(self, state: State, word: str = "") -> None:
        super().__init__()
        self._icon = IconLabel(state.look.icon, state.look.ink, 16)
        self._word = label("", "small_strong", wrap=False)
        row = QHBoxLayout(self)
        spaced(row, (8, 0, 12, 0), 6)
        row.addWidget(self._icon)
        row.addWidget(self._word)
        sized(self, height=_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(state, word)

    def show_state(self, state: State, word: str = "") -> None:
        """Another state in the same place."""
        self._icon.show_icon(state.look.icon, state.look.ink)
        self._word.setText(word or state.word)
        self.setAccessibleName(word or state.word)
        restyle(self, chip=state.look.tone)
        # Its colour follows from the chip, at which a styled label does not look by itself.
        restyle(self._word, tone=state.look.tone)

    @property
    def word(self) -> str:
        """What the chip says."""
        return self._word.text()
