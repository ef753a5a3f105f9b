"""One of a few words, all in sight and none chosen at the start."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ib_desk.ui.style.theme import spaced
from ib_desk.ui.widgets.part import WordPart, show_chosen


class Segments(QWidget):
    """One tab stop; the arrows and Space choose. A click on what is chosen, or Del, takes it back.

    Enter chooses nothing: where nobody answered, it would keep the first word for who went on.
    """

    chosen = Signal(object)
    """The value that the user picked; `None` when it was taken back."""

    def __init__(self, name: str, options: Iterable[tuple[object, str]]) -> None:
        """`options` as (value, words); `name` for screen readers."""
        super().__init__()
        self.setAccessibleName(name)
        self._options = list(options)
        self._parts: list[WordPart] = []
        self._here = -1
        row = QHBoxLayout(self)
        spaced(row, 0, 0)
        last = len(self._options) - 1
        for place, (_value, words) in enumerate(self._options):
            part = WordPart(words, "first" if not place else "last" if place == last else "middle")
            part.setAccessibleName(f"{name}: {words}")
            part.clicked.connect(self._clicked)
            row.addWidget(part)
            self._parts.append(part)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._mark(-1)

    def value(self) -> object:
        """The chosen value; `None` when nothing is chosen."""
        return None if self._here < 0 else self._options[self._here][0]

    def choose(self, value: object) -> None:
        """Shows `value` without reporting it; what is not offered shows as nothing chosen."""
        values = [known for known, _words in self._options]
        self._mark(values.index(value) if value in values else -1)

    @override
    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        for part in self._parts:
            part.setAccessibleDescription(description)

    def _mark(self, here: int) -> None:
        self._here = here
        show_chosen(self._parts, here)
        self.setFocusProxy(self._parts[max(0, here)])

    def _clicked(self) -> None:
        sender = self.sender()
        place = next(place for place, part in enumerate(self._parts) if part is sender)
        self._pick(-1 if place == self._here else place)

    def _pick(self, here: int) -> None:
        if here != self._here:
            self._mark(here)
            self._parts[max(0, here)].setFocus()
            self.chosen.emit(self.value())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = next((place for place, part in enumerate(self._parts) if part.hasFocus()), 0)
        if event.key() == Qt.Key.Key_Right:
            self._pick(min(focused + 1, len(self._parts) - 1) if self._here >= 0 else 0)
        elif event.key() == Qt.Key.Key_Left:
            self._pick(max(focused - 1, 0))
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._pick(-1)
        else:
            super().keyPressEvent(event)
