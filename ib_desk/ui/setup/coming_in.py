"""What begins with the first picture: the rest of the program comes in, while somebody types."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from ib_desk.ui.listen import listen
from ib_desk.ui.rooms import Rooms, modules_of_window
from ib_desk.ui.setup.copying import Copying
from ib_desk.ui.setup.doorstep import Doorstep


class ComingIn(QObject):
    """Once for a window; what is asked for meanwhile is done when it can be."""

    known = Signal(object)
    """The vaults, as a closer look shows them."""
    failed = Signal(Exception)
    """They cannot be listed, or nothing can be opened at all."""
    entered = Signal()
    """The rest of the window is loaded."""

    def __init__(self, doorstep: Doorstep, parent: QObject) -> None:
        super().__init__(parent)
        self._doorstep = doorstep
        self._has_looked = False
        self._found: Callable[[], object] | None = None
        self._wish: Callable[[], object] | None = None
        self._rooms = Rooms(self)
        self._rooms.entered.connect(self._go_in)
        self.copying = Copying(doorstep, self)

    @property
    def is_in(self) -> bool:
        """Whether everything is loaded."""
        return self._rooms.is_in

    @property
    def may_copy(self) -> bool:
        """Whether a vault that was closed is, or may be, on its way into a backup."""
        return not self._has_looked or self.copying.is_due

    @Slot()
    def begin(self) -> None:
        """The first picture is there."""
        doorstep = self._doorstep
        job = doorstep.database.start(lambda _progress: doorstep.entrance.known())
        listen(self, job.succeeded, lambda vaults: self._find(lambda: self.known.emit(vaults)))
        listen(self, job.failed, lambda error: self._find(lambda: self.failed.emit(error)))
        rooms = doorstep.database.start(lambda _progress: modules_of_window())
        rooms.succeeded.connect(self._rooms.enter)

    def ask(self, act: Callable[[], object]) -> None:
        """Do it once it can be done, unless she thinks of something else before."""
        if self.is_in:
            act()
        else:
            self._wish = act
            doorstep = self._doorstep
            # Its button says meanwhile that it was heard; what is wrong is told by the first look.
            doorstep.database.start(lambda _progress: doorstep.is_open)

    def forget(self) -> None:
        """She thought of something else."""
        self._wish = None

    def _find(self, tell: Callable[[], object]) -> None:
        self._found = tell

    @Slot()
    def _go_in(self) -> None:
        """First what was found, then what she asked for before that.

        No copy begins sooner: what was found tells how the last one ended, and would put that in
        the place of how this one did.
        """
        if self._found is not None:
            self._found()
        self._has_looked = True
        if self._doorstep.is_open:
            self.copying.begin()
        if self._wish is not None:
            self._wish()
        self.entered.emit()
