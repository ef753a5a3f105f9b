"""Right after unlocking: pages that an earlier version of the program made, are made anew.

One document after the other, beside all else. Until its turn has come a document cannot leave
(`Unfit.OUTDATED`); what was searched in its pages, and signed for, was another text.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject

from ib_desk.application.attachments import Incoming
from ib_desk.application.changes import Change
from ib_desk.domain.errors import NotFound
from ib_desk.domain.records.attachment import Attachment
from ib_desk.ui.jobs import Job
from ib_desk.ui.listen import listen
from ib_desk.ui.session import Session


class PagesAgain(QObject):
    """Works by itself from the moment that it is made."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._attachments = session.desk.attachments
        self._waiting: deque[Attachment] = deque()
        job = session.read(self._attachments.outdated)
        listen(self, job.succeeded, self._begin)

    def _begin(self, outdated: Iterable[Attachment]) -> None:
        self._waiting.extend(outdated)
        self._next()

    def _next(self) -> None:
        if not self._waiting:
            return
        attachment = self._waiting.popleft()
        job = self._session.read(lambda: self._attachments.content(attachment))
        self._follow(job, lambda content: self._make(attachment, content))

    def _make(self, attachment: Attachment, content: bytes) -> None:
        job = self._session.make(
            lambda progress: self._attachments.made_again(attachment, content, progress)
        )
        self._follow(job, lambda incoming: self._keep(attachment, incoming))

    def _keep(self, attachment: Attachment, incoming: Incoming) -> None:
        job = self._session.read(lambda: self._attachments.renew(attachment, incoming))
        self._follow(job, self._tell)

    def _tell(self, change: Change) -> None:
        self._session.changed.emit(change)
        self._next()

    def _follow(self, job: Job, then: Callable[..., object]) -> None:
        listen(self, job.succeeded, then)
        listen(self, job.failed, self._pass_over)

    def _pass_over(self, error: Exception) -> None:
        """A document that was removed meanwhile needs no pages."""
        if not isinstance(error, NotFound):
            self._session.refused.emit(error)
        self._next()
