"""Esc: heard by the nearest part around the focus that has something to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

if TYPE_CHECKING:
    _Part = QWidget
else:
    _Part = object  # it stands before a class of Qt in the bases, and adds no second one


class LeftByEscape(_Part):
    """Stands before the widget in the bases of a class: `class Question(LeftByEscape, QWidget)`."""

    def escape(self) -> bool:
        """Leave what can be left here; `False` hands the key on to what stands around it."""
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.escape():
            super().keyPressEvent(event)
