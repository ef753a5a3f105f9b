"""Where the panel of a line lies: over the screen, which it makes no larger."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.widgets.scroll_page import ScrollPage

_WIDTH, _EDGE, _GAP = 760, 12, 8
_FRAME = 2


class LiesOver(QObject):
    """In the middle right under the bar, as high as it needs; where room is short, it scrolls."""

    def __init__(self, panel: ScrollPage, over: QWidget, under: QWidget) -> None:
        super().__init__(panel)
        self._panel, self._over, self._under = panel, over, under
        panel.setParent(over)
        panel.setContentsMargins(_FRAME, _FRAME, _FRAME, _FRAME)
        # Of its own: a page has no look, only its children wear the style sheet.
        self._ground = QFrame(panel)
        self._ground.setProperty("ground", "raised")
        self._ground.lower()
        over.installEventFilter(self)
        panel.area.viewport().setAutoFillBackground(False)
        if (inside := panel.area.widget()) is not None:
            inside.setAutoFillBackground(False)
            inside.installEventFilter(self)
        current_theme().changed.connect(self.place)

    def place(self) -> None:
        """Where it belongs now."""
        theme, bar = current_theme(), self._under
        top = bar.mapTo(self._over, bar.rect().bottomLeft()).y() + int(theme.px(_GAP))
        width = int(min(self._over.width() - 2 * theme.px(_EDGE), theme.px(_WIDTH)))
        needs = self._panel.body.totalHeightForWidth(width - 2 * _FRAME) + 2 * _FRAME
        height = min(needs, self._over.height() - top - int(theme.px(_GAP)))
        self._panel.setGeometry((self._over.width() - width) // 2, top, width, height)
        self._ground.setGeometry(self._panel.rect())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = QEvent.Type.Resize if watched is self._over else QEvent.Type.LayoutRequest
        if event.type() == kind and self._panel.isVisible():
            self.place()
        return False
