"""What the child and the parents want, above the proposal: each in its own words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.records.weighing import Weighing
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import quiet_button
from ib_desk.ui.widgets.card import Panel
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.voice_strip import VoiceStrip


class Wishes(QWidget):
    """The child first; what nobody asked yet invites to ask."""

    asked = Signal(str)
    """The field of the wish that the user wants to write down."""

    def __init__(self, name: str) -> None:
        """`name` of the child."""
        super().__init__()
        self._name = name
        self._voice = VoiceStrip(tr("Wat {name} wil").format(name=name))
        listen(self, self._voice.asked, lambda: self.asked.emit("wish_pupil"))
        self._parents = label("", "body", "text")
        self._ask = quiet_button(tr("Opschrijven"), "edit")
        self._ask.setAccessibleName(tr("Opschrijven: wat de ouders willen"))
        listen(self, self._ask.clicked, lambda: self.asked.emit("wish_parents"))
        panel = Panel("sunken")
        panel.body.addWidget(label(tr("Wat de ouders willen"), "small_strong", "muted"))
        panel.body.addWidget(self._parents)
        panel.body.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        spaced(column, 0, 8)
        column.addWidget(self._voice)
        column.addWidget(panel)

    def show_weighing(self, weighing: Weighing) -> None:
        """Both wishes as this weighing has them."""
        question = tr("Nog niet gevraagd. Wat wil {name} zelf?").format(name=self._name)
        self._voice.show_words(weighing.wish_pupil, question=question)
        wish = weighing.wish_parents
        self._parents.setText(f"“{wish}”" if wish else tr("Nog niet gevraagd."))
        self._ask.setVisible(not wish)
