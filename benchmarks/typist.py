"""The program, and someone who types at once (`at_the_door` starts both).

From the first picture on a key is pressed every 20 ms, then Enter, and the thread of the window is
watched until the desk is there. Told is, in JSON: what was loaded at the first picture and what it
showed; without a phrase no more than that. Times are in seconds since the process began.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from typing_extensions import override

from benchmarks.first_picture import FirstPicture, since_start
from ib_desk.main import window as main_window
from ib_desk.ui.app import Program
from ib_desk.ui.setup import window as setup_window
from ib_desk.ui.setup.window import SetupWindow

BETWEEN_KEYS_MS: Final = 20
_FREQUENT_MS: Final = 1


class Typist:
    """Types into whatever window has the keyboard, and counts how long it does not answer."""

    def __init__(self, program: Program, keys: str) -> None:
        self._program = program
        self._keys = list(keys)
        self._told: dict[str, Any] = {}
        self._longest = self._last = 0.0
        self._most_work = self._worked = 0.0
        self._watch = QTimer(program, interval=_FREQUENT_MS)
        self._watch.timeout.connect(self._look)
        self._hand = QTimer(program, interval=BETWEEN_KEYS_MS)
        self._hand.timeout.connect(self._press)

    def see(self) -> None:
        """The first picture is on the screen."""
        self._told["seconds"], self._told["cpu"] = since_start(), time.process_time()
        window = self._program._frame.part  # noqa: SLF001 - as a user sees it
        if window is None:
            return
        focus = window.focusWidget()
        self._told["modules"] = sorted(sys.modules)
        self._told["enumerations"] = sorted(_of_qt(Enum))
        self._told["focus"] = focus.accessibleName()
        parts: list[QLabel | QAbstractButton | QLineEdit] = [
            *window.findChildren(QLabel),
            *window.findChildren(QAbstractButton),
            *window.findChildren(QLineEdit),
        ]
        self._told["texts"] = [part.text() for part in parts if part.isVisible() and part.text()]
        if not self._keys:
            self._tell()
        from PySide6.QtTest import QTest  # noqa: PLC0415 - the first picture is measured without

        self._click = QTest.keyClick
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._watch.start()
        self._hand.start()

    def _press(self) -> None:
        window = self._program._frame.part  # noqa: SLF001 - as above
        if window is None:
            return
        sign = self._keys.pop(0) if self._keys else ""
        key = Qt.Key(ord(sign.upper())) if sign else Qt.Key.Key_Return
        self._click(window.window().windowHandle(), key)
        if not sign:
            self._hand.stop()

    def _look(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        gap, work = now - self._last, worked - self._worked
        self._last, self._worked = now, worked
        if isinstance(self._program._frame.part, SetupWindow | None):  # noqa: SLF001 - as above
            self._longest, self._most_work = max(self._longest, gap), max(self._most_work, work)
            return
        self._told |= {"desk": since_start(), "cpu at desk": time.process_time()}
        self._told |= {"longest gap": self._longest, "longest work": self._most_work}
        self._told |= {"gap of the desk": gap, "work of the desk": work}
        self._tell()

    def _tell(self) -> None:
        sys.stdout.write(json.dumps(self._told) + "\n")
        sys.stdout.flush()
        os._exit(0)


class WatchedProgram(Program):
    """Tells its typist of its first picture."""

    keys = ""

    @override
    def start(self) -> None:
        super().start()
        window = self._frame.part
        if window is not None:
            self.typist = Typist(self, self.keys)
            window.window().windowHandle().installEventFilter(FirstPicture(window, self.typist.see))


def _of_qt(kind: type[Enum]) -> Iterator[str]:
    """The enumerations that PySide made: all of a class of Qt, at the first mention of it."""
    for each in kind.__subclasses__():
        if each.__module__.startswith("PySide6"):
            yield each.__qualname__
        yield from _of_qt(each)


def main() -> None:
    """As `ib_desk.main.arguments` begins for the window."""
    # A picture that is late on a busy machine is waited for: else the rest comes in before it.
    vars(setup_window)["_UNSEEN_MS"] = 60_000
    WatchedProgram.keys = sys.argv[2] if len(sys.argv) > 2 else ""  # noqa: PLR2004 - phrase given
    vars(main_window)["Program"] = WatchedProgram
    main_window.show_window(Path(sys.argv[1]))
