"""All that fills the window, one at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from ib_desk.ui.screen import Screen
from ib_desk.ui.style.theme import current_theme


class Screens(QStackedWidget):
    """Knows which screen is seen, and not what it is."""

    def __init__(self) -> None:
        super().__init__()
        current_theme().dress_each(self)
        self.shown: Screen | None = None

    def show_screen(self, screen: Screen) -> None:
        """Let it fill the window."""
        if self.indexOf(screen) < 0:
            current_theme().dress(screen)
            self.addWidget(screen)
        self.shown = screen
        self.setCurrentWidget(screen)

    def drop(self, screen: Screen | None) -> None:
        """It is not shown again."""
        if screen is not None:
            if screen is self.shown:
                self.shown = None
            self.removeWidget(screen)
            screen.setParent(None)
            screen.deleteLater()
