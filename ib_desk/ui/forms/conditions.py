"""How conditions stand that did not go well before: one key each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.conditions import Asking, Seen, last_seen, said_at, to_ask
from ib_desk.domain.records.condition import ConditionAnswer, ConditionState
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.listen import listen
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.segments import Segments


def condition_choice(name: str, terms: Terms) -> Segments:
    """What nobody knows comes first: a scale that begins with “gaat goed” claims it."""
    return Segments(name, [(one, terms.label(one)) for one in ConditionState])


def said_before(answer: ConditionAnswer | None, around: Around) -> str:
    """“aandacht nodig, 12 maart 2026”; what nobody ever said is not known."""
    if answer is None:
        return tr("nog niet gevraagd")
    day = answer.day(around)
    said = around.terms.label(answer.state)
    return said if day is None else tr("{said}, {day}").format(said=said, day=plain_date(day))


class ConditionsAgain(QWidget):
    """A row for each that is asked at one moment; what gets no key there gets no answer.

    All that is chosen in one visit is one step of undo.
    """

    begun = Signal()
    """An answer is about to be kept: what it is part of has to be stored before it."""

    def __init__(self, session: Session, name: str, visit: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._name = name
        self._session = session
        self._visit = visit
        self._moment: Asking | None = None
        self._said: dict[Seen, ConditionAnswer] = {}
        self._shown: list[tuple[Seen, str, str]] = []
        self.choices: dict[Seen, Segments] = {}
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        spaced(self._column, 0, 8)

    def show_moment(self, moment: Asking, around: Around) -> None:
        """What is asked at this moment, and what was answered then."""
        self._moment = moment
        self._said = said_at(around, moment)
        asked = to_ask(around, moment)
        keys = [*asked, *(key for key in self._said if key not in asked)]
        before = last_seen(around, moment.contract_id, moment)
        shown = [
            (key, self._called(key, around), said_before(before.get(key), around)) for key in keys
        ]
        if shown != self._shown:
            self._build(shown, around.terms)
        for key, choice in self.choices.items():
            said = self._said.get(key)
            choice.choose(None if said is None else said.state)

    def forget(self) -> None:
        """As it was made."""
        self._moment = None
        self._said = {}
        self._clear()

    @property
    def asks(self) -> bool:
        """Whether there is anything to answer."""
        return bool(self.choices)

    @staticmethod
    def _called(key: Seen, around: Around) -> str:
        condition, party = key
        return in_a_line((around.terms.title(condition), around.name_of(party)))

    def _clear(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.setParent(None)
            row.deleteLater()
        self._rows, self.choices, self._shown = [], {}, []

    def _build(self, shown: Sequence[tuple[Seen, str, str]], terms: Terms) -> None:
        self._clear()
        self._shown = list(shown)
        for key, words, before in shown:
            choice = condition_choice(f"{self._name} {words}", terms)
            choice.setAccessibleDescription(tr("Eerder: {said}").format(said=before))
            self.choices[key] = choice
            listen(self, choice.chosen, partial(self._answer, key))
            row = QWidget()
            column = QVBoxLayout(row)
            spaced(column, 0, 4)
            column.addWidget(label(words, "body"))
            column.addWidget(label(tr("Eerder: {said}").format(said=before), "small", "muted"))
            column.addWidget(choice)
            self._column.addWidget(row)
            self._rows.append(row)

    def _answer(self, key: Seen, state: object) -> None:
        if self._moment is None:
            return
        before = self._said.pop(key, None)
        if isinstance(state, ConditionState):
            said = self._said[key] = self._moment.said(before, key, state)
            if before is not None and said.id != before.id:
                before = None  # what was said on an earlier day stays as it was
        self.begun.emit()
        self._session.gather(before, self._said.get(key), self._visit)
