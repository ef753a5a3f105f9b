"""Keys and mouse, heard at the windows of the system before any widget hears them.

Not with a filter on the application: that is asked about every event of every widget, 24,000 for
one page, and wraps each of them in Python, those that are half built too.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QGuiApplication

INPUT: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)
"""What a user does, by key, mouse or finger."""


class WindowFilter(QObject):
    """Base of an event filter on each window that gets the keyboard; `watched` is a `QWindow`."""

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        app.focusWindowChanged.connect(self.follow)
        WindowFilter.follow(self)

    @Slot()
    def follow(self) -> None:
        """Look for windows that are new; following one twice is following it once."""
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)
