"""Hears when the system locks its screen or goes to sleep (docs/security.md, 3.7).

Linux tells it over D-Bus, Windows in a message to each window, macOS not to us. What cannot be
heard is left out in silence: the time without a key still locks.

Not through QtDBus: its thread asks for Python's lock while the thread of the window, which holds
that lock, waits for it.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterable
from contextlib import closing, suppress
from typing import Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

_SCREEN_SAVERS: Final = tuple(
    f"org.{desktop}.ScreenSaver" for desktop in ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
)
_LOGIN: Final = "org.freedesktop.login1"
_LOGIN_PATH: Final = "/org/freedesktop/login1"

_WM_POWERBROADCAST, _PBT_APMSUSPEND = 0x0218, 0x0004
_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK = 0x02B1, 0x0007

Wanted = dict[str, str]
"""What a signal on the bus must have: `interface`, `member`, and perhaps `path` and `sender`."""


class SystemLock(QObject):
    """The port: says it each time, whether anything is open or not."""

    locked = Signal()


class DBusLock(SystemLock):
    """Screen savers on the bus of the session, logind on that of the system."""

    def __init__(self, session_bus: str, system_bus: str, session_id: str, parent: QObject) -> None:
        """Addresses of buses, “SESSION” and “SYSTEM” as the environment says.

        `session_id` as logind calls it, “” if unknown: then each session's lock is heard.
        """
        super().__init__(parent)
        savers = [{"interface": name, "member": "ActiveChanged"} for name in _SCREEN_SAVERS]
        for address, wanted in ((session_bus, savers), (system_bus, _of_logind(session_id))):
            threading.Thread(target=self._hear, args=(address, wanted), daemon=True).start()

    def _hear(self, address: str, wanted: Iterable[Wanted]) -> None:
        # Whatever goes wrong means the same: there is nothing to hear on this bus (any more).
        with suppress(Exception):
            self._follow(address, wanted)

    def _follow(self, address: str, wanted: Iterable[Wanted]) -> None:
        from jeepney import HeaderFields, MatchRule, message_bus  # noqa: PLC0415 - not on Windows
        from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415 - see above

        # It takes sockets of this machine only, and starts no bus where there is none.
        with closing(open_dbus_connection(bus=address)) as bus:
            for rule in wanted:
                bus.send(message_bus.AddMatch(MatchRule(type="signal", **rule)))
            while True:
                told = bus.receive()
                member = told.header.fields.get(HeaderFields.member)
                # All but “Lock” say with yes or no whether it begins or ends.
                if member == "Lock" or told.body == (True,):
                    self.locked.emit()


class WindowsLock(SystemLock):
    """Through a window of its own that is never shown; not tried on Windows yet."""

    def __init__(self, parent: QGuiApplication) -> None:
        super().__init__(parent)
        self._window = QWindow()
        self._window.create()
        self._filter = _WindowsMessages(self)
        parent.installNativeEventFilter(self._filter)
        _ask_windows_to_tell(int(self._window.winId()))

    def hear(self, message: int, reason: int) -> None:
        """A message of Windows, by its number and its first parameter."""
        if (message, reason) in {
            (_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK),
            (_WM_POWERBROADCAST, _PBT_APMSUSPEND),
        }:
            self.locked.emit()


class _WindowsMessages(QAbstractNativeEventFilter):
    def __init__(self, lock: WindowsLock) -> None:
        super().__init__()
        self._lock = lock

    @override
    def nativeEventFilter(
        self, eventType: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        if QByteArray(eventType).startsWith(b"windows"):
            from ctypes import wintypes  # noqa: PLC0415 - only Windows needs it

            told = wintypes.MSG.from_address(int(message))
            self._lock.hear(told.message, told.wParam)
        return False, 0


def _ask_windows_to_tell(window: int) -> None:
    import ctypes  # noqa: PLC0415 - only Windows needs it

    this_session = 0
    windows = ctypes.windll  # type: ignore[attr-defined,unused-ignore] # only there
    windows.wtsapi32.WTSRegisterSessionNotification(window, this_session)


def system_lock(app: QGuiApplication, system: str = sys.platform) -> SystemLock:
    """The one that fits this system."""
    if system == "win32":
        return WindowsLock(app)
    if system == "linux":
        return DBusLock("SESSION", "SYSTEM", os.environ.get("XDG_SESSION_ID", ""), app)
    return SystemLock(app)


def _of_logind(session_id: str) -> list[Wanted]:
    lock = {"interface": f"{_LOGIN}.Session", "member": "Lock"}
    if session_id:
        lock["path"] = f"{_LOGIN_PATH}/session/{_as_path(session_id)}"
    sleep = {"interface": f"{_LOGIN}.Manager", "member": "PrepareForSleep", "path": _LOGIN_PATH}
    return [{"sender": _LOGIN} | wanted for wanted in (lock, sleep)]


def _as_path(session_id: str) -> str:
    """As logind spells an id in the path of an object: `2` is `_32`, `c1` is itself."""
    return "".join(
        sign if sign.isascii() and sign.isalnum() and not (at == 0 and sign.isdigit())
        else f"_{ord(sign):02x}"
        for at, sign in enumerate(session_id)
    )  # fmt: skip
