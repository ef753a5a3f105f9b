"""Several of a few: a box to tick for each."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ib_desk.ui.listen import listen
from ib_desk.ui.widgets.flow import FlowLayout


class CheckList(QWidget):
    """Holds values, shows words; only what the user does is reported."""

    turned = Signal(object, bool)
    """The value that the user ticked, or not any more."""

    def __init__(self, name: str, options: Iterable[tuple[object, str]] = ()) -> None:
        """`options` as (value, words)."""
        super().__init__()
        self.setAccessibleName(name)
        self._words: tuple[tuple[object, str], ...] = ()
        self._boxes: list[tuple[object, QCheckBox]] = []
        self._flow = FlowLayout(self, gap=12)
        self.offer(options)

    def offer(self, options: Iterable[tuple[object, str]]) -> None:
        """Replaces the options; what is ticked stays so, and so does the focus."""
        words = tuple(options)
        if words == self._words:
            return
        before = self.value()
        same = dict(set(self._words) & set(words))
        kept = {value: box for value, box in self._boxes if value in same}
        for value, box in self._boxes:
            self._flow.removeWidget(box)
            if value not in kept:
                box.setParent(None)
                box.deleteLater()
        self._words = words
        self._boxes = [(value, kept.get(value) or self._box(value, said)) for value, said in words]
        for _value, box in self._boxes:
            self._flow.addWidget(box)
        self.choose(before)
        self.updateGeometry()

    def value(self) -> tuple[object, ...]:
        """What is ticked, in the order of the options."""
        return tuple(value for value, box in self._boxes if box.isChecked())

    def choose(self, values: Collection[object]) -> None:
        """Ticks these and no others, without reporting it."""
        for value, box in self._boxes:
            box.setChecked(value in values)

    def focus_on(self, value: object) -> None:
        """Go to its box."""
        for one, box in self._boxes:
            if one == value:
                box.setFocus()

    def _box(self, value: object, words: str) -> QCheckBox:
        box = QCheckBox(words.replace("&", "&&"))
        listen(self, box.clicked, lambda: self._turn(value, is_on=box.isChecked()))
        return box

    def _turn(self, value: object, *, is_on: bool) -> None:
        self.turned.emit(value, is_on)
