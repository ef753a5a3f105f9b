"""The copy of a vault that was just closed, made while nobody has it open."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ib_desk.ui.jobs import Job
from ib_desk.ui.setup.doorstep import Doorstep

_AGAIN_MS: Final = 3_000
"""After a secret that did not fit: she may try once more."""


class Copying(QObject):
    """Begins when there is something to copy, stops at once when somebody wants the vault.

    Only to be begun when the doorstep is open.
    """

    begun = Signal()
    """There is something to copy."""
    progressed = Signal(int, int)
    succeeded = Signal()
    """All that was closed is in a backup."""
    failed = Signal(Exception)
    ended = Signal()
    """However it ended."""

    def __init__(self, doorstep: Doorstep, parent: QObject) -> None:
        super().__init__(parent)
        self._doorstep = doorstep
        self._job: Job | None = None
        self._has_begun = False
        self._is_wanted = False
        self._is_due = False
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self.begin)

    @property
    def is_due(self) -> bool:
        """Whether something is copied, looked for to copy, or put off because a vault is wanted."""
        return self._is_due

    @Slot()
    def begin(self) -> None:
        """Copy what is in no backup."""
        self._is_due = True
        if self._job is None and not self._is_wanted:
            self._job = self._doorstep.documents.start(self._doorstep.entrance.copy_closed)
            self._job.progressed.connect(self._pass_on)
            self._job.succeeded.connect(self._tell)
            self._job.failed.connect(self._give_up)
            self._job.finished.connect(self._end)

    @Slot()
    def stop(self) -> None:
        """The vault is wanted: perhaps before there was anything to begin."""
        self._is_wanted = True
        self._again.stop()
        if self._job is not None:
            self._job.cancel()

    @Slot()
    def begin_again(self) -> None:
        """The vault stayed closed after all."""
        self._is_wanted = False
        self._again.start()

    @Slot(int, int)
    def _pass_on(self, done: int, total: int) -> None:
        if not self._has_begun:
            self._has_begun = True
            self.begun.emit()
        self.progressed.emit(done, total)

    @Slot()
    def _tell(self) -> None:
        self._is_due = False
        self.succeeded.emit()

    @Slot(Exception)
    def _give_up(self, error: Exception) -> None:
        self._is_due = False
        self.failed.emit(error)

    @Slot()
    def _end(self) -> None:
        """Again where it was stopped: that may take longer than it took to refuse a secret."""
        self._job = None
        self._has_begun = False
        self.ended.emit()
        if self._is_due and not self._is_wanted:
            self._again.start()
