"""What the window asks of the screen that fills it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ib_desk.application.drafts import Spot


class Screen(QWidget):
    """A screen answers what concerns it; the rest it leaves as it is here."""

    def enter(self) -> None:
        """Read again what may have changed, and focus the first thing to do."""

    def go_to_spot(self, spot: Spot) -> None:
        """Show the record of `spot`, at its field."""

    def seek(self) -> None:
        """Ctrl+F: the search field, where there is something to search in."""

    def explain(self) -> bool:
        """F1: explain this place; `False` where there is nothing to explain."""
        return False

    def parts(self) -> list[QWidget]:
        """F6: what stands side by side, from left to right."""
        return [self]
