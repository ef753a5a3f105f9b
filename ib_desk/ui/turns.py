"""The database, asked from another thread than that of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ib_desk.application.changes import Change
from ib_desk.ui.jobs import JobRunner

T = TypeVar("T")


class Turns:
    """The database, asked from the document thread (`application.leaving.exit.Turns`)."""

    def __init__(
        self,
        database: JobRunner,
        catch_up: Callable[[], None],
        tell: Callable[[Change], object],
    ) -> None:
        self._database = database
        self._catch_up = catch_up
        self._tell = tell

    def ask(self, query: Callable[[], T]) -> T:
        """After what waits for room on the disk: it was typed before."""

        def in_order() -> T:
            self._catch_up()
            return query()

        return self._database.call(in_order)

    def keep(self, use_case: Callable[[], Change]) -> None:
        """As `ask`; the screens hear of it on their own thread."""
        self._tell(self.ask(use_case))
