"""All that the door came before: the curtain, the locks, and after unlock the desk itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ib_desk.application.drafts import Spot
from ib_desk.application.route import Route
from ib_desk.ui.arrival import Arrival
from ib_desk.ui.backup_watch import BackupWatch
from ib_desk.ui.clipboard import ClipboardGuard
from ib_desk.ui.idle import IdleWatch
from ib_desk.ui.jobs import JobRunner
from ib_desk.ui.listen import listen
from ib_desk.ui.pages_again import PagesAgain
from ib_desk.ui.places import IMPORT, PUPILS, TODAY
from ib_desk.ui.preferences import Preferences
from ib_desk.ui.search.making import SearchMaking
from ib_desk.ui.session import Session
from ib_desk.ui.system_lock import system_lock
from ib_desk.ui.widgets.blank import Curtain
from ib_desk.ui.window import DeskWindow


class Inside(QObject):
    """One for a process; there is a desk in it once a vault is open."""

    lock_asked = Signal()
    """By a key, by the system, or because nobody touched anything for long."""

    def __init__(self, app: QApplication, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._preferences = preferences
        self._window: DeskWindow | None = None
        self._pictures = JobRunner("pictures", self)
        self._clipboard = ClipboardGuard(app)
        self.curtain = Curtain(app)
        self.curtain.lock_asked.connect(self.lock_asked)
        system_lock(app).locked.connect(self.lock_asked)

    def furnish(self, arrival: Arrival, database: JobRunner, documents: JobRunner) -> DeskWindow:
        """The window of the desk, not shown yet."""
        desk, preferences = arrival.desk, self._preferences
        session = Session(desk, database, documents, self._pictures, preferences, self)
        session.load_drafts(list(arrival.drafts))
        PagesAgain(session)
        SearchMaking(session)
        window = DeskWindow(session)
        window.lock_asked.connect(self.lock_asked)
        window.blank_asked.connect(self.curtain.blank)
        self._clipboard.copied.connect(window.tell_copied)
        idle = IdleWatch(
            self._app,
            lambda: self._preferences.lock_after_minutes,
            is_elsewhere=lambda: window.is_in_portal,
        )
        idle.due.connect(self.lock_asked)
        idle.warned.connect(window.warn_of_lock)
        if not arrival.is_example and not arrival.vault.is_read_only:
            watch = BackupWatch(session, idle.seconds)
            watch.stood.connect(window.tell_of_backups)
        self._window = window
        return window

    def lead(self, arrival: Arrival) -> None:
        """In the window that is shown now: to the place, with what there is to tell."""
        window, vault = self._window, arrival.vault
        if window is None:
            return
        spot = None if arrival.begins_a_day else arrival.spot
        if arrival.spot is not None and spot is None:
            window.navigator.was_at(arrival.spot)
        spot = spot or Spot(place=TODAY)
        if arrival.place:
            spot = Spot(place=IMPORT if arrival.place == IMPORT else PUPILS)
        if arrival.is_example:
            window.mark_example()
        window.navigator.go(spot, remember=False)
        window.writing.go_on(spot)
        if arrival.erased:
            window.tell_erased(arrival.erased)
        if arrival.notes_gone:
            window.tell_notes_gone(arrival.notes_gone)
        is_due = arrival.is_rotation_due and not vault.is_read_only
        window.tell_of_key(vault.news, is_due=is_due)
        if vault.opened_by is Route.RECOVERY_CODE:
            window.advise_new_phrase()
        settled = window.session.settle_exit().succeeded
        settled.connect(window.unsure.show_settled)
        listen(window, settled, self._ask_folders)

    def _ask_folders(self) -> None:
        """After all that was cut off is settled: what was never written is no folder."""
        window = self._window
        if window is not None:
            folders = window.session.desk.left_folders
            job = window.session.read(folders.all)
            job.succeeded.connect(window.folders.show_folders)

    def settle(self) -> None:
        """Keep what is being typed; nobody waits for pictures any more."""
        if self._window is not None:
            self._window.settle()
        self._pictures.abandon()

    def clear_copies(self) -> None:
        """Those that were opened with another program."""
        if self._window is not None:
            self._window.session.desk.copies.clear()

    def show_trouble(self, error: Exception) -> None:
        """In the window of the desk, if it is there."""
        if self._window is not None:
            self._window.show_trouble(error)
