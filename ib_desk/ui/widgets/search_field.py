"""A field to search in, with its glass inside."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from typing_extensions import override

from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.widgets.line_field import LineField

_GLASS = 20
_EDGE = 8


class SearchField(LineField):
    """Esc empties it first; the glass is painted, so that it grows with the text."""

    def __init__(self, name: str, *, placeholder: str = "") -> None:
        super().__init__(name, placeholder=placeholder or name)
        self.setProperty("look", "search")
        self.setClearButtonEnabled(False)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = current_theme()
        side = theme.px(_GLASS)
        painter = QPainter(self)
        area = QRectF(theme.px(_EDGE), (self.height() - side) / 2, side, side)
        theme.icons.draw(painter, area, "search", "muted", _GLASS)
        painter.end()
