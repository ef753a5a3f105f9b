"""What stands in a layout, without a hold on the items that it stands in.

Who asks a layout for an item has that item as long as there is the layout. When Qt deletes it (its
widget goes), Python does not hear of it, and takes what comes at that place in memory for the item:
the viewport of a new page was a `QWidgetItem` (seen in a test, once in some twenty runs).
"""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLayout, QWidget


def first_in(layout: QLayout) -> QWidget | None:
    """The widget at its first place."""
    around = layout.parentWidget()
    parts = () if around is None else around.children()
    return next((p for p in parts if isinstance(p, QWidget) and layout.indexOf(p) == 0), None)


def empty(grid: QGridLayout) -> None:
    """Take all widgets out; they stay where they are until they are put in again.

    Their items go at once, and Python hears of it. Not by `takeAt`: Python keeps the item that it
    gives, Qt goes on telling that one of another height, and the row of the new one never grows.
    """
    items = [grid.itemAt(place) for place in range(grid.count())]
    for widget in [item.widget() for item in items if item is not None]:
        if widget is not None:
            grid.removeWidget(widget)
