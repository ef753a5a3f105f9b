"""Which version of the contract held on a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot

from ib_desk.domain.day_direction import Direction
from ib_desk.domain.dutch_dates import day_and_year
from ib_desk.domain.records.contract import Contract, in_force
from ib_desk.ui.style.theme import sized
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.date_field import DateField
from ib_desk.ui.widgets.status import Status

_WIDTH = 320


class DatedCard(Card):
    """A day to fill in, and what was agreed then."""

    held = Signal(object)
    """The id of the version that held on the day that was filled in."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(tr("Wat gold op een dag?"), "date")
        self._contracts: Sequence[Contract] = ()
        field = DateField(tr("Dag"), today, Direction.PAST)
        sized(field, most_width=_WIDTH)
        field.changed.connect(self.show_day)
        self._answer = Status("body", "text")
        self.add(field)
        self.add(self._answer)

    def offer(self, contracts: Sequence[Contract]) -> None:
        """All versions that there are."""
        self._contracts = contracts

    @Slot(object)
    def show_day(self, day: object) -> None:
        """Say which version held, and show it."""
        if not isinstance(day, date):
            return
        held = in_force(self._contracts, day)
        if held is None:
            self._answer.tell(tr("Op die dag was er nog geen contract."))
            return
        self._answer.tell(tr("Toen gold {version}.").format(version=version_words(held)))
        self.held.emit(held.id)


def version_words(contract: Contract) -> str:
    """Which version it is, and of which day."""
    if contract.talked_on is None:
        return tr("versie {number}, concept").format(number=contract.version)
    return tr("versie {number} van {day}").format(
        number=contract.version, day=day_and_year(contract.talked_on)
    )
