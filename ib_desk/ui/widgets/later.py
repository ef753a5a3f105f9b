"""What is not in view yet is made over later turns of the event loop, so that none takes long.

Keys, clicks and painting come in between, as they come. What is asked for before its turn is made
at once, with all that waits (`finish`). How much is done in a turn is counted and never timed: what
is on the screen after a turn must not depend on how busy the machine is.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Slot

Step = Callable[[], object]


class Later(QObject):
    """Does one step a turn, in the order in which they were given."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: deque[Step] = deque()
        self._lowest: deque[Step] = deque()
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._take_turn)

    @property
    def is_done(self) -> bool:
        """Whether nothing waits."""
        return not (self._steps or self._lowest)

    def do(self, *steps: Step) -> None:
        """After what waits already."""
        self._wait(self._steps, steps)

    def do_lowest(self, *steps: Step) -> None:
        """After all that comes by `do`: it stands at the foot of a page."""
        self._wait(self._lowest, steps)

    def finish(self) -> None:
        """All that waits, at once."""
        while not self.is_done:
            self._step()

    def forget(self) -> None:
        """What waits is not wanted any more."""
        self._steps.clear()
        self._lowest.clear()

    def _wait(self, queue: deque[Step], steps: Iterable[Step]) -> None:
        queue.extend(steps)
        if not self.is_done:
            self._turn.start()

    def _step(self) -> None:
        (self._steps or self._lowest).popleft()()

    @Slot()
    def _take_turn(self) -> None:
        if not self.is_done:
            self._step()
            self._turn.start()
