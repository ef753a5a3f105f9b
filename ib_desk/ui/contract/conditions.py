"""The nine conditions, asked once in the talk; per party only where someone sees it differently.

What was said of them since is told beside each, and stands in the list below the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ib_desk.domain.file.conditions import Seen, answers_of_talk, seen, series
from ib_desk.domain.records.condition import AskedAt, Condition, ConditionAnswer
from ib_desk.domain.records.contract import Contract, ContractParty, ContractPartyId
from ib_desk.ui.contract.condition_row import ConditionRow
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.conditions import said_before
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.listen import listen
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import icon_button, quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.later import Later

_AT_ONCE: Final = 3
"""Rows that are made in one turn."""


class ConditionsCard(Card):
    """What stokt or asks attention gets a word of explanation."""

    def __init__(
        self, session: Session, contract: Contract, around: Around, later: Later, *, read_only: bool
    ) -> None:
        """The rows come `later`, a few at a time (`make_rows`)."""
        super().__init__(tr("Negen voorwaarden voor goede hulp"), "list")
        self._session = session
        self._contract = contract
        self._around = around
        self._read_only = read_only
        self._later = later
        self._stored: Mapping[Seen, ConditionAnswer] = {}
        self._wanted: list[ConditionAnswer] = []
        """Of a party that is about to say how it sees one: not read back yet."""
        self._rows: dict[Seen, ConditionRow] = {}
        self._names: dict[Seen, str] = {}
        """Whose row it is, as it says itself."""
        words = tr("Loop ze samen één keer na. Ziet iemand het anders? Zet dat erbij.")
        self.add(label(words, "small", "muted"))
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        spaced(self._column, 0, 6)
        self._read()
        self._fold = Fold(tr("De negen voorwaarden"), inside, is_open=bool(self._stored))
        self.add(self._fold)

    def make_rows(self) -> None:
        """After all that waits already."""
        keys = range(_AT_ONCE, len(self._keys()) + _AT_ONCE, _AT_ONCE)
        self._later.do(*(partial(self._match, count) for count in keys))

    def show_around(self, contract: Contract, around: Around) -> None:
        """Other answers, other parties, or other names for them."""
        self._contract, self._around = contract, around
        self._read()
        self._match()

    def focus_answer(self, record_id: UUID | None, field: str) -> bool:
        """Go to what was said of a condition in the talk; `False` where it was said later."""
        self._later.finish()
        row = next((row for row in self._rows.values() if row.answer.id == record_id), None)
        if row is not None:
            self._fold.set_open(is_open=True)
            (row.line if field == "note" and row.line.isVisibleTo(self) else row.choice).setFocus()
        return row is not None

    def _read(self) -> None:
        self._stored = {seen(one): one for one in answers_of_talk(self._around, self._contract.id)}
        # What is not stored yet stays for as long as its write is under way.
        self._wanted = [one for one in self._wanted if self._session.is_writing]

    def _match(self, most: int | None = None) -> None:
        """A row for each of the first so many; what is there already stays as it is."""
        wanted = self._keys()[:most]
        kept = {key for key in wanted if key in self._rows and self._is_as_it_was(key)}
        gone = {key: row for key, row in self._rows.items() if key not in kept}
        focused = next((key for key, row in gone.items() if row.has_focus), None)
        self._rows = {key: row for key, row in self._rows.items() if key in kept}
        for place, key in enumerate(wanted):
            if key not in kept:
                self._names[key] = self._name(key)
                self._place(self._row(key), key, place)
        self._rows = {key: self._rows[key] for key in wanted}
        self._fill()
        if focused is not None:
            # Before the old row goes, which would give the focus to what comes after it.
            self._focus_row(focused)
        for row in gone.values():
            self._column.removeWidget(row)
            row.setParent(None)
            row.deleteLater()

    def _is_as_it_was(self, key: Seen) -> bool:
        """Of the same party by the same name, and of the same record where there is one."""
        stored, shown = self._stored.get(key), self._rows[key].answer
        is_same = stored is None or stored.id == shown.id
        return is_same and self._names[key] == self._name(key)

    def _name(self, key: Seen) -> str:
        """“” for the row of all together."""
        return self._around.name_of(key[1])

    def _keys(self) -> list[Seen]:
        """Each condition, and under it those who see it differently."""
        views = [*self._stored, *map(seen, self._wanted)]
        keys = (
            key
            for condition in Condition
            for key in (
                (condition, None),
                *(view for view in views if view[0] is condition and view[1] is not None),
            )
        )
        return [*dict.fromkeys(keys)]

    def _row(self, key: Seen) -> ConditionRow:
        condition, party = key
        said = {**{seen(one): one for one in self._wanted}, **self._stored}.get(key)
        blank = self._blank(key)
        binding = Binding(self._session, said or blank, self, is_new=said is None)
        if party is None:
            button = quiet_button(tr("Iemand ziet dit anders"))
            listen(self, button.clicked, lambda: self._ask_who(condition, button))
            return ConditionRow(binding, self._around, button)
        who = self._around.name_of(party)
        name = tr("{who} ziet het anders").format(who=who)
        remove = icon_button("remove", tr("Verwijderen: {name}").format(name=name))
        row = ConditionRow(binding, self._around, remove, who=who)
        listen(self, remove.clicked, lambda: self._drop(key))
        return row

    def _blank(self, key: Seen) -> ConditionAnswer:
        """Said in the talk, and nothing yet."""
        condition, party = key
        return ConditionAnswer(
            contract_id=self._contract.id,
            party_id=party,
            asked_at=AskedAt.TALK,
            condition=condition,
        )

    def _place(self, row: ConditionRow, key: Seen, place: int) -> None:
        row.be_read_only(is_read_only=self._read_only)
        self._rows[key] = row
        self._column.insertWidget(place, row)
        # At once: what is not shown yet cannot take the focus.
        row.show()

    def _focus_row(self, key: Seen) -> None:
        """The row itself, or what takes its place: that of all together."""
        (self._rows.get(key) or self._rows[key[0], None]).choice.setFocus()

    def _fill(self) -> None:
        every = series(self._around, self._contract.id)
        wanted = {seen(one) for one in self._wanted}
        for key, row in self._rows.items():
            later = [one for one in every.get(key, ()) if not one.is_of_the_talk]
            words = ", dan ".join(said_before(one, self._around) for one in later)
            if key not in wanted:
                row.show_answer(
                    self._stored.get(key), tr("Daarna: {said}").format(said=words) if words else ""
                )
            if key[1] is None:
                row.other.setVisible(not self._read_only and bool(self._absent(key[0])))

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
        view = self._blank((condition, party))
        self._session.add(view)
        # Held at once: the user goes on in it, though the write still runs.
        self._wanted.append(view)
        self._match()
        self._focus_row((condition, party))

    def _drop(self, key: Seen) -> None:
        answer = self._rows[key].answer
        self._stored = {at: one for at, one in self._stored.items() if at != key}
        self._wanted = [one for one in self._wanted if one.id != answer.id]
        self._match()
        self._session.remove(answer)
