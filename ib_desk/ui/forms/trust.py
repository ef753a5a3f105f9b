"""Trust of each party at one moment, 0 to 10, asked in one row."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.records.contract import ContractPartyId, PartyTrust
from ib_desk.ui.style.theme import sized, spaced
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.trust import TrustChoice


class TrustRow(QWidget):
    """A party that was not asked keeps its dash and is left out of the value."""

    chosen = Signal()

    def __init__(self, name: str, parties: Sequence[tuple[UUID, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._choices: dict[UUID, TrustChoice] = {}
        row = FlowLayout(self, gap=12)
        for party, who in parties:
            cell = QWidget()
            column = QVBoxLayout(cell)
            spaced(column, 0, 4)
            column.addWidget(label(who, "small", "muted", wrap=False))
            choice = TrustChoice(f"{name}: {who}")
            choice.chosen.connect(self.chosen)
            sized(choice, width=96)
            column.addWidget(choice)
            row.addWidget(cell)
            self._choices[party] = choice

    def value(self) -> tuple[PartyTrust, ...]:
        """One entry for each party that was asked."""
        scores = ((party, choice.trust()) for party, choice in self._choices.items())
        return tuple(
            PartyTrust(party=ContractPartyId(party), score=score)
            for party, score in scores
            if score is not None
        )

    def show_trust(self, trust: Sequence[PartyTrust]) -> None:
        """Fill the row without reporting it."""
        known = {entry.party: entry.score for entry in trust}
        for party, choice in self._choices.items():
            choice.choose(known.get(ContractPartyId(party)))
