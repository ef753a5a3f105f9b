"""The rows of Vandaag: Enter goes there, Space opens the menu, K settles, V puts off."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from ib_desk.ui.widgets.row_list import RowList


class DayList(RowList):
    """A row that goes hands the focus to the one that comes in its place."""

    done = Signal(object)
    """The key of the row that was settled with one key."""
    put_off = Signal(object)
    """The key of the row that is to be moved to another day."""

    @override
    def sizeHint(self) -> QSize:
        """It scrolls itself, so that the heading of a group stays in view."""
        return self.minimumSizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.current_key()
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_K and is_plain and key is not None:
            self.done.emit(key)
        elif event.key() == Qt.Key.Key_V and is_plain and key is not None:
            self.put_off.emit(key)
        else:
            super().keyPressEvent(event)
