"""Documenten: add by choosing or dropping, look at them here, and say which go along."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ib_desk.application.attachments import Incoming
from ib_desk.application.leaving.clearance import ReasonNeeded
from ib_desk.application.leaving.orders import DocumentOrder
from ib_desk.application.leaving.outside import ToFile
from ib_desk.application.pages import KeptPages
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.made_pages import Unfit
from ib_desk.domain.records.media import ENDINGS, PAGED
from ib_desk.ui.document_words import made_words, unfit_words
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.file.taking_in import TakingIn
from ib_desk.ui.file_dialogs import ask_for_files, ask_where_to_save
from ib_desk.ui.forms.record_list import RecordList
from ib_desk.ui.forms.spec import Around, RecordSpec
from ib_desk.ui.leaving.letting_out import LettingOut
from ib_desk.ui.leaving.question import ReasonQuestion
from ib_desk.ui.leaving.words import found_words
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import message_for
from ib_desk.ui.preview.page_view import PageView
from ib_desk.ui.records.attachment import attachment_form, attachment_summary, by_date
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, main_button, quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.progress_line import ProgressLine

_PREVIEW_HEIGHT = 560
_GOES_ALONG = " ".join(sorted({f"*{ENDINGS[kind]}" for kind in PAGED} | {"*.jpeg", "*.tif"}))
"""As the dialog for files says it."""


class DocumentsPage(FilePage):
    """The bytes stay inside the vault; saving one outside is a step of its own, with a warning."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, tr("Documenten"))
        self._shown: Shown | None = None
        self._open: Attachment | None = None
        self._exit = LettingOut(session, self)
        self.setAcceptDrops(True)
        heading = PageHeading(
            tr("Documenten"),
            tr(
                "Sleep bestanden hierheen. IB Desk bewaart ze in de kluis. Een PDF, afbeelding of "
                "tekst kan mee met een aanvraag."
            ),
        )
        self._add = main_button(tr("Document toevoegen…"), "add")
        self._add.clicked.connect(self._ask)
        heading.add_action(self._add)
        self.add_heading(heading)
        self._build_taking_in()
        card = Card(tr("Documenten"), "attach")
        self._list = RecordList(session, _spec(), card=card, can_add=False)
        listen(self, self._list.opened, lambda _id: self.show_focus_soon())
        self._list.opened.connect(self._preview)
        self._lists.append((self._list, lambda whole: whole.of(Attachment)))
        self._by_kind[Attachment] = self._list
        self.add(card)
        self._preview_card = self._build_preview()
        self.add(self._preview_card)
        self._hear_exit()
        self.finish()

    def _build_taking_in(self) -> None:
        """Under the heading: how far a file is, and what became of those that cannot go along."""
        self._taking_in = TakingIn(self.session, self)
        self._taken = QVBoxLayout()
        spaced(self._taken, 0, 8)
        self._looking = ProgressLine()
        self._taken.addWidget(self._looking)
        self.add(self._taken)
        taking = self._taking_in
        listen(self, taking.begun, self._tell_begun)
        listen(self, taking.progressed, lambda done, of: self._looking.show_part(done / of))
        taking.rested.connect(self._looking.end)
        self._looking.stop_asked.connect(taking.cancel)
        listen(self, taking.kept, self._tell_kept)
        listen(self, taking.refused, self._tell_refused)
        listen(self, taking.failed, self._tell_failed)

    def _build_preview(self) -> Card:
        card = Card(tr("Zo gaat het mee"), "show")
        self._pages = PageView(self.session, tr("Document"))
        self._pages.setMinimumHeight(current_theme().px(_PREVIEW_HEIGHT))
        self._known = label("", "body", "text")
        self._save = quiet_button(tr("Buiten de kluis opslaan…"), "save_file")
        self._save.clicked.connect(self._offer_saving)
        self._outside = Note(
            NoteKind.WARN,
            tr("Buiten de kluis kan iedereen dit lezen."),
            tr("Sla het alleen op als het echt nodig is, en gooi het daarna weg."),
        )
        self._outside.add_action(tr("Toch opslaan…"), self._save_outside)
        self._outside.setVisible(False)
        self._exit_note = Note(NoteKind.WARN, "")
        self._again = self._exit_note.add_action(tr("Opnieuw noteren"), self._exit.note_again)
        self._reason = ReasonQuestion(
            tr("Waarom mag dit zo naar buiten?"), tr("Toch opslaan"), "save_file"
        )
        self._exit_note.setVisible(False)
        self._reason.setVisible(False)
        column = QVBoxLayout()
        spaced(column, 0, 8)
        saving = (self._outside, self._exit_note, self._reason)
        for part in (self._known, self._pages, *saving):
            column.addWidget(part)
        card.add(column)
        self._progress = ProgressLine()
        card.add(button_row(self._save))
        card.add(self._progress)
        card.setVisible(False)
        return card

    @override
    def show_file(self, shown: Shown) -> None:
        self._shown = shown
        super().show_file(shown)
        present = {attachment.id for attachment in shown.whole.of(Attachment)}
        if self._open is not None and self._open.id not in present:
            self._open = None
            self._preview_card.setVisible(False)

    @override
    def focus_first(self) -> None:
        self._add.setFocus()

    @override
    def add_new(self) -> None:
        self._ask()

    def _ask(self) -> None:
        ask_for_files(
            self,
            tr("Document toevoegen"),
            tr("Kan mee met een aanvraag ({endings})").format(endings=_GOES_ALONG),
            self._take_in,
        )

    def _take_in(self, paths: list[Path]) -> None:
        if self._shown is None:
            return
        self._taking_in.take(self._shown.whole.file.id, paths)

    def _tell_begun(self, name: str) -> None:
        self._looking.begin(tr("‘{name}’ bekijken…").format(name=name))

    def _tell_kept(self, name: str, incoming: Incoming) -> None:
        """Kept at once, and never without the sentence that says how it can go along."""
        kind = incoming.media_type
        why, way = unfit_words(Unfit.OTHER_KIND, kind=kind)
        words = tr("‘{name}’ is bewaard ({kind}).").format(
            name=name, kind=self.session.desk.catalogue.terms.label(kind)
        )
        self._tell(NoteKind.INFO, words, f"{why} {way}")

    def _tell_refused(self, name: str, incoming: Incoming) -> None:
        refusal = incoming.refusal
        if refusal is None or self._shown is None:
            return
        file_id = self._shown.whole.file.id
        words = tr("‘{name}’ kan niet mee met een aanvraag.").format(name=name)
        text = " ".join(unfit_words(refusal.reason, refusal.character))
        note = self._tell(NoteKind.WARN, words, text)

        def keep() -> None:
            self._taking_in.keep(file_id, incoming)
            note.hide()

        note.add_action(tr("Toch bewaren"), keep)

    def _tell_failed(self, name: str, error: Exception) -> None:
        message = message_for(error)
        words = tr("‘{name}’ is niet bewaard.").format(name=name)
        self._tell(NoteKind.LATE, words, f"{message.title} {message.text}".strip())

    def _tell(self, kind: NoteKind, title: str, text: str) -> Note:
        note = Note(kind, title, text)
        note.add_action(tr("Begrepen"), note.hide, quiet=True)
        self._taken.addWidget(note)
        self.show_place_soon(note)
        return note

    def _preview(self, record_id: UUID) -> None:
        if self._shown is None:
            return
        found = (a for a in self._shown.whole.of(Attachment) if a.id == record_id)
        self._open = next(found, None)
        if self._open is None:
            return
        attachment = self._open
        job = self.session.read(lambda: self.session.desk.attachments.pages(attachment))
        job.succeeded.connect(self._show_pages)
        job.failed.connect(self.session.refused)

    def _show_pages(self, pages: KeptPages | None) -> None:
        attachment = self._open
        if attachment is None:
            return
        self._outside.setVisible(False)
        self._exit_note.setVisible(False)
        self._reason.setVisible(False)
        self._pages.setVisible(pages is not None)
        if pages is None or attachment.made is None:
            self._pages.clear()
            reason = attachment.unfit or Unfit.ABSENT
            known = list(unfit_words(reason, attachment.unfit_sign, attachment.media_type))
        else:
            self._pages.show_pdf(pages.pdf)
            known = made_words(attachment.made, self.session.desk.catalogue.terms)
        self._known.setText("\n".join(known))
        self._known.setVisible(bool(known))
        self._preview_card.setVisible(True)
        self._preview_card.show_title(attachment.title or tr("Zo gaat het mee"))

    def _offer_saving(self) -> None:
        self._outside.setVisible(True)
        self.show_place(self._outside)

    def _save_outside(self) -> None:
        if self._open is None:
            return
        attachment = self._open
        ask_where_to_save(
            self,
            tr("Document opslaan"),
            f"document{ENDINGS.get(attachment.media_type, '')}",
            lambda path: self._write(attachment, path),
        )

    def _write(self, attachment: Attachment, path: Path) -> None:
        self._outside.setVisible(False)
        self._exit.begin(DocumentOrder(attachment=attachment), ToFile(path))

    def _hear_exit(self) -> None:
        door = self._exit
        listen(self, door.begun, lambda: self._progress.begin(tr("Opslaan…")))
        door.rested.connect(self._progress.end)
        listen(self, door.progressed, lambda done, of: self._progress.show_part(done / of))
        self._progress.stop_asked.connect(door.cancel)
        door.reason_asked.connect(self._ask_reason)
        door.left.connect(self._tell_saved)
        door.failed.connect(self._tell_not_saved)
        door.not_noted.connect(self._tell_not_noted)
        self._reason.given.connect(self._give_reason)
        self._reason.left.connect(self._call_off)

    def _ask_reason(self, needed: ReasonNeeded) -> None:
        self._reason.setVisible(True)
        self._reason.ask(found_words(needed.finds))
        self.show_place_soon(self._reason)

    def _give_reason(self, reason: str) -> None:
        self._reason.setVisible(False)
        self._save.setFocus()
        self._exit.give_reason(reason)

    def _call_off(self) -> None:
        self._reason.setVisible(False)
        self._save.setFocus()
        self._exit.cancel()

    def _tell_saved(self) -> None:
        self._tell_exit(
            NoteKind.OK, tr("Opgeslagen. Het staat bij ‘Wat naar buiten ging’."), can_note=False
        )

    def _tell_not_saved(self, error: Exception) -> None:
        message = message_for(error)
        self._tell_exit(NoteKind.LATE, message.title, message.text, can_note=False)

    def _tell_not_noted(self) -> None:
        self._tell_exit(
            NoteKind.WARN,
            tr("Het is naar buiten, maar nog niet genoteerd."),
            tr("Noteer het opnieuw. Dan weet je later nog waar dit bleef."),
            can_note=True,
        )

    def _tell_exit(self, kind: NoteKind, title: str, text: str = "", *, can_note: bool) -> None:
        self._exit_note.show_message(kind, title, text)
        self._again.setVisible(can_note)
        self._exit_note.setVisible(True)
        self.show_place_soon(self._exit_note)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self._take_in([path for path in paths if path.is_file()])
        event.acceptProposedAction()


def _spec() -> RecordSpec[Attachment]:
    def no_blank(_around: Around) -> Attachment:
        raise TypeError("an attachment begins with its content")

    return RecordSpec(
        kind=Attachment,
        form=attachment_form(),
        summary=attachment_summary,
        blank=no_blank,
        title=tr("Documenten"),
        add=tr("Document toevoegen…"),
        empty=tr("Nog geen documenten. Zet hier wat je bij een aanvraag wilt meesturen."),
        order=by_date,
    )
