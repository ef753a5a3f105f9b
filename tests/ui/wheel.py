"""The wheel of a mouse, as a hand turns it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget


def turn_wheel(over: QWidget, notches: int = -1) -> bool:
    """Whether the widget itself took the wheel; below zero is towards the hand."""
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(over.mapToGlobal(QPoint(5, 5))),
        QPoint(0, 60 * notches),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt takes no keywords here
    )
    return QApplication.sendEvent(over, event) and event.isAccepted()


def turn_wheel_on_page(over: QWidget) -> bool:
    """Whether anything took it. Qt lets no event of a test go on to what the widget stands in."""
    inside: QWidget | None = over
    while inside is not None and not inside.isWindow():
        if turn_wheel(inside):
            return True
        inside = inside.parentWidget()
    return False
