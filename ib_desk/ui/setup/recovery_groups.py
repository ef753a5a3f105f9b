"""The recovery code on the screen: numbered groups, for who has no printer at hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.labels import label

_COLUMNS = 3


class RecoveryGroups(QWidget):
    """In rows of three, read from left to right, as on the sheet."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        spaced(self._grid, (0, 4, 0, 4), 8)
        self._cells: list[QWidget] = []

    def show_groups(self, groups: Sequence[str]) -> None:
        """Other groups in the same place; none at all forgets them."""
        for cell in self._cells:
            cell.hide()
            cell.deleteLater()
        self._cells = [_cell(number, group) for number, group in enumerate(groups, start=1)]
        for place, cell in enumerate(self._cells):
            self._grid.addWidget(cell, place // _COLUMNS, place % _COLUMNS)
        self.setAccessibleName(tr("Herstelcode: {groups}").format(groups=", ".join(groups)))


def _cell(number: int, group: str) -> QWidget:
    cell = QWidget()
    row = QHBoxLayout(cell)
    spaced(row, 0, 8)
    row.addWidget(label(str(number), "small", "muted", wrap=False))
    row.addWidget(label(group, "lead", "text", wrap=False))
    row.addStretch(1)
    return cell
