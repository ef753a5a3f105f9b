"""A request from its first word to the moment that it leaves.

Looking inside attachments takes long, so it is apart: `look_inside` works on the document thread
from the same snapshot as the package, and `check` takes the result on the database thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from ib_desk.application.changes import Change, Edit
from ib_desk.application.documents import Snapshot
from ib_desk.application.every_pupil import every_pupil
from ib_desk.application.frozen import Frozen
from ib_desk.application.paper import Package, going_along
from ib_desk.application.ports import Clock, HistoryLine, UnitOfWork, UnitOfWorkFactory
from ib_desk.application.progress import Progress
from ib_desk.application.records import Records
from ib_desk.application.undo import UndoStack
from ib_desk.application.whole_files import whole_file
from ib_desk.domain.errors import Conflict, DeskError, HardStop
from ib_desk.domain.law.rights import rights_in
from ib_desk.domain.leaving.forbidden import Find, OutText, forbidden_in, kept_inside
from ib_desk.domain.leaving.hard_stops import hard_stops
from ib_desk.domain.leaving.outgoing_texts import outgoing_texts, place_of_content
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.attachment import Attachment, ContentId
from ib_desk.domain.records.known import known_on
from ib_desk.domain.records.request import (
    Disclosure,
    OutputKind,
    RequestKind,
    SwvRequest,
    SwvRequestId,
    Way,
)
from ib_desk.domain.records.support_file import SupportFile, SupportFileId
from ib_desk.domain.request.request_completeness import Completeness, completeness
from ib_desk.domain.request.request_points import Case, RequestPoints

AttachmentText = Callable[[Attachment, bytes], str | None]
"""The words in a document; `None` for one that cannot be searched, such as a scan."""

Inside = Mapping[ContentId, str]
"""The words in each document that could be searched."""


class RequestUnderWay(DeskError):
    """The file already has a request that was not sent."""

    def __init__(self, request_id: UUID) -> None:
        super().__init__(request_id)
        self.request_id = request_id


class ReasonNeeded(DeskError):
    """`count` points or finds are open and the user did not say why the request goes anyway."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestCheck:
    """All that there is to say before a request leaves.

    `stops` bar the way; open points of `completeness` and `finds` ask for one reason.
    `not_searched`: attachments that go along and that nobody could look into.
    """

    completeness: Completeness
    stops: tuple[HardStop, ...]
    finds: tuple[Find, ...]
    not_searched: tuple[Attachment, ...]

    @property
    def open_count(self) -> int:
        """How many warnings the user passes over by sending."""
        return len(self.completeness.open) + len(self.finds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What leaves, to whom, in which way and on what ground; as the register keeps it."""

    package: Package = field(repr=False)
    recipient: str
    way: Way
    ground: str
    gaps_reason: str = ""


class Requests:
    """One transaction a method, on the database thread, except where it says otherwise."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        records: Records,
        undo: UndoStack,
        points: RequestPoints,
        attachment_text: AttachmentText,
        clock: Clock,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._records = records
        self._undo = undo
        self._points = points
        self._attachment_text = attachment_text
        self._clock = clock

    def start(self, file_id: SupportFileId, kind: RequestKind) -> Change:
        """Begin a request, dated today; a file has one at a time that was not sent.

        Raises:
            RequestUnderWay: there is one.
        """
        for request in self._records.find(SwvRequest, file_id=file_id):
            if request.sent_on is None:
                raise RequestUnderWay(request.id)
        today = self._clock.today()
        return self._records.add(SwvRequest(file_id=file_id, kind=kind, dated_on=today))

    def look_inside(self, snapshot: Snapshot, progress: Progress) -> Inside:
        """The words of each attachment of which the snapshot has the contents; document thread.

        Raises:
            Cancelled: the user stopped it.
        """
        along = [
            one
            for one in going_along(snapshot.whole.of(Attachment))
            if one.content_id in snapshot.contents
        ]
        found: dict[ContentId, str] = {}
        for number, attachment in enumerate(along):
            progress.step(number, len(along))
            text = self._attachment_text(attachment, snapshot.contents[attachment.content_id])
            if text is not None:
                found[attachment.content_id] = text
        return found

    def check(self, request_id: SwvRequestId, inside: Inside | None = None) -> RequestCheck:
        """Look the request through, with all texts that leave; raises `NotFound`.

        Args:
            request_id: the request, sent or not.
            inside: what `look_inside` found; without it no attachment counts as searched.
        """
        with self._unit_of_work() as work:
            return self._check(work, work.get(SwvRequest, request_id), inside or {})

    def mark_sent(
        self, request: SwvRequest, sending: Sending, inside: Inside | None = None
    ) -> Change:
        """Write that the request left: the register line, a frozen copy and the day, in one go.

        What left cannot be taken back: undo starts anew behind it.

        Args:
            request: as it was when the package was made.
            sending: the package and what the register says of it.
            inside: see `check`.

        Raises:
            Frozen: it was sent before.
            Conflict: it changed since the package was made.
            HardStop: the first of the stops that hold.
            ReasonNeeded: something is open and no reason was given.
            NotFound: there is no such request.
        """
        with self._unit_of_work() as work:
            stored = work.get(SwvRequest, request.id)
            if stored.sent_on is not None:
                raise Frozen(SwvRequest.__name__, request.id)
            if stored != request:
                raise Conflict(SwvRequest.__name__, request.id)
            _refuse(self._check(work, request, inside or {}), sending)
            now = self._clock.now()
            line = _register_line(request, sending, now, work.put_content(sending.package.readable))
            sent = replace(request, sent_on=now.date())
            change = Change(Action.SENT, (Edit(request, sent), Edit(None, line)), sent)
            for edit in change.edits:
                work.save(edit.record)
            work.write_history(HistoryLine(at=now, change=change, file_id=request.file_id))
            work.commit()
        self._undo.clear()
        return change

    def _check(self, work: UnitOfWork, request: SwvRequest, inside: Inside) -> RequestCheck:
        today = self._clock.today()
        whole = whole_file(work, work.get(SupportFile, request.file_id)).known_on(today)
        request = known_on(request, today)
        rights = rights_in(whole, today)
        texts = outgoing_texts(whole, request)
        along = going_along(whole.of(Attachment))
        searched = [
            OutText(place=place_of_content(one), text=inside[one.content_id])
            for one in along
            if one.content_id in inside
        ]
        case = Case(whole=whole, request=request, rights=rights, today=today)
        return RequestCheck(
            completeness=completeness(case, self._points),
            stops=hard_stops(whole, request, rights, today, (text.place for text in texts)),
            finds=forbidden_in((*texts, *searched), kept_inside(whole, every_pupil(work))),
            not_searched=tuple(one for one in along if one.content_id not in inside),
        )


def _refuse(check: RequestCheck, sending: Sending) -> None:
    for stop in check.stops:
        raise stop
    if check.open_count and not sending.gaps_reason.strip():
        raise ReasonNeeded(check.open_count)


def _register_line(
    request: SwvRequest, sending: Sending, now: datetime, copy_id: ContentId
) -> Disclosure:
    return Disclosure(
        file_id=request.file_id,
        request_id=request.id,
        kind=OutputKind.REQUEST_PACKAGE,
        made_at=now,
        recipient=sending.recipient,
        way=sending.way,
        ground=sending.ground,
        gaps_reason=sending.gaps_reason.strip(),
        digest=sending.package.digest,
        copy_id=copy_id,
    )
