"""One document: its pages as they go along, what is to be known of them, and the ways out."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.application.leaving.orders import DocumentOrder
from ib_desk.application.leaving.outside import NotWritable, ToFile
from ib_desk.application.pages import KeptPages
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.disclosure import Way
from ib_desk.domain.records.made_pages import Unfit
from ib_desk.domain.records.media import ENDINGS
from ib_desk.ui.document_words import made_words, unfit_words
from ib_desk.ui.file_dialogs import ask_where_to_save
from ib_desk.ui.leaving.leaving_notes import LeavingNotes
from ib_desk.ui.leaving.question import ReasonQuestion
from ib_desk.ui.leaving.words import needed_words
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import message_for
from ib_desk.ui.preview.page_view import PageView
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.progress_line import ProgressLine

_PREVIEW_HEIGHT = 560


class DocumentCard(Card):
    """What leaves it, leaves by the one door; to be opened, as a copy that is gone at the lock."""

    place_shown = Signal(object)
    """A widget that came up and is to be seen."""

    def __init__(self, session: Session, first: QWidget | None = None) -> None:
        """`first` stands above its pages: what is asked of it where it is shown."""
        super().__init__(tr("Zo gaat het mee"))
        if first is not None:
            self.add(first)
        self._session = session
        self._attachment: Attachment | None = None
        self._page: int | None = None
        self._opening: Path | None = None
        self._pages = PageView(session, tr("Document"))
        self._pages.setMinimumHeight(current_theme().px(_PREVIEW_HEIGHT))
        self._known = label("", "body", "text")
        self._open_outside = quiet_button(tr("Openen…"), "open_folder")
        self._save = quiet_button(tr("Buiten de kluis opslaan…"), "save_file")
        self._before_opening = _warning(
            tr("Een ander programma krijgt dan een kopie, buiten de kluis."),
            tr("Je kunt erin lezen, niet wijzigen. Bij het vergrendelen gaat de kopie weg."),
        )
        self._before_opening.add_action(tr("Toch openen"), self._open_copy)
        self._before_saving = _warning(
            tr("Buiten de kluis kan iedereen dit lezen."),
            tr("Sla het alleen op als het echt nodig is, en gooi het daarna weg."),
        )
        self._before_saving.add_action(tr("Toch opslaan…"), self._ask_place)
        self._reason = ReasonQuestion(
            tr("Waarom mag dit zo naar buiten?"), tr("Toch naar buiten"), "save_file"
        )
        self._notes = LeavingNotes(session, self, self._reason, needed_words)
        self._told = self._notes.told
        self._progress = ProgressLine()
        self._build()
        self._hear()
        self.setVisible(False)

    @property
    def attachment(self) -> Attachment | None:
        """The document that is shown."""
        return self._attachment

    def show_document(self, attachment: Attachment, page: int | None = None) -> None:
        """Read its pages and show them; from `page` on, with the focus, when that is asked."""
        self._attachment, self._page = attachment, page
        job = self._session.read(lambda: self._session.desk.attachments.pages(attachment))
        listen(self, job.succeeded, partial(self._show_pages, attachment))
        job.failed.connect(self._session.refused)

    def clear(self) -> None:
        """The document is gone."""
        self._attachment = None
        self._notes.forget()
        self._pages.clear()
        self.setVisible(False)

    def _build(self) -> None:
        column = QVBoxLayout()
        spaced(column, 0, 8)
        for part in (self._known, self._pages, *self._passing):
            column.addWidget(part)
        self.add(column)
        self.add(button_row(self._open_outside, self._save))
        self.add(self._progress)

    @property
    def _passing(self) -> tuple[QWidget, ...]:
        """What comes up after a button and goes with the next document."""
        return self._before_opening, self._before_saving, self._told, self._reason

    def _hear(self) -> None:
        listen(self, self._open_outside.clicked, lambda: self._bring_up(self._before_opening))
        listen(self, self._save.clicked, lambda: self._bring_up(self._before_saving))
        listen(self, self._pages.shown, lambda _count: self._bring_page())
        notes = self._notes
        listen(self, notes.begun, lambda: self._progress.begin(tr("Opslaan…")))
        notes.rested.connect(self._progress.end)
        notes.progressed.connect(self._progress.show_steps)
        self._progress.stop_asked.connect(notes.cancel)
        notes.came_up.connect(self._bring_up)
        notes.left.connect(self._tell_left)
        notes.failed.connect(self._tell_failed)

    def _show_pages(self, attachment: Attachment, pages: KeptPages | None) -> None:
        if attachment is not self._attachment:
            return
        for part in self._passing:
            part.setVisible(False)
        self._pages.setVisible(pages is not None)
        if pages is None or attachment.made is None:
            self._pages.clear()
            reason = attachment.unfit or Unfit.ABSENT
            known = list(unfit_words(reason, attachment.unfit_sign, attachment.media_type))
        else:
            self._pages.show_pdf(pages.pdf, self._page)
            known = made_words(attachment.made, self._session.desk.catalogue.terms)
        self._known.setText("\n".join(known))
        self._known.setVisible(bool(known))
        self._open_outside.setVisible(pages is None and attachment.media_type in ENDINGS)
        self.setVisible(True)
        self.show_title(attachment.title or tr("Zo gaat het mee"))

    def _bring_page(self) -> None:
        """What was found on it comes into view, now that it is there and has the focus."""
        page, self._page = self._page, None
        if page is not None:
            self.place_shown.emit(self._pages)

    def _open_copy(self) -> None:
        attachment = self._attachment
        if attachment is None:
            return
        try:
            path = self._session.desk.copies.place(ENDINGS[attachment.media_type])
        except NotWritable as error:
            self._tell_failed(error)
            return
        self._opening = path
        self._begin(DocumentOrder(attachment=attachment, way=Way.OPENED), path)

    def _ask_place(self) -> None:
        attachment = self._attachment
        if attachment is None:
            return
        self._opening = None
        ask_where_to_save(
            self,
            tr("Document opslaan"),
            f"document{ENDINGS.get(attachment.media_type, '')}",
            lambda path: self._begin(DocumentOrder(attachment=attachment), path),
        )

    def _begin(self, order: DocumentOrder, path: Path) -> None:
        for part in self._passing:
            part.setVisible(False)
        self._notes.begin(order, ToFile(path), self._save)

    def _tell_left(self) -> None:
        path, self._opening = self._opening, None
        if path is None:
            words = tr("Opgeslagen. Het staat bij ‘Wat naar buiten ging’.")
            self._notes.tell(NoteKind.OK, words)
            return
        self._session.desk.copies.protect(path)
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            words = tr("Geopend in een ander programma. Sluit het daar als je klaar bent.")
            self._notes.tell(NoteKind.OK, words)
        else:
            self._notes.tell(
                NoteKind.WARN,
                tr("Er is op deze computer geen programma dat dit opent."),
                tr("Sla het buiten de kluis op en open het op een andere computer."),
            )

    def _tell_failed(self, error: Exception) -> None:
        message = message_for(error)
        self._notes.tell(NoteKind.LATE, message.title, message.text)

    def _bring_up(self, part: QWidget) -> None:
        for other in self._passing:
            other.setVisible(other is part)
        self.place_shown.emit(part)


def _warning(title: str, text: str) -> Note:
    note = Note(NoteKind.WARN, title, text)
    note.setVisible(False)
    return note
