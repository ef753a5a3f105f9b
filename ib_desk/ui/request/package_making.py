"""From the button to the sealed file: every step asks, works, or stops, and says so.

Nothing leaves before it was looked through as it is now, and nothing is called made before the
file stands where the user wants it. That it was sent, only she can say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ib_desk.application.changes import Change
from ib_desk.application.documents import Snapshot
from ib_desk.application.leaving.clearance import RequestCheck
from ib_desk.application.leaving.exit import NotNoted
from ib_desk.application.leaving.looking import Inside
from ib_desk.application.leaving.orders import Order, ResealedOrder
from ib_desk.application.leaving.outside import PaperOrFile, ToFile
from ib_desk.application.paper import PrintChoices, Report, file_name, print_name
from ib_desk.application.progress import Progress
from ib_desk.domain.records.disclosure import Disclosure
from ib_desk.domain.records.request import SwvRequest, SwvRequestId
from ib_desk.domain.records.swv import DeliveryForm, DeliveryShape
from ib_desk.domain.request.request_flow import Question, next_question
from ib_desk.domain.request.shapes import proposed_shape
from ib_desk.ui.jobs import Job
from ib_desk.ui.listen import listen
from ib_desk.ui.request.deliveries import Handover, ground_of, recipient_words
from ib_desk.ui.session import Session
from ib_desk.ui.texts import tr


@dataclass(frozen=True, slots=True)
class _Ready:
    request: SwvRequest
    snapshot: Snapshot
    check: RequestCheck


class PackageMaking(QObject):
    """One package at a time; `cancel` leaves everything as it was."""

    asked = Signal(object, object)
    """A `Question`, and the `RequestCheck` that it follows from.

    Go on with `choose_delivery`, `give_reason` or `write_to`.
    """
    begun = Signal(str)
    """Work that takes a while, in words."""
    progressed = Signal(int, int)
    rested = Signal()
    """The work is over, in whichever way."""
    made = Signal(object)
    """The id of the request: its package is written, and in the register."""
    failed = Signal(Exception)
    """Nothing is outside."""
    not_noted = Signal()
    """The file is written, but the register does not say so yet; `note` tries again."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._request: SwvRequest | None = None
        self._picked: DeliveryShape | None = None
        self._ready: _Ready | None = None
        self._reason = ""
        self._packed: SwvRequestId | None = None
        self._job: Job | None = None

    def begin(self, request: SwvRequest, picked: DeliveryShape | None = None) -> None:
        """Make a package of this request; asks what is not known once it is sure that it can be.

        In the shape that was `picked`, or else the one that fits the counter.
        """
        if self._job is not None:
            return
        self._request, self._picked = request, picked
        self._ready = self._packed = None
        self._reason = ""
        self._look()

    def choose_delivery(self, form: DeliveryForm) -> None:
        """How the bureau takes requests in: asked once, kept with its SWV."""
        request = self._request
        if request is None:
            return
        requests = self._session.desk.requests
        job = self._session.write(lambda: requests.answer_counter(request.id, form))
        self._run(job, self._go_on, tr("Bewaren…"))

    def give_reason(self, reason: str) -> None:
        """Why it goes although points are open."""
        self._reason = reason.strip()
        if self._ready is not None and self._reason:
            self._ask(self._ready)

    @property
    def folder_name(self) -> str:
        """What the folder could be called: the reference, or else as the file."""
        request = None if self._ready is None else self._ready.request
        named = "" if request is None else request.reference
        return named or self._pdf_name.removesuffix(".pdf")

    @property
    def name(self) -> str:
        """What the file could be called: nothing in it says who it is about."""
        name = self._pdf_name
        return f"{name.removesuffix('.pdf')}.zip" if self.shape is DeliveryShape.ZIP else name

    @property
    def _pdf_name(self) -> str:
        ready = self._ready
        today = self._session.desk.clock.today()
        if ready is None:
            return file_name(Report.REQUEST, today)
        return print_name(Report.REQUEST, ready.snapshot.whole, ready.snapshot.stamp.printed_on)

    @property
    def shape(self) -> DeliveryShape | None:
        """In which it leaves; `None` before it was looked through, or as long as nobody knows."""
        ready = self._ready
        if ready is None:
            return None
        whole = ready.snapshot.whole
        counter = whole.counter_of(ready.request)
        return self._picked or proposed_shape(counter, whole.route_of(ready.request))

    def let_out(self, to: PaperOrFile) -> None:
        """In its shape; what is closed gets six fresh words."""
        ready, shape = self._ready, self.shape
        if ready is None or shape is None:
            return
        whole = ready.snapshot.whole
        handover = Handover(
            snapshot=ready.snapshot,
            request=ready.request,
            shape=shape,
            counter=whole.counter_of(ready.request),
            passphrase=self._session.desk.draw_for_export(),
            recipient=recipient_words(ready.request, whole),
            ground=ground_of(ready.request, whole.school, self._session.desk.catalogue.law),
            reason=self._reason,
        )
        self._let_out(handover.order, ready.request.id, to)

    def seal_again(self, line: Disclosure, path: Path) -> None:
        """Pack the very pages of `line` once more: the words of before are lost."""
        if self._job is not None or line.request_id is None:
            return
        words = self._session.desk.draw_for_export()
        self._let_out(ResealedOrder(line=line, passphrase=words), line.request_id, ToFile(path))

    def note(self) -> None:
        """Look what stands outside, and say so in the register."""
        if self._job is not None:
            return
        job = self._session.settle_exit()
        self._job = job
        job.succeeded.connect(self._tell_made)
        listen(self, job.failed, self.not_noted.emit)
        job.finished.connect(self._rest)

    def cancel(self) -> None:
        """Stop the work; what was asked is forgotten. What is outside already is still noted."""
        self._request = self._ready = None
        if self._job is not None:
            self._job.cancel()

    def _go_on(self, _change: Change) -> None:
        self._look()

    def _look(self) -> None:
        """Read everything as it is now; what is being typed was stored before."""
        request = self._request
        if request is None:
            return
        desk = self._session.desk

        def read() -> tuple[SwvRequest, Snapshot]:
            return (
                desk.records.get(SwvRequest, request.id),
                desk.documents.snapshot(request.file_id, with_contents=True),
            )

        self._run(self._session.read(read), self._search, tr("Nakijken…"))

    def _search(self, read: tuple[SwvRequest, Snapshot]) -> None:
        if self._request is None:
            return
        request, snapshot = read
        desk = self._session.desk

        def look(progress: Progress) -> tuple[SwvRequest, Snapshot, Inside]:
            # What cannot become pages is told before anything is asked, not after.
            desk.documents.preview(snapshot, PrintChoices(), progress)
            return request, snapshot, desk.requests.look_inside(snapshot, progress)

        self._run(self._session.make(look), self._check, tr("Bijlagen nakijken…"))

    def _check(self, found: tuple[SwvRequest, Snapshot, Inside]) -> None:
        if self._request is None:
            return
        request, snapshot, inside = found
        requests = self._session.desk.requests

        def check() -> _Ready:
            return _Ready(request, snapshot, requests.check(request.id, inside))

        self._run(self._session.read(check), self._decide, tr("Nakijken…"))

    def _decide(self, ready: _Ready) -> None:
        if self._request is None:
            return
        self._ask(ready)

    def _ask(self, ready: _Ready) -> None:
        """One more answer; what was looked through is kept as soon as it may leave."""
        question = next_question(
            is_stopped=bool(ready.check.stops),
            delivery=ready.snapshot.whole.counter_of(ready.request),
            is_open=bool(ready.check.open_count),
            reason=self._reason,
        )
        if question in {Question.REASON, Question.PLACE}:
            self._ready = ready
        self.asked.emit(question, ready.check)

    def _let_out(self, order: Order, request_id: SwvRequestId, to: PaperOrFile) -> None:
        self._packed = request_id
        job = self._session.let_out(order, to)
        self._run(job, self._tell_made, tr("Pakket maken…"))

    def _tell_made(self) -> None:
        packed, self._packed, self._ready = self._packed, None, None
        if packed is not None:
            self.made.emit(packed)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, NotNoted):
            self.not_noted.emit()
        else:
            self.failed.emit(error)

    def _run(self, job: Job, then: Callable[..., object], words: str) -> None:
        self._job = job
        self.begun.emit(words)
        job.progressed.connect(self.progressed)
        listen(self, job.succeeded, then)
        job.failed.connect(self._fail)
        job.finished.connect(self._rest)

    def _rest(self) -> None:
        """Unless the next piece of work has begun already."""
        if self._job is self.sender():
            self._job = None
            self.rested.emit()


def closed_name(line: Disclosure) -> str:
    """As what left was called; the place of before may be another's by now."""
    return Path(line.place).name or file_name(Report.REQUEST, line.begun_at.date())
