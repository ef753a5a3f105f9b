"""What came of the promise of each party, one key each, asked in one row."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.records.contract import ContractPartyId, PartyPromise, PromiseKept
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.segments import Segments


def promise_choice(who: str, terms: Terms) -> Segments:
    """For one party; what nobody asked comes first, so that a key does not claim a “ja”."""
    return Segments(who, [(kept, terms.label(kept)) for kept in PromiseKept])


class PromiseRow(QWidget):
    """A party without an answer is left out of the value."""

    chosen = Signal()

    def __init__(self, name: str, parties: Sequence[tuple[UUID, str]], terms: Terms) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._choices: dict[UUID, Segments] = {}
        row = FlowLayout(self, gap=12)
        for party, who in parties:
            cell = QWidget()
            column = QVBoxLayout(cell)
            spaced(column, 0, 4)
            column.addWidget(label(who, "small", "muted", wrap=False))
            choice = self._choices[party] = promise_choice(f"{name}: {who}", terms)
            choice.chosen.connect(self.chosen)
            column.addWidget(choice)
            row.addWidget(cell)

    def value(self) -> tuple[PartyPromise, ...]:
        """One entry for each party of which something was said."""
        said = ((party, choice.value()) for party, choice in self._choices.items())
        return tuple(
            PartyPromise(party=ContractPartyId(party), kept=kept)
            for party, kept in said
            if isinstance(kept, PromiseKept)
        )

    def show_promises(self, promises: Sequence[PartyPromise]) -> None:
        """Fill the row without reporting it."""
        known = {entry.party: entry.kept for entry in promises}
        for party, choice in self._choices.items():
            choice.choose(known.get(ContractPartyId(party)))
