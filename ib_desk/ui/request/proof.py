"""The proof: what would leave if the request were sent now, and what there is to say about it.

Made again half a second after the last change, beside the work: typing never waits for it. What is
in a document never changes, so each is read and searched once; its bytes are held while somebody
looks, and only of what goes along.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ib_desk.application.documents import Documents, Snapshot
from ib_desk.application.leaving.clearance import RequestCheck
from ib_desk.application.leaving.looking import Inside
from ib_desk.application.paper import (
    AttachmentUnfit,
    PrintChoices,
    Printed,
    Report,
    going_along,
)
from ib_desk.application.progress import Progress
from ib_desk.domain.errors import NotFound
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.searched_text import SearchedText
from ib_desk.domain.records.attachment import Attachment, ContentId
from ib_desk.domain.records.request import SwvRequest, SwvRequestId
from ib_desk.ui.jobs import Job
from ib_desk.ui.listen import listen
from ib_desk.ui.session import Session

PAUSE_MS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was found; `is_searched` once the attachments were looked into as well."""

    request: SwvRequest
    whole: WholeFile
    check: RequestCheck
    inside: Inside = field(repr=False)
    is_searched: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """`unfit` tells why the attachments are missing from the pages, if they are.

    `data` is what goes along for a program, where the bureau asks for that.
    """

    printed: Printed = field(repr=False)
    attachments: tuple[Attachment, ...]
    data: bytes = field(default=b"", repr=False)
    unfit: AttachmentUnfit | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    request: SwvRequest
    snapshot: Snapshot
    check: RequestCheck


class Proof(QObject):
    """One round at a time: read and check, make the pages, search what is new in attachments."""

    looked = Signal(object)
    """`Looked`; a second time when attachments had to be searched."""
    made = Signal(object)
    """`Pages`."""
    failed = Signal(Exception)
    """Why there are no pages now: `MissingGlyph` and the like."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._request_id: SwvRequestId | None = None
        self._read: _Read | None = None
        self._found: dict[ContentId, SearchedText] = {}
        self._known: set[ContentId] = set()
        self._jobs: list[Job] = []
        self._is_asked_again = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._start)

    def look(self, request_id: SwvRequestId) -> None:
        """Look at this request: at once when it is another one, else after the pause."""
        if request_id == self._request_id:
            self._pause.start()
        else:
            self._request_id = request_id
            self._start()

    def stop(self) -> None:
        """Nobody looks any more."""
        self._pause.stop()
        self._request_id = self._read = None
        self._is_asked_again = False
        for job in self._jobs:
            job.cancel()

    def _start(self) -> None:
        if self._jobs:
            self._is_asked_again = True
            for job in self._jobs:
                job.cancel()
            return
        self._is_asked_again = False
        request_id = self._request_id
        if request_id is None:
            return
        desk, inside = self._session.desk, dict(self._found)
        known = self._read.snapshot.contents if self._read else None

        def read() -> _Read:
            request = desk.records.get(SwvRequest, request_id)
            return _Read(
                request,
                desk.documents.snapshot(request.file_id, with_contents=True, known=known),
                desk.requests.check(request_id, inside),
            )

        self._run(self._session.read(read), self._take)

    def _take(self, read: _Read) -> None:
        if self._request_id is None:
            return
        self._read = read
        self._tell(read.check)
        desk, snapshot = self._session.desk, read.snapshot
        self._run(
            self._session.make(lambda progress: _pages(desk.documents, snapshot, progress)),
            self.made.emit,
        )
        new = {one: snapshot.contents[one] for one in snapshot.contents.keys() - self._known}
        if new:
            fresh = replace(snapshot, contents=new)
            look = self._session.make(lambda progress: desk.requests.look_inside(fresh, progress))
            self._run(look, self._take_words)

    def _take_words(self, inside: Inside) -> None:
        if self._read is None:
            return
        self._found |= inside
        self._known |= set(self._read.snapshot.contents)
        requests, request_id = self._session.desk.requests, self._read.request.id
        found = dict(self._found)
        self._run(self._session.read(lambda: requests.check(request_id, found)), self._tell)

    def _tell(self, check: RequestCheck) -> None:
        if self._read is not None:
            self.looked.emit(
                Looked(
                    request=self._read.request,
                    whole=self._read.snapshot.whole,
                    check=check,
                    inside=dict(self._found),
                    is_searched=set(self._read.snapshot.contents) <= self._known,
                )
            )

    def _run(self, job: Job, then: Callable[[Any], object]) -> None:
        self._jobs.append(job)
        listen(self, job.succeeded, then)
        job.failed.connect(self._fail)
        job.finished.connect(self._settle)

    def _fail(self, error: Exception) -> None:
        # A request that is gone is shown as gone; there is nothing to say about its pages.
        if not isinstance(error, NotFound):
            self.failed.emit(error)

    def _settle(self) -> None:
        """A job ended; they end in the order in which they began on their thread, not among all."""
        self._jobs = [job for job in self._jobs if job is not self.sender()]
        if not self._jobs and self._is_asked_again:
            self._start()


def _pages(documents: Documents, snapshot: Snapshot, progress: Progress) -> Pages:
    choices = PrintChoices()
    along = going_along(snapshot.whole, snapshot.whole.request)
    data = _data(documents, snapshot, choices)
    try:
        printed = documents.preview(snapshot, choices, progress)
    except AttachmentUnfit as unfit:
        bare = documents.print(Report.REQUEST, snapshot, choices)
        return Pages(printed=bare, attachments=along, data=data, unfit=unfit)
    return Pages(printed=printed, attachments=along, data=data)


def _data(documents: Documents, snapshot: Snapshot, choices: PrintChoices) -> bytes:
    request = snapshot.whole.request
    route = None if request is None else snapshot.whole.route_of(request)
    return documents.data(snapshot, choices) if route is not None and route.with_data else b""
