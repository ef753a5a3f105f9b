"""The list at the left of a dossier: overview, the steps of the method, and what goes with it."""

from __future__ import annotations

from ib_desk.ui.widgets.row_list import RowList


class StepList(RowList):
    """The row that is open has a bar at its left; arrows move, Enter opens."""

    def __init__(self, name: str) -> None:
        super().__init__(name, as_cards=False)

    def show_open(self, key: object) -> None:
        """Marks the part of the dossier that is shown."""
        self.go_to(key)
        self.scrollTo(self.currentIndex())
