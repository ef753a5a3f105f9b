"""How a request leaves: the questions on the way, what went wrong, and the six words."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.application.frozen import is_frozen
from ib_desk.application.leaving.clearance import RequestCheck
from ib_desk.application.leaving.passing_on import ToPassOn
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.disclosure import Disclosure
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.request import SwvRequest, SwvRequestId
from ib_desk.domain.request.request_flow import Question
from ib_desk.ui.file_dialogs import ask_where_to_save
from ib_desk.ui.leaving.way_note import WayNote
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import Message
from ib_desk.ui.request.foot import RequestFoot
from ib_desk.ui.request.made_card import MadeCard
from ib_desk.ui.request.package_making import PackageMaking
from ib_desk.ui.request.request_words import open_words, place_of_trouble, trouble_message
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import capital, tr
from ib_desk.ui.widgets.note import NoteKind


class Departure(QObject):
    """Joins the foot, which asks, to the making of the package, which works."""

    stopped = Signal(object)
    """A `RequestCheck` with a hard stop: found only now, so it has to be shown."""
    worked = Signal(bool)
    """Whether work is going on: nothing may be typed meanwhile."""
    made = Signal(object)
    """The id of the request; its words are shown."""

    def __init__(
        self,
        session: Session,
        foot: RequestFoot,
        over: QWidget,
        go: Callable[[FieldPlace], object],
    ) -> None:
        """`over` is the page that dialogs belong to; `go` leads to what stood in the way."""
        super().__init__(over)
        self._session = session
        self._foot = foot
        self._over = over
        self._making = PackageMaking(session, self)
        self._request_id: SwvRequestId | None = None
        self._fresh: SwvRequestId | None = None
        """Of the package that was made a moment ago: its words have the focus when they come."""
        self._card: MadeCard | None = None
        self._passed_on: set[UUID] = set()
        self._to_focus: QWidget | None = None
        self._attachments: tuple[Attachment, ...] = ()
        self.notes = QWidget()
        self._column = QVBoxLayout(self.notes)
        spaced(self._column, 0, 12)
        self._trouble = WayNote(NoteKind.LATE, session.desk.catalogue.terms, go)
        self._retry = self._trouble.add_action(tr("Opnieuw noteren"), self._note_again)
        self._column.addWidget(self._trouble)
        self._retry.setVisible(False)
        self._listen()

    def _listen(self) -> None:
        foot, making = self._foot, self._making
        foot.delivery_chosen.connect(making.choose_delivery)
        foot.reason_given.connect(making.give_reason)
        foot.left.connect(making.cancel)
        making.asked.connect(self._ask)
        making.begun.connect(self._begin)
        making.progressed.connect(foot.show_part)
        making.rested.connect(self._end)
        making.failed.connect(self._show_failure)
        making.not_noted.connect(self._show_not_noted)
        making.made.connect(self._show_made)

    def begin(self, whole: WholeFile, request: SwvRequest) -> None:
        """The main button was pressed."""
        self._trouble.setVisible(False)
        self._attachments = whole.of(Attachment)
        self._making.begin(request)

    def begin_again(self, line: Disclosure) -> None:
        """The six words of this package are lost."""
        self._trouble.setVisible(False)
        ask_where_to_save(
            self._over,
            tr("Waar komt het pakket?"),
            self._making.name,
            lambda path: self._making.seal_again(line, path),
        )

    def show_request(self, request: SwvRequest | None) -> None:
        """The words belong to one request only; they stay until they were passed on."""
        if self._request_id != (None if request is None else request.id):
            self._drop_card()
        self._request_id = None if request is None else request.id
        if request is None or is_frozen(request):
            self.forget_trouble()
            self._foot.close_question()
        if request is not None:
            self._look(request.id)
        self._show_notes()

    def forget_trouble(self) -> None:
        """What stood in the way is solved; what still has to be noted stays."""
        if self._retry.isHidden():
            self._trouble.setVisible(False)
            self._show_notes()

    def _begin(self, words: str) -> None:
        self._to_focus = self._foot.make_button
        self._foot.begin(words)
        self.worked.emit(True)  # noqa: FBT003 - a signal

    def _end(self) -> None:
        self._foot.end()
        self.worked.emit(False)  # noqa: FBT003 - a signal
        # Only now: while the work went on, nothing on the page could have the focus.
        if self._to_focus is not None:
            self._to_focus.setFocus()
            self._to_focus = None

    def _ask(self, question: Question, check: RequestCheck) -> None:
        match question:
            case Question.STOP:
                self.stopped.emit(check)
            case Question.DELIVERY:
                self._to_focus = None
                self._foot.ask_delivery()
            case Question.REASON:
                self._to_focus = None
                words = open_words(len(check.completeness.open), len(check.finds))
                self._foot.ask_reason(f"{capital(words)}.")
            case Question.PLACE:
                self._ask_place()

    def _ask_place(self) -> None:
        dialog = ask_where_to_save(
            self._over, tr("Waar komt het pakket?"), self._making.name, self._making.write_to
        )
        dialog.rejected.connect(self._making.cancel)

    def _show_failure(self, error: Exception) -> None:
        message = trouble_message(error, self._attachments)
        safe = tr("Er is niets naar buiten gegaan en je tekst staat er nog.")
        place = place_of_trouble(error)
        self._tell(Message(message.title, " ".join(filter(None, (message.text, safe)))), place)
        self._to_focus = self._foot.make_button if place is None else self._trouble.way

    def _show_not_noted(self) -> None:
        """The file stands there already, so the user must hear what to do with it."""
        self._tell(
            Message(
                tr("Het pakket staat klaar, maar is nog niet genoteerd. Stuur het nog niet op."),
                tr("Noteer het opnieuw; dan krijg je ook de zes woorden. Je tekst staat er nog."),
            ),
            can_retry=True,
        )
        self._to_focus = self._retry

    def _tell(
        self, message: Message, place: FieldPlace | None = None, *, can_retry: bool = False
    ) -> None:
        self._trouble.show_message(NoteKind.LATE, message.title, message.text)
        self._trouble.lead_to(place)
        self._retry.setVisible(can_retry)
        self._trouble.setVisible(True)
        self.notes.setVisible(True)

    def _show_made(self, request_id: SwvRequestId) -> None:
        self._trouble.setVisible(False)
        self._to_focus = None
        self._fresh = request_id
        self._look(request_id)

    def _look(self, request_id: SwvRequestId) -> None:
        """Whether words of this request are still to be passed on."""
        passing_on = self._session.desk.passing_on
        job = self._session.read(lambda: passing_on.of(request_id))
        listen(self, job.succeeded, lambda found: self._show_words(request_id, found))

    def _show_words(self, request_id: SwvRequestId, found: ToPassOn | None) -> None:
        is_fresh = self._fresh == request_id and found is not None
        if request_id != self._request_id and not is_fresh:
            return
        if found is None or found.line.id in self._passed_on:
            self._drop_card()
        elif self._card is None or self._card.line_id != found.line.id:
            self._drop_card()
            self._card = MadeCard(found)
            self._card.settled.connect(self._settle)
            self._column.addWidget(self._card)
        self._show_notes()
        if is_fresh and self._card is not None:
            self._fresh = None
            self._request_id = request_id
            self.made.emit(request_id)
            self._card.setFocus()

    def _settle(self) -> None:
        """They were passed on."""
        if self._card is not None and self._request_id is not None:
            self._passed_on.add(self._card.line_id)
            self._session.forget_words(self._request_id)
        self._drop_card()
        self._show_notes()

    def _drop_card(self) -> None:
        if self._card is not None:
            self._column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
            self._card = None

    def _show_notes(self) -> None:
        self.notes.setVisible(self._card is not None or not self._trouble.isHidden())

    def _note_again(self) -> None:
        self._trouble.setVisible(False)
        self._retry.setVisible(False)
        self._making.note()
