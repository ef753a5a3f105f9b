"""Doorlooptijd: how many days each step of this request took, in words and as a drawing."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from ib_desk.domain.dutch_dates import day_and_year
from ib_desk.domain.file.turnaround import (
    RequestDays,
    StepTime,
    TurnStep,
    days_of,
    known_steps,
    steps_of,
)
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.request.section import RequestSection, RequestShown, SectionWays
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.turnaround_drawing import TurnaroundDrawing


class TurnaroundSection(RequestSection):
    """Under all that can still be said of it."""

    says_itself = True

    def __init__(self, ways: SectionWays) -> None:
        self._clock = ways.session.desk.clock
        self._card = TurnaroundCard()
        super().__init__(self._card)

    @override
    def show_request(self, shown: RequestShown) -> None:
        if shown.request is not None:
            days = days_of(shown.request, shown.file.known)
            self._card.show_days(days, shown.file.around.terms, self._clock.today())

    @override
    def clear(self) -> None:
        self._card.forget()


class TurnaroundCard(Card):
    """Is not there while nothing of it is known."""

    def __init__(self) -> None:
        super().__init__(tr("Doorlooptijd"), "waiting")
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        spaced(self._grid, 0, 8)
        self._grid.setColumnStretch(2, 1)
        self._drawing = TurnaroundDrawing()
        self.add(self._rows)
        self.add(self._drawing)
        self.hide()

    def forget(self) -> None:
        """Of no request."""
        discard_all(self._grid)
        self._drawing.show_steps((), {}, date.min)
        self.hide()

    def show_days(self, days: RequestDays, terms: Terms, today: date) -> None:
        """Of another request, or of the same with more that is known of it."""
        steps = steps_of(days, today)
        discard_all(self._grid)
        rows = [(capital(terms.label(one.step)), days_words(one.days), _when(one)) for one in steps]
        at_bureau = known_steps(days).get(TurnStep.AT_BUREAU)
        if at_bureau is not None:
            name = capital(terms.label(TurnStep.AT_BUREAU))
            rows.append((name, days_words(at_bureau), _without(days.waited)))
        for place, (name, took, when) in enumerate(rows):
            self._grid.addWidget(label(name, "small", "muted", wrap=False), place, 0)
            self._grid.addWidget(label(took, "strong", "text", wrap=False), place, 1)
            self._grid.addWidget(label(when, "body", "text"), place, 2)
        self._drawing.show_steps(steps, {one: terms.label(one) for one in TurnStep}, today)
        self.setVisible(bool(steps))


def days_words(days: float) -> str:
    """“1 dag”, “12 dagen”; of a middle one between two days “12,5 dagen”."""
    if days == 1:
        return tr("1 dag")
    number = f"{days:.1f}".removesuffix(".0").replace(".", ",")
    return tr("{count} dagen").format(count=number)


def _when(step: StepTime) -> str:
    begin = day_and_year(step.begins_on)
    if step.ends_on is None:
        return tr("sinds {begin}").format(begin=begin)
    return tr("{begin} tot {end}").format(begin=begin, end=day_and_year(step.ends_on))


def _without(waited: int) -> str:
    if not waited:
        return tr("van ontvangst tot besluit")
    took = days_words(waited)
    return tr("van ontvangst tot besluit, zonder {waited} wachten op school").format(waited=took)
