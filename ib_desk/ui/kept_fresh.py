"""What a screen shows of the whole vault, read again as often as needed and no more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ib_desk.application.changes import Change
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
        self._under_way = 0
        session.changed.connect(self._look_again)
        session.saved.connect(self._catch_up)
        self.read()

    def enter(self) -> bool:
        """The screen comes into view; give whether what it shows is read again for that."""
        if self._is_stale:
            self.read()
        return self._is_stale

    def read(self) -> None:
        """Whatever is shown now may be out of date."""
        self._under_way += 1
        job = self._session.read(self._query)
        job.succeeded.connect(self._take)
        job.finished.connect(self._settle)

    @Slot(object)
    def _look_again(self, _change: Change) -> None:
        self._is_stale = True
        if self._screen.isVisible():
            self.read()

    @Slot()
    def _catch_up(self) -> None:
        """After a write that was refused no change comes."""
        if self._is_stale and not self._under_way and self._screen.isVisible():
            self.read()

    @Slot(object)
    def _take(self, found: Any) -> None:
        if self._session.is_writing:
            self._is_stale = True
            return  # it was read before the last edit, which is told when it is stored
        self._is_stale = not self._is_whole(found)
        if self._is_stale:
            self.read()
        self._show(found)

    @Slot()
    def _settle(self) -> None:
        self._under_way -= 1
