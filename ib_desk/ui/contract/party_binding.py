"""One party on the screen: its first words say that it has spoken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, cast

from PySide6.QtCore import QObject
from typing_extensions import override

from ib_desk.domain.records.contract import ANSWERS, ContractParty, PartyState
from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.session import Session


class PartyBinding(Binding):
    """Answer and state are one edit, so that one undo takes both back."""

    def __init__(
        self, session: Session, party: ContractParty, parent: QObject, said_on: Callable[[], date]
    ) -> None:
        """`said_on` is the day that a party gets with its state."""
        super().__init__(session, party, parent)
        self.said_on = said_on

    @property
    def party(self) -> ContractParty:
        """As it is shown."""
        return cast("ContractParty", self.record)

    @override
    def with_value(self, name: str, value: Any) -> Record:
        if name in ANSWERS:
            return self.party.saying(name, value, self.said_on())
        return super().with_value(name, value)

    def choose_state(self, state: PartyState, day: date) -> None:
        """State and day belong together: one edit."""
        before = self.party
        self.record = before.in_state(state, day)
        self.session.change(before, self.record)
        self.changed.emit()
