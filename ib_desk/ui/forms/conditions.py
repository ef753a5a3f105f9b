"""How conditions stand that did not go well before: one key each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.records.contract import Condition, ConditionScore, ConditionState
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.segments import Segments


def condition_choice(name: str, terms: Terms) -> Segments:
    """What nobody knows comes first: a scale that begins with “gaat goed” claims it."""
    known = [state for state in ConditionState if state is not ConditionState.UNKNOWN]
    return Segments(name, [(one, terms.label(one)) for one in (ConditionState.UNKNOWN, *known)])


class ConditionStates(QWidget):
    """A row for each that is asked; what nobody says of it stays as it was said before."""

    chosen = Signal()

    def __init__(self, name: str, terms: Terms) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._name = name
        self._terms = terms
        self._asked: dict[Condition, ConditionScore] = {}
        self.choices: dict[Condition, Segments] = {}
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        spaced(self._column, 0, 8)

    def ask(self, scores: Sequence[ConditionScore]) -> None:
        """About these, as they stood before."""
        conditions = [score.condition for score in scores]
        if conditions != list(self._asked):
            self._build(conditions)
        self._asked = {score.condition: score for score in scores}

    def value(self) -> tuple[ConditionScore, ...]:
        """Those of which something was said, with the words of before."""
        return tuple(
            replace(self._asked[condition], state=state)
            for condition, choice in self.choices.items()
            if isinstance(state := choice.value(), ConditionState)
        )

    def show_scores(self, scores: Sequence[ConditionScore]) -> None:
        """Fill the rows without reporting it."""
        known = {score.condition: score.state for score in scores}
        for condition, choice in self.choices.items():
            choice.choose(known.get(condition))

    def _build(self, conditions: Sequence[Condition]) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.setParent(None)
            row.deleteLater()
        self._rows, self.choices = [], {}
        for condition in conditions:
            words = self._terms.title(condition)
            choice = condition_choice(f"{self._name} {words}", self._terms)
            self.choices[condition] = choice
            listen(self, choice.chosen, lambda _state: self.chosen.emit())
            row = QWidget()
            column = QVBoxLayout(row)
            spaced(column, 0, 4)
            column.addWidget(label(words, "body"))
            column.addWidget(choice)
            self._column.addWidget(row)
            self._rows.append(row)
