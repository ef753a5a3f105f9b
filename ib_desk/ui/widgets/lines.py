"""Lines with columns for a `LineTable`: what a cell shows, and how its column is sorted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from typing_extensions import override

from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.texts import as_sentences, in_a_line, tr
from ib_desk.ui.widgets.cells import Column
from ib_desk.ui.widgets.rows import AnyIndex

SECOND_LINE = Qt.ItemDataRole.UserRole + 1
"""Small words under the text of a cell; empty where a row has one line."""


_MOST_ROWS_AT_ONCE = 50
"""Beyond that a view is quicker with all of it anew."""


class LinesModel(QAbstractTableModel):
    """Tells a view of the lines that came, went, moved or changed, and of no other.

    A line that did not change is the very same object as before: of those nothing is asked again.
    """

    def __init__(
        self, columns: Sequence[Column[Any]], key: Callable[[Any], object], parent: QObject
    ) -> None:
        """`key` tells lines apart, also when they are read again."""
        super().__init__(parent)
        self._columns = tuple(columns)
        self._key = key
        self._lines: list[Any] = []
        self._sorted_by = (-1, Qt.SortOrder.AscendingOrder)
        self._orders: dict[int, tuple[Any, Any]] = {}
        """`id` of a line → the line, and its place in the order of the chosen column."""
        self._has_second_lines = False
        self._told = self._columns

    @property
    def columns(self) -> tuple[Column[Any], ...]:
        """From left to right, as they were given."""
        return self._columns

    @property
    def lines(self) -> list[Any]:
        """In the order shown."""
        return self._lines

    def show_lines(self, lines: Sequence[Any]) -> None:
        """Other lines, in the order of the column that was chosen last."""
        wanted = self._in_order(list(lines))
        if self._can_walk_to(wanted):
            self._show_changed(wanted)
        else:
            self.beginResetModel()
            self._lines = wanted
            self.endResetModel()

    def show_second_lines(self, *, shown: bool) -> None:
        """Say under the first column what the columns say that do not stay."""
        self._has_second_lines = shown

    def tell_columns(self, places: Sequence[int]) -> None:
        """Which columns are chosen, and in which order a line is read in one."""
        self._told = tuple(self._columns[place] for place in places)

    def place_of(self, key: object) -> int | None:
        """The row of the line with this key."""
        return next((i for i, line in enumerate(self._lines) if self._key(line) == key), None)

    def key_at(self, row: int) -> object:
        """The key of a line."""
        return self._key(self._lines[row])

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column != self._sorted_by[0]:
            self._orders.clear()
        self._sorted_by = (column, order)
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self.key_at(index.row()) for index in before]
        self._lines = self._in_order(self._lines)
        places = {self._key(line): place for place, line in enumerate(self._lines)}
        after = [
            self.index(places[key], index.column()) for key, index in zip(keys, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _in_order(self, lines: list[Any]) -> list[Any]:
        column, order = self._sorted_by
        if column < 0:
            return lines
        cell = self._columns[column].cell
        known, self._orders = self._orders, {}
        for line in lines:
            self._orders[id(line)] = known.get(id(line)) or (line, cell(line).order)
        return sorted(
            lines,
            key=lambda line: self._orders[id(line)][1],
            reverse=order == Qt.SortOrder.DescendingOrder,
        )

    def _can_walk_to(self, wanted: list[Any]) -> bool:
        """Let some rows come or go, or one move, so that each key stands where it is wanted."""
        before, first, behind = self._lines, 0, 0
        shortest = min(len(before), len(wanted))
        while first < shortest and self._is_same(before[first], wanted[first]):
            first += 1
        while behind < shortest - first and self._is_same(before[~behind], wanted[~behind]):
            behind += 1
        gone, came = before[first : len(before) - behind], wanted[first : len(wanted) - behind]
        if gone and came:
            return self._can_move(first, gone, came)
        if not before or max(len(gone), len(came)) > _MOST_ROWS_AT_ONCE:
            return False
        if came:
            self.beginInsertRows(QModelIndex(), first, first + len(came) - 1)
            before[first:first] = came
            self.endInsertRows()
        elif gone:
            self.beginRemoveRows(QModelIndex(), first, first + len(gone) - 1)
            del before[first : first + len(gone)]
            self.endRemoveRows()
        return True

    def _can_move(self, first: int, gone: list[Any], came: list[Any]) -> bool:
        """Whether it is one row that moved, past all others of these."""
        if len(gone) != len(came):
            return False
        last, top = first + len(gone) - 1, QModelIndex()
        down, up = [*gone[1:], gone[0]], [gone[-1], *gone[:-1]]
        if all(map(self._is_same, down, came)):
            self.beginMoveRows(top, first, first, top, last + 1)
            self._lines[first : last + 1] = down
        elif all(map(self._is_same, up, came)):
            self.beginMoveRows(top, last, last, top, first)
            self._lines[first : last + 1] = up
        else:
            return False
        self.endMoveRows()
        return True

    def _show_changed(self, wanted: list[Any]) -> None:
        """The keys stand where they should: what else there is to say of these lines."""
        pairs = enumerate(zip(self._lines, wanted, strict=True))
        changed = [row for row, (old, new) in pairs if old is not new and old != new]
        self._lines = wanted
        last_column = len(self._columns) - 1
        for row in changed:
            self.dataChanged.emit(self.index(row, 0), self.index(row, last_column))

    def _is_same(self, one: Any, other: Any) -> bool:
        return one is other or self._key(one) == self._key(other)

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        return None

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == SECOND_LINE:
            return self._second_line(line) if index.column() == 0 else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line, index.column())
        cell = self._columns[index.column()].cell(line)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.DecorationRole and cell.icon:
            return current_theme().icon(cell.icon, cell.ink)
        return None

    def _second_line(self, line: Any) -> str:
        if not self._has_second_lines:
            return ""
        cells = (column.cell(line) for column in self._told if not column.stays)
        texts = (cell.text if cell.aside is None else cell.aside for cell in cells)
        return in_a_line(texts)

    def _spoken(self, line: Any, place: int) -> str:
        """For who hears it: the first cell says the whole line as one sentence."""
        if place > 0:
            column = self._columns[place]
            return column.cell(line).text or tr("{what}: leeg").format(what=column.title)
        first, *others = self._told
        said = [first.cell(line).text]
        for column in others:
            text = column.cell(line).text
            # “groep 6” says already what it is.
            is_said = text.casefold().startswith(column.title.casefold())
            said.append(text if is_said or not text else f"{column.title}: {text}")
        return as_sentences(said)
