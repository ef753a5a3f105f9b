"""Layouts that are filled anew: what was in them goes."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout


def discard_all(layout: QLayout) -> None:
    """Hidden at once and deleted later, also what stands in layouts within it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            discard_all(inner)
