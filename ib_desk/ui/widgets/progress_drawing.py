"""The picture of a goal, painted; silent for a screen reader, because words beside it say it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ib_desk.domain.care.progress_picture import HEIGHT, Lean, Picture, Word, progress_picture
from ib_desk.domain.records.goal import Goal
from ib_desk.ui.style.theme import current_theme

_WIDEST = 34.0
"""Ems: what is wider says no more."""
_NARROWEST = 15.0


class ProgressDrawing(QWidget):
    """As wide as there is room; with nothing to draw it is hidden."""

    def __init__(self) -> None:
        super().__init__()
        self._goal: Goal | None = None
        self._series: tuple[tuple[date, Decimal], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.updateGeometry)

    def show_progress(self, goal: Goal, series: tuple[tuple[date, Decimal], ...]) -> None:
        """Another goal, or the same with more that was measured."""
        self._goal, self._series = goal, series
        self.setVisible(progress_picture(goal, series, _NARROWEST) is not None)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(_WIDEST * self._em()), round(HEIGHT * self._em()) + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(round(_NARROWEST * self._em()), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        em = self._em()
        wide = min(self.width() / em, _WIDEST)
        picture = None if self._goal is None else progress_picture(self._goal, self._series, wide)
        if picture is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_picture(painter, picture, em)
            painter.end()

    def _em(self) -> float:
        return float(current_theme().font("small").pixelSize())


def paint_picture(painter: QPainter, picture: Picture, em: float) -> None:
    """In the colours of the theme; `em` is the height of its letters."""
    theme = current_theme()
    thick = max(1.0, em / 7)
    for stroke in picture.strokes:
        ink = theme.edge_on("surface", "muted" if stroke.thin or stroke.dashed else "accent")
        pen = QPen(ink, thick / 2 if stroke.thin else thick)
        pen.setStyle(Qt.PenStyle.DashLine if stroke.dashed else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.drawLine(
            QPointF(stroke.x1 * em, stroke.y1 * em), QPointF(stroke.x2 * em, stroke.y2 * em)
        )
    painter.setPen(QPen(theme.edge_on("surface", "accent"), thick))
    for dot in picture.dots:
        inside = theme.edge_on("surface", "accent") if dot.filled else theme.colour("surface")
        painter.setBrush(inside)
        painter.drawEllipse(QPointF(dot.x * em, dot.y * em), dot.radius * em, dot.radius * em)
    for word in picture.words:
        _write(painter, word, em)


def _write(painter: QPainter, word: Word, em: float) -> None:
    theme = current_theme()
    font = theme.font("small", strong=word.strong, figures=True)
    painter.setFont(font)
    painter.setPen(theme.text_on("surface", "text" if word.strong else "muted"))
    wide = QFontMetricsF(font).horizontalAdvance(word.text)
    left = word.x * em - {Lean.RIGHT: 0.0, Lean.MIDDLE: wide / 2, Lean.LEFT: wide}[word.lean]
    painter.drawText(QPointF(left, word.y * em), word.text)
