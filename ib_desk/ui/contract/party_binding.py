"""The parties on the screen: the first words of one say that it has spoken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from PySide6.QtCore import QObject
from typing_extensions import override

from ib_desk.domain.records.contract import ANSWERS, ContractParty, PartyState
from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.session import Session


@dataclass(frozen=True, slots=True)
class Parties:
    """Who speaks in a contract, and whose column stands `ready` before a word was said in it.

    The latter becomes a record with its first word.
    """

    there: tuple[ContractParty, ...] = ()
    ready: tuple[ContractParty, ...] = ()

    @property
    def every(self) -> tuple[ContractParty, ...]:
        """From left to right."""
        return (*self.there, *self.ready)

    def is_ready(self, party: ContractParty) -> bool:
        """Whether nothing is stored of this one."""
        return party in self.ready


class PartyBinding(Binding):
    """Answer and state are one edit, so that one undo takes both back."""

    def __init__(
        self,
        session: Session,
        party: ContractParty,
        parent: QObject,
        said_on: Callable[[], date],
        *,
        is_new: bool = False,
    ) -> None:
        """`said_on` is the day that a party gets with its state."""
        super().__init__(session, party, parent, is_new=is_new)
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
        self.begin()
        before = self.party
        self.record = before.in_state(state, day)
        self.session.change(before, self.record)
        self.changed.emit()
