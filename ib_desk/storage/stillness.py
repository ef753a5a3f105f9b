"""The time in which a database leaves its file as it is, so that it can be copied."""

from __future__ import annotations

from threading import Event

from ib_desk.application.progress import Cancelled


class Stillness:
    """The time in which a database leaves its file as it is; told from any thread."""

    def __init__(self) -> None:
        self._is_over = Event()
        self._is_broken = Event()

    @property
    def is_over(self) -> bool:
        """Whether the file may change again."""
        return self._is_over.is_set() or self._is_broken.is_set()

    def end(self) -> None:
        """The copy is made, or given up."""
        self._is_over.set()

    def break_off(self) -> None:
        """The database cannot wait: the file changes now."""
        self._is_broken.set()

    def require(self) -> None:
        """Go on with a copy.

        Raises:
            Cancelled: the file is no longer what it was when the copy began.
        """
        if self._is_broken.is_set():
            raise Cancelled
