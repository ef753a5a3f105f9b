"""One version of the contract, as it is written: the perspective, the parties, the conditions."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.application.changes import Edit
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.contract import Contract, PartyState, to_confirm
from ib_desk.ui.contract.conditions import ConditionsCard
from ib_desk.ui.contract.parties import PartyGrid
from ib_desk.ui.contract.party_binding import Parties
from ib_desk.ui.contract.sticky_heads import HEIGHT, StickyHeads
from ib_desk.ui.file.page import FilePage
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.records.contract import contract_form
from ib_desk.ui.spoken import describe
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, second_button
from ib_desk.ui.widgets.card import Card


class WrittenVersion(QWidget):
    """Another version gets another one, and so does this one when it may no longer be changed."""

    def __init__(
        self,
        page: FilePage,
        place: QVBoxLayout,
        contract: Contract,
        parties: Parties,
        around: Around,
        *,
        read_only: bool,
    ) -> None:
        """It stands in `place` of that page."""
        super().__init__()
        # From the outside in: what is put into something else is styled anew, with all in it.
        place.addWidget(self)
        current_theme().dress_each(self)
        session, later = page.session, page.later
        self._today = session.desk.clock.today
        self._is_read_only = read_only
        column = QVBoxLayout(self)
        spaced(column, 0, 12)
        card = Card()
        column.addWidget(card)
        self.binding = Binding(session, contract, self)
        self.form = RecordForm(self.binding, contract_form(), around)
        self.form.setEnabled(not read_only)
        card.add(self.form)
        self.grid = PartyGrid(session, parties, around, self._talked_on, later, read_only=read_only)
        self.grid.removal_asked.connect(session.remove)
        self.sticky = StickyHeads(page.area, self.grid)
        self.grid.arranged.connect(self._show_heads)
        self._page = page
        self._confirm = second_button(tr("Alle volwassenen bevestigen dit"), "tick")
        describe(self._confirm, hint=tr("Wat iedereen zei, is samen nagelezen."))
        self._confirm.clicked.connect(self._confirm_all)
        self._show_heads()
        column.addWidget(self.grid)
        column.addLayout(button_row(self._confirm))
        self._show_confirming(parties)
        self.conditions = ConditionsCard(session, contract, around, later, read_only=read_only)
        later.do(partial(column.addWidget, self.conditions))
        self.conditions.make_rows()
        # At once: what is not shown yet cannot take the focus.
        self.show()

    def holds(self, contract: Contract, *, read_only: bool) -> bool:
        """Whether it is of this version, and as it may be changed now."""
        return self.binding.record.id == contract.id and self._is_read_only == read_only

    def show_version(self, contract: Contract, parties: Parties, around: Around) -> None:
        """The same version in another state; what is typed stays."""
        self.binding.show(contract)
        self.form.show_around(around)
        self.conditions.show_around(contract, around)
        self.grid.show_parties(parties, around)
        self._show_confirming(parties)
        self._show_heads()

    def covered_above(self, widget: QWidget) -> int:
        """Not under the names that stay at the top."""
        return current_theme().px(HEIGHT + 8) if self.grid.isAncestorOf(widget) else 0

    def drop(self) -> None:
        """From above to below: the names look where the columns are."""
        for part in (self.sticky, self):
            part.hide()
            part.deleteLater()

    def _show_confirming(self, parties: Parties) -> None:
        """Of one the state is chosen above the column."""
        asked = len(to_confirm(parties.there))
        self._confirm.setVisible(not self._is_read_only and asked > 1)

    def _confirm_all(self) -> None:
        # What is typed still is said before, also where pressing did not move the focus.
        self._page.leave()
        self._confirm.setFocus()
        day, session = self._talked_on(), self._page.session
        edits = [Edit(one, one.in_state(PartyState.CONFIRMED, day)) for one in self.grid.to_confirm]
        if edits:
            session.write(lambda: session.desk.records.apply(Action.CHANGED, edits))

    def _talked_on(self) -> date:
        """The day of the talk; today for as long as none was filled in."""
        day = cast("Contract", self.binding.record).talked_on
        # Nobody spoke yet in a talk that is still to come.
        today = self._today()
        return min(day or today, today)

    def _show_heads(self) -> None:
        self.sticky.show_heads(self.grid.heads)
