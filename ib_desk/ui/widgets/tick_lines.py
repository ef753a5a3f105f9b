"""Whole sentences to tick, one under the other: they wrap where there is no room for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.widgets.labels import label


class TickLines(QWidget):
    """Holds lines that tell themselves apart; only what the user does is reported."""

    turned = Signal(str, bool)
    """The line that the user ticked, or not any more."""

    def __init__(self, name: str) -> None:
        """`name` for screen readers."""
        super().__init__()
        self.setAccessibleName(name)
        self._rows: dict[str, _Row] = {}
        self._column = QVBoxLayout(self)
        spaced(self._column, 0, 6)

    @property
    def boxes(self) -> dict[str, QCheckBox]:
        """Line → its box, from above to below."""
        return {line: row.box for line, row in self._rows.items()}

    def offer(self, lines: Iterable[str]) -> None:
        """Replaces the lines; those that stay keep their tick and the focus."""
        wanted = list(dict.fromkeys(lines))
        for gone in [line for line in self._rows if line not in wanted]:
            row = self._rows.pop(gone)
            row.hide()
            self._column.removeWidget(row)
            row.setParent(None)
            row.deleteLater()
        before = self._rows
        self._rows = {line: before.get(line) or self._row(line) for line in wanted}
        for place, row in enumerate(self._rows.values()):
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)

    def choose(self, lines: Collection[str]) -> None:
        """Ticks these and no others, without reporting it."""
        for line, row in self._rows.items():
            row.box.setChecked(line in lines)

    def _row(self, line: str) -> _Row:
        row = _Row(line)
        listen(self, row.box.clicked, lambda: self.turned.emit(line, row.box.isChecked()))
        return row


class _Row(QWidget):
    """The words are part of the target, as those of a box are."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setAccessibleName(line)
        row = QHBoxLayout(self)
        spaced(row, 0, 8)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        words = label(line, "body")
        words.setBuddy(self.box)
        row.addWidget(words, 1)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.box.click()
