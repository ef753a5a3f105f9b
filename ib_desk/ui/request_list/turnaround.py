"""Doorlooptijd over all requests: per SWV and step the middle one, where they are enough."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from PySide6.QtWidgets import QGridLayout, QWidget

from ib_desk.application.lists_beside import RequestLine
from ib_desk.domain.file.turnaround import FEW, RequestDays, StepCount, counted
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.request.turnaround_card import days_words
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.labels import label


class TurnaroundFold(Fold):
    """Is not there while nothing left yet."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        spaced(self._grid, 0, 8)
        self._grid.setHorizontalSpacing(24)
        self._grid.setColumnStretch(3, 1)
        super().__init__(tr("Doorlooptijd per samenwerkingsverband"), self._table)
        self.hide()

    def show_lines(self, lines: Iterable[RequestLine], swvs: Mapping[UUID | None, str]) -> None:
        """Of these requests, those that left."""
        discard_all(self._grid)
        rows = [(name, one) for name, days in by_swv(lines, swvs).items() for one in counted(days)]
        heads = (
            tr("Samenwerkingsverband"),
            tr("Stap"),
            tr("Middelste"),
            tr("Aantal aanvragen"),
        )
        for column, head in enumerate(heads):
            self._grid.addWidget(label(head, "small_strong", "muted", wrap=False), 0, column)
        told = ""
        for place, (name, one) in enumerate(rows, 1):
            cells = (name if name != told else "", capital(self._terms.label(one.step)))
            for column, words in enumerate((*cells, middle_words(one), str(one.count))):
                self._grid.addWidget(label(words, "body", "text", wrap=False), place, column)
            told = name
        self.setVisible(bool(rows))


def by_swv(
    lines: Iterable[RequestLine], swvs: Mapping[UUID | None, str]
) -> dict[str, list[RequestDays]]:
    """The days of the requests that left, under the name of their SWV."""
    found: dict[str, list[RequestDays]] = {}
    for line in lines:
        if line.days.left_on is not None:
            found.setdefault(swv_name(line, swvs), []).append(line.days)
    return dict(sorted(found.items()))


def swv_name(line: RequestLine, swvs: Mapping[UUID | None, str]) -> str:
    """Of the one that decides; where nobody named it, that is said."""
    swv = swvs.get(line.swv_id, "") if line.knows_swv else ""
    return swv or tr("niet bij naam bekend")


def middle_words(one: StepCount) -> str:
    """“12 dagen”; of a few nothing is said as if it were how it goes."""
    if one.middle is None:
        return tr("minder dan {few}: nog niets te zeggen").format(few=FEW)
    return days_words(one.middle)
