"""What a card asks to be stored: once at a time, and done with when it is stored, not before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from ib_desk.application.changes import Change
from ib_desk.ui.jobs import Job
from ib_desk.ui.listen import listen
from ib_desk.ui.session import Session


class OneWrite:
    """What was typed and is refused still stands there: a card leaves in `then`."""

    def __init__(self, session: Session, owner: QObject) -> None:
        """`owner` is the card: once it is gone nothing follows."""
        self._session = session
        self._owner = owner
        self._job: Job | None = None

    def write(self, use_case: Callable[[], Change], then: Callable[..., object]) -> None:
        """Then `then`, with the change if it takes one; one more key meanwhile begins nothing."""
        if self._job is None:
            job = self._job = self._session.write(use_case)
            listen(self._owner, job.succeeded, then)
            listen(self._owner, job.finished, self._rest)

    def _rest(self) -> None:
        self._job = None
