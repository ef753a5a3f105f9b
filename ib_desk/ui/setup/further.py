"""The steps that come after the first page: a sheet, a school, a backup put back, a vault aside.

Loaded when the program is in; the first page needs none of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from ib_desk.application.name_plate import NamePlate
from ib_desk.application.progress import Progress
from ib_desk.application.vault import NewVault, OpenVault
from ib_desk.ui.listen import listen
from ib_desk.ui.places import PUPILS
from ib_desk.ui.setup.aside import AsidePage
from ib_desk.ui.setup.doorstep import Doorstep
from ib_desk.ui.setup.first_run import PupilsStep, SheetStep
from ib_desk.ui.setup.page import SetupPage
from ib_desk.ui.setup.restore import RestorePage
from ib_desk.ui.setup.school_step import SchoolStep
from ib_desk.ui.setup.sheet_unlock import SheetUnlockPage
from ib_desk.ui.setup.unlisted import UnlistedPage
from ib_desk.ui.setup.unlock import UnlockPage
from ib_desk.ui.texts import tr


class Stage(Protocol):
    """The window that shows the pages."""

    def show_page(self, page: SetupPage) -> None:
        """In the place of the one before."""
        ...

    def show_trouble(self, error: Exception) -> None:
        """On the page that is shown."""
        ...

    def unlock_page(self, vaults: Sequence[NamePlate]) -> UnlockPage:
        """One to open the first of these with, not shown yet."""
        ...


class FurtherSteps(QObject):
    """Which page follows on which."""

    opened = Signal(object, str)
    """An `OpenVault`, and a place: “” for where the user was."""
    look_asked = Signal(object)
    """See which vaults there are: with the folder of one that came back, or None."""
    example_asked = Signal(str)
    """Of a sector, by its code."""

    def __init__(self, doorstep: Doorstep, stage: Stage) -> None:
        super().__init__()
        self._doorstep = doorstep
        self._stage = stage
        self.vault: OpenVault | None = None
        """One that was made here and is open, while the steps after it are still to be done."""

    def tell_unlisted(self, error: Exception) -> None:
        """The vaults cannot be listed, or nothing can be opened at all."""
        page = UnlistedPage(self._doorstep, error)
        page.again_asked.connect(self._look)
        page.example_asked.connect(self.example_asked)
        self._stage.show_page(page)

    @Slot()
    def _look(self) -> None:
        self.look_asked.emit(None)

    # -- a first vault ---------------------------------------------------------------------
    def go_on(self, vault: OpenVault) -> None:
        """The first run was cut off: its sheet may be on no paper, so there comes another."""

        def renew() -> NewVault:
            return NewVault(vault=vault, sheet=vault.ways_in.new_recovery_sheet())

        job = self._doorstep.database.start(lambda _progress: renew())
        listen(self, job.succeeded, lambda made: self.show_sheet(made, is_renewed=True))
        listen(self, job.failed, lambda _error: self.opened.emit(vault, PUPILS))

    def show_sheet(self, made: NewVault, *, is_renewed: bool = False) -> None:
        """A vault was made; next comes its sheet."""
        self.vault = made.vault
        step = SheetStep(self._doorstep, step=tr("2 van 4"))
        step.show_sheet(made.sheet, is_renewed=is_renewed)
        step.proven.connect(self._take_over)
        self._stage.show_page(step)

    @Slot(str)
    def _take_over(self, code: str) -> None:
        """The sheet counts; one from a first run that was cut off opens nothing any more."""
        vault = self.vault
        if vault is None:
            return

        def take_over(progress: Progress) -> None:
            vault.ways_in.sheet_takes_over(code)
            if vault.rotation_due:
                vault.rotate_key(progress)  # where it fails, the next opening does it

        job = self._doorstep.database.start(take_over)
        listen(self, job.succeeded, lambda _done: self._ask_school(vault))
        listen(self, job.failed, lambda error: self._ask_school_all_the_same(vault, error))

    def _ask_school_all_the_same(self, vault: OpenVault, error: Exception) -> None:
        """The sheet opens the vault as it is; only an earlier one may do so as well."""
        self._ask_school(vault)
        self._stage.show_trouble(error)

    def _ask_school(self, vault: OpenVault) -> None:
        step = SchoolStep(self._doorstep, vault)
        step.done.connect(self._ask_pupils)
        self._stage.show_page(step)

    @Slot()
    def _ask_pupils(self) -> None:
        step = PupilsStep(self._doorstep)
        step.chosen.connect(self._finish)
        self._stage.show_page(step)

    @Slot(str)
    def _finish(self, place: str) -> None:
        if self.vault is not None:
            self.opened.emit(self.vault, place)

    # -- a vault that was there ------------------------------------------------------------
    def restore(self, folder: Path | None) -> None:
        """Bring one back; `folder` is the one whose own backups are offered."""
        page = RestorePage(self._doorstep, folder)
        page.restored.connect(self.look_asked)
        page.left.connect(self._look)
        self._stage.show_page(page)

    def use_sheet(self, folder: Path) -> None:
        """Its header is lost."""
        page = SheetUnlockPage(self._doorstep, folder)
        listen(self, page.opened, lambda vault: self.opened.emit(vault, ""))
        page.left.connect(self._look)
        self._stage.show_page(page)

    def show_aside(self, folder: Path) -> None:
        """Those that this one took the place of."""
        page = AsidePage(self._doorstep, folder)
        page.chosen.connect(self._open_aside)
        page.left.connect(self._look)
        self._stage.show_page(page)

    @Slot(object)
    def _open_aside(self, folder: Path) -> None:
        vaults = self._doorstep.entrance.vaults
        job = self._doorstep.database.start(lambda _progress: [vaults.describe(folder)])
        job.succeeded.connect(self._show_one_aside)
        listen(self, job.failed, self._stage.show_trouble)

    @Slot(object)
    def _show_one_aside(self, vaults: Sequence[NamePlate]) -> None:
        page = self._stage.unlock_page(vaults)
        page.left.connect(self._look)
        self._stage.show_page(page)
        page.show_as_aside()
