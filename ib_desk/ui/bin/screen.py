"""Prullenbak: what was removed, until when it can come back, and what was erased for good."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.bin import BinItem
from ib_desk.application.changes import Change
from ib_desk.domain.dutch_dates import brief_date, clock, day_and_year, full_date
from ib_desk.domain.folding import finder, search_text
from ib_desk.domain.records.erasure import Erasure
from ib_desk.ui.bin.bin_words import (
    along_words,
    erasure_fact,
    erasure_title,
    item_fact,
    item_title,
)
from ib_desk.ui.bin.erase_card import EraseCard
from ib_desk.ui.kept_fresh import KeptFresh
from ib_desk.ui.places import BIN, title_of
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import sized, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, main_button, quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.empty_state import EmptyState
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.row_list import RowList
from ib_desk.ui.widgets.rows import Row
from ib_desk.ui.widgets.scroll_page import ScrollPage
from ib_desk.ui.widgets.search_field import SearchField
from ib_desk.ui.widgets.status import Status

_SEARCH_WIDTH = 320


class BinScreen(ScrollPage):
    """Enter shows what a line is; putting back is one button, erasing is a second act."""

    def __init__(self, session: Session) -> None:
        super().__init__(title_of(BIN))
        self._session = session
        self._items: dict[UUID, BinItem] = {}
        self._chosen: UUID | None = None
        self._is_arriving = False
        days = session.desk.catalogue.bin_term.days
        self.add(
            PageHeading(
                title_of(BIN),
                tr("Wat je verwijdert, blijft hier {days} dagen. Daarna wist IB Desk het.").format(
                    days=days
                ),
            )
        )
        self._search = SearchField(tr("Zoek in de prullenbak"))
        sized(self._search, most_width=_SEARCH_WIDTH)
        self._search.textChanged.connect(self._fill)
        self._empty = EmptyState(
            "remove", tr("De prullenbak is leeg"), tr("Wat je verwijdert, komt eerst hier.")
        )
        self._none = label(tr("Niets gevonden met deze woorden."), "body", "muted")
        self._list = RowList(tr("Wat je verwijderde"), whole=True)
        self._list.opened.connect(self.open_item)
        for part in (self._search, self._empty, self._none, self._list):
            self.add(part)
        self._build_card()
        self._register = Card(tr("Definitief gewist"), "versions")
        self._lines = RowList(tr("Definitief gewist"), whole=True, as_cards=False)
        self._register.add(self._lines)
        self.add(self._register)
        self.finish()
        desk = session.desk.bin
        self._fresh = KeptFresh(self, session, lambda: (desk.items(), desk.erased()), self._show)

    def _build_card(self) -> None:
        self._card = Card(tr("Verwijderd"), "remove")
        self._facts = Status("body", "text")
        self._back = main_button(tr("Terugzetten"), "undo")
        self._back.clicked.connect(self._put_back)
        self._more = quiet_button(tr("Definitief wissen…"), "remove")
        self._more.clicked.connect(self.ask_why)
        self._card.add(self._facts)
        self._card.add(button_row(self._back, self._more))
        self._erase = EraseCard()
        self._erase.erase_asked.connect(self._erase_for_good)
        self._erase.left.connect(self._show_chosen)
        place = QVBoxLayout()
        spaced(place, 0, 12)
        place.addWidget(self._card)
        place.addWidget(self._erase)
        self.add(place)

    # -- for the frame -----------------------------------------------------------------
    @override
    def enter(self) -> None:
        if self._fresh.enter():
            self._is_arriving = True
        self._focus_first()
        self.show_focus_soon(from_top=True)

    @override
    def seek(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    # -- what is shown -----------------------------------------------------------------
    def _show(self, found: tuple[list[BinItem], list[Erasure]]) -> None:
        items, erased = found
        focus: QWidget | None = self.window().focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self._items = {item.root.id: item for item in items}
        self._fill()
        terms = self._session.desk.catalogue.terms
        self._lines.show_rows(
            [
                Row(
                    key=line.id,
                    title=erasure_title(line, terms),
                    fact=erasure_fact(line),
                    icon="remove",
                    right=day_and_year(line.erased_at.date()),
                )
                for line in erased
            ]
        )
        self._register.setVisible(bool(erased))
        self._show_chosen()
        if had_focus and self.window().focusWidget() is None:
            self._focus_first()
        if self._is_arriving:
            self._is_arriving = False
            self.show_focus_soon(from_top=True)

    @Slot()
    def _fill(self) -> None:
        terms, today = self._session.desk.catalogue.terms, self._session.desk.clock.today()
        fits = finder(self._search.text())
        rows = [
            Row(
                key=item.root.id,
                title=item_title(item, terms, today),
                fact=item_fact(item, terms),
                icon="remove",
                right=tr("tot {day}").format(day=brief_date(item.until, today)),
            )
            for item in self._items.values()
        ]
        shown = [row for row in rows if fits(search_text(row.title, row.fact))]
        self._list.show_rows(shown)
        self._list.setVisible(bool(shown))
        self._search.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._none.setVisible(bool(rows) and not shown)

    def _focus_first(self) -> None:
        (self._list if self._list.rows else self._empty).setFocus()

    # -- one of them -------------------------------------------------------------------
    @property
    def keys(self) -> list[object]:
        """Of the rows, as shown."""
        return [row.key for row in self._list.rows]

    @Slot(object)
    def open_item(self, key: object) -> None:
        """Show what it is and what can be done with it."""
        self._chosen = key if isinstance(key, UUID) else None
        self._show_chosen()
        self._back.setFocus()
        self.show_focus_soon()

    @Slot()
    def _show_chosen(self) -> None:
        item = None if self._chosen is None else self._items.get(self._chosen)
        was_erasing = self._erase.isVisible()
        self._erase.hide()
        self._card.setVisible(item is not None)
        if item is None:
            self._chosen = None
            return
        terms, today = self._session.desk.catalogue.terms, self._session.desk.clock.today()
        self._card.show_title(item_title(item, terms, today))
        at = item.binned_at
        said = [
            tr("Verwijderd op {day} om {time}.").format(
                day=full_date(at.date()), time=clock(at.hour, at.minute)
            )
        ]
        if item.along:
            said.append(tr("Gaat mee: {what}.").format(what=along_words(item.along, terms)))
        said.append(tr("Je kunt het terugzetten tot {day}.").format(day=full_date(item.until)))
        self._facts.tell("\n".join(said))
        if was_erasing:
            self._more.setFocus()

    @Slot()
    def _put_back(self) -> None:
        root_id, bin_ = self._chosen, self._session.desk.bin
        if root_id is not None:
            self._list.setFocus()
            job = self._session.write(lambda: bin_.put_back(root_id))
            job.succeeded.connect(self._take_in_drafts)

    @Slot(object)
    def _take_in_drafts(self, _change: Change) -> None:
        """What was being typed in it came back too."""
        self._session.read_drafts()

    @Slot()
    def ask_why(self) -> None:
        """The second act: what erasing means, and the reason."""
        self._card.hide()
        self._erase.ask(self._card.accessibleName())
        self.show_focus_soon()

    @Slot(str)
    def _erase_for_good(self, reason: str) -> None:
        root_id, bin_ = self._chosen, self._session.desk.bin
        if root_id is not None:
            self._erase.begin()
            job = self._session.write_quietly(lambda: bin_.erase(root_id, reason))
            job.failed.connect(self._erase.show_refusal)
            job.finished.connect(self._erase.end)
