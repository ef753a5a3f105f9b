"""Search and filters over a list; what is chosen stays as long as the vault is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum, auto

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ib_desk.application.filters import NO_LEVEL, Filter, Running
from ib_desk.domain.care.weighing_texts import SupportLevels
from ib_desk.domain.records.running_measure import MeasureKind
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.caseload.columns import level_words
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import sized
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import quiet_button
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.pick_one import PickOne
from ib_desk.ui.widgets.search_field import SearchField

_SEARCH_AFTER_MS = 60
_SEARCH_WIDTH = 220
_CHOICE_WIDTH = 150
_LEVEL_WIDTH = 250
_RUNNING_WIDTH = 190
_NAMED_WIDTH = 200


class Showing(Enum):
    """The two lists."""

    FILES = auto()
    PUPILS = auto()


class FilterBar(QWidget):
    """One row where there is room for it, more where there is not."""

    switched = Signal()
    """The other list is asked for."""
    changed = Signal()
    named_chosen = Signal(str)
    """A filter that she kept, by its name; “” for none of them."""
    views_asked = Signal()
    """How she looks: her filters and the columns."""
    paper_asked = Signal()
    """This list, on paper or as a file."""
    list_asked = Signal()
    """Enter in the search field: on to what was found."""

    def __init__(self, levels: SupportLevels, terms: Terms) -> None:
        super().__init__()
        self._has_named = False
        self._groups: tuple[str, ...] = ()
        self._showing = PickOne(tr("Welke lijst?"))
        self._showing.chosen.connect(self._switch)
        self._search = SearchField(tr("Zoek in deze lijst"))
        self._group = Choice(tr("Groep"))
        self._level = Choice(tr("Niveau"))
        self._running = Choice(tr("Welke?"))
        self._measure = Choice(tr("Regeling"))
        self._measure.offer(
            [
                (None, tr("Alle regelingen")),
                *(
                    (kind, tr("{what} loopt").format(what=terms.title(kind)))
                    for kind in MeasureKind
                ),
            ]
        )
        self._asks = Choice(tr("Wat vraagt aandacht?"))
        self._asks.offer([(False, tr("Met en zonder haast")), (True, tr("Vraagt nu aandacht"))])
        self._named = Choice(tr("Mijn filters"))
        self._views = quiet_button(tr("Filters en kolommen"), "filter")
        self._views.setEnabled(False)
        self._paper = quiet_button(tr("Afdrukken of opslaan"), "print")
        listen(self, self._views.clicked, self.views_asked.emit)
        listen(self, self._paper.clicked, self.paper_asked.emit)
        self._level.offer(
            [
                (None, tr("Alle niveaus")),
                *((level.level, level_words(level.level, levels)) for level in levels.levels),
                (NO_LEVEL, tr("Nog niet gewogen")),
            ]
        )
        self._pause = QTimer(self, singleShot=True, interval=_SEARCH_AFTER_MS)
        self._pause.timeout.connect(self.changed)
        listen(self, self._search.textEdited, lambda _text: self._type())
        self._search.returnPressed.connect(self.list_asked)
        self.setFocusProxy(self._search)
        row = FlowLayout(self)
        for widget, width in (
            (self._showing, None),
            (self._search, _SEARCH_WIDTH),
            (self._group, _CHOICE_WIDTH),
            (self._level, _LEVEL_WIDTH),
            (self._running, _RUNNING_WIDTH),
            (self._measure, _RUNNING_WIDTH),
            (self._asks, _RUNNING_WIDTH),
            (self._named, _NAMED_WIDTH),
            (self._views, None),
            (self._paper, None),
        ):
            if width is not None:
                sized(widget, width=width)
            row.addWidget(widget)
        for choice in (self._group, self._level, self._running, self._measure, self._asks):
            listen(self, choice.chosen, lambda _value: self._ask_other())
        listen(self, self._named.chosen, lambda name: self.named_chosen.emit(name or ""))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_counts(0, 0)
        self.show_groups(())
        self.show_named((), "")
        self.clear()

    @property
    def showing(self) -> Showing:
        """Which list is shown."""
        value = self._showing.value()
        return value if isinstance(value, Showing) else Showing.FILES

    @property
    def filter(self) -> Filter:
        """What is asked now."""
        group, level, running = self._group.value(), self._level.value(), self._running.value()
        asked = Filter(
            query=self._search.text(),
            group=group if isinstance(group, str) else None,
            running=running if isinstance(running, Running) else Running.NOW,
        )
        if self.showing is not Showing.FILES:
            return asked
        measure = self._measure.value()
        return replace(
            asked,
            level=level if isinstance(level, int) else None,
            measure=measure if isinstance(measure, MeasureKind) else None,
            asks_now=self._asks.value() is True,
        )

    def allow_views(self) -> None:
        """What she chose is read: now she can choose otherwise."""
        self._views.setEnabled(True)

    def use(self, asked: Filter) -> None:
        """Ask this, which was kept."""
        self._search.set_text(asked.query)
        self._offer_groups(asked.group)
        for choice, value in (
            (self._group, asked.group),
            (self._level, asked.level),
            (self._running, asked.running),
            (self._measure, asked.measure),
            (self._asks, asked.asks_now),
        ):
            choice.choose(value)

    def show_named(self, names: Iterable[str], used: str) -> None:
        """The filters that she kept, and which of them is used."""
        offered = [(name, name) for name in names]
        self._named.offer([(None, tr("Mijn filters")), *offered])
        self._named.choose(used or None)
        self._has_named = bool(offered)
        self._named.setVisible(self._has_named and self.showing is Showing.FILES)

    def show_list(self, showing: Showing) -> None:
        """Show one of the lists."""
        self._showing.choose(showing)
        self._offer_running()

    def show_counts(self, files: int, pupils: int) -> None:
        """How many there are in each list, whatever is filtered."""
        self._showing.offer(
            [
                (Showing.FILES, tr("Dossiers {count}").format(count=files)),
                (Showing.PUPILS, tr("Alle leerlingen {count}").format(count=pupils)),
            ]
        )
        self._offer_running()

    def show_groups(self, groups: Iterable[str]) -> None:
        """The groups that there are, in their order."""
        self._groups = tuple(groups)
        self._offer_groups(self._group.value())

    def _offer_groups(self, asked: object) -> None:
        """Also the one that is asked and gone by now: without it everybody would be shown."""
        there = dict.fromkeys((*self._groups, *([asked] if isinstance(asked, str) else [])))
        self._group.offer([(None, tr("Alle groepen")), *((group, group) for group in there)])
        self._group.choose(asked)

    def clear(self) -> None:
        """Ask the usual again."""
        self._named.choose(None)
        self._search.set_text("")
        self._group.choose(None)
        self._level.choose(None)
        self._running.choose(Running.NOW)
        self._measure.choose(None)
        self._asks.choose(False)  # noqa: FBT003 - a value as any other

    def focus_search(self) -> None:
        """For Ctrl+F."""
        self._search.setFocus()
        self._search.selectAll()

    def _type(self) -> None:
        self._named.choose(None)
        self._pause.start()

    def _ask_other(self) -> None:
        """What she asks now is no filter that she kept."""
        self._named.choose(None)
        self.named_chosen.emit("")
        self.changed.emit()

    def _switch(self, _showing: object) -> None:
        self._offer_running()
        self.switched.emit()

    def _offer_running(self) -> None:
        files = self.showing is Showing.FILES
        for choice in (self._level, self._measure, self._asks):
            choice.setVisible(files)
        self._named.setVisible(files and self._has_named)
        for button in (self._views, self._paper):
            button.setVisible(files)
        words = (
            (tr("Lopend"), tr("Afgesloten"), tr("Lopend en afgesloten"))
            if files
            else (tr("Op school"), tr("Vertrokken"), tr("Op school en vertrokken"))
        )
        self._running.offer(zip(Running, words, strict=True))
