"""Python's garbage collector, on the UI thread only, and never for long.

An automatic collection may run on a worker and destroy widgets there; a visible one then hangs the
program (measured: 3 of 3). It may also run while Qt destroys an object and holds its lock: what is
collected then and was connected to that object waits for the lock for ever (seen in a test). So the
automatic one is off until the process ends, and a timer collects.

What a collection costs is how much it looks through, and the database thread makes a lot in a
moment: half a second for a school. So there is a most. What is over it is set aside, which takes no
time, and is not looked through again: values go as soon as nobody has them, as always; only what
refers to itself stays, until the lock, which is a fresh process.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

MILLISECONDS_BETWEEN_LOOKS = 2_000
MOST_AT_ONCE: Final = 50_000
"""Objects; to look through so many takes 2 to 8 milliseconds."""


class Collector(QObject):
    """Collects from a timer on the thread that made it; one for a process."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known = 0
        """About how many objects were looked through before and are still there."""
        gc.disable()
        timer = QTimer(self, interval=MILLISECONDS_BETWEEN_LOOKS)
        timer.timeout.connect(self.look)
        timer.start()

    def keep(self) -> None:
        """No collection looks through what is there now: it goes when nobody has it."""
        gc.freeze()
        self._known = 0

    def look(self) -> None:
        """Collect, if that is worth it and does not take long."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        fresh = counts[0]
        if fresh > MOST_AT_ONCE:
            self.keep()
            return
        # The thresholds of the interpreter itself decide how deep to go.
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gone = gc.collect(generation)
                self._known = max(0, self._known + fresh - gone)
                break
        if self._known > MOST_AT_ONCE:
            self.keep()
