"""Trust from 0 to 10, or not asked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from ib_desk.ui.style.theme import sized
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.choice import Choice

HIGHEST = 10
_WIDTH = 80


class TrustChoice(Choice):
    """A narrow list, so that five people fit beside each other. Typing a digit chooses it."""

    rated = Signal(object)
    """0 to 10, or `None` for not asked."""

    def __init__(self, name: str) -> None:
        options: list[tuple[object, str]] = [(None, tr("–"))]
        options += [(number, str(number)) for number in range(HIGHEST + 1)]
        super().__init__(name, options)
        self.setMinimumContentsLength(2)
        sized(self, width=_WIDTH)
        for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            self.setItemData(0, tr("Niet gevraagd"), role)
        self.chosen.connect(self.rated)
        self.choose(None)

    def trust(self) -> int | None:
        """The number that was given."""
        value = self.value()
        return value if isinstance(value, int) else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """“1” and then “0” is ten; a list would jump to the first item that begins with 1."""
        if event.text().isdigit():
            typed = int(event.text())
            ten = typed == 0 and self.trust() == 1
            self.choose(HIGHEST if ten else typed)
            self.chosen.emit(self.value())
        else:
            super().keyPressEvent(event)
