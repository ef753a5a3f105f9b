"""Nine rows to score; the one with the focus shows its five written anchors."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain
from math import ceil
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ib_desk.domain.care.evidence import Said
from ib_desk.domain.care.weighing_texts import DimensionTexts
from ib_desk.domain.records.weighing import Dimension, DimensionGroup, DimensionScore, Weighing
from ib_desk.domain.sentences import capital
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.weighing.row import ScoreRow
from ib_desk.ui.widgets.card import Card, Line
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.later import Later

_AT_ONCE: Final = 3
"""Questions that are made in one turn: more of them are not in view."""


class ScoreCard(Card):
    """Two groups of questions over one weighing; no total, no average, one colour."""

    source_asked = Signal(object)
    """The `FieldPlace` of a fact beside a score."""

    def __init__(
        self, binding: Binding, texts: DimensionTexts, around: Around, later: Later
    ) -> None:
        """What stands under the question that one begins at comes `later`, a few at a time."""
        super().__init__()
        self._around = around
        self._binding = binding
        self._texts = texts
        self._later = later
        self._earlier: Weighing | None = None
        self._rows: dict[Dimension, ScoreRow] = {}
        self._told: Mapping[Dimension, tuple[Said, ...]] = {}
        self._since: date | None = None
        self._coming = deque(chain.from_iterable(group.members for group in DimensionGroup))
        while self.begins_at not in self._rows:
            self._add_row(self._coming.popleft())
        later.do(*[self._add_next] * ceil(len(self._coming) / _AT_ONCE))
        binding.changed.connect(self.show_weighing)
        self._unfold(Dimension.IMPACT)

    @property
    def begins_at(self) -> Dimension:
        """The first question that nobody answered; where all are, the first."""
        return next(iter(self._weighing.open_dimensions), Dimension.IMPACT)

    def _add_next(self) -> None:
        for _place in range(min(_AT_ONCE, len(self._coming))):
            self._add_row(self._coming.popleft())

    def _add_head(self, group: DimensionGroup) -> None:
        words = self._texts.groups[group]
        head = QHBoxLayout()
        spaced(head, 0, 12)
        if self._rows:
            self.add(Line())
        self.add(head)
        head.addWidget(label(words.title, "strong", "text", wrap=False))
        head.addWidget(label(words.hint, "small", "muted", wrap=False))
        head.addStretch(1)

    def _add_row(self, dimension: Dimension) -> None:
        """The first of a group under its head."""
        for group in DimensionGroup:
            if dimension is group.members[0]:
                self._add_head(group)
        title = capital(self._around.terms.label(dimension))
        row = ScoreRow(self._binding, dimension, title, self._texts[dimension])
        self.add(row)
        listen(self, row.answered, lambda: self._store(dimension))
        listen(self, row.entered, lambda: self._unfold(dimension))
        listen(self, row.stepped, lambda step: self._step(dimension, step))
        row.source_asked.connect(self.source_asked)
        row.show_facts(self._told.get(dimension, ()), self._since)
        row.offer(lambda name: self._around.offers(self._weighing, name))
        row.unfold(on=False)
        self._rows[dimension] = row
        self._show(dimension)

    def show_around(self, around: Around) -> None:
        """The file says more by now: offer that too."""
        self._around = around

    def show_facts(self, told: Mapping[Dimension, tuple[Said, ...]], since: date | None) -> None:
        """What the file says to each question, the most telling first, since that day."""
        self._told, self._since = told, since
        for dimension, row in self._rows.items():
            row.show_facts(told.get(dimension, ()), since)

    def show_weighing(self) -> None:
        """Show the scores of the weighing as it is bound."""
        for dimension in self._rows:
            self._show(dimension)

    def _show(self, dimension: Dimension) -> None:
        row, earlier = self._rows[dimension], self._earlier
        row.show_entry(self._weighing.entry(dimension))
        row.show_earlier(None if earlier is None else earlier.entry(dimension))

    def show_earlier(self, earlier: Weighing | None) -> None:
        """“was 2”, where the last weighing scored something else, or nothing is chosen yet."""
        self._earlier = earlier
        for dimension, row in self._rows.items():
            row.show_earlier(None if earlier is None else earlier.entry(dimension))

    def light_up(self, dimensions: Iterable[Dimension]) -> QWidget | None:
        """Point at the rows that led to the proposal; gives the first of them."""
        self._later.finish()
        lit = set(dimensions)
        for dimension, row in self._rows.items():
            row.light_up(on=dimension in lit)
        return next((row for dimension, row in self._rows.items() if dimension in lit), None)

    def focus_row(self, dimension: Dimension) -> None:
        """Go to a question."""
        while dimension not in self._rows:
            self._add_next()
        self._rows[dimension].choice.setFocus()

    def focus_part(self, name: str) -> None:
        """Go to a note or a source, by the name under which its draft is kept."""
        self._later.finish()
        for dimension, row in self._rows.items():
            for part in row.parts:
                if part.name == name:
                    self._unfold(dimension)
                    part.focus()

    @property
    def _weighing(self) -> Weighing:
        record = self._binding.record
        if not isinstance(record, Weighing):
            raise TypeError(type(record))
        return record

    def _store(self, dimension: Dimension) -> None:
        entry = self._rows[dimension].entry(dimension)
        known: Mapping[Dimension, DimensionScore] = {
            score.dimension: score for score in self._weighing.scores
        }
        scores = {**known, **({dimension: entry} if entry is not None else {})}
        # In the order of the form, so that the same answers are the same value.
        self._binding.store("scores", tuple(scores[d] for d in Dimension if d in scores))
        for part in self._rows[dimension].parts:
            part.done()

    def _unfold(self, dimension: Dimension) -> None:
        for other, row in self._rows.items():
            row.unfold(on=other is dimension)

    def _step(self, dimension: Dimension, step: int) -> None:
        order = [dimension for group in DimensionGroup for dimension in group.members]
        place = order.index(dimension) + step
        if 0 <= place < len(order):
            self.focus_row(order[place])
