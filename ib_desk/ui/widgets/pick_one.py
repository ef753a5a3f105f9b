"""One of a few, all in sight: the parts of a list with their counts."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QSizePolicy, QWidget

from ib_desk.ui.widgets.flow import FlowLayout


class PickOne(QWidget):
    """One tab stop; the arrows choose. Goes on on the next line where there is little room."""

    chosen = Signal(object)
    """The value that the user picked."""

    def __init__(self, name: str) -> None:
        """`name` for screen readers."""
        super().__init__()
        self.setAccessibleName(name)
        self._row = FlowLayout(self)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._tell)
        self._values: list[object] = []
        # Not “fixed”: that would hold it to the height of one row.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def offer(self, options: Iterable[tuple[object, str]]) -> None:
        """Other (value, words); the chosen value stays when it is still there, else the first."""
        wanted = list(options)
        before = self.value()
        if [value for value, _words in wanted] != self._values:
            self._build([value for value, _words in wanted])
        for button, (_value, words) in zip(self._group.buttons(), wanted, strict=True):
            button.setText(words.replace("&", "&&"))
        self.choose(before if before in self._values else next(iter(self._values), None))

    def value(self) -> object:
        """The chosen value; `None` when nothing is offered."""
        button = self._group.checkedButton()
        return None if button is None else self._values[self._group.buttons().index(button)]

    def choose(self, value: object) -> None:
        """Shows `value` without reporting it."""
        if value in self._values:
            self._group.buttons()[self._values.index(value)].setChecked(True)

    def _build(self, values: list[object]) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._values = values
        for _value in values:
            button = QPushButton()
            button.setProperty("look", "filter")
            button.setCheckable(True)
            button.setAutoExclusive(True)  # for a screen reader: one of a few, no tick
            self._group.addButton(button)
            self._row.addWidget(button)

    def _tell(self, _button: QAbstractButton) -> None:
        self.chosen.emit(self.value())
