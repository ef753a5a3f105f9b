"""The window before unlock: first run, unlock, restore and the example."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from ib_desk.application.progress import Progress
from ib_desk.application.vault import NewVault, OpenVault, UnreadableVault, VaultDescription
from ib_desk.ui.jobs import Job, JobRunner
from ib_desk.ui.listen import listen
from ib_desk.ui.places import IMPORT, PUPILS
from ib_desk.ui.say import say
from ib_desk.ui.setup.aside import AsidePage
from ib_desk.ui.setup.copying import Copying
from ib_desk.ui.setup.entrance import EXAMPLE, Entrance
from ib_desk.ui.setup.first_run import PupilsStep, SheetStep, VaultStep
from ib_desk.ui.setup.page import SetupPage
from ib_desk.ui.setup.restore import RestorePage
from ib_desk.ui.setup.school_step import SchoolStep
from ib_desk.ui.setup.sheet_unlock import SheetUnlockPage
from ib_desk.ui.setup.unlisted import UnlistedPage
from ib_desk.ui.setup.unlock import UnlockPage
from ib_desk.ui.tab_order import ReadingOrder
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.progress_line import ProgressLine


class SetupWindow(QMainWindow):
    """Ends with an open vault and the place to begin at."""

    opened = Signal(object, str)
    """An `OpenVault`, and a place: “” for where the user was."""

    def __init__(self, entrance: Entrance, database: JobRunner, copies: JobRunner) -> None:
        super().__init__()
        self.setWindowTitle("IB Desk")
        self._entrance = entrance
        self._database = database
        self._vault: OpenVault | None = None
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        ReadingOrder(self)
        self._progress = ProgressLine(can_stop=False)
        self.statusBar().addWidget(self._progress)
        self.statusBar().setSizeGripEnabled(False)
        self._copied = ProgressLine(can_stop=False)
        self.statusBar().addWidget(self._copied)
        self._copying = Copying(entrance, copies, self)
        self._copying.begun.connect(self._show_copying)
        self._copying.progressed.connect(self._show_copied)
        self._copying.failed.connect(self._tell_not_copied)
        self._copying.ended.connect(self._copied.end)
        self._copying.succeeded.connect(self._forget_trouble)
        self.look()
        self._copying.begin()

    @property
    def is_copying(self) -> bool:
        """Whether a vault that was closed is on its way into a backup."""
        return self._copying.is_busy

    @property
    def vault(self) -> OpenVault | None:
        """A vault that was made here and is open, while the steps after it are still to be done."""
        return self._vault

    @property
    def page(self) -> SetupPage | None:
        """What is shown."""
        page = self._stack.currentWidget()
        return page if isinstance(page, SetupPage) else None

    def look(self, restored: Path | None = None) -> None:
        """See which vaults there are, and begin: with the one that just came back, if any."""
        job = self._database.start(lambda _progress: self._entrance.known())
        listen(self, job.succeeded, lambda vaults: self._begin(vaults, restored))
        job.failed.connect(self._tell_unlisted)

    @Slot(Exception)
    def _tell_unlisted(self, error: Exception) -> None:
        page = UnlistedPage(self._entrance, self._database, error)
        page.again_asked.connect(self.look)
        page.example_asked.connect(self._open_example)
        self._show(page)

    def _begin(
        self, vaults: Sequence[VaultDescription | UnreadableVault], restored: Path | None
    ) -> None:
        if vaults:
            unlock = UnlockPage(self._entrance, self._database)
            # Sorting keeps the order of the others.
            unlock.show_vaults(sorted(vaults, key=lambda vault: vault.folder != restored))
            listen(self, unlock.opened, lambda vault: self.opened.emit(vault, ""))
            listen(self, unlock.new_asked, lambda: self._make_vault(is_first=False))
            unlock.restore_asked.connect(self._restore)
            unlock.sheet_asked.connect(self._use_sheet)
            unlock.aside_asked.connect(self._show_aside)
            unlock.example_asked.connect(self._open_example)
            self._show(unlock)
            if restored is not None:
                unlock.show_news(
                    tr("De reservekopie is teruggezet."),
                    tr("Open de kluis met de wachtwoordzin van toen."),
                )
        else:
            self._make_vault(is_first=True)

    def _make_vault(self, *, is_first: bool) -> None:
        step = VaultStep(self._entrance, self._database, is_first=is_first)
        step.made.connect(self._show_sheet)
        step.unlock_asked.connect(self.look)
        listen(self, step.restore_asked, lambda: self._restore(None))
        step.example_asked.connect(self._open_example)
        self._show(step)

    def go_on(self, vault: OpenVault) -> None:
        """The first run was cut off: its sheet may be on no paper, so there comes another."""

        def renew() -> NewVault:
            return NewVault(vault=vault, sheet=vault.ways_in.new_recovery_sheet())

        job = self._database.start(lambda _progress: renew())
        listen(self, job.succeeded, lambda made: self._show_sheet(made, is_renewed=True))
        listen(self, job.failed, lambda _error: self.opened.emit(vault, PUPILS))

    def _show_sheet(self, made: NewVault, *, is_renewed: bool = False) -> None:
        self._vault = made.vault
        step = SheetStep(self._entrance, self._database, step=tr("2 van 4"))
        step.show_sheet(made.sheet, is_renewed=is_renewed)
        step.proven.connect(self._take_over)
        self._show(step)

    @Slot(str)
    def _take_over(self, code: str) -> None:
        """The sheet counts; one from a first run that was cut off opens nothing any more."""
        vault = self._vault
        if vault is None:
            return

        def take_over(progress: Progress) -> None:
            vault.ways_in.sheet_takes_over(code)
            if vault.rotation_due:
                vault.rotate_key(progress)  # where it fails, the next opening does it

        job = self._database.start(take_over)
        listen(self, job.succeeded, lambda _done: self._ask_school(vault))
        listen(self, job.failed, lambda error: self._ask_school_all_the_same(vault, error))

    def _ask_school_all_the_same(self, vault: OpenVault, error: Exception) -> None:
        """The sheet opens the vault as it is; only an earlier one may do so as well."""
        self._ask_school(vault)
        self._show_trouble(error)

    def _ask_school(self, vault: OpenVault) -> None:
        step = SchoolStep(self._entrance, self._database, vault)
        step.done.connect(self._ask_pupils)
        self._show(step)

    @Slot()
    def _ask_pupils(self) -> None:
        step = PupilsStep(self._entrance, self._database)
        step.chosen.connect(self._finish)
        self._show(step)

    def _finish(self, place: str) -> None:
        if self._vault is not None:
            self.opened.emit(self._vault, IMPORT if place == IMPORT else PUPILS)

    def _use_sheet(self, folder: Path) -> None:
        page = SheetUnlockPage(self._entrance, self._database, folder)
        listen(self, page.opened, lambda vault: self.opened.emit(vault, ""))
        page.left.connect(self.look)
        self._show(page)

    @Slot(object)
    def _show_aside(self, folder: Path) -> None:
        page = AsidePage(self._entrance, self._database, folder)
        page.chosen.connect(self._open_aside)
        page.left.connect(self.look)
        self._show(page)

    @Slot(object)
    def _open_aside(self, folder: Path) -> None:
        vaults = self._entrance.vaults
        job = self._database.start(lambda _progress: [vaults.describe(folder)])
        job.succeeded.connect(self._show_one_aside)
        job.failed.connect(self._show_trouble)

    @Slot(object)
    def _show_one_aside(self, vaults: Sequence[VaultDescription]) -> None:
        self._begin(vaults, None)
        if isinstance(self.page, UnlockPage):
            self.page.left.connect(self.look)
            self.page.show_as_aside()

    def _restore(self, folder: Path | None) -> None:
        page = RestorePage(self._entrance, self._database, folder)
        page.restored.connect(self.look)
        page.left.connect(self.look)
        self._show(page)

    def _open_example(self) -> None:
        self._progress.begin(tr("Voorbeeld klaarzetten…"))
        if self.page is not None:
            self.page.setEnabled(False)
        job: Job = self._database.start(self._entrance.open_example)
        job.progressed.connect(self._show_part)
        listen(self, job.succeeded, lambda vault: self.opened.emit(vault, EXAMPLE))
        job.failed.connect(self._show_trouble)
        job.finished.connect(self._ready)

    def _show_part(self, done: int, total: int) -> None:
        self._progress.show_part(done / total if total else None)

    def _ready(self) -> None:
        self._progress.end()
        if self.page is not None:
            self.page.setEnabled(True)

    def _show_trouble(self, error: Exception) -> None:
        if self.page is not None:
            self.page.show_trouble(error)

    @Slot()
    def _show_copying(self) -> None:
        self._copied.begin(tr("Reservekopie maken…"))

    @Slot(int, int)
    def _show_copied(self, done: int, total: int) -> None:
        self._copied.show_part(done / total if total else None)

    @Slot(Exception)
    def _tell_not_copied(self, error: Exception) -> None:
        if isinstance(self.page, UnlockPage):
            self.page.notes.show_backup_failure(error)

    @Slot()
    def _forget_trouble(self) -> None:
        if isinstance(self.page, UnlockPage):
            self.page.notes.forget_backup_trouble()

    def _show(self, page: SetupPage) -> None:
        page.wanted.connect(self._copying.stop)
        page.spared.connect(self._copying.begin_again)
        before = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()
            say(page.accessibleName(), page)
        page.enter()
