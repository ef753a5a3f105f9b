"""Documenten: add by choosing or dropping, look at them here, and say which go along."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from typing_extensions import override

from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.field_place import page_in
from ib_desk.domain.records.record import Record
from ib_desk.ui.file.document_card import DocumentCard
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.file.report_row import ReportRow
from ib_desk.ui.file.taking_notes import TakingNotes, ask_for_documents, dropped_files
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import DOCUMENTS, title_of
from ib_desk.ui.records.attachment import attachment_spec
from ib_desk.ui.session import Session
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button
from ib_desk.ui.widgets.headings import PageHeading


class DocumentsPage(FilePage):
    """Every file is kept; what cannot go along is told with the reason and the way out."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator, title_of(DOCUMENTS))
        self._shown: Shown | None = None
        self._page: int | None = None
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
        self._taking = TakingNotes(session)
        self._taking.told.connect(self.show_place_soon)
        self.add(self._taking)
        self._list = self.add_list(attachment_spec())
        self._list.opened.connect(self._preview)
        self._report = ReportRow(session, navigator)
        self._card = DocumentCard(session, self._report)
        self._card.place_shown.connect(self.show_place_soon)
        self.add(self._card)
        self.finish()

    @override
    def show_file(self, shown: Shown) -> None:
        self._shown = shown
        super().show_file(shown)
        looked_at = self._card.attachment
        if looked_at is not None:
            documents = shown.whole.of(Attachment)
            known = next((one for one in documents if one.id == looked_at.id), None)
            self._report.show_document(known, shown.whole)
            if known is None:
                self._card.clear()

    @override
    def focus_first(self) -> None:
        self._add.setFocus()

    @override
    def go_to(self, kind: type[Record] | None, record_id: UUID | None, field: str) -> None:
        """As every page, and to what was found inside a document: at the page where it stands."""
        self._page = page_in(field)
        super().go_to(kind, record_id, field if self._page is None else "")
        self._page = None

    @override
    def add_new(self) -> None:
        self._ask()

    def _ask(self) -> None:
        ask_for_documents(self, self._take_in)

    def _take_in(self, paths: list[Path]) -> None:
        if self._shown is not None:
            self._taking.take(self._shown.whole.file.id, paths)

    def _preview(self, record_id: UUID) -> None:
        if self._shown is None:
            return
        for attachment in self._shown.whole.of(Attachment):
            if attachment.id == record_id:
                self._report.show_document(attachment, self._shown.whole)
                self._card.show_document(attachment, self._page)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._take_in(dropped_files(event))
        event.acceptProposedAction()
