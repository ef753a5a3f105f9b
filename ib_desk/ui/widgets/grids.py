"""Grids whose widgets are laid out anew while they are shown."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout


def empty(grid: QGridLayout) -> None:
    """Take all widgets out; they stay where they are until they are put in again.

    Not by `takeAt`: Python keeps the item that it gives, Qt goes on telling that one of another
    height, and the row of the new one never grows.
    """
    items = [grid.itemAt(place) for place in range(grid.count())]
    for widget in [item.widget() for item in items if item is not None]:
        if widget is not None:
            grid.removeWidget(widget)
