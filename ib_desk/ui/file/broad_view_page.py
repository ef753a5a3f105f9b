"""Brede blik: all nine domains under each other, what is strong first."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.record import Record
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.listen import listen
from ib_desk.ui.records.broad_view import blank_entry, broad_view_form
from ib_desk.ui.records.hypothesis import hypothesis_spec
from ib_desk.ui.session import Session
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import icon_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.note import Note, NoteKind


class BroadViewPage(FilePage):
    """A domain that nobody wrote about has an empty form and no record."""

    def __init__(self, session: Session, title: str, question: str) -> None:
        super().__init__(session, title)
        self.add_heading(PageHeading(title, question))
        self._one_sided = Note(
            NoteKind.WARN,
            tr("Er staat nog niets bij ‘sterk’."),
            tr("Een plan bouwt op wat goed gaat. Schrijf ten minste één ding op."),
        )
        self.add(self._one_sided)
        self._cards: dict[LifeDomain, Card] = {}
        self._forms: dict[LifeDomain, RecordForm] = {}
        self._clearing: dict[LifeDomain, QPushButton] = {}
        for domain in LifeDomain:
            name = session.desk.catalogue.terms.label(domain).capitalize()
            card = self._cards[domain] = Card(name)
            clear = icon_button("remove", tr("{name} leegmaken").format(name=name))
            listen(self, clear.clicked, lambda domain=domain: self._clear(domain))
            card.add_to_head(clear)
            self._clearing[domain] = clear
            self.add(card)
        self.add_list(hypothesis_spec())
        self.finish()

    @override
    def show_file(self, shown: Shown) -> None:
        super().show_file(shown)
        entries = {entry.domain: entry for entry in shown.whole.of(BroadViewEntry)}
        for domain, card in self._cards.items():
            entry = entries.get(domain)
            self._clearing[domain].setVisible(entry is not None)
            form = self._forms.get(domain)
            if form is None:
                record = entry or blank_entry(domain, shown.around)
                binding = Binding(self.session, record, self, is_new=entry is None)
                form = RecordForm(binding, broad_view_form(), shown.around)
                self._forms[domain] = form
                card.add(form)
                continue
            form.show_around(shown.around)
            if entry is not None:
                form.binding.show(entry)
            elif not form.binding.is_new:
                # It was removed or undone: the next word starts a new record.
                form.binding.show(blank_entry(domain, shown.around), is_new=True)
        written = [entry for entry in entries.values() if entry.strong or entry.vulnerable]
        is_one_sided = bool(written) and not any(entry.strong for entry in written)
        self._one_sided.setVisible(is_one_sided)

    @override
    def go_to(self, kind: type[Record] | None, record_id: UUID | None, field: str) -> None:
        forms = self._forms.values()
        form = next((form for form in forms if form.binding.record.id == record_id), None)
        if kind is BroadViewEntry and form is not None:
            form.focus_field(field or "strong")
        else:
            super().go_to(kind, record_id, field)

    def _clear(self, domain: LifeDomain) -> None:
        form = self._forms[domain]
        form.settle()
        if not form.binding.is_new:
            self.session.remove(form.binding.record)

    @override
    def focus_first(self) -> None:
        first = next(iter(self._forms.values()), None)
        if first is not None:
            first.focus_field("strong")
