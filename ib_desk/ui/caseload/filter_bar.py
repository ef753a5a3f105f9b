"""Search and filters over a list; what is chosen stays as long as the vault is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ib_desk.application.overview import AboutPupil, CaseloadLine, L, PupilLine, found
from ib_desk.domain.care.weighing_texts import SupportLevels
from ib_desk.ui.caseload.columns import level_words
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import sized
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.pick_one import PickOne
from ib_desk.ui.widgets.search_field import SearchField

_SEARCH_AFTER_MS = 60
_SEARCH_WIDTH = 220
_CHOICE_WIDTH = 150
_LEVEL_WIDTH = 250
_RUNNING_WIDTH = 190


class Showing(Enum):
    """The two lists."""

    FILES = auto()
    PUPILS = auto()


class Running(Enum):
    """Which files, or which pupils."""

    NOW = auto()
    OVER = auto()
    ALL = auto()


NO_LEVEL = 0
"""Stands for a file that was never weighed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is asked of a line; `None` asks nothing."""

    query: str = ""
    group: str | None = None
    level: int | None = None
    running: Running = Running.NOW

    def files(self, lines: Iterable[CaseloadLine]) -> tuple[CaseloadLine, ...]:
        """The files that fit."""
        fitting = (
            line
            for line in lines
            if self._fits_group(line)
            and self._fits_running(over=not line.is_open)
            and self.level in {None, line.level or NO_LEVEL}
        )
        return self._found(fitting)

    def pupils(self, lines: Iterable[PupilLine]) -> tuple[PupilLine, ...]:
        """The pupils that fit."""
        fitting = (
            line
            for line in lines
            if self._fits_group(line) and self._fits_running(over=line.has_left)
        )
        return self._found(fitting)

    def _found(self, lines: Iterable[L]) -> tuple[L, ...]:
        return found(lines, self.query) if self.query.strip() else tuple(lines)

    def _fits_group(self, line: AboutPupil) -> bool:
        return self.group in {None, line.pupil.group}

    def _fits_running(self, *, over: bool) -> bool:
        return self.running is Running.ALL or over == (self.running is Running.OVER)


class FilterBar(QWidget):
    """One row where there is room for it, more where there is not."""

    switched = Signal()
    """The other list is asked for."""
    changed = Signal()
    list_asked = Signal()
    """Enter in the search field: on to what was found."""

    def __init__(self, levels: SupportLevels) -> None:
        super().__init__()
        self._showing = PickOne(tr("Welke lijst?"))
        self._showing.chosen.connect(self._switch)
        self._search = SearchField(tr("Zoek in deze lijst"))
        self._group = Choice(tr("Groep"))
        self._level = Choice(tr("Niveau"))
        self._running = Choice(tr("Welke?"))
        self._level.offer(
            [
                (None, tr("Alle niveaus")),
                *((level.level, level_words(level.level, levels)) for level in levels.levels),
                (NO_LEVEL, tr("Nog niet gewogen")),
            ]
        )
        self._pause = QTimer(self, singleShot=True, interval=_SEARCH_AFTER_MS)
        self._pause.timeout.connect(self.changed)
        listen(self, self._search.textEdited, lambda _text: self._pause.start())
        self._search.returnPressed.connect(self.list_asked)
        self.setFocusProxy(self._search)
        row = FlowLayout(self)
        for widget, width in (
            (self._showing, None),
            (self._search, _SEARCH_WIDTH),
            (self._group, _CHOICE_WIDTH),
            (self._level, _LEVEL_WIDTH),
            (self._running, _RUNNING_WIDTH),
        ):
            if width is not None:
                sized(widget, width=width)
            row.addWidget(widget)
        for choice in (self._group, self._level, self._running):
            listen(self, choice.chosen, lambda _value: self.changed.emit())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_counts(0, 0)
        self.show_groups(())
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
        return Filter(
            query=self._search.text(),
            group=group if isinstance(group, str) else None,
            level=level if isinstance(level, int) and self.showing is Showing.FILES else None,
            running=running if isinstance(running, Running) else Running.NOW,
        )

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
        self._group.offer([(None, tr("Alle groepen")), *((group, group) for group in groups)])
        if self._group.value() is None:
            self._group.choose(None)

    def clear(self) -> None:
        """Ask the usual again."""
        self._search.set_text("")
        self._group.choose(None)
        self._level.choose(None)
        self._running.choose(Running.NOW)

    def focus_search(self) -> None:
        """For Ctrl+F."""
        self._search.setFocus()
        self._search.selectAll()

    def _switch(self, _showing: object) -> None:
        self._offer_running()
        self.switched.emit()

    def _offer_running(self) -> None:
        files = self.showing is Showing.FILES
        self._level.setVisible(files)
        words = (
            (tr("Lopend"), tr("Gesloten"), tr("Lopend en gesloten"))
            if files
            else (tr("Op school"), tr("Vertrokken"), tr("Op school en vertrokken"))
        )
        self._running.offer(zip(Running, words, strict=True))
