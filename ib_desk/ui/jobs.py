"""Work off the UI thread.

A runner has one thread and does one job after the other: the database runner is therefore the only
thread that ever touches the database, and its jobs finish in the order they were asked for. The
document runner makes prints, packages and imports from values that were read before.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotInTime
from threading import Event, Lock
from time import monotonic
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QMetaMethod, QObject, Qt, Signal, Slot
from typing_extensions import override

from ib_desk.application.progress import Cancelled, Progress
from ib_desk.domain.errors import NotFound
from ib_desk.ui.press import Press, answering, current_press, going_on

Work = Callable[[Progress], Any]
T = TypeVar("T")

SECONDS_BETWEEN_REPORTS = 0.1
KEEP_SECONDS, END_SECONDS = 0.25, 0.15
"""At the end: for what has to be kept, and for what is braked after that."""


class Brake(Protocol):
    """Stops what runs on the thread of a runner; both may be called from any thread."""

    def halt(self) -> None:
        """Whatever runs now ends with `Cancelled` within 50 ms, and so does all that follows."""
        ...

    def release(self) -> None:
        """What follows may run again."""
        ...


class Job(QObject):
    """One piece of work; its signals arrive on the UI thread.

    Connect bound methods of a QObject: they are dropped with it when its window closes.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(Exception)
    cancelled = Signal()
    finished = Signal()

    def __init__(self, parent: QObject, *, is_kept: bool = False) -> None:
        """`is_kept`: short, and done also when the program ends."""
        super().__init__(parent)
        self.is_kept = is_kept
        self._stop = Event()
        self._reported_at = 0.0
        self._was_asked = False
        self.press: Press | None = None
        """What it is work of; see `ui.press`."""

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
        self._turn = Lock()
        """Held while it changes what runs, or whether anything may."""
        self._running: Job | None = None
        self._brake: Brake | None = None
        self._is_closed = self._is_over = False
        # Queued, not the default: a future that is done already calls back at once, on
        # the thread that started it, before anyone could connect to the job.
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether a job still runs or waits."""
        return bool(self.findChildren(Job))

    def start(self, work: Work, *, is_kept: bool = False) -> Job:
        """Queue `work` and return its job, to connect to; after `close` it is cancelled."""
        job = Job(self, is_kept=is_kept)
        job.press = current_press()
        if job.press is not None:
            job.press.button.hold()
        if self._is_closed:
            # The last events before the program ends: a timer, or what follows on a job.
            future: Future[Any] = Future()
            future.cancel()
        else:
            future = self._executor.submit(self._do, job, work)
        future.add_done_callback(lambda done: self._arrived.emit(job, done))
        return job

    def call(self, work: Callable[[], T]) -> T:
        """Do `work` in its turn and wait for it: for another worker, never for the UI thread.

        Raises:
            Cancelled: the runner is closed, or has done its last act when the turn comes.
        """
        try:
            future = self._executor.submit(self._unless_over, work)
        except RuntimeError:
            raise Cancelled from None
        return future.result()

    def close(self, last: Callable[[], object] | None = None, brake: Brake | None = None) -> bool:
        """Stop what runs, finish what is to be kept, do `last`, end the thread.

        The caller waits: this is the program's last act before it locks or quits. With a `brake`
        not longer than `KEEP_SECONDS` and `END_SECONDS`; False where that was not enough.
        """
        self._stop_all(brake)
        end = self._executor.submit(self._do_last, last)
        is_done = True
        if brake is not None and not _is_over(end, KEEP_SECONDS):
            brake.halt()
            is_done = _is_over(end, END_SECONDS)
        self._executor.shutdown(wait=is_done)
        if is_done:
            end.result()
        return is_done

    def abandon(self) -> None:
        """Stop what runs at its next step; nobody waits for it."""
        self._stop_all(None)
        self._executor.shutdown(wait=False)

    def _stop_all(self, brake: Brake | None) -> None:
        with self._turn:
            self._is_closed = True
            self._brake = brake
            for job in self.findChildren(Job):
                if not job.is_kept:
                    job.cancel()
            if brake is not None and self._running is not None and not self._running.is_kept:
                brake.halt()

    # -- on the thread of the runner -------------------------------------------------------
    def _do(self, job: Job, work: Work) -> Any:
        with self._turn:
            if self._is_closed and not job.is_kept:
                raise Cancelled
            self._running = job
            self._release()
        try:
            return work(job)
        finally:
            with self._turn:
                self._running = None

    def _unless_over(self, work: Callable[[], T]) -> T:
        if self._is_over:
            raise Cancelled
        return work()

    def _do_last(self, last: Callable[[], object] | None) -> None:
        self._is_over = True
        with self._turn:
            self._release()
        if last is not None:
            last()

    def _release(self) -> None:
        if self._brake is not None:
            self._brake.release()

    # -- on the thread of the window -------------------------------------------------------

    @Slot(object, object)
    def _deliver(self, job: Job, future: Future[Any]) -> None:
        press = going_on(job.press)
        try:
            with answering(press):
                _tell_outcome(job, future)
        finally:
            with answering(press):
                job.finished.emit()
            job.deleteLater()
            if press is not None:
                press.button.let_go()


def _tell_outcome(job: Job, future: Future[Any]) -> None:
    error = None if future.cancelled() else future.exception()
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


def _is_over(future: Future[None], seconds: float) -> bool:
    """Whether it ended within so long, however it ended."""
    try:
        future.exception(timeout=seconds)
    except NotInTime:
        return False
    return True
