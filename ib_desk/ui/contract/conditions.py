"""The nine conditions, scored once together; per party only where someone sees it differently."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final, cast
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ib_desk.domain.records.contract import (
    Condition,
    ConditionScore,
    ConditionState,
    ConditionView,
    Contract,
    ContractParty,
    ContractPartyId,
)
from ib_desk.ui.contract.condition_row import ConditionRow
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import icon_button, quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.later import Later

_AT_ONCE: Final = 3
"""Rows that are made in one turn."""

_Key = tuple[Condition, ContractPartyId | None]


class ConditionsCard(Card):
    """What stokt or asks attention gets a word of explanation."""

    def __init__(
        self,
        binding: Binding,
        views: Sequence[ConditionView],
        around: Around,
        later: Later,
        *,
        read_only: bool,
    ) -> None:
        """The rows come `later`, a few at a time."""
        super().__init__(tr("Negen voorwaarden voor goede hulp"), "list")
        self._binding = binding
        self._views = tuple(views)
        self._around = around
        self._read_only = read_only
        self._later = later
        self._rows: dict[_Key, ConditionRow] = {}
        self._names: dict[_Key, str] = {}
        """Whose row it is, as it says itself."""
        self._bindings: dict[_Key, Binding] = {}
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
        is_open = bool(self._contract.conditions or views)
        self._fold = Fold(tr("De negen voorwaarden"), inside, is_open=is_open)
        self.add(self._fold)
        keys = range(_AT_ONCE, len(Condition) + len(self._views) + _AT_ONCE, _AT_ONCE)
        later.do(*(partial(self._match, count) for count in keys))
        binding.changed.connect(self._fill)

    def show_around(self, around: Around, views: Sequence[ConditionView]) -> None:
        """Other views, other parties, or other names for them."""
        self._around, self._views = around, tuple(views)
        self._match()
        for view in views:
            self._bindings[view.condition, view.party_id].show(view)

    def focus_view(self, record_id: UUID | None, field: str) -> None:
        """Go to how one party sees a condition."""
        self._later.finish()
        row = next((self._rows[_key(v)] for v in self._views if v.id == record_id), None)
        if row is not None:
            self._fold.set_open(is_open=True)
            (row.line if field == "note" and row.line.isVisibleTo(self) else row.choice).setFocus()

    @property
    def _contract(self) -> Contract:
        return cast("Contract", self._binding.record)

    def _match(self, most: int | None = None) -> None:
        """A row for each of the first so many; what is there already stays as it is."""
        by_key = {_key(view): view for view in self._views}
        wanted = self._keys(self._views)[:most]
        kept = {key for key in wanted if key in self._rows and self._names[key] == self._name(key)}
        gone = {key: row for key, row in self._rows.items() if key not in kept}
        left = [*gone.values(), *(self._bindings.pop(key) for key in gone if key in self._bindings)]
        focused = next((key for key, row in gone.items() if row.has_focus), None)
        self._rows = {key: row for key, row in self._rows.items() if key in kept}
        for place, key in enumerate(wanted):
            if key not in kept:
                self._names[key] = self._name(key)
                row = self._together(key[0]) if key[1] is None else self._view(by_key[key])
                self._place(row, key, place)
        self._rows = {key: self._rows[key] for key in wanted}
        self._fill()
        if focused is not None:
            # Before the old row goes, which would give the focus to what comes after it.
            self._focus_row(focused)
        for part in left:
            if isinstance(part, ConditionRow):
                self._column.removeWidget(part)
            part.setParent(None)
            part.deleteLater()

    def _name(self, key: _Key) -> str:
        """“” for the row of all together."""
        return self._around.name_of(key[1])

    @staticmethod
    def _keys(views: Sequence[ConditionView]) -> list[_Key]:
        """Each condition, and under it those who see it differently."""
        keys = (
            key
            for condition in Condition
            for key in (
                (condition, None),
                *(_key(view) for view in views if view.condition is condition),
            )
        )
        return [*dict.fromkeys(keys)]

    def _together(self, condition: Condition) -> ConditionRow:
        button = quiet_button(tr("Iemand ziet dit anders"))
        row = ConditionRow(
            self._binding, f"conditions.{condition.value}", condition, self._around, button
        )
        listen(self, row.choice.chosen, lambda _value: self._store_together())
        row.note.settled.connect(self._store_together)
        listen(self, button.clicked, lambda: self._ask_who(condition, button))
        return row

    def _view(self, view: ConditionView) -> ConditionRow:
        binding = Binding(self._binding.session, view, self)
        who = self._around.name_of(view.party_id)
        name = tr("{who} ziet het anders").format(who=who)
        button = icon_button("remove", tr("Verwijderen: {name}").format(name=name))
        row = ConditionRow(binding, "note", view.condition, self._around, button, who=who)
        key = _key(view)
        listen(self, row.choice.chosen, lambda _state: self._store_state(key))
        listen(self, row.note.settled, lambda: _store_note(binding, row))
        listen(self, button.clicked, lambda: self._drop(key))
        binding.changed.connect(self._fill)
        self._bindings[key] = binding
        return row

    def _place(self, row: ConditionRow, key: _Key, place: int) -> None:
        row.be_read_only(is_read_only=self._read_only)
        self._rows[key] = row
        self._column.insertWidget(place, row)
        # At once: what is not shown yet cannot take the focus.
        row.show()

    def _focus_row(self, key: _Key) -> None:
        """The row itself, or what takes its place: that of all together."""
        (self._rows.get(key) or self._rows[key[0], None]).choice.setFocus()

    def _fill(self) -> None:
        together = {score.condition: score for score in self._contract.conditions}
        for (condition, party), row in self._rows.items():
            if party is None:
                row.show_score(together.get(condition))
                row.other.setVisible(not self._read_only and bool(self._absent(condition)))
            else:
                row.show_score(cast("ConditionView", self._bindings[condition, party].record))

    def _store_together(self) -> None:
        rows = {condition: row for (condition, party), row in self._rows.items() if party is None}
        scores = tuple(
            ConditionScore(condition=condition, state=row.state, note=row.note.text)
            for condition, row in rows.items()
            if row.state is not None
        )
        if scores != self._contract.conditions:
            self._binding.store("conditions", scores)
        for row in rows.values():
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
        view = ConditionView(party_id=party, condition=condition, state=ConditionState.UNKNOWN)
        self._binding.session.add(view)
        # Held at once: the user goes on in it, though the write still runs.
        self._views = (*self._views, view)
        self._match()
        self._focus_row((condition, party))

    def _store_state(self, key: _Key) -> None:
        binding, state = self._bindings[key], self._rows[key].state
        if state is None:
            self._drop(key)
        elif state is not cast("ConditionView", binding.record).state:
            binding.store("state", state)

    def _drop(self, key: _Key) -> None:
        view = self._bindings[key].record
        self._views = tuple(one for one in self._views if one.id != view.id)
        self._match()
        self._binding.session.remove(view)


def _key(view: ConditionView) -> _Key:
    return view.condition, view.party_id


def _store_note(binding: Binding, row: ConditionRow) -> None:
    if row.note.text != cast("ConditionView", binding.record).note:
        binding.store("note", row.note.text)
    row.note.done()
