"""Documenten: add by choosing or dropping, look at them here, and say which go along."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout
from typing_extensions import override

from ib_desk.application.attachments import SIZE_LIMIT, Attachments
from ib_desk.application.changes import Change
from ib_desk.domain.records.attachment import Attachment, MediaType
from ib_desk.domain.records.support_file import SupportFileId
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.file_dialogs import ask_for_files, ask_where_to_save
from ib_desk.ui.forms.record_list import RecordList
from ib_desk.ui.forms.spec import Around, RecordSpec
from ib_desk.ui.listen import listen
from ib_desk.ui.preview.pdf_view import PdfView
from ib_desk.ui.records.attachment import attachment_form, attachment_summary, by_date
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, main_button, quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.note import Note, NoteKind

_PREVIEW_HEIGHT = 560


class DocumentsPage(FilePage):
    """The bytes stay inside the vault; saving one outside is a step of its own, with a warning."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, tr("Documenten"))
        self._shown: Shown | None = None
        self._open: Attachment | None = None
        self.setAcceptDrops(True)
        heading = PageHeading(
            tr("Documenten"),
            tr("Sleep een PDF, afbeelding of tekst hierheen. IB Desk bewaart ze in de kluis."),
        )
        self._add = main_button(tr("Document toevoegen…"), "add")
        self._add.clicked.connect(self._ask)
        heading.add_action(self._add)
        self.add_heading(heading)
        card = Card(tr("Documenten"), "attach")
        self._list = RecordList(session, _spec(), card=card, can_add=False)
        listen(self, self._list.opened, lambda _id: self.show_focus_soon())
        self._list.opened.connect(self._preview)
        self._lists.append((self._list, lambda whole: whole.of(Attachment)))
        self._by_kind[Attachment] = self._list
        self.add(card)
        self._preview_card = self._build_preview()
        self.add(self._preview_card)
        self.finish()

    def _build_preview(self) -> Card:
        card = Card(tr("Zo ziet het eruit"), "show")
        self._pdf = PdfView(tr("Document"))
        self._pdf.setMinimumHeight(current_theme().px(_PREVIEW_HEIGHT))
        self._picture = QLabel()
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        self._picture.setAccessibleName(tr("Afbeelding"))
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setAccessibleName(tr("Tekst van het document"))
        self._save = quiet_button(tr("Buiten de kluis opslaan…"), "save_file")
        self._save.clicked.connect(self._offer_saving)
        self._outside = Note(
            NoteKind.WARN,
            tr("Buiten de kluis kan iedereen dit lezen."),
            tr("Sla het alleen op als het echt nodig is, en gooi het daarna weg."),
        )
        self._outside.add_action(tr("Toch opslaan…"), self._save_outside)
        self._outside.setVisible(False)
        column = QVBoxLayout()
        spaced(column, 0, 8)
        for part in (self._pdf, self._picture, self._text, self._outside):
            column.addWidget(part)
        card.add(column)
        card.add(button_row(self._save))
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
            tr("Documenten (*.pdf *.png *.jpg *.jpeg *.txt)"),
            self._take_in,
        )

    def _take_in(self, paths: list[Path]) -> None:
        if self._shown is None:
            return
        file_id = self._shown.whole.file.id
        attachments = self.session.desk.attachments
        for path in paths:
            self.session.write(partial(_add, attachments, file_id, path))

    def _preview(self, record_id: UUID) -> None:
        if self._shown is None:
            return
        found = (a for a in self._shown.whole.of(Attachment) if a.id == record_id)
        self._open = next(found, None)
        if self._open is None:
            return
        attachment = self._open
        job = self.session.read(lambda: self.session.desk.attachments.content(attachment))
        job.succeeded.connect(self._show_content)
        job.failed.connect(self.session.refused)

    def _show_content(self, content: bytes) -> None:
        if self._open is None:
            return
        kind = self._open.media_type
        self._pdf.setVisible(kind is MediaType.PDF)
        self._picture.setVisible(kind in {MediaType.PNG, MediaType.JPEG})
        self._text.setVisible(kind is MediaType.TEXT)
        self._outside.setVisible(False)
        match kind:
            case MediaType.PDF:
                self._pdf.show_pdf(content)
            case MediaType.TEXT:
                self._text.setPlainText(content.decode("utf-8", errors="replace"))
            case _:
                self._show_picture(content)
        self._preview_card.setVisible(True)
        self._preview_card.show_title(self._open.title or tr("Zo ziet het eruit"))

    def _show_picture(self, content: bytes) -> None:
        picture = QPixmap()
        picture.loadFromData(content)
        width = min(picture.width(), self._preview_card.width() - current_theme().px(40))
        smooth = Qt.TransformationMode.SmoothTransformation
        self._picture.setPixmap(picture.scaledToWidth(max(width, 1), smooth))

    def _offer_saving(self) -> None:
        self._outside.setVisible(True)
        self.show_place(self._outside)

    def _save_outside(self) -> None:
        if self._open is None:
            return
        attachment = self._open
        ends = {
            MediaType.PDF: ".pdf",
            MediaType.PNG: ".png",
            MediaType.JPEG: ".jpg",
            MediaType.TEXT: ".txt",
        }
        ask_where_to_save(
            self,
            tr("Document opslaan"),
            f"document{ends[attachment.media_type]}",
            lambda path: self._write(attachment, path),
        )

    def _write(self, attachment: Attachment, path: Path) -> None:
        self._outside.setVisible(False)
        self.session.write(lambda: self.session.desk.documents.save_attachment(attachment, path))

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self._take_in([path for path in paths if path.is_file()])
        event.acceptProposedAction()


def _add(attachments: Attachments, file_id: SupportFileId, path: Path) -> Change:
    with path.open("rb") as file:
        # No more than tells that it is too large: a film may not fit in memory.
        content = file.read(SIZE_LIMIT + 1)
    return attachments.add(file_id, content, path.name)


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
        icon="attach",
        order=by_date,
    )
