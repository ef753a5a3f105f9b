"""Brede blik: what is asked, ten domains as lines, what is needed, and what was looked into.

One look: a kind of which there is nothing is a title with a button beside it, and no more.
"""

from __future__ import annotations

from typing import Final
from uuid import UUID

from typing_extensions import override

from ib_desk.domain.records.absence import AtHome
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.need import Need
from ib_desk.domain.records.record import Record
from ib_desk.ui.file.domain_row import DomainRow
from ib_desk.ui.file.hoped import Hoped
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import ABSENCE, title_of, words_to
from ib_desk.ui.records.absence import absence_words
from ib_desk.ui.records.assessment import assessment_spec
from ib_desk.ui.records.help_question import help_question_spec
from ib_desk.ui.records.hypothesis import hypothesis_spec
from ib_desk.ui.records.need import need_spec
from ib_desk.ui.session import Session
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.note import Note, NoteKind

_SHEET: Final = "teachers"
"""What is printed from here: what helps comes from what is known."""


class BroadViewPage(FilePage):
    """One domain is open at a time, so that few questions are seen and all answers are."""

    is_kept = True
    begins_with_list = False

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self.add_heading(PageHeading(self.title))
        self._one_sided = Note(
            NoteKind.WARN,
            tr("Er staat nog niets bij ‘sterk’."),
            tr("Een plan bouwt op wat goed gaat. Schrijf ten minste één ding op."),
        )
        self.add(self._one_sided)
        questions = self.add_list(help_question_spec())
        self._hoped = Hoped()
        questions.card.add(self._hoped)
        self._card = Card(tr("Waar kijken jullie naar?"), "list")
        self._card.add(
            label(tr("Kies een domein. Je hoeft ze niet allemaal te vullen."), "small", "muted")
        )
        self._domains: dict[LifeDomain, DomainRow] = {}
        self.add(self._card)
        self._absence = Card(title_of(ABSENCE), "absence_total")
        self._absent = label("", "body")
        self._absence.add(self._absent)
        there = quiet_button(words_to(title_of(ABSENCE)))
        listen(self, there.clicked, lambda: navigator.go_to_page(ABSENCE, AtHome))
        self._absence.add_to_head(there)
        needs = self.add_list(need_spec())
        self._sheet = quiet_button(tr("Blad voor leraren"), "print")
        listen(self, self._sheet.clicked, self._to_sheet)
        needs.card.add(button_row(self._sheet))
        self.add_list(assessment_spec())
        self.add_list(hypothesis_spec())
        self.add(self._absence)
        self.finish()

    @override
    def show_file(self, shown: Shown) -> None:
        super().show_file(shown)
        if not self._domains:
            self._make_rows(shown)
        entries = {entry.domain: entry for entry in shown.whole.of(BroadViewEntry)}
        for domain, row in self._domains.items():
            row.show_entry(entries.get(domain), shown.around)
        written = [entry for entry in entries.values() if entry.strong or entry.vulnerable]
        is_one_sided = bool(written) and not any(entry.strong for entry in written)
        self._one_sided.setVisible(is_one_sided)
        self._absent.setText(absence_words(shown.known, shown.around))
        self._hoped.show_file(shown.known, shown.around)
        # Ctrl+P prints it too: a card without needs stays one line.
        self._sheet.setVisible(bool(shown.whole.of(Need)))

    @override
    def forget_file(self) -> None:
        super().forget_file()
        self._one_sided.hide()
        self._absent.setText("")
        self._hoped.forget()
        self._sheet.hide()
        for row in self._domains.values():
            row.forget()

    @override
    def go_to(self, kind: type[Record] | None, record_id: UUID | None, field: str) -> None:
        rows = self._domains.values()
        if record_id is None:
            row = next((row for row in rows if not row.says_what_is_strong), None)
        else:
            row = next((row for row in rows if row.record_id == record_id), None)
        if kind is BroadViewEntry and row is not None:
            row.open_form(field or "strong")
        else:
            super().go_to(kind, record_id, field)

    def _to_sheet(self) -> None:
        self.leave()
        self.navigator.open_print(_SHEET)

    @property
    @override
    def report(self) -> str:
        return _SHEET

    @override
    def focus_first(self) -> None:
        for row in self._domains.values():
            row.head.setFocus()
            return

    def _make_rows(self, shown: Shown) -> None:
        for domain in LifeDomain:
            row = self._domains[domain] = DomainRow(self.session, domain, shown.around)
            listen(self, row.opened, self._close_others)
            self._card.add(row)

    def _close_others(self, domain: object) -> None:
        for row in self._domains.values():
            if row.domain is not domain and row.is_open:
                row.close_form()
        self.show_focus_soon()
