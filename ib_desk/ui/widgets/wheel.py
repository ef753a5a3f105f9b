"""The mouse wheel scrolls the page, also when the mouse happens to be over a field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class _WheelToPage(QObject):
    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Wheel
            and isinstance(watched, QWidget)
            and not watched.hasFocus()
        ):
            event.ignore()
            return True
        return False


def give_wheel_to_page(field: QWidget) -> None:
    """For combo boxes, spin boxes and sliders: without focus they let the wheel pass."""
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_WheelToPage(field))
