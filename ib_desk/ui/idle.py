"""Locks after a time without a key or a mouse, and after the machine slept.

Who fills in a portal works in a browser, where no key of hers is heard: as long as that is so, the
time is longer (`ELSEWHERE_MINUTES`). A machine that slept locks at the time that was set, and the
lock of the system is another way, which always locks.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from typing_extensions import override

from ib_desk.ui.window_filter import INPUT, WindowFilter

WARN_SECONDS = 30
ELSEWHERE_MINUTES = 30
"""At most so long without a key here while she works beside it."""
_LOOK_EVERY_MS = 1_000


class IdleWatch(WindowFilter):
    """Two clocks, because a sleeping machine stops one of them: whichever runs out locks."""

    due = Signal()
    warned = Signal(int)
    """Seconds that are left; 0 when the warning is over."""

    def __init__(
        self,
        app: QGuiApplication,
        minutes: Callable[[], int],
        steady: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        is_elsewhere: Callable[[], bool] = lambda: False,
    ) -> None:
        """`minutes` is asked each time, for it is a setting; 0 means never.

        `is_elsewhere`: whether she works in another program, beside this one.
        """
        super().__init__(app)
        self._minutes = minutes
        self._steady = steady
        self._wall = wall
        self._is_elsewhere = is_elsewhere
        self._last = (steady(), wall())
        self._has_warned = False
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def seconds(self) -> float:
        """Since the last key or move of the mouse, by the clock that never jumps."""
        return self._steady() - self._last[0]

    def look(self) -> None:
        """Compare both clocks with the limit."""
        limit = self._minutes() * 60
        if limit <= 0:
            return
        awake = self._steady() - self._last[0]
        passed = self._wall() - self._last[1]
        left = limit - max(awake, passed)
        if self._is_elsewhere():
            asleep = max(0.0, passed - awake)
            ceiling = max(limit, ELSEWHERE_MINUTES * 60)
            left = min(limit - asleep, ceiling - max(awake, passed))
        if left <= 0:
            self._timer.stop()
            self.due.emit()
        elif left <= WARN_SECONDS:
            self._has_warned = True
            self.warned.emit(int(left))
        elif self._has_warned:
            self._has_warned = False
            self.warned.emit(0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in INPUT:
            self._last = (self._steady(), self._wall())
        return False
