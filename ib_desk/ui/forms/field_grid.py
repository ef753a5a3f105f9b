"""Labels above fields; narrow fields side by side where the room allows."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as field_with

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget
from typing_extensions import override

from ib_desk.ui.forms.line_editors import Editor
from ib_desk.ui.forms.spec import Field
from ib_desk.ui.spoken import describe
from ib_desk.ui.style.theme import current_theme, restyle, spaced
from ib_desk.ui.widgets.grids import empty
from ib_desk.ui.widgets.labels import IconLine, label

_COLUMNS = 3
_ROWS = 5
"""Of the grid for one line of fields: label, hint, field, a doubt of it, and the space under it."""
_BETWEEN = 6
_LEAST_WIDTH = 200
"""Pixels of the design below which a narrow field would cut its words."""


@dataclass(slots=True)
class _Cell:
    field: Field
    editor: Editor
    caption: QLabel
    hint: QLabel
    doubt: IconLine = field_with(default_factory=lambda: IconLine("attention", "warn"))
    shown: bool = True
    is_refused: bool = False


class FieldGrid(QWidget):
    """Rows of (label, hint, field); fields of one row stand on one line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cells: dict[str, _Cell] = {}
        self._columns = 0
        self._grid = QGridLayout(self)
        spaced(self._grid, 0, 12, rows=4)
        current_theme().changed.connect(self._space_lines)

    def add(self, field: Field, editor: Editor) -> None:
        """Put a field under those that are there, once all is placed (`place`)."""
        caption = label(field.label, "strong")
        caption.setBuddy(editor.widget)
        hint = label(field.hint, "small", "muted")
        describe(editor.widget, hint=field.hint)
        cell = self._cells[field.name] = _Cell(field, editor, caption, hint)
        for part in (caption, hint, editor.widget, cell.doubt):
            part.setParent(self)
        self._columns = 0

    def reading_order(self) -> list[QWidget]:
        """Each question with what belongs to it, also where questions stand beside each other."""
        return [
            part
            for cell in self._cells.values()
            for part in (cell.caption, cell.hint, cell.editor.widget, cell.doubt)
        ]

    def holds(self, name: str) -> bool:
        """Whether the field stands in this grid."""
        return name in self._cells

    def show_field(self, name: str, *, shown: bool) -> None:
        """Hide a field that does not apply, once all is placed; its value stays."""
        cell = self._cells[name]
        if cell.shown != shown:
            cell.shown = shown
            self._columns = 0

    def show_doubt(self, name: str, words: str, *, refused: str = "") -> None:
        """Under a field whose value is unlikely, or not kept at all; “” when it is neither."""
        cell = self._cells[name]
        if bool(refused) != cell.is_refused:
            cell.is_refused = bool(refused)
            cell.doubt.show_icon(*(("late", "late") if refused else ("attention", "warn")))
            restyle(cell.editor.widget.focusProxy() or cell.editor.widget, wrong=bool(refused))
        said = refused or words
        if cell.doubt.text != said:
            cell.doubt.show_text(said, at_once=bool(refused))
            describe(cell.editor.widget, refused=refused, unlikely="" if refused else words)

    def _space_lines(self) -> None:
        """The rows between lines, which hold nothing, follow the size of the text too."""
        for row in range(self._grid.rowCount()):
            if self._grid.rowMinimumHeight(row):
                self._grid.setRowMinimumHeight(row, current_theme().gap(_BETWEEN))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Lay the fields out anew, if one came or went or the width asks for it."""
        room = current_theme().effective_width(max(self.width(), 1))
        columns = max(1, min(_COLUMNS, int(room // _LEAST_WIDTH)))
        if columns == self._columns:
            return
        self._columns = columns
        empty(self._grid)
        for row in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(row, 0)
        for place, line in enumerate(self._lines(columns)):
            if place > 0:
                self._grid.setRowMinimumHeight(_ROWS * place - 1, current_theme().gap(_BETWEEN))
            self._place_line(line, _ROWS * place, columns)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._hide_the_rest()

    def _place_line(self, line: list[_Cell], row: int, columns: int) -> None:
        has_hint = any(cell.field.hint for cell in line)
        for column, cell in enumerate(line):
            span = 1 if cell.field.narrow else columns
            is_flag = isinstance(cell.editor.widget, QCheckBox)
            top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
            if not is_flag:
                # A check box says its own words. A label stands right above its own field, also
                # where a neighbour has a hint or more words.
                above = 1 if cell.field.hint or not has_hint else 2
                self._grid.addWidget(cell.caption, row, column, above, span, bottom)
            if has_hint:
                self._grid.addWidget(cell.hint, row + 1, column, 1, span, top)
            self._grid.addWidget(cell.editor.widget, row + 2, column, 1, span, top)
            self._grid.addWidget(cell.doubt, row + 3, column, 1, span, top)
            cell.doubt.setVisible(bool(cell.doubt.text))
            cell.caption.setVisible(not is_flag)
            cell.hint.setVisible(has_hint and bool(cell.field.hint))
            cell.editor.widget.setVisible(True)

    def _hide_the_rest(self) -> None:
        for cell in self._cells.values():
            if not cell.shown:
                for part in (cell.caption, cell.hint, cell.editor.widget, cell.doubt):
                    part.setVisible(False)

    def _lines(self, columns: int) -> list[list[_Cell]]:
        """Fields in reading order; a wide one stands alone."""
        lines: list[list[_Cell]] = []
        for cell in self._cells.values():
            if not cell.shown:
                continue
            fits = (
                lines
                and cell.field.narrow
                and lines[-1][-1].field.narrow
                and len(lines[-1]) < columns
            )
            if fits:
                lines[-1].append(cell)
            else:
                lines.append([cell])
        return lines
