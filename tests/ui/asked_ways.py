"""A navigator that goes nowhere: for a screen or a page that is tested by itself."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ib_desk.application.drafts import Spot
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.record import Record
from ib_desk.ui.navigator import Navigator


class AskedWays(Navigator):
    """Keeps where it was asked to go, and says so."""

    heard = Signal(object)
    """A `Spot`, a `FieldPlace`, (page, kind, record, field), the name of a print, or “closed”."""

    @override
    def go(self, spot: Spot, *, remember: bool = True) -> None:
        self.heard.emit(spot)

    @override
    def go_to_page(
        self,
        place_id: str,
        kind: type[Record] | None = None,
        record_id: UUID | None = None,
        field: str = "",
    ) -> None:
        self.heard.emit((place_id, kind, record_id, field))

    @override
    def go_to_field(self, place: FieldPlace) -> None:
        self.heard.emit(place)

    @override
    def open_print(self, report: str, about: UUID | None = None) -> None:
        self.heard.emit(report if about is None else (report, about))

    @override
    def close_print(self) -> None:
        self.heard.emit("closed")


def asked_of(screen: QWidget) -> SignalInstance:
    """What a screen or a page asks its navigator, where that is `AskedWays`."""
    ways = getattr(screen, "navigator", None) or getattr(screen, "_navigator", None)
    assert isinstance(ways, AskedWays)
    return ways.heard
