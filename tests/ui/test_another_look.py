"""A window that got another look while it was used is as one that was made with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from ib_desk.ui.places import PUPILS
from ib_desk.ui.style.theme import Appearance, Scheme, Theme
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.score import SCORES, ScoreChoice
from ib_desk.ui.widgets.scroll_page import Foot
from ib_desk.ui.widgets.voice_strip import VoiceStrip
from tests.ui.desk_window import WindowInUse
from tests.ui.patience import PatientBot

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


@pytest.mark.parametrize(
    "make",
    [
        lambda: VoiceStrip("Noor zegt"),
        lambda: ScoreChoice("Veiligheid", [str(score) for score in SCORES]),
        lambda: PageHeading("Leerlingen", "24 leerlingen"),
        Foot,
    ],
    ids=["own words", "score", "heading", "foot"],
)
def test_each_part_is_as_large_as_one_that_was_made_so(
    make: Callable[[], QWidget], theme: Theme, qtbot: PatientBot
) -> None:
    """What sets a gap or a width by hand beside the design is another size after a change."""

    def shown() -> QWidget:
        part = make()
        theme.dress(part)
        qtbot.addWidget(part)
        part.show()
        return part

    changed = shown()
    theme.use(LOOK)
    made = shown()
    qtbot.waitUntil(lambda: theme.wardrobe.is_done)
    assert changed.sizeHint() == made.sizeHint()
