"""Zoeken: everything that was written, while one types."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from ib_desk.application.drafts import Spot
from ib_desk.application.search import Found
from ib_desk.domain.search.asked import read_question
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import SEARCH, title_of
from ib_desk.ui.say import say
from ib_desk.ui.search.asking import Asking
from ib_desk.ui.search.words import (
    count_words,
    hit_row,
    looked_through,
    still_being_made,
    unread_words,
    ways_to_ask,
)
from ib_desk.ui.session import Session
from ib_desk.ui.spots import QUESTION
from ib_desk.ui.style.theme import sized, spaced
from ib_desk.ui.texts import as_sentences, tr
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.empty_state import EmptyState
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.page_stack import PageStack
from ib_desk.ui.widgets.row_list import RowList
from ib_desk.ui.widgets.scroll_page import ScrollPage
from ib_desk.ui.widgets.search_field import SearchField

_WIDTH = 460
_SAID_AFTER_MS = 700
"""A count is said aloud when the typing rests."""


class SearchScreen(ScrollPage):
    """What one types stays as long as the vault is open, so that the way back leads to the finds.

    It is kept nowhere: a lock forgets it.
    """

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(title_of(SEARCH))
        self._session = session
        self._navigator = navigator
        self._found: Found | None = None
        self._terms = session.desk.catalogue.terms
        self._asking = Asking(self, session, self.isVisible)
        self._heading = PageHeading(title_of(SEARCH))
        self._field = _QuestionField(tr("Zoek in alles wat je opschreef"))
        self._closed = QCheckBox(tr("Ook in afgesloten dossiers"))
        self._unread = label("", "small", "warn")
        self._list = RowList(tr("Gevonden"))
        self._ways = _ways_card()
        self._none = EmptyState(
            "search",
            tr("Niets gevonden"),
            " ",
            tr("Zoek ook in afgesloten dossiers"),
            button_icon="search",
        )
        self._stack = PageStack(self._ways, self._list, self._none)
        self._say_soon = QTimer(self, singleShot=True, interval=_SAID_AFTER_MS)
        self._build()

    # -- for the frame -----------------------------------------------------------------
    @override
    def enter(self) -> None:
        self._ask()
        if self._found is not None and self._found.hits:
            self._list.setFocus()
        else:
            self._field.setFocus()

    @override
    def go_to_spot(self, spot: Spot) -> None:
        """For another question: what stands there is written over by the first key."""
        if spot.field == QUESTION:
            self.seek()

    @override
    def seek(self) -> None:
        self._field.setFocus()
        self._field.selectAll()

    @override
    def look_for(self, words: str) -> None:
        self._field.setText(words)

    @override
    def parts(self) -> list[QWidget]:
        return [self._bar, self._stack]

    # -- building ----------------------------------------------------------------------
    def _build(self) -> None:
        self._field.setObjectName(QUESTION)
        sized(self._field, width=_WIDTH)
        self._bar = QWidget()
        row = FlowLayout(self._bar)
        row.addWidget(self._field)
        row.addWidget(self._closed)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._bar.setSizePolicy(policy)
        self._bar.setFocusProxy(self._field)
        self._unread.hide()
        self.add(self._heading)
        self.add(self._bar)
        self.add(self._unread)
        self.add(self._stack, 1)
        listen(self, self._field.textChanged, self._ask)
        listen(self, self._closed.toggled, self._ask)
        self._field.onwards.connect(self._go_to_list)
        self._asking.answered.connect(self._show)
        self._none.asked.connect(self._look_in_closed)
        self._list.opened.connect(self._open)
        self._say_soon.timeout.connect(self._say)

    # -- asking ------------------------------------------------------------------------
    @Slot()
    def _ask(self) -> None:
        asked = read_question(self._field.text(), self._terms, self._session.desk.clock.today())
        self._asking.ask(asked.with_closed_files(too=self._closed.isChecked()))

    @Slot(object)
    def _show(self, found: Found) -> None:
        self._found = found
        self._list.show_rows([hit_row(key, hit, self._terms) for key, hit in enumerate(found.hits)])
        self._heading.show_title(
            title_of(SEARCH), count_words(found) if found.is_whole else still_being_made()
        )
        unread = unread_words(found.asked)
        self._unread.setText(unread)
        self._unread.setVisible(bool(unread))
        if self._list.hasFocus() and not found.hits:
            self._field.setFocus()
        if found.asked.is_empty:
            self._stack.show_page(self._ways)
        elif found.hits:
            self._stack.show_page(self._list)
        else:
            self._none.show_sentence(looked_through(found.asked))
            self._none.show_button(shown=not found.asked.with_closed)
            self._stack.show_page(self._none)
        self._say_soon.start()

    def _say(self) -> None:
        if self._found is not None and self._found.hits and self.isVisible():
            say(as_sentences((count_words(self._found), self._unread.text())), self._list)

    def _look_in_closed(self) -> None:
        self._closed.setChecked(True)
        self._field.setFocus()

    # -- going there -------------------------------------------------------------------
    def _go_to_list(self) -> None:
        if self._found is not None and self._found.hits:
            self._list.go_to_first()
            self._list.setFocus()

    @Slot(object)
    def _open(self, key: object) -> None:
        if self._found is not None and isinstance(key, int):
            self._navigator.go_to_hit(self._found.hits[key])


class _QuestionField(SearchField):
    """Enter and ↓ go on to what was found."""

    onwards = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.onwards.emit()
        else:
            super().keyPressEvent(event)


def _ways_card() -> Card:
    """How one can ask, until something is asked."""
    card = Card(tr("Typ een woord, of het begin ervan"))
    card.add(label(tr("Zo zoek je preciezer:"), "body", "muted"))
    ways = QGridLayout()
    spaced(ways, 0, 8)
    for row, (typed, does) in enumerate(ways_to_ask()):
        top = Qt.AlignmentFlag.AlignTop
        ways.addWidget(label(typed, "strong", wrap=False), row, 0, top)
        ways.addWidget(label(does, "body", "muted"), row, 1)
    ways.setColumnStretch(1, 1)
    ways.setRowStretch(len(ways_to_ask()), 1)
    card.add(ways)
    return card
