"""Work off the UI thread.

A runner has one thread and does one job after the other: the database runner is therefore the only
thread that ever touches the database, and its jobs finish in the order they were asked for. The
document runner makes prints, packages and imports from values that were read before.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from time import monotonic
from typing import Any

from PySide6.QtCore import QMetaMethod, QObject, Qt, Signal, Slot
from typing_extensions import override

from ib_desk.application.progress import Cancelled, Progress
from ib_desk.domain.errors import NotFound

Work = Callable[[Progress], Any]

SECONDS_BETWEEN_REPORTS = 0.1


class Job(QObject):
    """One piece of work; its signals arrive on the UI thread.

    Connect bound methods of a QObject: they are dropped with it when its window closes.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(Exception)
    cancelled = Signal()
    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = Event()
        self._reported_at = 0.0
        self._was_asked = False

    @property
    def is_heard(self) -> bool:
        """Whether anyone would learn of a failure."""
        return self.isSignalConnected(QMetaMethod.fromSignal(self.failed))

    @property
    def is_abandoned(self) -> bool:
        """Whether someone waited for the answer and is no more: the screen was left."""
        answers = (self.succeeded, self.failed, self.cancelled, self.finished)
        return self._was_asked and not any(
            self.isSignalConnected(QMetaMethod.fromSignal(answer)) for answer in answers
        )

    @override
    def connectNotify(self, signal: QMetaMethod) -> None:
        self._was_asked = True

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def step(self, done: int, total: int) -> None:
        """Report progress; called by the work, on the work's thread."""
        if self._stop.is_set():
            raise Cancelled
        if (now := monotonic()) - self._reported_at >= SECONDS_BETWEEN_REPORTS:
            self._reported_at = now
            self.progressed.emit(done, total)


class JobRunner(QObject):
    """Runs jobs on its one thread and delivers their outcome on the UI thread."""

    _arrived = Signal(object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._is_closed = False
        # Queued, not the default: a future that is done already calls back at once, on
        # the thread that started it, before anyone could connect to the job.
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether a job still runs or waits."""
        return bool(self.findChildren(Job))

    def start(self, work: Work) -> Job:
        """Queue `work` and return its job, to connect to; after `close` it is cancelled."""
        job = Job(self)
        if self._is_closed:
            # The last events before the program ends: a timer, or what follows on a job.
            future: Future[Any] = Future()
            future.cancel()
        else:
            future = self._executor.submit(work, job)
        future.add_done_callback(lambda done: self._arrived.emit(job, done))
        return job

    def close(self, last: Callable[[], object] | None = None) -> None:
        """Stop what runs at its next step, finish what waits to be kept, do `last`, end the thread.

        The caller waits: this is the program's last act before it locks or quits.
        """
        self._is_closed = True
        for job in self.findChildren(Job):
            job.cancel()
        try:
            if last is not None:
                self._executor.submit(last).result()
        finally:
            self._executor.shutdown(wait=True)

    @Slot(object, object)
    def _deliver(self, job: Job, future: Future[Any]) -> None:
        error = None if future.cancelled() else future.exception()
        try:
            if future.cancelled() or isinstance(error, Cancelled):
                job.cancelled.emit()
            elif isinstance(error, Exception) and job.is_heard:
                job.failed.emit(error)
            elif isinstance(error, NotFound) and job.is_abandoned:
                pass  # what a screen showed that was left since: gone, and missed by nobody
            elif error is not None:
                raise error  # nobody listens: to the excepthook, not into silence
            else:
                job.succeeded.emit(future.result())
        finally:
            job.finished.emit()
            job.deleteLater()
