"""One thing through the door of the vault, with the reason that she may have to give on the way."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal, Slot

from ib_desk.application.leaving.clearance import ReasonNeeded
from ib_desk.application.leaving.exit import NotNoted
from ib_desk.application.leaving.orders import (
    DocumentOrder,
    FormOrder,
    ListOrder,
    NoteOrder,
    PrintOrder,
)
from ib_desk.application.leaving.outside import Destination
from ib_desk.ui.jobs import Job
from ib_desk.ui.session import Session

Order: TypeAlias = PrintOrder | DocumentOrder | NoteOrder | ListOrder | FormOrder
"""What can be let out."""


class LettingOut(QObject):
    """Nothing is called done before the register says so."""

    begun = Signal()
    progressed = Signal(int, int)
    rested = Signal()
    """The work is over, in whichever way."""
    reason_asked = Signal(object)
    """A `ReasonNeeded`; go on with `give_reason`."""
    left = Signal()
    """It is outside, and in the register."""
    failed = Signal(Exception)
    """Nothing is outside."""
    not_noted = Signal()
    """It is outside, but the register does not say so yet; `note_again` tries it."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._order: Order | None = None
        self._to: Destination | None = None
        self._job: Job | None = None

    def begin(self, order: Order, to: Destination) -> None:
        """Let this out; one thing at a time."""
        if self._job is not None:
            return
        self._order, self._to = order, to
        self._run(self._session.let_out(order, to))

    def give_reason(self, reason: str) -> None:
        """Why it goes although something is open or was found."""
        if self._order is not None and self._to is not None:
            self.begin(replace(self._order, reason=reason), self._to)

    def note_again(self) -> None:
        """Look what stands outside, and say so in the register."""
        if self._job is None:
            self._run(self._session.settle_exit())

    def cancel(self) -> None:
        """Stop; what is outside already is still noted."""
        self._order = self._to = None
        if self._job is not None:
            self._job.cancel()

    def forget(self) -> None:
        """Stop, and tell nothing of it any more: who asked for it shows something else."""
        self.cancel()
        self._job = None

    def _run(self, job: Job) -> None:
        self._job = job
        self.begun.emit()
        job.progressed.connect(self.progressed)
        job.succeeded.connect(self._tell_left)
        job.failed.connect(self._fail)
        job.finished.connect(self._rest)

    @Slot()
    def _tell_left(self) -> None:
        if self._job is not self.sender():
            return
        self._order = self._to = None
        self.left.emit()

    @Slot(Exception)
    def _fail(self, error: Exception) -> None:
        if self._job is not self.sender():
            return
        match error:
            case ReasonNeeded():
                self.reason_asked.emit(error)
            case NotNoted():
                self.not_noted.emit()
            case _:
                self.failed.emit(error)

    @Slot()
    def _rest(self) -> None:
        """Unless the next piece of work has begun already."""
        if self._job is self.sender():
            self._job = None
            self.rested.emit()
