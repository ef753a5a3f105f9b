"""Dit gaat de deur uit: the very pages, what goes along, and what stays home."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ib_desk.application.paper import shown_digest
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.scans import scans_of
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.document_words import pages_words, unread_pages
from ib_desk.ui.leaving.way_note import WayNote
from ib_desk.ui.preview.page_view import PageView
from ib_desk.ui.preview.read_text import ReadText
from ib_desk.ui.request.proof import Looked, Pages
from ib_desk.ui.request.request_words import (
    place_of_trouble,
    scan_words,
    stays_home,
    trouble_message,
)
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import in_a_line, listed, tr
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.headings import Heading
from ib_desk.ui.widgets.labels import IconLabel, label
from ib_desk.ui.widgets.note import NoteKind
from ib_desk.ui.widgets.pick_one import PickOne
from ib_desk.ui.widgets.row_list import RowList
from ib_desk.ui.widgets.rows import Row
from ib_desk.ui.widgets.status import Status

_PAGES = "bladzijden"
_ATTACHMENTS = "bijlagen"
_DATA = "gegevens"


class OutgoingPanel(QWidget):
    """Paper stays white in the dark theme; nothing here can be changed, only jumped from."""

    def __init__(self, session: Session, terms: Terms, go: Callable[[FieldPlace], object]) -> None:
        super().__init__()
        self._go_to = go
        self._terms = terms
        self._attachments: dict[UUID, Attachment] = {}
        self._along_now: tuple[Attachment, ...] = ()
        self._scans: tuple[Attachment, ...] = ()
        self._view = PageView(session, tr("Dit gaat de deur uit"), titled=False)
        self._along = RowList(tr("Bijlagen die meegaan"))
        self._along.opened.connect(self._open_attachment)
        self._tabs = PickOne(tr("Wat wil je zien?"))
        self._tabs.offer([(_PAGES, tr("Bladzijden")), (_ATTACHMENTS, tr("Bijlagen"))])
        self._tabs.chosen.connect(self._turn)
        self._stack = QStackedWidget()
        self._data = ReadText(tr("Gegevens voor een programma"))
        self._data_page = self._page_of_data()
        for page in (self._view, self._along, self._data_page):
            self._stack.addWidget(page)
        self._trouble = WayNote(NoteKind.WARN, terms, go)
        self._home = QFrame()
        self._home.setProperty("ground", "closed")
        self._home_words = Status("small")
        home = QHBoxLayout(self._home)
        spaced(home, (12, 8, 12, 8), 8)
        home.addWidget(IconLabel("lock", "closed", 18), 0, Qt.AlignmentFlag.AlignTop)
        home.addWidget(self._home_words, 1)
        column = QVBoxLayout(self)
        spaced(column, (0, 16, 20, 16), 8)
        head = FlowLayout(gap=12)
        head.addWidget(Heading(tr("Dit gaat de deur uit"), wrap=False))
        head.addWidget(self._tabs)
        column.addLayout(head)
        self._code = Status("small")
        self._code.hide()
        column.addWidget(self._code)
        column.addWidget(self._trouble)
        column.addWidget(self._stack, 1)
        column.addWidget(self._home)

    def show_pages(self, pages: Pages) -> None:
        """Other pages; the place on the page stays."""
        self._view.show_pdf(pages.printed.content)
        self._along_now = pages.attachments
        data = [(_DATA, tr("Gegevens"))] if pages.data else []
        self._tabs.offer(
            [
                (_PAGES, tr("Bladzijden {count}").format(count=pages.printed.pages)),
                (_ATTACHMENTS, tr("Bijlagen {count}").format(count=len(pages.attachments))),
                *data,
            ]
        )
        self._show_data(pages.data)
        self._show_along()
        digest = pages.printed.contents_digest
        self._code.tell(_code_words(digest) if digest else "")
        self._code.setVisible(bool(digest))
        unfit = pages.unfit
        if unfit is None:
            self._trouble.setVisible(False)
        else:
            self.show_failure(unfit)

    def _page_of_data(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        spaced(column, 0, 8)
        said = tr(
            "Dit bureau leest de gegevens ook met een programma. Dit bestand gaat mee in een map "
            "of zip, met een lijst van de bestanden erbij. In één pdf en op papier zit het niet."
        )
        column.addWidget(label(said, "small", "muted"))
        column.addWidget(self._data, 1)
        return made

    def _show_data(self, data: bytes) -> None:
        text = data.decode()
        if self._data.toPlainText() != text:  # else the place in it would be lost
            self._data.setPlainText(text)
        if not data and self._stack.currentWidget() is self._data_page:
            self._tabs.choose(_PAGES)
            self._turn(_PAGES)

    def _show_along(self) -> None:
        """What came back signed, then what is enclosed: all that leaves beside its own pages."""
        self._attachments = {one.id: one for one in (*self._scans, *self._along_now)}
        self._along.show_rows(
            [
                *map(self._scan_row, self._scans),
                *(self._row(place, one) for place, one in enumerate(self._along_now)),
            ]
        )

    def show_failure(self, error: Exception) -> None:
        """Why the pages are those of before; nothing that was typed is lost."""
        message = trouble_message(error, tuple(self._attachments.values()))
        self._tell(message.title, message.text, place_of_trouble(error))

    def show_looked(self, looked: Looked) -> None:
        """What stays home, and what the search found."""
        leaving = {one.id for one in looked.check.leaving}
        scans = scans_of(looked.whole, looked.request)
        self._scans = tuple(one for one in looked.check.leaving if one in scans)
        self._show_along()
        home = stays_home(looked.whole, self._terms, leaving)
        said = [tr("Gaat niet mee: {what}.").format(what=home)] if home else []
        said.append(scan_words(looked.check, is_searched=looked.is_searched))
        if looked.is_searched and looked.check.not_searched:
            names = [self._unsearched(one) for one in looked.check.not_searched]
            said.append(
                tr("Kijk zelf na, want hier kan IB Desk niet in zoeken: {names}.").format(
                    names=listed(names)
                )
            )
        self._home_words.tell(" ".join(said))

    def _unsearched(self, attachment: Attachment) -> str:
        """“Verslag MDO”, or “Verslag MDO (bladzijde 2)” where the other pages were searched."""
        name = attachment.title or self._terms.label(attachment.kind)
        made = attachment.made
        unread = [] if made is None else unread_pages(made)
        if made is None or len(unread) == len(made.pages):
            return name
        return f"{name} ({pages_words(unread)})"

    def clear(self) -> None:
        """Forget the pages."""
        self._view.clear()
        self._show_data(b"")
        self._along_now = self._scans = ()
        self._show_along()
        self._code.tell("")
        self._code.hide()
        self._trouble.setVisible(False)

    def _scan_row(self, scan: Attachment) -> Row:
        return Row(
            key=scan.id,
            title=scan.title or tr("Getekende scan"),
            fact=tr("getekend; gaat mee in plaats van de bladzijden zonder handtekening"),
            icon="signature",
        )

    def _row(self, place: int, attachment: Attachment) -> Row:
        day = attachment.dated_on
        facts = (
            self._terms.label(attachment.kind),
            "" if day is None else plain_date(day),
            attachment.sender,
        )
        return Row(
            key=attachment.id,
            title=f"{place + 1}. {attachment.title or self._terms.label(attachment.kind)}",
            fact=in_a_line(facts),
            icon="attach",
        )

    def _turn(self, which: object) -> None:
        pages = {_ATTACHMENTS: self._along, _DATA: self._data_page}
        self._stack.setCurrentWidget(pages.get(str(which), self._view))

    def _open_attachment(self, key: object) -> None:
        if isinstance(key, UUID) and key in self._attachments:
            self._go_to(FieldPlace(record=Attachment, record_id=key, field="title"))

    def _tell(self, title: str, text: str, place: FieldPlace | None) -> None:
        self._trouble.show_message(NoteKind.WARN, title, text)
        self._trouble.lead_to(place)
        self._trouble.setVisible(True)


def _code_words(digest: str) -> str:
    return tr(
        "Controlecode {digest}. Die staat ook op de eerste bladzijde van wat weggaat: zo zie je "
        "dat het hetzelfde is."
    ).format(digest=shown_digest(digest))
