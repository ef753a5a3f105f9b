"""Bijlagen: which documents of the file go along with the request."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.scans import scans_of
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.document_words import kept_words
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import DOCUMENTS, title_of, words_to
from ib_desk.ui.request.section import RequestSection, RequestShown, SectionWays
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.buttons import quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.labels import label


class AlongCard(Card):
    """A tick a document; documents themselves are added on their own page."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(tr("Bijlagen"), "attach")
        self._session = session
        self._attachments: dict[UUID, Attachment] = {}
        self._boxes: dict[UUID, QCheckBox] = {}
        self._empty = label(
            tr("Nog geen documenten. Een OPP en een verzuimoverzicht horen er vaak bij."),
            "body",
            "muted",
        )
        self.add(self._empty)
        self._rows = QVBoxLayout()
        spaced(self._rows, 0, 4)
        self.add(self._rows)
        more = quiet_button(words_to(title_of(DOCUMENTS)), "attach")
        listen(self, more.clicked, lambda: navigator.go_to_page(DOCUMENTS))
        row = QHBoxLayout()
        row.addWidget(more)
        row.addStretch(1)
        self.add(row)

    def show_attachments(self, attachments: tuple[Attachment, ...], terms: Terms) -> None:
        """Other documents, or the same ones ticked otherwise."""
        known = {one.id: replace(one, goes_along=False) for one in self._attachments.values()}
        if known != {one.id: replace(one, goes_along=False) for one in attachments}:
            self._build(attachments, terms)
        self._attachments = {one.id: one for one in attachments}
        for one in attachments:
            self._boxes[one.id].setChecked(one.goes_along)
        self._show_count()
        self._empty.setVisible(not attachments)

    def _show_count(self) -> None:
        every = self._attachments.values()
        words = tr("{along} van {count} gaan mee").format(
            along=sum(one.goes_along for one in every), count=len(every)
        )
        self.show_aside(words if every else "")

    def _build(self, attachments: tuple[Attachment, ...], terms: Terms) -> None:
        discard_all(self._rows)
        self._boxes = {}
        for one in attachments:
            self._rows.addWidget(self._row(one, terms))

    def _row(self, attachment: Attachment, terms: Terms) -> QWidget:
        kind = terms.label(attachment.kind)
        title = attachment.title or kind
        box = QCheckBox(title.replace("&", "&&"))
        box.setEnabled(attachment.made is not None or attachment.goes_along)
        day = attachment.dated_on
        facts = (
            kind if attachment.title else "",
            tr("nog zonder datum") if day is None else plain_date(day),
            attachment.sender,
            kept_words(attachment, terms),
        )
        box.setAccessibleDescription(in_a_line(facts))
        listen(self, box.clicked, lambda: self._turn(attachment.id))
        self._boxes[attachment.id] = box
        holder = QWidget()
        column = QVBoxLayout(holder)
        spaced(column, 0, 0)
        column.addWidget(box)
        under = QHBoxLayout()
        spaced(under, (32, 0, 0, 0), 0)
        under.addWidget(label(box.accessibleDescription(), "small", "muted"))
        column.addLayout(under)
        return holder

    def _turn(self, attachment_id: UUID) -> None:
        before = self._attachments[attachment_id]
        after = replace(before, goes_along=self._boxes[attachment_id].isChecked())
        # Held at once: the next tick must start from this state, though the write still runs.
        self._attachments[attachment_id] = after
        self._show_count()
        self._session.change(before, after)


class AttachmentsSection(RequestSection):
    """What goes along; a scan of the request itself has its place at the signatures."""

    def __init__(self, ways: SectionWays) -> None:
        self._card = AlongCard(ways.session, ways.navigator)
        super().__init__(self._card)

    @override
    def show_request(self, shown: RequestShown) -> None:
        file, request = shown.file, shown.request
        scans = () if request is None else scans_of(file.whole, request)
        loose = tuple(one for one in file.whole.of(Attachment) if one not in scans)
        self._card.show_attachments(loose, file.around.terms)
