"""The way to the parties for whom there is no room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import icon_button
from ib_desk.ui.widgets.status import Status


class PartyPager(QWidget):
    """Stands beside the heads, above the questions; hidden when everyone is in view."""

    turned = Signal(int)
    """-1 for the party before those that are shown, 1 for the one after."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Status("small", wrap=False)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.buttons = (
            icon_button("previous", tr("Vorige gesprekspartner")),
            icon_button("deeper", tr("Volgende gesprekspartner")),
        )
        before, after = self.buttons
        listen(self, before.clicked, lambda: self.turned.emit(-1))
        listen(self, after.clicked, lambda: self.turned.emit(1))
        row = QHBoxLayout(self)
        spaced(row, 0, 0)
        row.addWidget(before)
        row.addWidget(self._words, 1)
        row.addWidget(after)

    def show_range(self, first: int, last: int, count: int) -> None:
        """Counted from 1; the pupil, who is always there, is party 1."""
        which = str(first) if first == last else f"{first}–{last}"
        self._words.tell(tr("{which} van {count}").format(which=which, count=count))
