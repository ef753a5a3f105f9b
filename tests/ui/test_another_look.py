"""A window that got another look while it was used is as one that was made with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from ib_desk.ui.places import PUPILS
from ib_desk.ui.style.theme import Appearance, Scheme, Theme
from tests.ui.desk_window import WindowInUse

PLACES = (PUPILS, "people")
LOOK = Appearance(scheme=Scheme.DARK, text_scale=2.0)
ROLE = QPalette.ColorRole

Seen = tuple[str, str, int, int, tuple[str, ...], QSize]


@pytest.fixture(autouse=True)
def _with_sheet(sheet: None) -> None:
    """It is what changes."""


def go(used: WindowInUse, place: str) -> None:
    if place == PUPILS:
        used.open_caseload()
    else:
        used.open_page(place)


def seen_in(window: QWidget) -> list[Seen]:
    """Of each widget that is shown: what it is, its type, its colours and its size."""
    return [
        (
            type(widget).__name__,
            widget.accessibleName(),
            widget.font().pixelSize(),
            widget.font().weight(),
            tuple(widget.palette().color(role).name() for role in (ROLE.WindowText, ROLE.Text)),
            widget.size(),
        )
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and not widget.objectName().startswith("qt_")
    ]


def test_each_place_looks_as_if_it_had_been_made_so(used: WindowInUse, theme: Theme) -> None:
    for place in PLACES:
        go(used, place)
    theme.use(LOOK)
    made = WindowInUse(used.qtbot, used.desk)
    for place in reversed(PLACES):
        go(used, place)
        go(made, place)
        used.qtbot.waitUntil(lambda: theme.wardrobe.is_done)
        was, is_now = seen_in(made.window), seen_in(used.window)
        assert [one for one in is_now if one not in was] == []
        assert len(is_now) == len(was)
