"""What a screen shows of the whole vault, read again as often as needed and no more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ib_desk.application.changes import Change
from ib_desk.ui.listen import listen
from ib_desk.ui.session import Session

T = TypeVar("T")


def _always(_found: object) -> bool:
    return True


class KeptFresh(QObject):
    """Read at once, again after each change while the screen is seen, and when it is entered."""

    def __init__(
        self,
        screen: QWidget,
        session: Session,
        query: Callable[[], T],
        show: Callable[[T], object],
        is_whole: Callable[[T], bool] = _always,
    ) -> None:
        """`is_whole`: whether all was found; else the rest is asked for, other work in between."""
        super().__init__(screen)
        self._screen = screen
        self._session = session
        self._query = query
        self._show: Callable[[Any], object] = show
        self._is_whole: Callable[[Any], bool] = is_whole
        self._is_stale = True
        self._changes = 0
        self._under_way: list[int] = []
        """For each read that did not end yet, how many changes it knows of."""
        session.changed.connect(self._look_again)
        session.saved.connect(self._catch_up)
        self.read()

    def enter(self) -> bool:
        """The screen comes into view; give whether what it shows is read again for that."""
        if self._is_stale and self._changes not in self._under_way:
            self.read()
        return self._is_stale

    def read(self) -> None:
        """Whatever is shown now may be out of date."""
        knows = self._changes
        self._under_way.append(knows)
        job = self._session.read(self._query)
        listen(self, job.succeeded, lambda found: self._take(found, knows))
        listen(self, job.finished, lambda: self._under_way.remove(knows))

    @Slot(object)
    def _look_again(self, _change: Change) -> None:
        self._changes += 1
        self._is_stale = True
        if self._screen.isVisible():
            self.read()

    @Slot()
    def _catch_up(self) -> None:
        """After a write that was refused no change comes."""
        if self._is_stale and not self._under_way and self._screen.isVisible():
            self.read()

    def _take(self, found: object, knows: int) -> None:
        if self._session.is_writing:
            self._is_stale = True
            return  # it was read before the last edit, which is told when it is stored
        is_whole = self._is_whole(found)
        self._is_stale = knows != self._changes or not is_whole
        if not is_whole:
            self.read()
        self._show(found)
