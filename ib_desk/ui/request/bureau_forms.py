"""The bureau's own form on the page of a request: filled in, looked at, and let out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ib_desk.application.bureau_forms import FormOfRequest
from ib_desk.application.desk import Desk
from ib_desk.application.leaving.orders import FormOrder
from ib_desk.application.leaving.outside import ToFile
from ib_desk.application.pieces import piece_name
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.disclosure import ConsentUsed, Disclosure, DisclosureEvent
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.swv_form import FormType, SwvForm, SwvFormBox, SwvFormId
from ib_desk.domain.request.bureau_form import BoxUnfit
from ib_desk.ui.file_dialogs import ask_where_to_save
from ib_desk.ui.form_words import unfit_words
from ib_desk.ui.jobs import Job
from ib_desk.ui.leaving.leaving_notes import LeavingNotes
from ib_desk.ui.leaving.question import ReasonQuestion
from ib_desk.ui.leaving.words import needed_words
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import Message, message_for
from ib_desk.ui.preview.page_view import PageView
from ib_desk.ui.request.deliveries import form_order
from ib_desk.ui.request.section import RequestSection, RequestShown, SectionWays
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, quiet_button, second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.note import NoteKind
from ib_desk.ui.widgets.progress_line import ProgressLine

_PREVIEW_HEIGHT = 560
_REGISTER: Final = {Disclosure, DisclosureEvent, ConsentUsed}
_ENDINGS = {FormType.PDF: "pdf", FormType.WORD: "docx"}


@dataclass(frozen=True, slots=True)
class _Known:
    form: SwvForm
    boxes: tuple[SwvFormBox, ...]


class BureauFormCard(Card):
    """One form at a time; nothing of it is outside before the register says so."""

    def __init__(self, session: Session) -> None:
        super().__init__(tr("Formulier van het bureau"), "attach")
        self._session = session
        self._request: SwvRequest | None = None
        self._told_of: WholeFile | None = None
        """The file without its register, as it was when this card last heard of it."""
        self._known: dict[UUID, _Known] = {}
        self._number = 0
        self._filling: Job | None = None
        self._which = Choice(tr("Welk formulier?"), [])
        self._asked = Field(tr("Welk formulier?"), self._which)
        self._about = label("", "body", "muted")
        self._look = second_button(tr("Invullen en bekijken"), "show")
        self._save = quiet_button(tr("Ingevuld opslaan…"), "save_file")
        self._pages = PageView(session, tr("Ingevuld formulier"), titled=False)
        self._pages.setMinimumHeight(current_theme().px(_PREVIEW_HEIGHT))
        self._reason = ReasonQuestion(
            tr("Waarom gaat het formulier weg met een open punt?"),
            tr("Toch opslaan"),
            "save_file",
        )
        self._notes = LeavingNotes(session, self, self._reason, needed_words)
        self._told = self._notes.told
        self._progress = ProgressLine()
        self._build()
        self._hear()

    def _build(self) -> None:
        column = QVBoxLayout()
        spaced(column, 0, 8)
        for part in (self._asked, self._about, self._told, self._reason, self._pages):
            column.addWidget(part)
        self.add(column)
        self.add(button_row(self._look, self._save))
        self.add(self._progress)
        self._pages.hide()

    def _hear(self) -> None:
        notes = self._notes
        listen(self, self._look.clicked, self._fill)
        listen(self, self._save.clicked, self._ask_place)
        self._which.chosen.connect(self._show_chosen)
        listen(self, notes.begun, lambda: self._progress.begin(tr("Opslaan…")))
        notes.rested.connect(self._progress.end)
        notes.progressed.connect(self._progress.show_steps)
        self._progress.stop_asked.connect(notes.cancel)
        self._progress.stop_asked.connect(self._stop_filling)
        notes.left.connect(self._tell_left)
        notes.failed.connect(self._tell_failed)

    def show_request(self, whole: WholeFile, request: SwvRequest) -> None:
        """Another request, or another text: what was filled in is of before.

        A line more in the register is neither: what was told of it stays.
        """
        told_of = _without_register(whole)
        if self._request is None or request.id != self._request.id:
            self._let_go()
        elif request != self._request:
            self._forget()
        elif told_of != self._told_of:
            self._forget_pages()
        self._request, self._told_of = request, told_of
        swv = whole.deciding_swv(request)
        desk = self._session.desk
        job = self._session.read(lambda: _forms_of(desk, swv.id, request))
        listen(self, job.succeeded, partial(self._show_known, request))

    def clear(self) -> None:
        """Nothing of a request is kept."""
        self._request = self._told_of = None
        self._let_go()
        self.setVisible(False)

    def _show_known(self, request: SwvRequest, known: tuple[_Known, ...]) -> None:
        if request != self._request:
            return
        self._known = {one.form.id: one for one in known}
        chosen = self._which.value()
        self._which.offer([(one.form.id, one.form.title) for one in known])
        first = known[0].form.id if known else None
        self._which.choose(chosen if chosen in self._known else first)
        self._asked.setVisible(len(known) > 1)
        self._show_about()
        self.setVisible(bool(known))

    def _show_chosen(self) -> None:
        self._forget()
        self._show_about()

    def _show_about(self) -> None:
        known = self._chosen
        if known is None:
            return
        is_filled = not known.form.is_listed
        self._look.setVisible(is_filled)
        self._save.setVisible(is_filled)
        laid, count = sum(one.source is not None for one in known.boxes), len(known.boxes)
        if not is_filled:
            self._about.setText(_listed_words(known.form.title, laid, count))
            return
        told = tr("‘{title}’: {laid} van {count} vakken vult IB Desk in.").format(
            title=known.form.title, laid=laid, count=count
        )
        rest = tr("De rest blijft open: die vul je zelf in, of is voor anderen.")
        self._about.setText(f"{told} {rest}" if laid < count else told)

    @property
    def _chosen(self) -> _Known | None:
        chosen = self._which.value()
        return self._known.get(chosen) if isinstance(chosen, UUID) else None

    def _fill(self) -> None:
        """For looking only: what leaves is made once more, behind the door."""
        known, request = self._chosen, self._request
        if known is None or request is None:
            return
        self._forget()
        desk, number = self._session.desk, self._number
        self._progress.begin(tr("Formulier invullen…"))
        job = self._session.read(lambda: _order_of(desk, request, known.form.id))
        listen(self, job.succeeded, partial(self._draw, number))
        listen(self, job.failed, partial(self._tell_unfilled, number))

    def _draw(self, number: int, found: tuple[FormOrder, FormOfRequest]) -> None:
        if number != self._number:
            return
        _order, wanted = found
        forms = self._session.desk.forms
        job = self._session.make(lambda progress: forms.fill(wanted, progress))
        self._filling = job
        listen(self, job.succeeded, partial(self._show_filled, number))
        listen(self, job.failed, partial(self._tell_unfilled, number))
        listen(self, job.finished, partial(self._end_filling, number))

    def _stop_filling(self) -> None:
        """Its answer comes too late, whatever it is: it may be of another child by then."""
        self._number += 1
        job, self._filling = self._filling, None
        if job is not None:
            job.cancel()
        self._progress.end()

    def _end_filling(self, number: int) -> None:
        if number == self._number:
            self._filling = None
            self._progress.end()

    def _tell_unfilled(self, number: int, error: Exception) -> None:
        if number == self._number:
            self._tell_failed(error)

    def _show_filled(self, number: int, content: bytes) -> None:
        if number != self._number or self._chosen is None:
            return
        if self._chosen.form.type is FormType.PDF:
            self._pages.show_pdf(content)
            self._pages.setVisible(True)
            return
        self._notes.tell(
            NoteKind.OK,
            tr("Alles past in het Word-formulier."),
            tr(
                "IB Desk kan er geen bladzijden van laten zien. Sla het op, kijk het na in Word, "
                "en stuur het bureau bij voorkeur een PDF ervan."
            ),
        )

    def _ask_place(self) -> None:
        known, request = self._chosen, self._request
        if known is None or request is None:
            return
        name = piece_name(
            request.reference, known.form.title or tr("formulier"), ending=_ENDINGS[known.form.type]
        )
        ask_where_to_save(self, tr("Waar komt het formulier?"), name, self._let_out)

    def _let_out(self, path: Path) -> None:
        known, request = self._chosen, self._request
        if known is None or request is None:
            return
        desk = self._session.desk
        job = self._session.read(lambda: _order_of(desk, request, known.form.id))
        listen(
            self,
            job.succeeded,
            lambda found: self._notes.begin(found[0], ToFile(path), self._save),
        )
        listen(self, job.failed, self._tell_failed)

    def _tell_left(self) -> None:
        self._notes.tell(NoteKind.OK, tr("Opgeslagen. Het staat bij ‘Wat naar buiten ging’."))

    def _tell_failed(self, error: Exception) -> None:
        self._progress.end()
        if isinstance(error, BoxUnfit):
            boxes = () if self._chosen is None else self._chosen.boxes
            message = Message(*unfit_words(error, boxes))
        else:
            message = message_for(error)
        self._notes.tell(NoteKind.LATE, message.title, message.text)

    def _forget(self) -> None:
        """What was filled in, and what was said of it."""
        self._forget_pages()
        self._notes.clear()

    def _forget_pages(self) -> None:
        self._stop_filling()
        self._pages.clear()
        self._pages.hide()

    def _let_go(self) -> None:
        """That too which is on its way out: what is outside already is still noted."""
        self._forget()
        self._notes.forget()


def _listed_words(title: str, laid: int, count: int) -> str:
    told = tr(
        "‘{title}’ vul je zelf in: IB Desk kan dat niet. Van {laid} van de {count} velden heeft IB "
        "Desk de tekst."
    ).format(title=title, laid=laid, count=count)
    way = tr(
        "Laat de aanvraag weggaan als map of voor het portaal. Zet daarna de velden naast je "
        "scherm: ze staan in de volgorde van het formulier, elk met een knop om te kopiëren."
    )
    return f"{told} {way}"


def _without_register(whole: WholeFile) -> WholeFile:
    """A line more in it is no other text."""
    parts = {kind: records for kind, records in whole.parts.items() if kind not in _REGISTER}
    return replace(whole, parts=parts)


def _forms_of(desk: Desk, profile_id: UUID, request: SwvRequest) -> tuple[_Known, ...]:
    """Of this SWV, for this kind of request; those that are only listed too."""
    forms = desk.records.find(SwvForm, profile_id=profile_id)
    return tuple(
        _Known(one, tuple(desk.records.find(SwvFormBox, form_id=one.id)))
        for one in forms
        if request.is_one_of(one.kinds)
    )


def _order_of(
    desk: Desk, request: SwvRequest, form_id: SwvFormId
) -> tuple[FormOrder, FormOfRequest]:
    """With the form as it is laid out now: it can be changed on the page of its SWV."""
    form = desk.records.get(SwvForm, form_id)
    order = form_order(desk, request, form)
    return order, order.of_request(desk.forms.content(form))


class BureauFormsSection(RequestSection):
    """Only where the bureau has a form of its own for this kind of request."""

    says_itself = True

    def __init__(self, ways: SectionWays) -> None:
        self._card = BureauFormCard(ways.session)
        super().__init__(self._card)
        self._card.setVisible(False)

    @override
    def show_request(self, shown: RequestShown) -> None:
        if shown.request is not None:
            self._card.show_request(shown.file.whole, shown.request)

    @override
    def clear(self) -> None:
        self._card.clear()
