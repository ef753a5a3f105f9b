"""The rows of Vandaag: Enter goes there, Space opens the menu, K settles, V puts off."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.widgets.row_list import RowList
from ib_desk.ui.widgets.rows import Row

_LEAST = 130


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
    def minimumSizeHint(self) -> QSize:
        """A group with one row, whole; the page scrolls where there is no room for it."""
        least = super().minimumSizeHint()
        if self._whole:
            return least
        return QSize(least.width(), current_theme().px(_LEAST))

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


def show_rows(rows: RowList, wanted: list[Row]) -> None:
    """What was current and went hands on to what stands in its place now."""
    key, place = rows.current_key(), rows.currentIndex().row()
    rows.show_rows(wanted)
    keys = [row.key for row in wanted]
    if key is not None and key not in keys:
        after = next((k for k in keys[place:] if k is not None), None)
        before = next((k for k in reversed(keys[:place]) if k is not None), None)
        rows.go_to(before if after is None else after)
    if rows.current_key() is None:
        rows.go_to_first()  # the focus came before the rows did
