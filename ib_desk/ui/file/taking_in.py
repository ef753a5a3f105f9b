"""Files on their way into the vault, one after the other, each told what became of it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from ib_desk.application.attachments import Attachments, Incoming
from ib_desk.application.changes import Change
from ib_desk.application.progress import Progress
from ib_desk.domain.records.made_pages import Outcome
from ib_desk.domain.records.support_file import SupportFileId
from ib_desk.ui.jobs import Job
from ib_desk.ui.listen import listen
from ib_desk.ui.session import Session


@dataclass(frozen=True, slots=True)
class _Waiting:
    path: Path = field(repr=False)
    file_id: SupportFileId


class TakingIn(QObject):
    """A file that can go along, or that is kept by its kind, is kept at once; any other is asked.

    All signals but `rested` have the name of the file.
    """

    begun = Signal(str)
    progressed = Signal(int, int)
    kept = Signal(str, object)
    """An `Incoming` that cannot go along, and is kept all the same."""
    refused = Signal(str, object, object)
    """The dossier, and an `Incoming` of which no pages can be made; `keep` keeps it there."""
    failed = Signal(str, Exception)
    """It is not for here, or cannot be read; nothing was kept."""
    added = Signal(object)
    """The `Attachment` that a file became, whatever can be done with it."""
    rested = Signal()
    """All files are done, or were called off."""

    def __init__(self, session: Session, parent: QObject, *, by_name: bool = True) -> None:
        """`by_name`: what a document is may be read from its name; of a scan the sheet says it."""
        super().__init__(parent)
        self._session = session
        self._by_name = by_name
        self._waiting: deque[_Waiting] = deque()
        self._now: _Waiting | None = None
        self._job: Job | None = None

    def take(self, file_id: SupportFileId, paths: list[Path]) -> None:
        """These files, after those that wait already."""
        self._waiting += [_Waiting(path, file_id) for path in paths]
        if self._job is None:
            self._next()

    def keep(self, file_id: SupportFileId, incoming: Incoming) -> None:
        """Keep a file although it has no pages."""
        attachments = self._session.desk.attachments
        known = incoming if self._by_name else replace(incoming, kind=None)
        job = self._session.write(lambda: attachments.add(file_id, known))
        listen(self, job.succeeded, self._tell_added)

    def cancel(self) -> None:
        """None of the files that are not in yet."""
        self._waiting.clear()
        self._now = None  # it may be read by now, and its answer be under way
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        self._job = None
        self._now = self._waiting.popleft() if self._waiting else None
        if self._now is None:
            self.rested.emit()
            return
        path, attachments = self._now.path, self._session.desk.attachments
        limit = self._session.preferences.largest_document
        self.begun.emit(path.name)
        self._job = self._session.make(
            lambda progress: _prepared(attachments, path, limit, progress)
        )
        self._job.progressed.connect(self.progressed)
        listen(self, self._job.succeeded, self._take)
        listen(self, self._job.failed, self._tell_failed)
        self._job.finished.connect(self._go_on)

    def _take(self, incoming: Incoming) -> None:
        if self._now is None:
            return
        name, file_id = self._now.path.name, self._now.file_id
        if incoming.outcome is Outcome.REFUSED:
            self.refused.emit(name, file_id, incoming)
            return
        self.keep(file_id, incoming)
        if incoming.outcome is Outcome.KEPT:
            self.kept.emit(name, incoming)

    def _tell_added(self, change: Change) -> None:
        self.added.emit(change.subject)

    def _tell_failed(self, error: Exception) -> None:
        if self._now is not None:
            self.failed.emit(self._now.path.name, error)

    @Slot()
    def _go_on(self) -> None:
        self._next()


def _prepared(attachments: Attachments, path: Path, limit: int, progress: Progress) -> Incoming:
    with path.open("rb") as file:
        # No more than tells that it is too large: a film may not fit in memory.
        content = file.read(limit + 1)
    return attachments.prepare(content, path.name, progress, limit)
