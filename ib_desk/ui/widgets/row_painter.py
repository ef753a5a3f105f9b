"""Draws the rows of `rows.py`: as cards on the ground, or as lines in a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.style.tokens import Ink, Role
from ib_desk.ui.texts import BETWEEN_PIECES
from ib_desk.ui.widgets.rows import IS_OPEN, ROW, AnyIndex, Row, RowKind

_CARD_GAP = 7
_EDGE = 14
_ICON = 20
_BETWEEN = 12
_HEADING = 34
_LINE_GAP = 2
_LITTLE: Final = 0.6
"""Of the room: where less would be left of a line, it is cut off within a word."""


EVEN: Final = Row(title="")
"""As high as all rows of a list that are equally high."""


class RowPainter(QStyledItemDelegate):
    """Icon, title, one grey line, and words at the right in the colour of the state."""

    def __init__(self, parent: QObject, *, as_cards: bool, even: bool = False) -> None:
        """`as_cards` for rows on the window's own ground, one sheet each.

        `even`: a heading is as high as a row.
        """
        super().__init__(parent)
        self._even = even
        self._as_cards = as_cards

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        row = EVEN if self._even else _row(index)
        return QSize(80, row_height(row, as_cards=self._as_cards))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = _row(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind is RowKind.HEADING:
            paint_heading(painter, option.rect, row, as_cards=self._as_cards)
        else:
            ground = self._ground(painter, option, is_open=index.data(IS_OPEN))
            _paint_words(painter, self.inside(option.rect), row, ground)
        painter.restore()

    def inside(self, rect: QRect) -> QRect:
        """Within the edges of a row."""
        theme = current_theme()
        edge = theme.px(_EDGE if self._as_cards else 10)
        bottom = theme.px(_CARD_GAP) if self._as_cards else 0
        return rect.adjusted(edge, 0, -edge, -bottom)

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, is_open: bool | None
    ) -> Ink:
        theme = current_theme()
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        chosen = selected if is_open is None else is_open
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        area = QRectF(option.rect).adjusted(1, 1, -1, -1)
        if self._as_cards:
            area.setBottom(area.bottom() - theme.px(_CARD_GAP))
            ground: Ink = "hover" if over else "surface"
            painter.setPen(QPen(theme.colour("line"), 1))
        else:
            ground = "accent_soft" if chosen else "hover" if over else "window"
            painter.setPen(Qt.PenStyle.NoPen)
        if focused:
            painter.setPen(QPen(theme.edge_on(ground, "focus"), 2))
        painter.setBrush(theme.colour(ground))
        radius = theme.px(10 if self._as_cards else 6)
        painter.drawRoundedRect(area, radius, radius)
        if chosen and not self._as_cards:
            paint_bar(painter, area, theme.edge_on(ground, "accent"))
        return ground


def paint_bar(painter: QPainter, area: QRectF, ink: QColor) -> None:
    """At the left of what is chosen: a tint alone is not seen by everyone."""
    edge = current_theme().px(8)
    painter.fillRect(QRectF(area.left(), area.top() + edge, 4, area.height() - 2 * edge), ink)


def row_height(row: Row, *, as_cards: bool) -> int:
    """In pixels; grows with the text, so that two lines always fit."""
    theme = current_theme()
    sizes = theme.metrics().sizes
    if row.kind is RowKind.HEADING:
        return theme.px(_HEADING)
    lines = QFontMetrics(theme.font("strong")).height() + QFontMetrics(theme.font("small")).height()
    planned = theme.px(sizes.list_row if as_cards else sizes.step_row)
    return max(planned, lines + theme.px(8 + (_CARD_GAP if as_cards else 0)))


def paint_heading(painter: QPainter, rect: QRect, row: Row, *, as_cards: bool) -> None:
    """Also used by the list to keep the heading of the group in view."""
    theme = current_theme()
    area = rect.adjusted(theme.px(4), 0, -theme.px(4), -theme.px(6))
    role: Role = "strong" if as_cards else "small_strong"
    ink: Ink = "text" if as_cards else "muted"
    bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
    painter.setFont(theme.font(role))
    painter.setPen(theme.text_on("window", ink))
    painter.drawText(area, bottom, row.title)
    if row.right:
        taken = painter.fontMetrics().horizontalAdvance(row.title) + theme.px(10)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.text_on("window", "muted"))
        painter.drawText(area.adjusted(taken, 0, 0, 0), bottom, row.right)


def _paint_words(painter: QPainter, area: QRect, row: Row, ground: Ink) -> None:
    theme = current_theme()
    if row.icon:
        side = theme.px(_ICON)
        top = area.top() + (area.height() - side) / 2
        place = QRectF(area.left(), top, side, side)
        theme.icons.draw(painter, place, row.icon, row.ink, _ICON)
    _paint_two_lines(painter, beside_icon(area, row), row, ground)


def beside_icon(area: QRect, row: Row) -> QRect:
    """What is left of a row for its words."""
    taken = current_theme().px(_ICON + _BETWEEN) if row.icon else 0
    return QRect(area.left() + taken, area.top(), max(0, area.width() - taken), area.height())


@dataclass(frozen=True, slots=True)
class WordPlaces:
    """Where the title, the fact under it and the words at the right of a row stand."""

    title: QRect
    fact: QRect
    right: QRect


def word_places(area: QRect, row: Row) -> WordPlaces:
    """The words at the right stand beside both lines; beside the fact where the title needs it.

    Of a title that says who, nothing is cut off for a day that fits below it.
    """
    theme = current_theme()
    upper, lower = QFontMetrics(theme.font("strong")), QFontMetrics(theme.font("small"))
    height = upper.height() + (lower.height() + _LINE_GAP if row.fact else 0)
    top = area.top() + (area.height() - height) // 2
    title = QRect(area.left(), top, area.width(), upper.height())
    fact = QRect(area.left(), title.bottom() + 1 + _LINE_GAP, area.width(), lower.height())
    if not row.right:
        return WordPlaces(title, fact, QRect())
    width = QFontMetrics(_right_font(row)).horizontalAdvance(row.right)
    taken = width + theme.px(_BETWEEN)
    is_below = bool(row.fact) and upper.horizontalAdvance(row.title) > title.width() - taken
    beside = fact if is_below else area
    right = QRect(area.right() - width, beside.top(), width + 1, beside.height())
    fact.setWidth(max(0, fact.width() - taken))
    if not is_below:
        title.setWidth(max(0, title.width() - taken))
    return WordPlaces(title, fact, right)


def _right_font(row: Row) -> QFont:
    return current_theme().font("small", strong=row.ink != "muted", figures=True)


def shortened(text: str, metrics: QFontMetrics, width: int) -> str:
    """What fits: rather one piece less than half a word, unless little would be left."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    pieces = text.split(BETWEEN_PIECES)
    while len(pieces) > 1:
        pieces.pop()
        rest = BETWEEN_PIECES.join(pieces)
        # Where the dots are what does not fit, the piece is whole without them.
        for words in (f"{rest} …", rest):
            if _LITTLE * width < metrics.horizontalAdvance(words) <= width:
                return words
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def _paint_two_lines(painter: QPainter, area: QRect, row: Row, ground: Ink) -> None:
    theme = current_theme()
    places = word_places(area, row)
    middle = Qt.AlignmentFlag.AlignVCenter
    if row.right:
        painter.setFont(_right_font(row))
        painter.setPen(theme.text_on(ground, row.ink))
        painter.drawText(places.right, middle, row.right)
    painter.setFont(theme.font("strong"))
    painter.setPen(theme.text_on(ground, "text"))
    title = shortened(row.title, painter.fontMetrics(), places.title.width())
    painter.drawText(places.title, middle, title)
    if row.fact and row.marks:
        _paint_marked(painter, places.fact, row, ground)
    elif row.fact:
        painter.setFont(theme.font("small"))
        painter.setPen(theme.text_on(ground, "muted"))
        fact = shortened(row.fact, painter.fontMetrics(), places.fact.width())
        painter.drawText(places.fact, middle, fact)


def _paint_marked(painter: QPainter, line: QRect, row: Row, ground: Ink) -> None:
    """One piece after the other, until there is no room: what is marked is bold and dark."""
    theme = current_theme()
    plain, bold = theme.font("small"), theme.font("small_strong")
    left = line.left()
    for piece, is_marked in _pieces(row):
        metrics = QFontMetrics(bold if is_marked else plain)
        room = line.right() - left
        words = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, room)
        painter.setFont(bold if is_marked else plain)
        painter.setPen(theme.text_on(ground, "text" if is_marked else "muted"))
        place = QRect(left, line.top(), room + 1, line.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        left += metrics.horizontalAdvance(words)
        if words != piece:
            return


def _pieces(row: Row) -> Iterator[tuple[str, bool]]:
    """The fact, cut where something marked begins and ends."""
    done = 0
    for start, end in row.marks:
        yield row.fact[done:start], False
        yield row.fact[start:end], True
        done = end
    yield row.fact[done:], False


def _row(index: AnyIndex) -> Row:
    row = index.data(ROW)
    if not isinstance(row, Row):
        raise TypeError(row)
    return row
