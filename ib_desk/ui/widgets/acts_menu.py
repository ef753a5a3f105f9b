"""The menu of a line: all that can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ib_desk.ui.listen import listen


class ActsMenu(QMenu):
    """Gone once it is closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.aboutToHide.connect(self.deleteLater)

    def offer(self, words: str, act: Callable[[], object]) -> None:
        """The next thing to do."""
        action = QAction(words, self)
        listen(action, action.triggered, act)
        self.addAction(action)
