"""A question to the whole vault, asked anew at each key: only the last answer counts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from ib_desk.application.changes import Change
from ib_desk.application.search import Found
from ib_desk.domain.search.asked import Asked
from ib_desk.ui.jobs import Job
from ib_desk.ui.listen import listen
from ib_desk.ui.session import Session


class Asking(QObject):
    """Asks, and calls off what was asked before; where not all can be found yet, it asks again."""

    answered = Signal(object)
    """`Found`, of the last question."""

    def __init__(self, parent: QObject, session: Session, is_wanted: Callable[[], bool]) -> None:
        """`is_wanted`: whether the answer is seen; else a change waits until it is asked again."""
        super().__init__(parent)
        self._session = session
        self._is_wanted = is_wanted
        self._job: Job | None = None
        self._asked: Asked | None = None
        session.changed.connect(self._look_again)

    def ask(self, asked: Asked) -> None:
        """Look for this; an answer to what was asked before does not come any more."""
        self.call_off()
        self._asked = asked
        if asked.is_empty:
            self.answered.emit(Found(asked=asked))
            return
        find = self._session.desk.search.find
        job = self._job = self._session.read_long(lambda progress: find(asked, progress))
        listen(self, job.succeeded, partial(self._take, job))

    def call_off(self) -> None:
        """Nobody waits for it any more."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _take(self, job: Job, found: Found) -> None:
        if job is not self._job:
            return
        self._job = None
        self.answered.emit(found)
        if not found.is_whole:
            more = self._session.read(self._session.desk.search.make_some)
            listen(self, more.succeeded, self._go_on)

    def _go_on(self, made_some: bool) -> None:  # noqa: FBT001 - as the job tells it
        """A vault that is only read stays as it is."""
        if made_some:
            self._ask_again()

    @Slot(object)
    def _look_again(self, _change: Change) -> None:
        self._ask_again()

    def _ask_again(self) -> None:
        if self._asked is not None and self._job is None and self._is_wanted():
            self.ask(self._asked)
