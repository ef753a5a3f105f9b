"""Aanvragen: every request of every file, with how long it waits."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.lists_beside import ListsBeside, RequestLine
from ib_desk.application.overview import found
from ib_desk.domain.file.register import RequestStage
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.ui.kept_fresh import KeptFresh
from ib_desk.ui.list_words import still_made
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import REQUEST, REQUESTS, title_of
from ib_desk.ui.preview.leaving_stack import LeavingStack
from ib_desk.ui.preview.list_preview import LeavingList
from ib_desk.ui.request_list.columns import WAITING_COLUMN, request_columns
from ib_desk.ui.request_list.sheet import sheet_of_requests
from ib_desk.ui.request_list.turnaround import TurnaroundFold
from ib_desk.ui.screen import Screen
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import current_theme, sized, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import second_button
from ib_desk.ui.widgets.empty_state import EmptyState
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.line_table import LineTable
from ib_desk.ui.widgets.page_stack import PageStack
from ib_desk.ui.widgets.pick_one import PickOne
from ib_desk.ui.widgets.scroll_page import ScrollPage
from ib_desk.ui.widgets.search_field import SearchField

_SEARCH_WIDTH = 220
_SEARCH_AFTER_MS = 60


class Stage(Enum):
    """Which requests."""

    ALL = auto()
    GONE = auto()
    PACKED = auto()
    CONCEPT = auto()
    DECIDED = auto()

    def holds(self, line: RequestLine) -> bool:
        """Whether a request is one of these."""
        if line.outcome is not None:
            return self in {Stage.ALL, Stage.DECIDED}
        named = {RequestStage.PACKED: Stage.PACKED, RequestStage.CONCEPT: Stage.CONCEPT}
        return self is Stage.ALL or self is named.get(line.standing.stage, Stage.GONE)


class RequestsScreen(Screen):
    """Enter opens the request in its file; the list can leave as it stands here."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__()
        self._session = session
        self._navigator = navigator
        self._lists = ListsBeside()
        self._page = ScrollPage(title_of(REQUESTS))
        self._lines: tuple[RequestLine, ...] = ()
        self._to_make = 0
        self._heading = PageHeading(title_of(REQUESTS))
        self._paper = second_button(tr("Lijst afdrukken of opslaan"), "print")
        listen(self, self._paper.clicked, self._ask_paper)
        self._heading.add_action(self._paper)
        self._stages = PickOne(tr("Welke aanvragen?"))
        self._search = SearchField(tr("Zoek in deze lijst"))
        self._bar = QWidget()
        self._table = LineTable(
            title_of(REQUESTS),
            request_columns(session.desk.catalogue.terms),
            lambda line: line.request_id,
            sorted_by=WAITING_COLUMN,
        )
        self._none = EmptyState(
            "requests", tr("Geen aanvragen"), tr("Een aanvraag begint in een dossier.")
        )
        self._nothing_found = EmptyState(
            "search",
            tr("Niets gevonden"),
            tr("Met deze zoekwoorden staat hier geen aanvraag."),
            tr("Alle aanvragen"),
            button_icon="requests",
        )
        self._stack = PageStack(self._table, self._none, self._nothing_found)
        self._turnaround = TurnaroundFold(session.desk.catalogue.terms)
        self._leaving = LeavingStack(session, self._page, self._leaving_list)
        current_theme().dress_each(self, self._leaving)
        self._build()
        look = session.desk.overview.beside
        self._fresh = KeptFresh(self, session, look, self._show, lambda lists: not lists.to_make)
        self._leaving.stale.connect(self._fresh.read)

    # -- for the frame -----------------------------------------------------------------
    @override
    def enter(self) -> None:
        self._fresh.enter()
        if self._leaving.currentWidget() is self._page:
            self._stack.setFocus()

    @override
    def seek(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    @override
    def parts(self) -> list[QWidget]:
        leaving = self._leaving.leaving
        return [self._bar, self._stack, self._turnaround] if leaving is None else [leaving]

    # -- building ----------------------------------------------------------------------
    def _build(self) -> None:
        sized(self._search, width=_SEARCH_WIDTH)
        row = FlowLayout(self._bar)
        row.addWidget(self._stages)
        row.addWidget(self._search)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._bar.setSizePolicy(policy)
        self._bar.setFocusProxy(self._search)
        for part, stretch in (
            (self._heading, 0),
            (self._bar, 0),
            (self._stack, 1),
            (self._turnaround, 0),
        ):
            self._page.add(part, stretch)
        column = QVBoxLayout(self)
        spaced(column, 0, 0)
        column.addWidget(self._leaving)
        self._leaving.left.connect(self._stack.setFocus)
        QShortcut(
            QKeySequence(QKeySequence.StandardKey.Print),
            self._page,
            self._ask_paper,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )
        pause = QTimer(self, singleShot=True, interval=_SEARCH_AFTER_MS)
        pause.timeout.connect(self._filter)
        listen(self, self._search.textEdited, lambda _text: pause.start())
        self._search.returnPressed.connect(self._go_to_list)
        listen(self, self._stages.chosen, lambda _stage: self._filter())
        self._nothing_found.asked.connect(self._show_all)
        listen(
            self,
            self._table.line_opened,
            lambda line: self._navigator.go_to_file(line.file_id, REQUEST, line.request_id),
        )

    # -- what is shown -----------------------------------------------------------------
    def _show(self, lists: ListsBeside) -> None:
        lines = lists.requests
        had_focus = self._none.hasFocus() or self._table.hasFocus()
        self._lists = lists
        self._lines, self._to_make = lines, lists.to_make
        self._stages.offer(
            (stage, f"{words} {sum(stage.holds(line) for line in lines)}")
            for stage, words in (
                (Stage.ALL, tr("Alle")),
                (Stage.GONE, tr("Verstuurd")),
                (Stage.PACKED, tr("Pakket klaar")),
                (Stage.CONCEPT, tr("Concept")),
                (Stage.DECIDED, tr("Besloten")),
            )
        )
        self._turnaround.show_lines(lines, lists.swvs)
        self._paper.setVisible(bool(lines))
        self._filter()
        if had_focus:
            self._stack.setFocus()
        if not lists.to_make:
            self._leaving.show_anew()

    @Slot()
    def _filter(self) -> None:
        stage = self._stages.value()
        staged = [line for line in self._lines if not isinstance(stage, Stage) or stage.holds(line)]
        fitting = found(staged, self._search.text())
        self._table.show_lines(fitting)
        self._bar.setVisible(bool(self._lines))
        if not self._lines and not self._to_make:
            self._stack.show_page(self._none)
        else:
            is_told = fitting or self._to_make
            self._stack.show_page(self._table if is_told else self._nothing_found)
        facts = _facts(len(fitting), len(self._lines))
        said = still_made(self._to_make) if self._to_make else facts
        self._heading.show_title(title_of(REQUESTS), said)

    def _go_to_list(self) -> None:
        self._filter()
        self._stack.setFocus()

    # -- on its way out ----------------------------------------------------------------
    def _ask_paper(self) -> None:
        """As long as lines are still made, some would be missing, and nobody would see it."""
        if self._to_make:
            self._session.say(still_made(self._to_make))
        elif not self._table.lines:
            self._session.say(tr("Er staat geen aanvraag in deze lijst."))
        else:
            self._leaving.let_leave()

    def _leaving_list(self) -> LeavingList | None:
        seen = tuple(self._table.lines)
        if not seen:
            return None
        terms = self._session.desk.catalogue.terms
        return LeavingList(
            kind=OutputKind.REQUESTS_LIST,
            sheet=sheet_of_requests(seen, self._lists.swvs, terms),
            seen=seen,
            recipient=tr("mijzelf"),
            ground=tr("overzicht van de aanvragen"),
        )

    def _show_all(self) -> None:
        self._search.set_text("")
        self._stages.choose(Stage.ALL)
        self._go_to_list()


def _facts(shown: int, every: int) -> str:
    if every == 0:
        return ""
    whole = tr("1 aanvraag") if every == 1 else tr("{count} aanvragen").format(count=every)
    said = whole if shown == every else tr("{shown} van {whole}").format(shown=shown, whole=whole)
    return f"{said} · {tr('Enter of dubbelklik opent')}"
