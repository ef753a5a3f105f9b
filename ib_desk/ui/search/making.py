"""Makes the vault findable again in small turns, after a version that keeps other words.

And forgets in such turns the words of a document that was removed.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from ib_desk.application.changes import Change
from ib_desk.ui.listen import listen
from ib_desk.ui.session import Session

_FIRST_AFTER_MS: Final = 3_000
"""The desk is read before."""
_NEXT_AFTER_MS: Final = 30
"""What is asked meanwhile goes between two turns."""


class SearchMaking(QObject):
    """Lives with its session; where nothing is left to do it asks that once, and is done."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._pause = QTimer(self, singleShot=True, interval=_FIRST_AFTER_MS)
        self._pause.timeout.connect(self.make_some)
        self._pause.start()
        session.changed.connect(self._look_again)

    @Slot()
    def make_some(self) -> None:
        """One turn, and another one after it as long as there is more."""
        job = self._session.read(self._session.desk.search.make_some)
        listen(self, job.succeeded, self._go_on)

    @Slot(object)
    def _look_again(self, change: Change) -> None:
        """What was removed may have left words."""
        if any(edit.after is None for edit in change.edits):
            self._pause.start(_FIRST_AFTER_MS)

    def _go_on(self, made_some: bool) -> None:  # noqa: FBT001 - as the job tells it
        if made_some:
            self._pause.start(_NEXT_AFTER_MS)
