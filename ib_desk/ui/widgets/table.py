"""A real table with a header that stays, for lists with columns."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.style.tokens import Ink, Role
from ib_desk.ui.widgets.lines import SECOND_LINE
from ib_desk.ui.widgets.row_painter import paint_bar
from ib_desk.ui.widgets.rows import AnyIndex

_TEXT_EDGE = 10
_TWO_LINES_EDGE = 14
_TWO_ROLES: tuple[Role, Role] = ("body", "small")


class Table(QTableView):
    """Whole rows; a click on the header sorts, a right click on it chooses columns."""

    opened = Signal(QModelIndex)
    """Enter, or a double click. The index is of the model that was set, proxy or not."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._has_two_lines = False
        self.setAccessibleName(name)
        self.setItemDelegate(_RowWithRing(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        # A least height that grows first would resize the rows, which then keep it.
        self.verticalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(self.opened)
        current_theme().changed.connect(self._fit)
        self._fit()

    def show_two_lines(self, *, two: bool) -> None:
        """Make room in each row for the words of `SECOND_LINE`."""
        self._has_two_lines = two
        self._fit()

    def _fit(self) -> None:
        theme = current_theme()
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._row_height())
        self.horizontalHeader().setMinimumSectionSize(theme.px(48))
        self.setFont(theme.font("body", figures=True))
        self.viewport().update()

    def _row_height(self) -> int:
        theme = current_theme()
        if not self._has_two_lines:
            return theme.px(theme.metrics().sizes.table_row)
        upper, lower = (QFontMetrics(theme.font(role)).height() for role in _TWO_ROLES)
        return upper + lower + theme.px(_TWO_LINES_EDGE)

    def _choose_columns(self, place: QPoint) -> None:
        self.column_menu().popup(self.horizontalHeader().mapToGlobal(place))

    def column_menu(self) -> QMenu:
        """Ticks for the columns; the first one, the name, always stays."""
        header = self.horizontalHeader()
        model = self.model()
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for column in range(1, model.columnCount()):
            words = str(model.headerData(column, Qt.Orientation.Horizontal))
            action = QAction(words, menu)
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(column))
            action.setData(column)
            menu.addAction(action)
        menu.triggered.connect(self._turn_column)
        return menu

    def _turn_column(self, action: QAction) -> None:
        self.choose_column(int(action.data()), is_shown=action.isChecked())

    def choose_column(self, place: int, *, is_shown: bool) -> None:
        """Show a column, or hide it."""
        self.horizontalHeader().setSectionHidden(place, not is_shown)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters jump in the first column (the name), whatever column has the focus."""
        current = self.currentIndex()
        if current.isValid() and current.column() != 0:
            self.setCurrentIndex(current.siblingAtColumn(0))
        super().keyboardSearch(search)


class _RowWithRing(QStyledItemDelegate):
    """One ring around the current row in place of a dotted cell; two lines where there are two."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if index.data(SECOND_LINE):
            option.text = ""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().paint(painter, option, index)
        if second := index.data(SECOND_LINE):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            _paint_two_lines(painter, option.rect, (str(index.data()), str(second)), chosen=chosen)
        view = self.parent()
        if not isinstance(view, QTableView):
            return
        if option.state & QStyle.StateFlag.State_Selected and option.rect.left() <= 0:
            paint_bar(painter, QRectF(option.rect), current_theme().edge_on("selection", "accent"))
        if not view.hasFocus():
            return
        if view.currentIndex().row() != index.row():
            return
        painter.save()
        painter.setPen(QPen(current_theme().edge_on("selection", "focus"), 2))
        area = option.rect.adjusted(0, 1, 0, -1)
        painter.drawLine(area.topLeft(), area.topRight())
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.restore()


def _paint_two_lines(
    painter: QPainter, rect: QRect, lines: tuple[str, str], *, chosen: bool
) -> None:
    theme = current_theme()
    ground: Ink = "selection" if chosen else "surface"
    upper, lower = (QFontMetrics(theme.font(role)).height() for role in _TWO_ROLES)
    edge = theme.px(_TEXT_EDGE)
    area = rect.adjusted(edge, (rect.height() - upper - lower) // 2, -edge, 0)
    painter.save()
    painter.setPen(theme.text_on(ground, "text"))
    _paint_line(painter, QRect(area.topLeft(), QSize(area.width(), upper)), lines[0], "body")
    area.setTop(area.top() + upper)
    painter.setPen(theme.text_on(ground, "muted"))
    _paint_line(painter, QRect(area.topLeft(), QSize(area.width(), lower)), lines[1], "small")
    painter.restore()


def _paint_line(painter: QPainter, area: QRect, words: str, role: Role) -> None:
    painter.setFont(current_theme().font(role, figures=True))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
