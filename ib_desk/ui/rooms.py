"""Loads the rest of the window, one module at each turn of the event loop.

What knows Qt is loaded on the thread of Qt: its classes are made at their first mention, and two
threads may mention one at the same time. So nobody who types waits for more than one module.
"""

from __future__ import annotations

import pkgutil
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

_PACKAGE: Final = "ib_desk.ui"
_FIRST: Final = ("widgets", "forms", "records", "preview", "leaving", "setup")
"""Those that the others are built from: each module then brings little but itself."""


class Rooms(QObject):
    """Goes in once."""

    entered = Signal()
    """All is loaded."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_in = False
        self._names: deque[str] | None = None
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._go_on)

    @Slot(object)
    def enter(self, names: Sequence[str]) -> None:
        """Begin, when what lies under the window is loaded: else each step takes long.

        Args:
            names: of modules, in order; what is loaded already costs no turn.
        """
        if self._names is None:
            self._names = deque(names)
            self._go_on()

    @Slot()
    def _go_on(self) -> None:
        names = self._names
        while names and names[0] in sys.modules:
            names.popleft()
        if names:
            import_module(names.popleft())
            self._turn.start()
        else:
            self.is_in = True
            self.entered.emit()


def modules_of_window() -> list[str]:
    """All of them, what others build on first; in any thread, for it looks at every folder."""
    found = list(_modules_in(_PACKAGE))
    order = {f"{_PACKAGE}.{name}": place for place, name in enumerate(_FIRST)}

    def place(name: str) -> tuple[int, int]:
        room = ".".join(name.split(".")[:3])
        return order.get(room, len(order)), -name.count(".")

    return sorted(found, key=place)


def _modules_in(package: str) -> Iterator[str]:
    loaded = import_module(package)
    for module in pkgutil.iter_modules(loaded.__path__, f"{package}."):
        if module.ispkg:
            yield from _modules_in(module.name)
        else:
            yield module.name
