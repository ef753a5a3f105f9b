"""The nine conditions, scored once together; per party only where someone sees it differently."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ib_desk.domain.contract import (
    Condition,
    ConditionScore,
    ConditionState,
    Contract,
    ContractParty,
    ContractPartyId,
)
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.part_line import PartLine
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.style.theme import sized, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import icon_button, quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.line_field import LineField

_STATE_WIDTH = 184


class ConditionsCard(Card):
    """What stokt or asks attention gets a word of explanation."""

    def __init__(self, binding: Binding, around: Around, *, read_only: bool) -> None:
        super().__init__(tr("Negen voorwaarden voor goede hulp"), "list")
        self._binding = binding
        self._around = around
        self._read_only = read_only
        self._rows: dict[tuple[Condition, ContractPartyId | None], _Row] = {}
        self.add(
            label(
                tr("Loop ze samen één keer na. Ziet iemand het anders? Zet dat erbij."),
                "small",
                "muted",
            )
        )
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        spaced(self._column, 0, 6)
        has_scores = bool(self._contract.conditions)
        self.add(Fold(tr("De negen voorwaarden"), inside, is_open=has_scores))
        self._build()
        binding.changed.connect(self._show)

    @property
    def _contract(self) -> Contract:
        return cast("Contract", self._binding.record)

    def _build(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._rows.clear()
        for condition in Condition:
            self._add_row(condition, None)
            for score in self._contract.conditions:
                if score.condition is condition and score.party is not None:
                    self._add_row(condition, score.party)
        self._show()

    def _add_row(self, condition: Condition, party: ContractPartyId | None) -> None:
        row = _Row(self._binding, condition, party, self._around, read_only=self._read_only)
        row.choice.chosen.connect(lambda _value: self._store())
        row.note.settled.connect(self._store)
        if party is None:
            row.other.clicked.connect(lambda: self._see_differently(condition))
            row.other.setVisible(not self._read_only and bool(self._absent(condition)))
        else:
            row.other.clicked.connect(lambda: self._drop(condition, party))
        self._rows[condition, party] = row
        self._column.addWidget(row)

    def _show(self) -> None:
        known = {(score.condition, score.party): score for score in self._contract.conditions}
        if not known.keys() <= self._rows.keys():
            self._build()
            return
        for key, row in self._rows.items():
            score = known.get(key)
            row.choice.choose(None if score is None else score.state)
            row.note.show("" if score is None else score.note)
            row.line.setVisible(score is not None and score.state is not ConditionState.GOOD)

    def _store(self) -> None:
        scores = []
        for (condition, party), row in self._rows.items():
            state = row.choice.value()
            if isinstance(state, ConditionState):
                scores.append(
                    ConditionScore(
                        condition=condition, state=state, note=row.note.text, party=party
                    )
                )
        if tuple(scores) != self._contract.conditions:
            self._binding.store("conditions", tuple(scores))
        for row in self._rows.values():
            row.note.done()

    def _absent(self, condition: Condition) -> list[ContractPartyId]:
        present = {party for key, party in self._rows if key is condition}
        parties = self._around.people.get(ContractParty, ())
        return [ContractPartyId(p) for p, _name in parties if ContractPartyId(p) not in present]

    def _see_differently(self, condition: Condition) -> None:
        absent = self._absent(condition)
        if absent:
            differs = ConditionScore(
                condition=condition, state=ConditionState.ATTENTION, party=absent[0]
            )
            self._binding.store("conditions", (*self._contract.conditions, differs))
            self._build()

    def _drop(self, condition: Condition, party: ContractPartyId) -> None:
        kept = tuple(
            score
            for score in self._contract.conditions
            if (score.condition, score.party) != (condition, party)
        )
        self._binding.store("conditions", kept)
        self._build()


class _Row(QWidget):
    def __init__(
        self,
        binding: Binding,
        condition: Condition,
        party: ContractPartyId | None,
        around: Around,
        *,
        read_only: bool,
    ) -> None:
        super().__init__()
        words = around.terms.label(condition)
        who = around.name_of(party)
        name = words if party is None else tr("{who} ziet het anders").format(who=who)
        states = [(state, around.terms.label(state)) for state in ConditionState]
        self.choice = Choice(f"{words}: {who}" if who else words, [(None, tr("–")), *states])
        self.choice.setEnabled(not read_only)
        sized(self.choice, width=_STATE_WIDTH)
        self.line = LineField(
            tr("Toelichting bij {what}").format(what=words), placeholder=tr("Wat speelt er?")
        )
        self.line.setReadOnly(read_only)
        self.note = PartLine(binding, f"conditions.{condition.value}.{party or ''}", self.line)
        if party is None:
            self.other = quiet_button(tr("Ander ziet het anders"))
        else:
            self.other = icon_button("remove", tr("Weghalen: {name}").format(name=name))
        row = QHBoxLayout(self)
        spaced(row, (0 if party is None else 24, 0, 0, 0), 8)
        row.addWidget(label(name, "body", "text" if party is None else "muted"), 3)
        row.addWidget(self.line, 2)
        row.addWidget(self.choice)
        row.addWidget(self.other)
        self.other.setVisible(not read_only)
