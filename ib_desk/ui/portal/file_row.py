"""A file of the folder, to be dragged into the browser."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout
from typing_extensions import override

from ib_desk.ui.style.theme import spaced
from ib_desk.ui.widgets.labels import IconLabel, label


class FileRow(QFrame):
    """Dragging is a way beside others: the folder can be opened, and its place copied."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._pressed_at: QPoint | None = None
        self.setAccessibleName(path.name)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        row = QHBoxLayout(self)
        spaced(row, (8, 4, 8, 4), 8)
        row.addWidget(IconLabel("document", "muted"), 0, Qt.AlignmentFlag.AlignTop)
        # A name without spaces breaks nowhere: after each dash it may.
        row.addWidget(label(path.name.replace("-", "-\u200b"), "body", "text"), 1)

    def dragged(self) -> QMimeData:
        """What the browser is given."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(self._path))])
        return mime

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._pressed_at
        far = QApplication.startDragDistance()
        if at is None or (event.position().toPoint() - at).manhattanLength() < far:
            return
        self._pressed_at = None
        drag = QDrag(self)
        drag.setMimeData(self.dragged())
        drag.exec(Qt.DropAction.CopyAction)
