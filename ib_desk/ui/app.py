"""The running program: the door at once, all else once it is in; locking, and the end.

Nothing that takes long to load is mentioned here: what comes after the door is `ui.inside`.
"""

from __future__ import annotations

import sys
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Slot
from PySide6.QtWidgets import QApplication

from ib_desk.ui.collector import Collector
from ib_desk.ui.listen import listen
from ib_desk.ui.main_window import MainWindow
from ib_desk.ui.preferences import Preferences
from ib_desk.ui.setup.doorstep import Doorstep
from ib_desk.ui.setup.window import SetupWindow
from ib_desk.ui.style.theme import Theme
from ib_desk.ui.unforeseen import Failures

if TYPE_CHECKING:
    from pathlib import Path

    from ib_desk.application.vault import OpenVault
    from ib_desk.ui.arrival import Arrival
    from ib_desk.ui.inside import Inside

_NAME: Final = "ib-desk"
_QUICK_TURNS: Final = 0.0005
"""Seconds until a thread that works lets another one go on, when all that counts is the end."""


class Afterwards(Enum):
    """What the process goes on as, when its window is gone and all is let go of."""

    NOTHING = auto()
    BEGIN_ANEW = auto()
    """Locked: with nothing of the vault in memory."""
    COPY = auto()
    """Without a window, until the vault that was closed is copied."""


def make_application(arguments: list[str], resources: Path) -> tuple[QApplication, Theme]:
    """Qt with Dutch words, Dutch dates and our own look; once a process."""
    # Named here: `QApplication.setStyle` gives the style back, and for that Python would make a
    # class with five hundred members before the first picture.
    app = QApplication([*(arguments or [_NAME]), "-style", "fusion"])
    app.setApplicationName(_NAME)
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
        self, app: QApplication, theme: Theme, doorstep: Doorstep, preferences: Preferences
    ) -> None:
        super().__init__(app)
        self._app = app
        self._theme = theme
        self._doorstep = doorstep
        self._preferences = preferences
        self.afterwards = Afterwards.NOTHING
        self._frame = MainWindow()
        self._vault: OpenVault | None = None
        self._arrival: Arrival | None = None
        self._inside: Inside | None = None
        self._is_ending = False
        listen(self, preferences.changed, lambda: theme.use(preferences.appearance))
        if preferences.appearance != theme.appearance:
            theme.use(preferences.appearance)
        self.failures = Failures(self)
        self.failures.seen.connect(self._show_failure)
        self._collector = Collector(self)

    def start(self) -> None:
        """Show the first screen."""
        window = SetupWindow(self._doorstep)
        window.opened.connect(self._open)
        window.entered.connect(self._go_in)
        self._frame.show_part(window)
        self._frame.place_on_screen()
        self._frame.show()
        app = self._app
        app.lastWindowClosed.connect(self._end_when_closed)

    @Slot()
    def _go_in(self) -> None:
        from ib_desk.ui.inside import Inside  # noqa: PLC0415 - behind the door

        self._collector.keep()
        self._theme.complete()
        self._inside = inside = Inside(self._app, self._preferences, self)
        inside.lock_asked.connect(self.lock)
        if self._arrival is not None:
            self._enter(inside, self._arrival)

    @Slot(object, str)
    def _open(self, vault: OpenVault, place: str) -> None:
        self._vault = vault
        from ib_desk.ui.arrival import arrive  # noqa: PLC0415 - after the first picture

        doorstep = self._doorstep
        job = doorstep.database.start(lambda _progress: arrive(doorstep.entrance, vault, place))
        job.succeeded.connect(self._arrive)

    @Slot(object)
    def _arrive(self, arrival: Arrival) -> None:
        if self._inside is None:
            self._arrival = arrival  # she was quicker than the rest of the window
        else:
            self._enter(self._inside, arrival)

    def _enter(self, inside: Inside, arrival: Arrival) -> None:
        door = self._frame.part
        if isinstance(door, SetupWindow) and arrival.is_to_go_on:
            door.go_on(arrival.vault)
            return
        doorstep = self._doorstep
        self._frame.show_part(inside.furnish(arrival, doorstep.database, doorstep.documents))
        inside.lead(arrival)

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
        inside = self._inside
        if inside is not None:
            inside.settle()
        self._doorstep.documents.abandon()
        if self._doorstep.is_open:
            self._doorstep.entrance.end_children()
        if inside is not None:
            inside.clear_copies()
        self._preferences.keep()
        vault = self._vault
        if isinstance(door := self._frame.part, SetupWindow):
            vault = vault or door.vault
            if door.is_copying:
                self.afterwards = Afterwards.COPY
        if vault is not None:
            self.afterwards = Afterwards.COPY
        if self._doorstep.is_open:
            self._doorstep.database.close(None if vault is None else vault.close, brake=vault)
        else:
            self._doorstep.database.abandon()  # it loads still, and nothing was begun
        # Not when that failed: Python's own hook would write down what the error says.
        self.failures.stop()

    @Slot(Exception)
    def _show_failure(self, error: Exception) -> None:
        if isinstance(door := self._frame.part, SetupWindow):
            door.show_trouble(error)
        elif self._inside is not None:
            self._inside.show_trouble(error)
