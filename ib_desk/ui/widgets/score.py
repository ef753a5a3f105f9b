"""Five written steps from 0 to 4, or an honest “weet niet”."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.part import Part, show_chosen

SCORES = range(5)


class ScoreChoice(QWidget):
    """Nothing is chosen at the start. Keys 0 to 4, ? and the arrows choose; Tab goes on."""

    chosen = Signal(object)
    """0 to 4, or `None` for “weet niet”; only what the user does."""
    entered = Signal()
    """The focus came in: the moment to show the written anchors."""
    next_asked = Signal()
    """Arrow down, or Enter: on to the next question."""
    previous_asked = Signal()

    def __init__(self, name: str, anchors: Sequence[str]) -> None:
        """`anchors` are the five texts; they are the tooltips and what a screen reader says."""
        super().__init__()
        self._name = name
        self._answered = False
        self._score: int | None = None
        self._parts: list[Part] = []
        row = QHBoxLayout(self)
        spaced(row, 0, 0)
        for score in SCORES:
            part = Part(str(score), "first" if not score else "middle")
            part.setAccessibleName(f"{name}: {score}, {anchors[score]}")
            part.setToolTip(f"{score}  {anchors[score]}")
            self._add(part, row)
        unknown = Part("?", "last")
        unknown.setAccessibleName(tr("{name}: weet niet").format(name=name))
        unknown.setToolTip(tr("Weet niet (toets ?)"))
        self._add(unknown, row)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_score(None, answered=False)

    def _add(self, part: Part, row: QHBoxLayout) -> None:
        part.clicked.connect(self._clicked)
        part.entered.connect(self.entered)
        row.addWidget(part)
        self._parts.append(part)

    @property
    def is_answered(self) -> bool:
        """False until a number or “weet niet” was chosen."""
        return self._answered

    def score(self) -> int | None:
        """The number; `None` for “weet niet” and for no answer yet."""
        return self._score

    def pick(self, score: int | None) -> None:
        """As a click on the number; `None` for “weet niet”."""
        self._choose(len(SCORES) if score is None else score)

    def show_score(self, score: int | None, *, answered: bool = True) -> None:
        """Shows without reporting; `answered=False` shows nothing chosen."""
        self._answered = answered
        self._score = score if answered else None
        here = self._place()
        show_chosen(self._parts, here)
        self.setFocusProxy(self._parts[max(0, here)])

    def _place(self) -> int:
        """Which part is chosen; -1 for none."""
        if not self._answered:
            return -1
        return len(SCORES) if self._score is None else self._score

    def _clicked(self) -> None:
        sender = self.sender()
        self._choose(next(place for place, part in enumerate(self._parts) if part is sender))

    def _choose(self, place: int) -> None:
        score = place if place in SCORES else None
        changed = not self._answered or score != self._score
        self.show_score(score)
        self._parts[place].setFocus()
        if changed:
            self.chosen.emit(score)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        focused = next((i for i, part in enumerate(self._parts) if part.hasFocus()), 0)
        if text and text in "01234":
            self._choose(int(text))
        elif text == "?":
            self._choose(len(SCORES))
        elif event.key() == Qt.Key.Key_Right:
            self._choose(min(focused + 1, len(SCORES)) if self._answered else 0)
        elif event.key() == Qt.Key.Key_Left:
            self._choose(max(focused - 1, 0))
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # Enter goes on: on a question that nobody answered it would store a 0 otherwise.
            self.next_asked.emit()
        elif event.key() == Qt.Key.Key_Up:
            self.previous_asked.emit()
        else:
            super().keyPressEvent(event)
