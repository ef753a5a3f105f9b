"""The nine conditions, scored once together; per party only where someone sees it differently."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ib_desk.domain.records.contract import (
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
from ib_desk.ui.listen import listen
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

    def show_around(self, around: Around) -> None:
        """Other parties, or other names for them."""
        if around.people != self._around.people:
            self._around = around
            self._build()

    @property
    def _contract(self) -> Contract:
        return cast("Contract", self._binding.record)

    def _build(self) -> None:
        focused = next((key for key, row in self._rows.items() if row.has_focus), None)
        gone = [*self._rows.values()]
        self._rows = {}
        for condition, party in self._keys():
            self._add_row(condition, party)
        self._fill()
        if focused is not None:
            # Before the old row goes, which would give the focus to what comes after it.
            self._focus_row(focused)
        for row in gone:
            self._column.removeWidget(row)
            row.setParent(None)
            row.deleteLater()

    def _keys(self) -> list[tuple[Condition, ContractPartyId | None]]:
        """Each condition, and under it those who see it differently."""
        scores = self._contract.conditions
        return [
            (condition, party)
            for condition in Condition
            for party in (
                None,
                *(s.party for s in scores if s.condition is condition and s.party is not None),
            )
        ]

    def _add_row(self, condition: Condition, party: ContractPartyId | None) -> None:
        row = _Row(self._binding, condition, party, self._around, read_only=self._read_only)
        listen(self, row.choice.chosen, lambda _value: self._store())
        row.note.settled.connect(self._store)
        if party is None:
            listen(self, row.other.clicked, lambda: self._ask_who(condition, row.other))
        else:
            listen(self, row.other.clicked, lambda: self._drop(condition, party))
        self._rows[condition, party] = row
        self._column.addWidget(row)
        # At once: what is not shown yet cannot take the focus.
        row.show()

    def _focus_row(self, key: tuple[Condition, ContractPartyId | None]) -> None:
        """The row itself, or what takes its place: that of all together."""
        (self._rows.get(key) or self._rows[key[0], None]).choice.setFocus()

    def _show(self) -> None:
        if self._keys() == [*self._rows]:
            self._fill()
        else:
            self._build()

    def _fill(self) -> None:
        known = {(score.condition, score.party): score for score in self._contract.conditions}
        for key, row in self._rows.items():
            score = known.get(key)
            row.choice.choose(None if score is None else score.state)
            row.note.show("" if score is None else score.note)
            row.line.setVisible(score is not None and score.state is not ConditionState.GOOD)
        for (condition, party), row in self._rows.items():
            if party is None:
                row.other.setVisible(not self._read_only and bool(self._absent(condition)))

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

    def _absent(self, condition: Condition) -> list[tuple[ContractPartyId, str]]:
        """Who has no row of its own yet."""
        parties = self._around.people.get(ContractParty, ())
        everyone = ((ContractPartyId(party), name) for party, name in parties)
        return [(party, name) for party, name in everyone if (condition, party) not in self._rows]

    def _ask_who(self, condition: Condition, button: QWidget) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(tr("Wie ziet het anders?"))
        for party, name in self._absent(condition):
            action = QAction(name, menu)
            listen(
                self,
                action.triggered,
                lambda party=party: self._see_differently(condition, party),
            )
            menu.addAction(action)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _see_differently(self, condition: Condition, party: ContractPartyId) -> None:
        differs = ConditionScore(condition=condition, state=ConditionState.UNKNOWN, party=party)
        self._binding.store("conditions", (*self._contract.conditions, differs))
        self._focus_row((condition, party))

    def _drop(self, condition: Condition, party: ContractPartyId) -> None:
        kept = tuple(
            score
            for score in self._contract.conditions
            if (score.condition, score.party) != (condition, party)
        )
        self._binding.store("conditions", kept)


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
        words = around.terms.title(condition)
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
        said = QVBoxLayout()
        spaced(said, 0, 0)
        said.addWidget(label(name, "strong" if party is None else "body"))
        if party is None and (meaning := around.terms.meaning(condition)):
            said.addWidget(label(meaning, "small", "muted"))
            self.choice.setAccessibleDescription(meaning)
        row = QHBoxLayout()
        spaced(row, 0, 8)
        row.addLayout(said, 1)
        row.addWidget(self.choice)
        row.addWidget(self.other)
        # A line of its own: beside the rest most notes would be cut.
        column = QVBoxLayout(self)
        spaced(column, (0 if party is None else 24, 0, 0, 0), 4)
        column.addLayout(row)
        column.addWidget(self.line)
        self.other.setVisible(not read_only)

    @property
    def has_focus(self) -> bool:
        """Whether the user is in this row."""
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)
