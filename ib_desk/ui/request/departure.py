"""How a request leaves: the questions on the way, what went wrong, and what is outside now."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ib_desk.application.documents import Snapshot
from ib_desk.application.frozen import is_frozen
from ib_desk.application.leaving.clearance import RequestCheck
from ib_desk.application.leaving.left_folders import LeftFolder
from ib_desk.application.leaving.outside import NoPrinter, TakenAway, ToFile
from ib_desk.application.leaving.passing_on import ToPassOn
from ib_desk.application.letter import LetterOrder
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.disclosure import Disclosure, Way
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.request import SwvRequest, SwvRequestId
from ib_desk.domain.records.swv import DeliveryShape
from ib_desk.domain.request.request_flow import Question
from ib_desk.domain.request.shapes import APART
from ib_desk.domain.sentences import capital
from ib_desk.ui.file_dialogs import ask_for_folder, ask_where_to_save, free_place
from ib_desk.ui.leaving.folder_words import taken_away_words
from ib_desk.ui.leaving.way_note import WayNote
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import Message
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.printing import ask_for_printer
from ib_desk.ui.request.folder_card import FolderCard
from ib_desk.ui.request.foot import RequestFoot
from ib_desk.ui.request.made_card import MadeCard
from ib_desk.ui.request.package_making import PackageMaking, closed_name
from ib_desk.ui.request.picked_shapes import PickedShapes
from ib_desk.ui.request.request_words import open_words, place_of_trouble, trouble_message
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
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
        navigator: Navigator,
        foot: RequestFoot,
        over: QWidget,
        go: Callable[[FieldPlace], object],
        shapes: PickedShapes,
    ) -> None:
        """`over` is the page that dialogs belong to; `go` leads to what stood in the way."""
        super().__init__(over)
        self._session = session
        self._navigator = navigator
        self._foot = foot
        self._over = over
        self._shapes = shapes
        self._is_of_pages = False
        self._making = PackageMaking(session, self)
        self._request_id: SwvRequestId | None = None
        self._fresh: SwvRequestId | None = None
        """Of the package that was made a moment ago: its words have the focus when they come."""
        self._card: MadeCard | FolderCard | None = None
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
        self._session.folder_gone.connect(self._drop_folder)

    def begin(self, whole: WholeFile, request: SwvRequest) -> None:
        """The main button was pressed."""
        self._trouble.setVisible(False)
        self._attachments = whole.of(Attachment)
        self._making.begin(request, self._shapes.picked(request.id))

    def begin_again(self, line: Disclosure) -> None:
        """The six words of this package are lost."""
        self._trouble.setVisible(False)
        ask_where_to_save(
            self._over,
            tr("Waar komt het pakket?"),
            closed_name(line),
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

    def show_pages(self) -> None:
        """They are whole: that they were not is solved, and no place that cannot be written is."""
        if self._is_of_pages:
            self.forget_trouble()

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
                words = open_words(len(check.completeness.asking), len(check.finds))
                self._foot.ask_reason(f"{capital(words)}.")
            case Question.PLACE:
                self._ask_place()

    def _ask_place(self) -> None:
        """A printer, a folder to make one in, or a file."""
        over, making = self._over, self._making
        dialog: QDialog
        if making.shape is DeliveryShape.PAPER:
            try:
                dialog = ask_for_printer(over, tr("Aanvraag afdrukken"), making.let_out)
            except NoPrinter as none:
                making.cancel()
                self._show_failure(none)
                return
        elif making.shape in APART:
            dialog = ask_for_folder(
                over,
                tr("Waar komt de map? Kies geen map die met een ander wordt gedeeld."),
                lambda path: making.let_out(ToFile(free_place(path, making.folder_name))),
            )
        else:
            dialog = ask_where_to_save(
                over,
                tr("Waar komt het pakket?"),
                making.name,
                lambda path: making.let_out(ToFile(path)),
            )
        dialog.rejected.connect(making.cancel)

    def _show_failure(self, error: Exception) -> None:
        message = trouble_message(error, self._attachments)
        safe = tr("Er is niets naar buiten gegaan en je tekst staat er nog.")
        place = place_of_trouble(error)
        self._is_of_pages = place is not None
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
        """Whether words of this request are still to be passed on, or a folder is still outside."""
        desk = self._session.desk

        def read() -> ToPassOn | LeftFolder | None:
            return desk.passing_on.of(request_id) or desk.left_folders.of(request_id)

        job = self._session.read(read)
        listen(self, job.succeeded, lambda found: self._show_left(request_id, found))

    def _show_left(self, request_id: SwvRequestId, found: ToPassOn | LeftFolder | None) -> None:
        is_fresh = self._fresh == request_id
        if request_id != self._request_id and not is_fresh:
            return
        if found is None or found.line.id in self._passed_on:
            self._drop_card()
        elif self._card is None or self._card.line_id != found.line.id:
            self._drop_card()
            self._card = self._made_card(found)
            self._column.addWidget(self._card)
            if self._over.window().focusWidget() is None:
                self._card.setFocus()  # on a request that is packed nothing else had it
        self._show_notes()
        if is_fresh:
            self._fresh = None
            self._request_id = request_id
            self.made.emit(request_id)
            if self._card is not None:
                self._card.setFocus()

    def _made_card(self, found: ToPassOn | LeftFolder) -> MadeCard | FolderCard:
        if isinstance(found, LeftFolder):
            card = FolderCard(found)
            listen(card, card.portal_asked, lambda: self._open_portal(found))
            listen(card, card.take_asked, lambda: self._take_folder(card))
            listen(card, card.settled, lambda: self._session.forget_folder(found.line.id))
            return card
        made = MadeCard(found)
        made.settled.connect(self._settle)
        listen(made, made.letter_asked, lambda: self._write_letter(made, found.line))
        return made

    def _write_letter(self, card: MadeCard, line: Disclosure) -> None:
        """Of what stands there now, which did not change since it was packed."""
        documents = self._session.desk.documents
        is_zip = line.way is Way.SEALED_ZIP
        shape = DeliveryShape.ZIP if is_zip else DeliveryShape.ONE_PDF
        letter = LetterOrder(shape=shape, recipient=line.recipient)

        def write(snapshot: Snapshot) -> None:
            job = self._session.make(lambda _progress: documents.letter_text(snapshot, letter))
            listen(card, job.succeeded, card.copy_letter)
            job.failed.connect(self._session.refused)

        read = self._session.read(lambda: documents.snapshot(line.file_id))
        listen(card, read.succeeded, write)

    def _open_portal(self, folder: LeftFolder) -> None:
        if folder.line.request_id is not None:
            self._navigator.portal_asked.emit(folder.line.request_id)

    def _take_folder(self, card: FolderCard) -> None:
        job = self._session.take_folder_away(card.folder)
        listen(card, job.succeeded, lambda taken: self._end_folder(card, taken))
        job.failed.connect(self._session.refused)

    def _end_folder(self, card: FolderCard, taken: TakenAway) -> None:
        if taken.is_gone:
            self._session.say(taken_away_words(taken))
        else:
            card.tell_taken(taken)

    def _drop_folder(self, line_id: object) -> None:
        """It is gone, whoever took it away."""
        if self._card is not None and self._card.line_id == line_id:
            self._passed_on.add(self._card.line_id)
            self._drop_card()
            self._show_notes()

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
