"""What a style sheet cannot say: ticks and dots in the colours of the theme, at any size."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeGuard

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleOption,
    QStyleOptionHeader,
    QWidget,
)
from typing_extensions import override

from ib_desk.ui.style.icons import IconSet
from ib_desk.ui.style.metrics import Metrics
from ib_desk.ui.style.tokens import Colours


class DeskStyle(QProxyStyle):
    """Fusion on every platform, with our own tick boxes, radio dots, arrows and rings."""

    def __init__(
        self,
        colours: Callable[[], Colours],
        metrics: Callable[[], Metrics],
        icons: IconSet,
    ) -> None:
        super().__init__("Fusion")
        self._colours = colours
        self._metrics = metrics
        self._icons = icons

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == QStyle.PrimitiveElement.PE_IndicatorCheckBox:
            self._box(option, painter)
        elif element == QStyle.PrimitiveElement.PE_IndicatorRadioButton:
            self._dot(option, painter)
        elif element == QStyle.PrimitiveElement.PE_IndicatorHeaderArrow:
            self._sort_arrow(option, painter)
        elif element == QStyle.PrimitiveElement.PE_IndicatorMenuCheckMark:
            self._menu_tick(option, painter)
        elif element == QStyle.PrimitiveElement.PE_FrameFocusRect:
            if _is_filled(widget):
                self._ring_inside(widget.rect(), painter)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def _box(self, option: QStyleOption, painter: QPainter) -> None:
        on, enabled, area = _look(option)
        radius = self._metrics().px(4)
        painter.save()
        self._ground(painter, on=on, enabled=enabled)
        painter.drawRoundedRect(area, radius, radius)
        if on:
            inset = area.width() / 8
            self._icons.draw(
                painter,
                area.adjusted(inset, inset, -inset, -inset),
                "tick",
                "on_accent" if enabled else "disabled",
            )
        painter.restore()

    def _dot(self, option: QStyleOption, painter: QPainter) -> None:
        on, enabled, area = _look(option)
        painter.save()
        self._ground(painter, on=on, enabled=enabled)
        painter.drawEllipse(area)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colours()["on_accent" if enabled else "disabled"]))
            inset = area.width() * 0.3
            painter.drawEllipse(area.adjusted(inset, inset, -inset, -inset))
        painter.restore()

    def _sort_arrow(self, option: QStyleOption, painter: QPainter) -> None:
        if not isinstance(option, QStyleOptionHeader):
            return
        # Qt says “down” when the smallest comes first; readers expect the arrow to point up.
        rising = option.sortIndicator == QStyleOptionHeader.SortIndicator.SortDown
        side = min(option.rect.width(), option.rect.height(), self._metrics().px(16))
        area = QRectF(0, 0, side, side)
        area.moveCenter(QRectF(option.rect).center())
        self._icons.draw(painter, area, "fold" if rising else "unfold", "muted")

    def _menu_tick(self, option: QStyleOption, painter: QPainter) -> None:
        """Qt's own keeps its few pixels beside words of any size."""
        side = self._metrics().px(16)
        area = QRectF(0, 0, side, side)
        area.moveCenter(QRectF(option.rect).center())
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        self._icons.draw(painter, area, "tick", "text" if enabled else "disabled")

    def _ring_inside(self, area: QRect, painter: QPainter) -> None:
        """On a filled button an edge alone is hard to tell from the button: 2.2 to 1."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._colours()["on_accent"]), 2))
        radius = self._metrics().px(4)
        painter.drawRoundedRect(QRectF(area).adjusted(3, 3, -3, -3), radius, radius)
        painter.restore()

    def _ground(self, painter: QPainter, *, on: bool, enabled: bool) -> None:
        colours = self._colours()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        filled = on and enabled
        painter.setBrush(QColor(colours["accent" if filled else "surface"]))
        painter.setPen(QPen(QColor(colours["accent" if filled else "control"]), 1))


def _is_filled(widget: QWidget | None) -> TypeGuard[QPushButton]:
    if not isinstance(widget, QPushButton):
        return False
    return widget.property("look") == "main" or (
        widget.property("look") == "part" and widget.isChecked()
    )


def _look(option: QStyleOption) -> tuple[bool, bool, QRectF]:
    on = bool(option.state & QStyle.StateFlag.State_On)
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    side = min(option.rect.width(), option.rect.height())
    area = QRectF(option.rect.x(), option.rect.y(), side, side)
    return on, enabled, area.adjusted(0.5, 0.5, -0.5, -0.5)
