"""The school and its samenwerkingsverband: asked once, because they stand on every paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from typing_extensions import override

from ib_desk.application.changes import Change
from ib_desk.application.vault import OpenVault
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import School, Sector
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.ui.setup.doorstep import Doorstep
from ib_desk.ui.setup.page import SetupPage
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button, second_button
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.segments import Segments


class SchoolStep(SetupPage):
    """3 van 4: what a school and its SWV are called; the rest is in the settings."""

    done = Signal()
    """Kept, or left for later."""

    def __init__(self, doorstep: Doorstep, vault: OpenVault) -> None:
        super().__init__(doorstep, tr("Je school"))
        self._vault = vault
        self.show_title(tr("Je school"), tr("3 van 4"))
        self.words(
            tr("Dit staat straks op elk blad en in elke aanvraag. Je vult het maar één keer in.")
        )
        self._name = LineField(tr("Naam van de school"))
        self._sector = Segments(
            tr("Soort onderwijs"), [(one, doorstep.entrance.terms.label(one)) for one in Sector]
        )
        self._swv = LineField(tr("Samenwerkingsverband"))
        for title, field in (
            (tr("Naam van de school"), self._name),
            (tr("Soort onderwijs"), self._sector),
            (tr("Samenwerkingsverband"), self._swv),
        ):
            self.card.add(Field(title, field))
        for line in (self._name, self._swv):
            line.returnPressed.connect(self._keep)
        self._go = main_button(tr("Verder"))
        self._go.clicked.connect(self._keep)
        self._later = second_button(tr("Later"))
        self._later.clicked.connect(self.done)
        self.row(self._go, self._later)

    @override
    def enter(self) -> None:
        """The page is shown."""
        self._name.setFocus()

    def _keep(self) -> None:
        self.clear_trouble()
        typed = self._typed()
        if not self._go.isEnabled():
            return
        if not typed:
            self.done.emit()
            return
        self._go.setEnabled(False)
        job = self.heard(self.database.start(lambda _progress: self._add(*typed)))
        job.succeeded.connect(self.done)
        job.failed.connect(self._ready)

    def _typed(self) -> tuple[Record, ...]:
        """The SWV and the school that belongs to it; nothing when nothing was filled in."""
        sector = self._sector.value()
        name, swv_name = self._name.text().strip(), self._swv.text().strip()
        if not (name or swv_name or sector):
            return ()
        known = sector if isinstance(sector, Sector) else None
        if not swv_name:
            return (School(name=name, sector=known),)
        swv = SwvProfile(name=swv_name, sector=known)
        return swv, School(name=name, sector=known, swv_id=swv.id)

    def _add(self, *typed: Record) -> Change:
        """On the database thread."""
        desk = self.entrance.desk_of(self._vault, False)  # noqa: FBT003 - a callable has no names
        return desk.records.add(*typed)

    def _ready(self) -> None:
        self._go.setEnabled(True)
        self._go.setFocus()  # a button that is switched off passes it on
