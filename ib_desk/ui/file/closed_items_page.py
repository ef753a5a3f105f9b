"""Gesloten stukken: what is out of sight in this file, shown to who asks for it and no longer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.changes import Change
from ib_desk.application.closed_items import ClosedItem
from ib_desk.application.ports import HistoryLine
from ib_desk.domain.dutch_dates import full_date
from ib_desk.domain.records.record import Record
from ib_desk.domain.sentences import capital
from ib_desk.ui.change_words import change_words, told_words
from ib_desk.ui.file.inspections import Inspections, title_of_record
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import CLOSED_ITEMS, title_of
from ib_desk.ui.records.every import icon_of
from ib_desk.ui.rest import Rest
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.buttons import button_row, second_button
from ib_desk.ui.widgets.card import Card, Panel
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.empty_state import EmptyState
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.page_stack import PageStack

_REST_MINUTES: Final = 3

Found = tuple[UUID, Sequence[ClosedItem], Sequence[HistoryLine]]
"""Of which file, what is closed in it, and what was done with that."""


class ClosedItemsPage(FilePage):
    """Stands in every file, whatever is closed there: that it stands there tells nothing.

    What it shows is covered again as soon as another page is looked at, or nobody does anything.
    """

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator, title_of(CLOSED_ITEMS))
        self._shown: Shown | None = None
        self._is_open = False
        self._wanted: UUID | None = None
        self.add_heading(
            PageHeading(self.title, tr("Alleen voor jou. In geen lijst, afdruk of zoekresultaat."))
        )
        self._cover = EmptyState(
            "lock",
            tr("Kijkt er iemand mee?"),
            tr("Hier staat wat in dit dossier gesloten is. Als je weggaat, gaat het weer dicht."),
            tr("Laat zien"),
            button_icon="show",
        )
        self._cover.asked.connect(self.uncover)
        self._none = EmptyState("lock", tr("In dit dossier is niets gesloten"))
        # Above all else, as the plan of what to do stands above what was done.
        self._danger = Note(
            NoteKind.WARN, tr("Acuut gevaar? Bel 112."), tr("Twijfel je? Bel Veilig Thuis.")
        )
        self._danger.hide()
        self._inspections = Inspections(session)
        self._items = QWidget()
        self._column = QVBoxLayout()
        spaced(self._column, 0, 12)
        column = QVBoxLayout(self._items)
        spaced(column, 0, 12)
        column.addWidget(self._danger)
        column.addWidget(self._inspections)
        column.addLayout(self._column)
        self._stack = PageStack(self._cover, self._items, self._none)
        self.add(self._stack)
        self.finish()
        self._rest = Rest(self, _REST_MINUTES)
        self._rest.rested.connect(self._cover_again)
        self._openers: dict[UUID, QPushButton] = {}
        self._found: Found | None = None

    @override
    def show_file(self, shown: Shown) -> None:
        super().show_file(shown)
        self._shown = shown
        if self._is_open:
            self._read()

    @override
    def focus_first(self) -> None:
        if self._is_open:
            self._focus_item()
        else:
            self._cover.setFocus()

    @override
    def go_to(self, kind: type[Record] | None, record_id: UUID | None, field: str) -> None:
        """To one that was found by who looked for what is closed: after the one key, as always.

        The same way leads back here after a lock, and then nobody asked to see it.
        """
        self._wanted = record_id
        self.focus_first()

    @Slot()
    def uncover(self) -> None:
        """One key, and it is there."""
        self._is_open = True
        self._rest.begin()
        self._read()

    @Slot()
    def _cover_again(self) -> None:
        self._rest.end()
        self._is_open, self._wanted, self._found = False, None, None
        self._inspections.forget()
        self._danger.hide()
        self._discard_items()
        self._stack.show_page(self._cover)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # A window that is put aside for a moment hides nothing: it comes back as it was.
        if not event.spontaneous():
            self._cover_again()

    def _read(self) -> None:
        if self._shown is None:
            return
        file_id, items = self._shown.whole.file.id, self.session.desk.closed_items
        job = self.session.read(lambda: (file_id, items.of_file(file_id), items.history(file_id)))
        job.succeeded.connect(self._show_found)

    @Slot(object)
    def _show_found(self, found: Found) -> None:
        file_id, items, history = found
        if not self._is_open or self._shown is None or file_id != self._shown.whole.file.id:
            return
        focus: QWidget | None = self.window().focusWidget()
        had_focus = focus is not None and self._stack.isAncestorOf(focus)
        self._inspections.show_file(self._shown, items)
        # What is typed in the choices above changes nothing here.
        if self._found is None or self._found != found:
            self._discard_items()
            self._found = found
            self._danger.setVisible(any(not item.closed.is_hinted_at for item in items))
            for item in items:
                ids = {record.id for record in item.gone}
                done = [line for line in history if line.change.subject.id in ids]
                self._column.addWidget(self._card(item, done, self._shown))
        is_anything = bool(items) or self._inspections.has_any
        self._stack.show_page(self._items if is_anything else self._none)
        lost = had_focus and self.window().focusWidget() is not focus
        if lost or focus is self._cover.focusProxy() or self._wanted is not None:
            self._focus_item()

    def _discard_items(self) -> None:
        discard_all(self._column)
        self._openers.clear()

    def _focus_item(self) -> None:
        wanted, self._wanted = self._wanted, None
        button = self._openers.get(wanted) if wanted else None
        if button is None and self._inspections.focus_first():
            return
        button = button or next(iter(self._openers.values()), None)
        (button or self._none).setFocus()
        self.show_focus_soon()

    def _card(self, item: ClosedItem, history: Sequence[HistoryLine], shown: Shown) -> Card:
        terms, around = shown.around.terms, shown.around
        card = Card(title_of_record(item.root, terms), icon_of(type(item.root)) or None)
        why = Panel("closed")
        reason = in_a_line((capital(terms.label(item.closed.because)), item.closed.why))
        on = tr("Gesloten op {day}.").format(day=full_date(item.at.date()))
        why.body.addWidget(label(reason, "strong", "text"))
        why.body.addWidget(label(on, "small", "text"))
        card.add(why)
        said = [
            words
            for record in _root_first(item)
            for words in told_words(record, terms, around.name_of)
        ]
        card.add(label("\n".join(said) or tr("Er staat niets in."), "body", "text"))
        done = [_line_words(line, shown) for line in history]
        if done:
            card.add(label("\n".join(done), "small", "muted"))
        again = second_button(tr("Weer openen"), "undo")
        again.setAccessibleName(tr("Weer openen: {what}").format(what=card.accessibleName()))
        listen(again, again.clicked, partial(self._open_again, item.root.id))
        for record in item.gone:
            self._openers[record.id] = again
        card.add(button_row(again))
        return card

    def _open_again(self, root_id: UUID) -> None:
        items = self.session.desk.closed_items
        job = self.session.write(lambda: items.open_again(root_id))
        job.succeeded.connect(self._take_in_drafts)

    @Slot(object)
    def _take_in_drafts(self, _change: Change) -> None:
        """What was being typed in it came back too."""
        self.session.read_drafts()


def _root_first(item: ClosedItem) -> list[Record]:
    return [item.root, *(record for record in item.gone if record.id != item.root.id)]


def _line_words(line: HistoryLine, shown: Shown) -> str:
    return f"{full_date(line.at.date())}: {change_words(line.change, shown.around.terms)}"
