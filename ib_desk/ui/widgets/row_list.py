"""A list of two-line rows, with the heading of the group always in view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy
from typing_extensions import override

from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.widgets.row_painter import EVEN, RowPainter, paint_heading, row_height
from ib_desk.ui.widgets.rows import Row, RowKind, RowsModel

_HEADING_ROOM = 34


class RowList(QListView):
    """Enter or a click opens a row, Space asks for its small menu."""

    opened = Signal(object)
    """The key of the row."""
    menu_asked = Signal(object, QPoint)
    """The key of the row and where the menu may open, on the screen."""

    def __init__(
        self, name: str, *, as_cards: bool = True, whole: bool = False, even: bool = False
    ) -> None:
        """`whole` gives the list its full height, for inside a page that scrolls itself.

        `even` gives headings the height of rows: of thousands only those in sight are measured.
        """
        super().__init__()
        self._even = even
        self.setUniformItemSizes(even)
        self.setProperty("look", "rows")
        self._as_cards = as_cards
        self._whole = whole
        self._rows = RowsModel()
        self._rows.setParent(self)
        self.setModel(self._rows)
        self.setItemDelegate(RowPainter(self, as_cards=as_cards, even=even))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTabKeyNavigation(False)
        if whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)
        self.customContextMenuRequested.connect(self._ask_menu_at)
        current_theme().changed.connect(self._fit)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Shows other rows; the current row stays when its key is still there."""
        before = self.current_key()
        self._rows.show_rows(rows)
        if before is not None:
            self.go_to(before)
        self._fit()

    @property
    def rows(self) -> tuple[Row, ...]:
        """In the order shown."""
        return self._rows.rows

    def current_key(self) -> object:
        """The key of the row with the focus; `None` when there is none."""
        place = self.currentIndex().row()
        return self._rows.rows[place].key if 0 <= place < len(self._rows.rows) else None

    def go_to(self, key: object) -> None:
        """Makes a row the current one, without opening it."""
        place = self._rows.place_of(key)
        if place is not None:
            self.setCurrentIndex(self._rows.index(place))

    def go_to_first(self) -> None:
        """For the opening of a screen."""
        first = next((r for r in self._rows.rows if r.kind is RowKind.ROW), None)
        if first is not None:
            self.go_to(first.key)

    def _open(self, index: QModelIndex) -> None:
        if self._is_row(index):
            self.opened.emit(self._rows.rows[index.row()].key)

    def _ask_menu_at(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid() and self._is_row(index):
            self.setCurrentIndex(index)
            self._ask_menu(place)

    def _ask_menu(self, place: QPoint) -> None:
        self.menu_asked.emit(self.current_key(), self.viewport().mapToGlobal(place))

    def _fit(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
        self.viewport().update()

    def _height(self) -> int:
        rows = self._rows.rows
        if self._even:
            return len(rows) * row_height(EVEN, as_cards=self._as_cards) + 2
        return sum(row_height(row, as_cards=self._as_cards) for row in rows) + 2

    @override
    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(240), self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        least = self._height() if self._whole else current_theme().px(80)
        return QSize(current_theme().px(120), least)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            self._open(index)
        elif event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Menu} and index.isValid():
            self._ask_menu(self.visualRect(index).center())
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():
            self.go_to_first()
        super().focusInEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._is_row(index):
            return
        super().mousePressEvent(event)

    @override
    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Steps over headings; above the first row it only shows the heading."""
        wanted = super().moveCursor(cursorAction, modifiers)
        here = self.currentIndex()
        step = -1 if wanted.row() < here.row() else 1
        while wanted.isValid() and not self._is_row(wanted):
            wanted = wanted.siblingAtRow(wanted.row() + step)
        if wanted.isValid():
            return wanted
        self.scrollToTop()
        return here

    @override
    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Not under the heading that stays at the top."""
        super().scrollTo(index, hint)
        if not self._keeps_heading or not index.isValid():
            return
        hidden = current_theme().px(_HEADING_ROOM) - self.visualRect(index).top()
        if hidden > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - hidden)

    @property
    def _keeps_heading(self) -> bool:
        if not self._as_cards or self._whole:
            return False
        return any(row.kind is RowKind.HEADING for row in self.rows)

    def _is_row(self, index: QModelIndex) -> bool:
        return self._rows.rows[index.row()].kind is RowKind.ROW

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            row = self._rows.rows[index.row()] if index.isValid() else None
            self.viewport().setToolTip(row.name if row and row.kind is RowKind.ROW else "")
        return super().viewportEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._keeps_heading:
            self._paint_heading_of_group()

    def _paint_heading_of_group(self) -> None:
        """Again over the top, pushed up by the heading of the next group."""
        top = self.indexAt(QPoint(4, 0)).row()
        headings = [p for p, row in enumerate(self.rows) if row.kind is RowKind.HEADING]
        above = [place for place in headings if place <= top]
        if not above:
            return
        row = self.rows[above[-1]]
        height = row_height(row, as_cards=True)
        area = QRect(0, 0, self.viewport().width(), height)
        below = next((place for place in headings if place > above[-1]), None)
        if below is not None:
            next_top = self.visualRect(self._rows.index(below)).top()
            area.moveTop(min(0, next_top - height))
        painter = QPainter(self.viewport())
        painter.fillRect(area, current_theme().colour("window"))
        paint_heading(painter, area, row, as_cards=True)
        painter.end()
