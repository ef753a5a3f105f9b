"""A new passphrase: one drawn by chance stands ready, typing replaces it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.secrets.passphrase import judge_for_vault
from ib_desk.ui.setup.doorstep import Doorstep
from ib_desk.ui.setup.meter import StrengthMeter
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.passphrase_field import PassphraseField


class FreshPhrase(QWidget):
    """Field and meter; readable, because it has to be remembered."""

    submitted = Signal()

    def __init__(self, doorstep: Doorstep, name: str) -> None:
        super().__init__()
        self._doorstep = doorstep
        self._label = ""
        self._phrase = PassphraseField(name)
        self._phrase.edited.connect(self._judge)
        self._phrase.submitted.connect(self.submitted)
        self._meter = StrengthMeter()
        column = QVBoxLayout(self)
        spaced(column, 0, 12)
        column.addWidget(
            Field(
                name,
                self._phrase,
                hint=tr("Houd deze, of typ er zelf een. Schrijf hem op tot je hem kent."),
            )
        )
        column.addWidget(self._meter)
        self.setFocusProxy(self._phrase)
        self.draw()

    def draw(self) -> None:
        """Another one."""
        self._phrase.set_text(self._doorstep.draw())
        self._phrase.show_words(shown=True)
        self._phrase.show_problem("")
        self._judge(self.text())

    def text(self) -> str:
        """Exactly what stands there."""
        return self._phrase.text()

    def clear(self) -> None:
        """Forget it."""
        self._phrase.clear()

    def judge_for(self, label: str) -> None:
        """The name of the vault: anyone can read it, so a name in it is easy to guess."""
        self._label = label
        self._judge(self.text())

    def accept(self) -> bool:
        """Whether it is strong enough; says so where it is not."""
        judged = judge_for_vault(self.text(), self._doorstep.words, self._label)
        if not judged.accepted:
            self._phrase.show_problem(tr("Deze zin is nog te makkelijk te raden."))
            self._phrase.setFocus()
        return judged.accepted

    def _judge(self, text: str) -> None:
        judged = judge_for_vault(text, self._doorstep.words, self._label)
        self._meter.show_judgement(judged if text else None)
