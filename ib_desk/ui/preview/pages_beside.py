"""A page of choices with the very pages beside it, or under it where there is little room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.widgets.scroll_page import ScrollPage

_ROOM_FOR_BOTH = 900
_PAGE_HEIGHT = 640


class PagesBeside(ScrollPage):
    """Whoever derives from it adds its choices first, and then `place_pages`."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._is_beside: bool | None = None
        self._under = QVBoxLayout()
        self._side = QWidget()
        self._side_column = QVBoxLayout(self._side)

    def place_pages(self, pages: QWidget) -> None:
        """Under all that was added until now, where they are not beside it."""
        self.add(self._under)
        self.finish()
        self._side_column.addWidget(pages)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = current_theme().effective_width(self.width()) >= _ROOM_FOR_BOTH
        if beside == self._is_beside:
            return
        self._is_beside = beside
        self.area.setMinimumWidth(self._least_width() if beside else 0)
        self._side.setMinimumHeight(0 if beside else current_theme().px(_PAGE_HEIGHT))
        spaced(self._side_column, (8, 16, 20, 16) if beside else 0, 8)
        if beside:
            self._under.removeWidget(self._side)
            self.set_side(self._side, share=2)
        else:
            self._under.addWidget(self._side)

    def _least_width(self) -> int:
        """In which the choices are whole; the page gets the rest, and most of a wide window."""
        bar = self.area.verticalScrollBar().sizeHint().width()
        return self.body.totalMinimumSize().width() + bar
