"""A table of lines: sorts, opens, remembers which line one was at, and fits a narrow window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QResizeEvent
from typing_extensions import override

from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.widgets.cells import Column
from ib_desk.ui.widgets.lines import LinesModel
from ib_desk.ui.widgets.table import Table

_ROOM_FOR_ALL_COLUMNS = 760
_AROUND_TEXT = 24
_LEAST_WIDTH = 160
_LEAST_HEIGHT = 170


class LineTable(Table):
    """Below 760 effective pixels only the columns that stay, in rows of two lines."""

    line_opened = Signal(object)
    menu_asked = Signal(object, QPoint)
    """A line, and where its menu may open on the screen."""
    columns_chosen = Signal(object)
    """The places of the columns that the user shows now, from left to right."""

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Any]],
        key: Callable[[Any], object],
        *,
        sorted_by: int = 0,
    ) -> None:
        """`key` tells lines apart; `sorted_by` is the column that is sorted at first."""
        super().__init__(name)
        self._lines = LinesModel(columns, key, self)
        self._is_narrow = False
        self._chosen = tuple(range(len(columns)))
        self._is_arranging = False
        self.setModel(self._lines)
        self.horizontalHeader().sectionMoved.connect(self._take_order)
        self.sortByColumn(sorted_by, Qt.SortOrder.AscendingOrder)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.opened.connect(self._open)
        current_theme().changed.connect(self._fit_columns)

    def show_lines(self, lines: Sequence[Any]) -> None:
        """Other lines; one stays where one was, or at the line that took its place."""
        key, row = self.current_key(), self.currentIndex().row()
        self._lines.show_lines(lines)
        place = self._lines.place_of(key) if key is not None else None
        if place is None and self._lines.lines and (row >= 0 or self.hasFocus()):
            place = min(max(row, 0), len(self._lines.lines) - 1)
        if place is not None:
            self.setCurrentIndex(self._lines.index(place, 0))

    @property
    def lines(self) -> list[Any]:
        """In the order in which they are seen."""
        return self._lines.lines

    @property
    def shown_columns(self) -> tuple[int, ...]:
        """Those that she chose, from left to right, whatever there is room for."""
        return self._chosen

    def show_columns(self, places: Sequence[int]) -> None:
        """These columns and no others, in this order; the first one never goes from its place."""
        chosen = (0, *(place for place in dict.fromkeys(places) if place))
        if chosen != self._chosen:
            self._chosen = chosen
            self._arrange()

    @override
    def choose_column(self, place: int, *, is_shown: bool) -> None:
        others = tuple(one for one in self._chosen if one != place)
        self._chosen = (*others, place) if is_shown else others
        self._arrange()
        self.columns_chosen.emit(self._chosen)

    def _take_order(self, _place: int, _before: int, _after: int) -> None:
        """She dragged a head to another place; the name stays in front."""
        if self._is_arranging:
            return
        header = self.horizontalHeader()
        dragged = sorted(self._chosen, key=header.visualIndex)
        self._chosen = (0, *(place for place in dragged if place))
        self._arrange()
        self.columns_chosen.emit(self._chosen)

    def _arrange(self) -> None:
        header = self.horizontalHeader()
        self._is_arranging = True
        others = (i for i in range(len(self._lines.columns)) if i not in self._chosen)
        for wanted, place in enumerate((*self._chosen, *others)):
            header.moveSection(header.visualIndex(place), wanted)
        self._is_arranging = False
        self._lines.tell_columns(self._chosen)
        self._hide_others()
        self._fit_columns()
        self.viewport().update()

    def _hide_others(self) -> None:
        """Those that she did not choose, and where there is little room those that do not stay."""
        for place, column in enumerate(self._lines.columns):
            is_dropped = self._is_narrow and not column.stays
            self.setColumnHidden(place, place not in self._chosen or is_dropped)

    def current_key(self) -> object:
        """The key of the line with the focus; `None` when there is none."""
        index = self.currentIndex()
        return self._lines.key_at(index.row()) if index.isValid() else None

    def go_to(self, key: object) -> bool:
        """Make a line the current one without opening it; `False` when it is not shown."""
        place = self._lines.place_of(key)
        if place is not None:
            self.setCurrentIndex(self._lines.index(place, 0))
        return place is not None

    def _open(self, index: QModelIndex) -> None:
        self.line_opened.emit(self._lines.lines[index.row()])

    def _ask_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid():
            self.menu_asked.emit(self._lines.lines[index.row()], self.viewport().mapToGlobal(place))

    def _fit_columns(self) -> None:
        """Shares the width out among those that are shown."""
        width = self.viewport().width()
        narrow = current_theme().effective_width(width) < _ROOM_FOR_ALL_COLUMNS
        if narrow != self._is_narrow:
            self._turn_narrow(narrow=narrow)
        columns = self._lines.columns
        shown = [i for i in range(len(columns)) if not self.isColumnHidden(i)]
        whole = sum(columns[i].share for i in shown)
        for place in shown:
            # Rounded down: one pixel too many brings a scroll bar.
            self.setColumnWidth(place, int(width * columns[place].share / whole))

    def _turn_narrow(self, *, narrow: bool) -> None:
        self._is_narrow = narrow
        self._hide_others()
        self._lines.show_second_lines(shown=narrow)
        self.show_two_lines(two=narrow)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(_LEAST_WIDTH), current_theme().px(_LEAST_HEIGHT))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._lines.lines:
            # Qt makes the first row current here, but does not choose it.
            self.selectRow(max(self.currentIndex().row(), 0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Menu} and index.isValid():
            self._ask_menu(self.visualRect(index.siblingAtColumn(0)).center())
            return
        super().keyPressEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            self.viewport().setToolTip(self._cut_off_at(event.pos()))
        return super().viewportEvent(event)

    def _cut_off_at(self, place: QPoint) -> str:
        """The words of the cell there, when it cannot show all of them."""
        index = self.indexAt(place)
        if not index.isValid():
            return ""
        words = str(self._lines.data(index))
        around = current_theme().px(_AROUND_TEXT)
        if self._lines.data(index, Qt.ItemDataRole.DecorationRole) is not None:
            around += self.iconSize().width()
        needed = self.fontMetrics().horizontalAdvance(words) + around
        return words if needed > self.visualRect(index).width() else ""
