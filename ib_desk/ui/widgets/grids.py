"""What stands in a layout, without a hold on the items that it stands in.

Who asks a layout for an item has that item as long as there is the layout. When Qt deletes it (its
widget goes), Python does not hear of it, and takes what comes at that place in memory for the item:
the viewport of a new page was a `QWidgetItem` (seen in a test, once in some twenty runs).
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QGridLayout, QLayout, QWidget


def first_in(layout: QLayout) -> QWidget | None:
    """The widget at its first place."""
    return next((part for place, part in _placed(layout) if place == 0), None)


def empty(grid: QGridLayout) -> None:
    """Take all widgets out; they stay where they are until they are put in again.

    Not by `takeAt`: Python keeps the item that it gives, Qt goes on telling that one of another
    height, and the row of the new one never grows.
    """
    for _place, widget in list(_placed(grid)):
        grid.removeWidget(widget)


def _placed(layout: QLayout) -> Iterator[tuple[int, QWidget]]:
    """The widgets of a layout, each with its place, in no order."""
    around = layout.parentWidget()
    for part in () if around is None else around.children():
        if isinstance(part, QWidget) and (place := layout.indexOf(part)) >= 0:
            yield place, part
