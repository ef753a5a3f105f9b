"""The one window of a process: the door is in it first, then the desk, in the same place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from ib_desk.ui.overriding import override
from ib_desk.ui.tab_order import ReadingOrder

_COMFORTABLE: Final = QSize(1440, 900)
_FRAME: Final = QMargins(8, 40, 8, 8)
"""What the system draws around a window, at the most."""


class MainWindow(QMainWindow):
    """Stays where the user put it when what it shows changes."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("IB Desk")
        ReadingOrder(self)

    @property
    def part(self) -> QWidget | None:
        """What is in it."""
        return self.centralWidget()

    def show_part(self, part: QWidget) -> None:
        """In the place of the one before, which goes."""
        self.setCentralWidget(part)

    def place_on_screen(self) -> None:
        """A comfortable size in the middle; the whole screen where that does not fit."""
        screen = self.screen().availableGeometry()
        self.resize(_COMFORTABLE.boundedTo(screen.size().shrunkBy(_FRAME)))
        self.move(screen.center() - self.rect().center())
        if self.size() != _COMFORTABLE:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if (part := self.part) is not None:
            part.close()  # it keeps what is being typed
        super().closeEvent(event)
