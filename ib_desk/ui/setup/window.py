"""The window before unlock: the door at once, then first run, unlock, restore and the example.

It loads next to nothing. What its first page shows is read from name plates; all else comes in
after its first picture, and what the user asks for meanwhile is done as soon as it can be.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from ib_desk.ui.listen import listen
from ib_desk.ui.overriding import override
from ib_desk.ui.say import say
from ib_desk.ui.setup.doorstep import EXAMPLE, Doorstep
from ib_desk.ui.setup.page import SetupPage
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.tab_order import TabsAsRead
from ib_desk.ui.texts import tr

if TYPE_CHECKING:
    from pathlib import Path

    from ib_desk.application.name_plate import NamePlate
    from ib_desk.application.vault import NewVault, OpenVault, UnreadableVault, VaultDescription
    from ib_desk.ui.setup.coming_in import ComingIn
    from ib_desk.ui.setup.further import FurtherSteps
    from ib_desk.ui.setup.unlock import UnlockPage
    from ib_desk.ui.widgets.progress_line import ProgressLine

_UNSEEN_MS: Final = 500
"""A window that is shown as an icon is never drawn, and what is behind it comes in all the same."""


class SetupWindow(TabsAsRead):
    """Ends with an open vault and the place to begin at."""

    opened = Signal(object, str)
    """An `OpenVault`, and a place: “” for where the user was."""

    entered = Signal()
    """Everything is loaded."""

    def __init__(self, doorstep: Doorstep) -> None:
        super().__init__()
        self._doorstep = doorstep
        self._stack = QStackedWidget()
        current_theme().dress_each(self, self._stack)
        self._rows = QVBoxLayout(self)
        spaced(self._rows, 0, 0)
        self._rows.addWidget(self._stack, 1)
        self._first_picture = QTimer(self, singleShot=True, interval=_UNSEEN_MS)
        self._first_picture.timeout.connect(self._come_in)
        self._first_picture.start()
        self._unlock: UnlockPage | None = None
        self._door = self._show_door()

    @property
    def is_copying(self) -> bool:
        """Whether a vault that was closed is, or may be, on its way into a backup."""
        return self._coming_in.may_copy

    @property
    def vault(self) -> OpenVault | None:
        """A vault that was made here and is open, while the steps after it are still to be done."""
        return self._further.vault if "_further" in vars(self) else None

    @property
    def page(self) -> SetupPage | None:
        """What is shown."""
        page = self._stack.currentWidget()
        return page if isinstance(page, SetupPage) else None

    # -- the door, and the way in ----------------------------------------------------------
    def _show_door(self) -> SetupPage | None:
        """None where only a closer look can tell what is there."""
        plates = self._doorstep.plates()
        if plates:
            self.show_page(self.unlock_page(plates))
        elif plates is not None:
            self._make_vault(is_first=True)
        return self.page

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.page is not None and not event.spontaneous():
            self.page.enter()  # what had the focus before the window was around it has it no more
        if self._first_picture.isActive():
            self.window().windowHandle().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Expose:
            watched.removeEventFilter(self)
            if self._first_picture.isActive():  # else all came in before anybody saw it
                # Qt draws now. What is loaded from the next turn on keeps this picture waiting no
                # more.
                self._first_picture.start(0)
        return False

    @Slot()
    def _come_in(self) -> None:
        self._coming_in.begin()

    @cached_property
    def _coming_in(self) -> ComingIn:
        from ib_desk.ui.setup.coming_in import ComingIn  # noqa: PLC0415 - after the first picture

        coming_in = ComingIn(self._doorstep, self)
        coming_in.known.connect(self._know)
        coming_in.failed.connect(self._tell_unlisted)
        coming_in.entered.connect(self.entered)
        copying = coming_in.copying
        copying.begun.connect(self._show_copying)
        copying.failed.connect(self._tell_not_copied)
        copying.succeeded.connect(self._forget_trouble)
        return coming_in

    @Slot(object)
    def _know(self, vaults: Sequence[VaultDescription | UnreadableVault]) -> None:
        door, self._door = self._door, None
        if door is not self.page:
            return  # she went on from the door
        if self._unlock is not None and vaults:
            self._unlock.know(vaults)
        elif door is None or vaults or self._unlock is not None:
            self._begin(vaults, None)

    def _ask(self, act: Callable[[], object]) -> None:
        self._coming_in.ask(act)

    @cached_property
    def _further(self) -> FurtherSteps:
        from ib_desk.ui.setup.further import FurtherSteps  # noqa: PLC0415 - behind the door

        further = FurtherSteps(self._doorstep, self)
        further.setParent(self)
        further.opened.connect(self.opened)
        further.look_asked.connect(self.look)
        further.example_asked.connect(self._open_example)
        return further

    # -- which page ------------------------------------------------------------------------
    @Slot(object)
    def look(self, restored: Path | None = None) -> None:
        """See which vaults there are, and begin: with the one that just came back, if any."""
        doorstep = self._doorstep
        job = self._doorstep.database.start(lambda _progress: doorstep.entrance.known())
        listen(self, job.succeeded, lambda vaults: self._begin(vaults, restored))
        job.failed.connect(self._tell_unlisted)

    @Slot(Exception)
    def _tell_unlisted(self, error: Exception) -> None:
        self._further.tell_unlisted(error)

    def _begin(self, vaults: Sequence[NamePlate | UnreadableVault], restored: Path | None) -> None:
        if not vaults:
            self._make_vault(is_first=True)
            return
        # Sorting keeps the order of the others.
        unlock = self.unlock_page(sorted(vaults, key=lambda vault: vault.folder != restored))
        self.show_page(unlock)
        if restored is not None:
            unlock.show_news(
                tr("De reservekopie is teruggezet."),
                tr("Open de kluis met de wachtwoordzin van toen."),
            )

    def unlock_page(self, vaults: Sequence[NamePlate | UnreadableVault]) -> UnlockPage:
        """One to open the first of these with, not shown yet."""
        from ib_desk.ui.setup.unlock import UnlockPage  # noqa: PLC0415 - not for a new user

        self._unlock = unlock = UnlockPage(self._doorstep)
        unlock.show_vaults(vaults)
        listen(self, unlock.opened, lambda vault: self.opened.emit(vault, ""))
        listen(self, unlock.new_asked, lambda: self._make_vault(is_first=False))
        listen(self, unlock.restore_asked, lambda at: self._ask(lambda: self._further.restore(at)))
        listen(self, unlock.sheet_asked, lambda at: self._ask(lambda: self._further.use_sheet(at)))
        listen(self, unlock.aside_asked, lambda at: self._ask(lambda: self._further.show_aside(at)))
        unlock.example_asked.connect(self._open_example)
        return unlock

    def _make_vault(self, *, is_first: bool) -> None:
        from ib_desk.ui.setup.vault_step import VaultStep  # noqa: PLC0415 - few see it twice

        step = VaultStep(self._doorstep, is_first=is_first)
        step.made.connect(self._show_sheet)
        listen(self, step.unlock_asked, self.look)
        listen(self, step.restore_asked, lambda: self._ask(lambda: self._further.restore(None)))
        step.example_asked.connect(self._open_example)
        self.show_page(step)

    @Slot(object)
    def _show_sheet(self, made: NewVault) -> None:
        self._further.show_sheet(made)

    def go_on(self, vault: OpenVault) -> None:
        """The first run was cut off: its sheet may be on no paper, so there comes another."""
        self._further.go_on(vault)

    @Slot(str)
    def _open_example(self, sector: str) -> None:
        self._progress.begin(tr("Voorbeeld klaarzetten…"))
        if self.page is not None:
            self.page.setEnabled(False)
        job = self._doorstep.database.start(partial(self._doorstep.open_example, sector))
        job.progressed.connect(self._progress.show_steps)
        listen(self, job.succeeded, lambda vault: self.opened.emit(vault, EXAMPLE))
        job.failed.connect(self.show_trouble)
        job.finished.connect(self._ready)

    @Slot()
    def _ready(self) -> None:
        self._progress.end()
        if self.page is not None:
            self.page.setEnabled(True)

    @Slot(Exception)
    def show_trouble(self, error: Exception) -> None:
        """On the page that is shown."""
        if self.page is not None:
            self.page.show_trouble(error)

    def show_page(self, page: SetupPage) -> None:
        """In the place of the one before."""
        if "_coming_in" in vars(self):
            self._coming_in.forget()
        page.wanted.connect(self._stop_copying)
        page.spared.connect(self._copy_again)
        before = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()
            say(page.accessibleName(), page)
        page.enter()

    # -- the copy of what was closed -------------------------------------------------------
    @cached_property
    def _progress(self) -> ProgressLine:
        return self._line_below()

    @cached_property
    def _copied(self) -> ProgressLine:
        line, copying = self._line_below(), self._coming_in.copying
        copying.progressed.connect(line.show_steps)
        copying.ended.connect(line.end)
        return line

    def _line_below(self) -> ProgressLine:
        from ib_desk.ui.widgets.progress_line import ProgressLine  # noqa: PLC0415 - seldom seen

        line = ProgressLine(can_stop=False)
        foot = QHBoxLayout()
        spaced(foot, (12, 4, 12, 4), 0)
        foot.addWidget(line)
        foot.addStretch(1)
        self._rows.addLayout(foot)
        return line

    @Slot()
    def _stop_copying(self) -> None:
        self._coming_in.copying.stop()

    @Slot()
    def _copy_again(self) -> None:
        self._coming_in.copying.begin_again()

    @Slot()
    def _show_copying(self) -> None:
        self._copied.begin(tr("Reservekopie maken…"))

    @Slot(Exception)
    def _tell_not_copied(self, error: Exception) -> None:
        if self._unlock is not None and self._unlock is self.page:
            self._unlock.notes.show_backup_failure(error)

    @Slot()
    def _forget_trouble(self) -> None:
        if self._unlock is not None and self._unlock is self.page:
            self._unlock.notes.forget_backup_trouble()
