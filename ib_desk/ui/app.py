"""The running program: windows before and after unlock, locking, and what must always work."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from importlib.resources.abc import Traversable
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QMargins, QObject, QSize, Qt, QTranslator, Slot
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ib_desk.application.desk import Desk
from ib_desk.application.drafts import Spot
from ib_desk.application.ports import Draft
from ib_desk.application.vault import OpenVault
from ib_desk.application.ways_in import Route
from ib_desk.ui.backup_watch import BackupWatch
from ib_desk.ui.clipboard import ClipboardGuard
from ib_desk.ui.collector import Collector
from ib_desk.ui.idle import IdleWatch
from ib_desk.ui.jobs import JobRunner
from ib_desk.ui.listen import listen
from ib_desk.ui.pages_again import PagesAgain
from ib_desk.ui.places import IMPORT, PUPILS
from ib_desk.ui.preferences import Preferences
from ib_desk.ui.session import Session
from ib_desk.ui.setup.entrance import EXAMPLE, Entrance
from ib_desk.ui.setup.window import SetupWindow
from ib_desk.ui.style.theme import Theme
from ib_desk.ui.unforeseen import Failures
from ib_desk.ui.widgets.blank import Curtain
from ib_desk.ui.window import DeskWindow

_COMFORTABLE: Final = QSize(1440, 900)
_QUICK_TURNS: Final = 0.0005
"""Seconds until a thread that works lets another one go on, when all that counts is the end."""
_FRAME: Final = QMargins(8, 40, 8, 8)
"""What the system draws around a window, at the most."""


class Afterwards(Enum):
    """What the process goes on as, when its window is gone and all is let go of."""

    NOTHING = auto()
    BEGIN_ANEW = auto()
    """Locked: with nothing of the vault in memory."""
    COPY = auto()
    """Without a window, until the vault that was closed is copied."""


@dataclass(frozen=True, slots=True)
class _Arrival:
    """What is read right after unlock, before the window is shown."""

    desk: Desk
    spot: Spot | None
    drafts: list[Draft]
    is_untouched: bool
    """Nobody was ever in this vault: the first run was cut off after it was made."""
    is_rotation_due: bool
    erased: int
    """How many lines of the bin were over their term."""


def make_application(arguments: list[str], resources: Traversable) -> tuple[QApplication, Theme]:
    """Qt with Dutch words, Dutch dates and our own look; once a process."""
    app = QApplication(arguments)
    app.setApplicationName("ib-desk")
    app.setApplicationDisplayName("IB Desk")
    app.setQuitOnLastWindowClosed(False)
    QLocale.setDefault(QLocale("nl_NL"))
    translator = QTranslator(app)
    if translator.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    return app, Theme(app, resources)


class Program(QObject):
    """Lives as long as the process; what comes after it says `afterwards`."""

    def __init__(
        self,
        app: QApplication,
        theme: Theme,
        entrance: Entrance,
        preferences: Preferences,
        end_children: Callable[[], None],
    ) -> None:
        super().__init__(app)
        self._app = app
        self._entrance = entrance
        self._preferences = preferences
        self._end_children = end_children
        self.afterwards = Afterwards.NOTHING
        self._session: Session | None = None
        self._window: QMainWindow | None = None
        self._vault: OpenVault | None = None
        self._place = ""
        self._is_ending = False
        listen(self, preferences.changed, lambda: theme.use(preferences.appearance))
        theme.use(preferences.appearance)
        self.failures = Failures(self)
        self.failures.seen.connect(self._show_failure)
        Collector(self)
        self._database = JobRunner("database", self)
        self._documents = JobRunner("documents", self)
        self._pictures = JobRunner("pictures", self)
        self._clipboard = ClipboardGuard(app)
        self.curtain = Curtain(app)
        self.curtain.lock_asked.connect(self.lock)

    def start(self) -> None:
        """Show the first screen."""
        window = SetupWindow(self._entrance, self._database, self._documents)
        window.opened.connect(self._open)
        self._show(window)
        app = self._app
        app.lastWindowClosed.connect(self._end_when_closed)

    @Slot(object, str)
    def _open(self, vault: OpenVault, place: str) -> None:
        self._vault = vault
        self._place = place
        entrance = self._entrance

        def arrive() -> _Arrival:
            desk = entrance.desk_of(vault, place == EXAMPLE)
            erased = () if vault.is_read_only else desk.bin.look()
            if not vault.is_read_only:
                desk.attachments.purge()
            desk.copies.clear()
            spot = desk.drafts.spot()
            unproven = any(slot.on_trial for slot in vault.ways_in.slots())
            untouched = unproven and spot is None and not desk.records.has_history()
            return _Arrival(
                desk, spot, desk.drafts.all(), untouched, vault.rotation_due, len(erased)
            )

        job = self._database.start(lambda _progress: arrive())
        job.succeeded.connect(self._enter)

    @Slot(object)
    def _enter(self, arrival: _Arrival) -> None:
        before, vault = self._window, self._vault
        if isinstance(before, SetupWindow) and vault is not None:
            by_phrase = vault.opened_by is Route.PASSPHRASE
            if arrival.is_untouched and by_phrase and not self._place:
                before.go_on(vault)
                return
        session = Session(
            arrival.desk,
            self._database,
            self._documents,
            self._pictures,
            self._preferences,
            self,
        )
        session.load_drafts(arrival.drafts)
        PagesAgain(session)
        self._session = session
        window = DeskWindow(session)
        window.lock_asked.connect(self.lock)
        window.blank_asked.connect(self.curtain.blank)
        self._clipboard.copied.connect(window.tell_copied)
        idle = IdleWatch(self._app, lambda: self._preferences.lock_after_minutes)
        idle.due.connect(self.lock)
        idle.warned.connect(window.warn_of_lock)
        if self._place != EXAMPLE and vault is not None and not vault.is_read_only:
            watch = BackupWatch(session, idle.seconds)
            watch.stood.connect(window.tell_of_backups)
        self._show(window)
        spot = arrival.spot or Spot(place=PUPILS)
        if self._place:
            spot = Spot(place=IMPORT if self._place == IMPORT else PUPILS)
        if self._place == EXAMPLE:
            window.mark_example()
        window.navigator.go(spot, remember=False)
        if arrival.erased:
            window.tell_erased(arrival.erased)
        if vault is not None:
            is_due = arrival.is_rotation_due and not vault.is_read_only
            window.tell_of_key(vault.news, is_due=is_due)
            if vault.opened_by is Route.RECOVERY_CODE:
                window.advise_new_phrase()
        session.settle_exit().succeeded.connect(window.unsure.show_settled)

    @Slot()
    def lock(self) -> None:
        """Keep what is being typed, close the vault, and go on as a fresh process."""
        if self._vault is not None and not self._is_ending:
            try:
                self._end()
            finally:
                # Also when closing fails: what is on the screen must leave the memory.
                self.afterwards = Afterwards.BEGIN_ANEW
                self._app.quit()

    @Slot()
    def _end_when_closed(self) -> None:
        try:
            self._end()
        finally:
            self._app.quit()

    def _end(self) -> None:
        if self._is_ending:
            return
        self._is_ending = True
        sys.setswitchinterval(_QUICK_TURNS)
        if isinstance(self._window, DeskWindow):
            self._window.settle()
        self._documents.abandon()
        self._pictures.abandon()
        self._end_children()
        if self._session is not None:
            self._session.desk.copies.clear()
        self._preferences.keep()
        vault = self._vault
        if isinstance(self._window, SetupWindow):
            vault = vault or self._window.vault
            if self._window.is_copying:
                self.afterwards = Afterwards.COPY
        if vault is not None:
            self.afterwards = Afterwards.COPY
        self._database.close(None if vault is None else vault.close, brake=vault)
        # Not when that failed: Python's own hook would write down what the error says.
        self.failures.stop()

    def _show(self, window: QMainWindow) -> None:
        before, self._window = self._window, window
        _place_on_screen(window)
        window.show()
        if before is not None:
            before.hide()
            before.deleteLater()
            # The keyboard goes with the window that went, unless the next one asks for it.
            window.activateWindow()

    def _show_failure(self, error: Exception) -> None:
        window: QWidget | None = self._window
        if isinstance(window, DeskWindow):
            window.show_trouble(error)
        elif isinstance(window, SetupWindow) and window.page is not None:
            window.page.show_trouble(error)


def _place_on_screen(window: QMainWindow) -> None:
    """A comfortable size in the middle; the whole screen where that does not fit."""
    screen = window.screen().availableGeometry()
    window.resize(_COMFORTABLE.boundedTo(screen.size().shrunkBy(_FRAME)))
    window.move(screen.center() - window.rect().center())
    if window.size() != _COMFORTABLE:
        window.setWindowState(Qt.WindowState.WindowMaximized)
