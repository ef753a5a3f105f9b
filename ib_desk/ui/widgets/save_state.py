"""The quiet line in the bar that says whether her work is kept."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ib_desk.ui.say import say
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.style.tokens import Ink
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.labels import IconLabel, label


class Saving(Enum):
    """Where the typed text is: icon by meaning, ink."""

    TYPING = ("edit", "muted")
    SAVED = ("done", "ok")
    CONCEPT = ("attention", "warn")
    REFUSED = ("attention", "late")
    FAILED = ("late", "late")

    @property
    def icon(self) -> str:
        """By meaning."""
        return self.value[0]

    @property
    def ink(self) -> Ink:
        """Colour of the icon."""
        inks: dict[str, Ink] = {"muted": "muted", "ok": "ok", "warn": "warn", "late": "late"}
        return inks[self.value[1]]

    @property
    def words(self) -> str:
        """What it says when there is nothing more exact to say."""
        return {
            Saving.TYPING: tr("Bezig met typen"),
            Saving.SAVED: tr("Alles bewaard"),
            Saving.CONCEPT: tr("Concept bewaard, nog niet af"),
            Saving.REFUSED: tr("Niet bewaard"),
            Saving.FAILED: tr("Bewaren lukt niet"),
        }[self]


class SaveState(QWidget):
    """Icon and words; only the icon when there is no room (`show_words`)."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel(Saving.SAVED.icon, Saving.SAVED.ink, 18)
        self._words = label("", "small", "muted", wrap=False)
        self._state = Saving.SAVED
        row = QHBoxLayout(self)
        spaced(row, 0, 6)
        row.addWidget(self._icon)
        row.addWidget(self._words)
        self.show_state(Saving.SAVED)

    def show_state(self, state: Saving, reason: str = "") -> None:
        """`reason` follows: “schijf vol”, a field. What is not kept is said aloud, once.

        So is that it is kept after all; but not that she types, or that all went as always.
        """
        words = f"{state.words}: {reason}" if reason else state.words
        changed = words != self._words.text()
        if state is not Saving.TYPING:
            is_mended = state is Saving.SAVED and self._state is not Saving.SAVED
            self._state = state
            if changed and (is_mended or state is not Saving.SAVED):
                say(words, self, at_once=state in {Saving.FAILED, Saving.REFUSED})
        self._icon.show_icon(state.icon, state.ink)
        self._words.setText(words)
        self.setToolTip(words)
        self.setAccessibleName(words)

    def show_words(self, *, shown: bool) -> None:
        """Hides the words when the window is narrow; the tooltip keeps them."""
        self._words.setVisible(shown)
