"""What the thread of the window does while another one works: wait, and be kept from its turn."""

from __future__ import annotations

from time import perf_counter, process_time
from typing import Any, Final

from PySide6.QtCore import QEventLoop, QTimer

from ib_desk.ui.jobs import Job

_FREQUENT_MS: Final = 2


def result_of(job: Job) -> Any:
    """Wait for it; raises what it raised."""
    found: list[Any] = []
    failures: list[Exception] = []
    loop = QEventLoop()
    job.succeeded.connect(found.append)
    job.failed.connect(failures.append)
    job.finished.connect(loop.quit)
    loop.exec()
    if failures:
        raise failures[0]
    return found[0]


def stall(until: Job | int) -> tuple[float, float]:
    """The longest wait for its turn until a job ends, or for so many milliseconds, in ms.

    And the longest in which the processor worked for us: the rest was the work of others.
    """
    longest, own, last, used = 0.0, 0.0, perf_counter(), process_time()

    def look() -> None:
        nonlocal longest, own, last, used
        now, now_used = perf_counter(), process_time()
        longest = max(longest, now - last)
        own = max(own, min(now - last, now_used - used))
        last, used = now, now_used

    timer = QTimer(interval=_FREQUENT_MS)
    timer.timeout.connect(look)
    timer.start()
    loop = QEventLoop()
    if isinstance(until, int):
        QTimer.singleShot(until, loop, loop.quit)
    else:
        until.finished.connect(loop.quit)
    loop.exec()
    timer.stop()
    return longest * 1000, own * 1000
