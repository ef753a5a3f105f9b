"""The list at the left of a dossier: overview, the steps of the method, and what goes with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from typing_extensions import override

from ib_desk.ui.widgets.row_list import RowList


class StepList(RowList):
    """The row that is open has a bar at its left; the arrows only look around, Enter opens."""

    def __init__(self, name: str) -> None:
        super().__init__(name, as_cards=False)
        self._open_key: object = None

    def show_open(self, key: object) -> None:
        """Marks the part of the dossier that is shown."""
        self._open_key = key
        self._rows.show_open(key)
        self.go_to(key)
        self.scrollTo(self.currentIndex())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name of a pupil and what stands under it take room once they are read."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            # The arrows only looked around: what is open is marked again.
            self.go_to(self._open_key)
