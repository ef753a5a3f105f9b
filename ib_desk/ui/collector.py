"""Python's garbage collector, on the UI thread only.

An automatic collection may run on a worker and destroy widgets there; a visible one then hangs the
program (measured: 3 of 3). So the automatic one is off and a timer collects.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

MILLISECONDS_BETWEEN_LOOKS = 2_000


class Collector(QObject):
    """Collects from a timer on the thread that made it, as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(MILLISECONDS_BETWEEN_LOOKS)

    def stop(self) -> None:
        """Give collecting back to the interpreter."""
        self._timer.stop()
        gc.enable()

    def _look(self) -> None:
        # The thresholds of the interpreter itself decide how deep to go.
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return
