"""Somebody went away from what is shown: no key, no mouse, for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ib_desk.ui.window_filter import INPUT


class Rest(QObject):
    """Of one widget, from `begin` to `end`; another than the lock, which is later and for all."""

    rested = Signal()

    def __init__(self, widget: QWidget, minutes: int) -> None:
        super().__init__(widget)
        self._widget = widget
        self._watched: QObject | None = None
        self._timer = QTimer(self, singleShot=True, interval=minutes * 60_000)
        self._timer.timeout.connect(self.rested)

    def begin(self) -> None:
        """From now on; each key and each move of the mouse begins it anew."""
        self.end()
        self._watched = self._widget.window().windowHandle()
        if self._watched is not None:
            self._watched.installEventFilter(self)
        self._timer.start()

    def end(self) -> None:
        """Nothing is shown any more."""
        self._timer.stop()
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in INPUT:
            self._timer.start()
        return False
