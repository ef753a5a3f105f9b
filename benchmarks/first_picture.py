"""When a window is first drawn, in seconds since the system made its process; nothing of ours."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer


class FirstPicture(QObject):
    """Calls at the turn of the event loop after the one in which a window was first drawn."""

    def __init__(self, parent: QObject, act: Callable[[], object]) -> None:
        super().__init__(parent)
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(act)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # type: ignore[explicit-override]  # noqa: N802, D102 - the decorator is a library
        if event.type() == QEvent.Type.Expose:
            watched.removeEventFilter(self)
            self._turn.start()
        return False


def since_start() -> float:
    """Of the clock of the wall."""
    if sys.platform == "linux":
        ticks = int(Path("/proc/self/stat").read_text("ascii").rpartition(")")[2].split()[19])
        return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
    else:  # noqa: RET505 - mypy looks at this for other systems
        return time.perf_counter()
