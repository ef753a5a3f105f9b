"""The list of the preview: painted, so that 2,000 rows are as quick as 20."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)
from typing_extensions import override

from ib_desk.domain.intake.pupil_import import Choice, RowKind
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.imports.choices import ImportChoices
from ib_desk.ui.imports.preview_rows import PREVIEW_ROW, PreviewRow, PreviewRows
from ib_desk.ui.style.theme import Theme, current_theme
from ib_desk.ui.style.tokens import Ink
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.rows import AnyIndex

_BOX = 20
_EDGE = 10
_BETWEEN = 12
_AIR = 8
_LEAST_HEIGHT = 46
_LEAST_ROOM = 120
_LEAST_WIDTH = 160
_LEAST_LIST_HEIGHT = 170
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


class PreviewList(QListView):
    """A click, Space or Enter acts on a row: it turns the tick, or asks who this is.

    Heights are kept, since a list view asks for all of them at each change: 2,000 rows took 0.8 s.
    """

    acted = Signal(int, QPoint)
    """The number of a row in the plan, and where a menu may open on the screen."""

    def __init__(self, terms: Terms) -> None:
        super().__init__()
        self.setProperty("look", "rows")
        self.rows = PreviewRows(terms, self)
        self.setModel(self.rows)
        self.setItemDelegate(_PreviewPainter(self))
        self.setAccessibleName(tr("Leerlingen in de export"))
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._act)
        self._measure = _Measure()
        self._heights: dict[tuple[int, Choice], int] = {}
        self._choices: ImportChoices | None = None
        current_theme().changed.connect(self._measure_again)

    def current_number(self) -> int | None:
        """The number of the row with the focus."""
        index = self.currentIndex()
        return self.rows.row_at(index.row()).number if index.isValid() else None

    def go_to(self, number: int) -> None:
        """Make a row the current one, when it is shown."""
        place = self.rows.place_of(number)
        if place is not None:
            self.setCurrentIndex(self.rows.index(place))

    def show_choices(self, choices: ImportChoices, kind: RowKind, query: str) -> None:
        """Other rows, or the same after other decisions."""
        if choices is not self._choices:
            self._choices = choices
            self._heights.clear()
        self.rows.show_choices(choices, kind, query)

    def forget(self) -> None:
        """Show and remember nobody."""
        self._choices = None
        self._heights.clear()
        self.rows.clear()

    def height_of(self, place: int) -> int:
        """The height of a row at the width that the list has now."""
        number = self.rows.number_at(place)
        if self._choices is None:
            return 0
        key = (number, self._choices.of(number).choice)
        if key not in self._heights:
            row = self.rows.row_at(place)
            self._heights[key] = self._measure.height(row, self.viewport().width())
        return self._heights[key]

    def _measure_again(self) -> None:
        self._measure = _Measure()
        self._heights.clear()
        self.scheduleDelayedItemsLayout()

    def _act(self, index: QModelIndex) -> None:
        area = self.visualRect(index)
        place = self.viewport().mapToGlobal(QPoint(area.left() + area.width() // 3, area.bottom()))
        self.acted.emit(self.rows.row_at(index.row()).number, place)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(_LEAST_WIDTH), current_theme().px(_LEAST_LIST_HEIGHT))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() in keys and self.currentIndex().isValid():
            self._act(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure_again()  # what differs wraps in another way


class _Measure:
    """Fonts measured once for all rows; a text that fits on one line is never wrapped."""

    def __init__(self) -> None:
        theme = current_theme()
        self._upper = QFontMetrics(theme.font("strong")).height()
        self._facts = QFontMetrics(theme.font("small"))
        self._em = theme.font("small").pixelSize()
        self._right = {strong: _right_metrics(strong=strong) for strong in (False, True)}
        self._around = theme.px(2 * _EDGE + _BOX + _BETWEEN)
        self._between = theme.px(_BETWEEN)
        self._least_room = theme.px(_LEAST_ROOM)
        self._air = theme.px(_AIR)
        self._least_height = theme.px(_LEAST_HEIGHT)

    def room(self, row: PreviewRow, width: int) -> int:
        """What is left for words between the box and the words at the right."""
        right = self._right[row.asks].horizontalAdvance(row.right) if row.right else 0
        return max(width - self._around - (right + self._between if right else 0), self._least_room)

    def lower(self, row: PreviewRow, room: int) -> int:
        """The height of the grey words."""
        if not row.facts:
            return 0
        surely_fits = len(row.facts) * self._em <= room
        if surely_fits or self._facts.horizontalAdvance(row.facts) <= room:
            return self._facts.height()
        return self._facts.boundingRect(QRect(0, 0, room, 10_000), _WRAP, row.facts).height()

    def height(self, row: PreviewRow, width: int) -> int:
        """The height of a row of this width."""
        lower = self.lower(row, self.room(row, width))
        return max(self._upper + lower + self._air, self._least_height)


class _PreviewPainter(QStyledItemDelegate):
    """Shows what differs in full, over as many lines as it takes."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        view = self.parent()
        height = view.height_of(index.row()) if isinstance(view, PreviewList) else 0
        return QSize(80, height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, row = current_theme(), _row(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = _paint_ground(painter, option, theme)
        area = option.rect.adjusted(theme.px(_EDGE), 0, -theme.px(_EDGE), 0)
        side = theme.px(_BOX)
        box = QRect(area.left(), area.top() + (area.height() - side) // 2, side, side)
        if row.ticked is not None:
            self._paint_box(painter, box, ticked=row.ticked)
        elif row.asks:
            theme.icons.draw(painter, QRectF(box), "attention", "warn", _BOX)
        _paint_right(painter, area, row, ground)
        _paint_words(painter, area, row, ground)
        painter.restore()

    def _paint_box(self, painter: QPainter, box: QRect, *, ticked: bool) -> None:
        view = self.parent()
        if not isinstance(view, PreviewList):
            return
        option = QStyleOptionButton()
        option.rect = box
        on = QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        option.state = QStyle.StateFlag.State_Enabled | on
        view.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorCheckBox, option, painter, view
        )


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> Ink:
    state = option.state
    over = bool(state & QStyle.StateFlag.State_MouseOver)
    ground: Ink = "hover" if over else "window"
    painter.setPen(Qt.PenStyle.NoPen)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(theme.edge_on(ground, "focus"), 2))
    painter.setBrush(theme.colour(ground))
    area = QRectF(option.rect).adjusted(1, 1, -1, -1)
    painter.drawRoundedRect(area, theme.px(6), theme.px(6))
    return ground


def _right_ink(row: PreviewRow) -> Ink:
    return "warn" if row.asks else "muted"


def _right_metrics(*, strong: bool) -> QFontMetrics:
    return QFontMetrics(current_theme().font("small", strong=strong))


def _paint_right(painter: QPainter, area: QRect, row: PreviewRow, ground: Ink) -> None:
    theme = current_theme()
    painter.setFont(theme.font("small", strong=row.asks))
    painter.setPen(theme.text_on(ground, _right_ink(row)))
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(area, right, row.right)


def _paint_words(painter: QPainter, area: QRect, row: PreviewRow, ground: Ink) -> None:
    theme, measure = current_theme(), _Measure()
    left = area.left() + theme.px(_BOX + _BETWEEN)
    width = measure.room(row, area.width() + theme.px(2 * _EDGE))
    strong = theme.font("strong")
    upper, lower = QFontMetrics(strong).height(), measure.lower(row, width)
    top = area.top() + (area.height() - upper - lower) // 2
    painter.setFont(strong)
    painter.setPen(theme.text_on(ground, "text"))
    title = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, width)
    painter.drawText(QRect(left, top, width, upper), Qt.AlignmentFlag.AlignVCenter, title)
    painter.setFont(theme.font("small"))
    painter.setPen(theme.text_on(ground, "muted"))
    painter.drawText(QRect(left, top + upper, width, lower), int(_WRAP), row.facts)


def _row(index: AnyIndex) -> PreviewRow:
    row = index.data(PREVIEW_ROW)
    if not isinstance(row, PreviewRow):
        raise TypeError(row)
    return row
