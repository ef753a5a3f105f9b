"""Python's garbage collector, on the UI thread only.

An automatic collection may run on a worker and destroy widgets there; a visible one then hangs the
program (measured: 3 of 3). It may also run while Qt destroys an object and holds its lock: what is
collected then and was connected to that object waits for the lock for ever (seen in a test). So the
automatic one is off until the process ends, and a timer collects.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

MILLISECONDS_BETWEEN_LOOKS = 2_000


class Collector(QObject):
    """Collects from a timer on the thread that made it; one for a process."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=MILLISECONDS_BETWEEN_LOOKS)
        timer.timeout.connect(self._look)
        timer.start()

    @staticmethod
    def keep() -> None:
        """All that is there now stays as long as the process: no collection looks through it."""
        gc.freeze()

    def _look(self) -> None:
        # The thresholds of the interpreter itself decide how deep to go.
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return
