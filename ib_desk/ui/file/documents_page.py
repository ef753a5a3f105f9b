"""Documenten: add by choosing or dropping, look at them here, and say which go along."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ib_desk.application.attachments import Incoming
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.made_pages import Unfit
from ib_desk.domain.records.media import ENDINGS, PAGED
from ib_desk.ui.document_words import unfit_words
from ib_desk.ui.file.document_card import DocumentCard
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.file.taking_in import TakingIn
from ib_desk.ui.file_dialogs import ask_for_files
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import message_for
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import DOCUMENTS, title_of
from ib_desk.ui.records.attachment import attachment_spec
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.progress_line import ProgressLine

_GOES_ALONG = " ".join(sorted({f"*{ENDINGS[kind]}" for kind in PAGED} | {"*.jpeg", "*.tif"}))
"""As the dialog for files says it."""


class DocumentsPage(FilePage):
    """Every file is kept; what cannot go along is told with the reason and the way out."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator, title_of(DOCUMENTS))
        self._shown: Shown | None = None
        self.setAcceptDrops(True)
        heading = PageHeading(
            self.title,
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
        self._list = self.add_list(attachment_spec())
        self._list.opened.connect(self._preview)
        self._card = DocumentCard(session)
        self._card.place_shown.connect(self.show_place_soon)
        self.add(self._card)
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
        taking.progressed.connect(self._looking.show_steps)
        taking.rested.connect(self._looking.end)
        self._looking.stop_asked.connect(taking.cancel)
        listen(self, taking.kept, self._tell_kept)
        listen(self, taking.refused, self._tell_refused)
        listen(self, taking.failed, self._tell_failed)

    @override
    def show_file(self, shown: Shown) -> None:
        self._shown = shown
        super().show_file(shown)
        present = {attachment.id for attachment in shown.whole.of(Attachment)}
        looked_at = self._card.attachment
        if looked_at is not None and looked_at.id not in present:
            self._card.clear()

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
        for attachment in self._shown.whole.of(Attachment):
            if attachment.id == record_id:
                self._card.show_document(attachment)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self._take_in([path for path in paths if path.is_file()])
        event.acceptProposedAction()
