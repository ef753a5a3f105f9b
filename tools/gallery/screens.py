"""Which screens there are and how to get there; a test fails when one is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final
from uuid import UUID

from ib_desk.application.changes import Change
from ib_desk.application.drafts import Spot
from ib_desk.application.paper import Report
from ib_desk.domain.errors import NothingToUndo
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.hypothesis import Hypothesis
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.signal import Signal
from ib_desk.ui.bin.screen import BinScreen
from ib_desk.ui.places import BIN, IMPORT, PUPILS, REQUESTS, SETTINGS
from ib_desk.ui.session import Session
from ib_desk.ui.setup.aside import AsidePage
from ib_desk.ui.setup.first_run import PupilsStep, SheetStep, VaultStep
from ib_desk.ui.setup.page import SetupPage
from ib_desk.ui.setup.restore import RestorePage
from ib_desk.ui.setup.school_step import SchoolStep
from ib_desk.ui.setup.sheet_unlock import SheetUnlockPage
from ib_desk.ui.setup.unlisted import UnlistedPage
from ib_desk.ui.setup.unlock import UnlockPage
from ib_desk.ui.window import DeskWindow
from tests.ui.file_pages import PAGES

PLACES: Final = (PUPILS, REQUESTS, IMPORT, SETTINGS)
TO_THE_BIN: Final[tuple[type[Record], ...]] = (Agreement, Hypothesis, Signal)
SETUP: Final[dict[type[SetupPage], str]] = {
    VaultStep: "je-kluis",
    SheetStep: "herstelblad",
    SchoolStep: "je-school",
    PupilsStep: "leerlingen-halen",
    UnlockPage: "openen",
    SheetUnlockPage: "openen-met-herstelblad",
    RestorePage: "terugzetten",
    AsidePage: "opzij-gezet",
    UnlistedPage: "niet-te-lezen",
}


@dataclass(frozen=True, slots=True)
class Stop:
    """A picture to take: its name and the way there."""

    name: str
    go: Callable[[DeskWindow], None]


def stops(file_id: UUID) -> list[Stop]:
    """All places and all pages of a file, in the order in which a user meets them."""

    def place(name: str) -> Stop:
        return Stop(name, lambda w: w.navigator.go(Spot(place=name)))

    def page(name: str) -> Stop:
        return Stop(f"dossier-{name}", lambda w: w.navigator.go_to_file(file_id, name))

    def print_of(report: Report) -> Stop:
        return Stop(f"afdruk-{report.value}", lambda w: w.navigator.open_print(report.value))

    return [
        *map(place, PLACES),
        *map(page, PAGES),
        *map(print_of, Report),
        # Last: what is removed for them is on no other picture.
        Stop(BIN, _fill_bin),
        Stop(f"{BIN}-wissen", _ask_why),
    ]


def _fill_bin(window: DeskWindow) -> None:
    """A few things that were removed, as far as the vault has any."""
    for kind in TO_THE_BIN:
        window.session.write(partial(_remove_first, window.session, kind))
    window.navigator.go(Spot(place=BIN))


def _remove_first(session: Session, kind: type[Record]) -> Change:
    records = session.desk.records
    for record in records.find(kind)[:1]:
        return records.remove(record)
    raise NothingToUndo


def _ask_why(window: DeskWindow) -> None:
    screen = window.findChild(BinScreen)
    if screen is not None and screen.keys:
        screen.open_item(screen.keys[0])
        screen.ask_why()
