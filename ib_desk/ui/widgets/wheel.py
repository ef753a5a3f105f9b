"""The mouse wheel belongs to the page: it scrolls, and never changes what a field says."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override


class _WheelToPage(QObject):
    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent):  # sooner known than its type
            event.ignore()
            return True
        return False


def leave_wheel_to_page(field: QWidget) -> None:
    """For whatever holds a value, with the focus or without: a fact that turned is not noticed."""
    if field.focusPolicy() == Qt.FocusPolicy.WheelFocus:
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    hears = field.viewport() if isinstance(field, QAbstractScrollArea) else field
    hears.installEventFilter(_WheelToPage(field))
