"""What the places are called: in the rail, which has two acts below them, and in the crumbs."""

from __future__ import annotations

from typing import Final

from ib_desk.ui.places import BIN, IMPORT, PUPILS, REQUESTS, SETTINGS
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.rail import RailPlace

LOCK: Final = "lock"
BLANK: Final = "blank"
"""Keys of the rail that are no place."""


def places() -> list[RailPlace]:
    """At the top of the rail."""
    return [
        RailPlace(key=PUPILS, icon="pupils", word=tr("Leerlingen"), shortcut="Ctrl+1"),
        RailPlace(key=REQUESTS, icon="requests", word=tr("Aanvragen"), shortcut="Ctrl+2"),
    ]


def bottom() -> list[RailPlace]:
    """At the bottom of the rail."""
    return [
        RailPlace(key=BIN, icon="remove", word=tr("Prullenbak"), shortcut="Ctrl+4"),
        RailPlace(key=SETTINGS, icon="settings", word=tr("Instellingen"), shortcut="Ctrl+3"),
        RailPlace(key=BLANK, icon="blank", word=tr("Scherm leeg"), shortcut="F9", is_act=True),
        RailPlace(key=LOCK, icon="lock", word=tr("Vergrendel"), shortcut="Ctrl+L", is_act=True),
    ]


def crumbs_to(place: str) -> list[tuple[object, str]]:
    """Each part of the way to a place, with its word."""
    titles = {
        PUPILS: tr("Leerlingen"),
        REQUESTS: tr("Aanvragen"),
        SETTINGS: tr("Instellingen"),
        IMPORT: tr("Inlezen"),
        BIN: tr("Prullenbak"),
    }
    way: tuple[str, ...] = (PUPILS, IMPORT) if place == IMPORT else (place,)
    return [(part, titles[part]) for part in way]
