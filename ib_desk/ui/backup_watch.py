"""Keeps the backups of an open vault up to date without being asked, when nobody is at the keys."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ib_desk.application.backups import BackupFile, BackupStanding, BackupUnderWay
from ib_desk.application.progress import Progress
from ib_desk.ui.jobs import Job
from ib_desk.ui.session import Session

QUIET_SECONDS: Final = 60
"""Without a key or a mouse; then it is nobody's turn."""
_LOOK_EVERY_MS: Final = 30_000
_EVERY: Final = timedelta(hours=4)


class BackupWatch(QObject):
    """Looks twice a minute: at the mark beside the database, and at the backups when it is quiet.

    What was copied while the vault was locked is looked through first. After that a backup is made
    beside the work, at most every four hours.
    """

    stood = Signal(object)
    """The `BackupStanding`, when it was read."""

    def __init__(
        self,
        session: Session,
        idle_seconds: Callable[[], float],
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(session)
        self._session = session
        self._backups = session.desk.vault.backups
        self._idle_seconds = idle_seconds
        self._steady = steady
        self._next: float | None = None
        self._is_busy = False
        timer = QTimer(self, interval=_LOOK_EVERY_MS)
        timer.timeout.connect(self.look)
        timer.start()
        self._read()

    @Slot()
    def look(self) -> None:
        """Do what there is to do."""
        self._session.keep_mark()
        if not self._is_busy and self._idle_seconds() >= QUIET_SECONDS:
            self._is_busy = True
            job = self._session.read(self._backups.unchecked)
            job.succeeded.connect(self._check)
            job.failed.connect(self._rest)

    @Slot(object)
    def _check(self, unchecked: BackupFile | None) -> None:
        if unchecked is None:
            self._begin()
        else:
            self._follow(
                self._session.make(lambda progress: self._backups.check(unchecked, progress))
            )

    def _begin(self) -> None:
        if self._next is None or self._steady() < self._next:
            self._rest()
            return
        job = self._session.read_long(self._begun)
        job.succeeded.connect(self._finish)
        job.failed.connect(self._rest)
        job.cancelled.connect(self._rest)

    def _begun(self, progress: Progress) -> BackupUnderWay | None:
        return self._backups.begin(progress) if self._backups.is_due() else None

    @Slot(object)
    def _finish(self, begun: BackupUnderWay | None) -> None:
        self._next = self._steady() + _EVERY.total_seconds()
        if begun is None:
            self._rest()
        else:
            self._follow(self._session.make(begun.finish))

    def _follow(self, job: Job) -> None:
        # What goes wrong stands in the ledger, and is told from there.
        job.failed.connect(self._rest)
        job.finished.connect(self._end)

    @Slot()
    def _end(self) -> None:
        self._rest()
        self._read()

    @Slot()
    def _rest(self) -> None:
        self._is_busy = False

    def _read(self) -> None:
        job = self._session.read(self._backups.standing)
        job.succeeded.connect(self._tell)

    @Slot(object)
    def _tell(self, standing: BackupStanding) -> None:
        if self._next is None:
            self._next = self._steady() + _until_next(standing).total_seconds()
        self.stood.emit(standing)


def _until_next(standing: BackupStanding) -> timedelta:
    """A clock that says something impossible counts for nothing."""
    checked = standing.newest_checked
    if checked is None:
        return timedelta()
    age = datetime.now(tz=checked.made_at.tzinfo) - checked.made_at
    return _EVERY - age if timedelta() <= age < _EVERY else timedelta()
