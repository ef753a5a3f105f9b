"""Hears when the system locks its screen or goes to sleep (docs/security.md, 3.7).

Linux tells it over D-Bus, Windows in a message to each window, macOS not to us. What cannot be
heard is left out in silence: the time without a key still locks.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

_SCREEN_SAVERS: Final = tuple(
    f"org.{desktop}.ScreenSaver" for desktop in ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
)
_LOGIN: Final = "org.freedesktop.login1"
_LOGIN_PATH: Final = "/org/freedesktop/login1"
_SYSTEM_BUS: Final = "unix:path=/run/dbus/system_bus_socket"

_WM_POWERBROADCAST, _PBT_APMSUSPEND = 0x0218, 0x0004
_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK = 0x02B1, 0x0007


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """A signal on the bus; “” is any."""

    sender: str = ""
    path: str = ""
    interface: str
    member: str


class SystemLock(QObject):
    """The port: says it each time, whether anything is open or not."""

    locked = Signal()


class DBusLock(SystemLock):
    """Screen savers on the bus of the session, logind on that of the system."""

    def __init__(self, session_bus: str, system_bus: str, session_id: str, parent: QObject) -> None:
        """Addresses of buses, “” for none.

        `session_id` as logind calls it, “” if unknown: then each session's lock is heard.
        """
        super().__init__(parent)
        savers = [_Wanted(interface=name, member="ActiveChanged") for name in _SCREEN_SAVERS]
        # Both buses before any signal, and neither is ever let go: Qt's thread asks for Python's
        # lock when it lets a listener go, and would wait for it while we wait for the next bus.
        buses = [(_bus(session_bus), savers), (_bus(system_bus), _of_logind(session_id))]
        for bus, signals in buses:
            for told in signals:
                hear: Any = SLOT("hear(QDBusMessage)")  # a str, although the types ask for bytes
                bus.connect(told.sender, told.path, told.interface, told.member, self, hear)

    @Slot(QDBusMessage)
    def hear(self, told: QDBusMessage) -> None:
        """One of the signals; all but “Lock” say with yes or no whether it begins or ends."""
        if told.member() == "Lock" or told.arguments() == [True]:
            self.locked.emit()


def _bus(address: str) -> QDBusConnection:
    """Not connected when there is none; another machine's is none, and none is started for us."""
    here = all(way.startswith("unix:") for way in address.split(";"))
    name = f"IB Desk: {address}"
    return QDBusConnection.connectToBus(address, name) if here else QDBusConnection(name)


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
        told = os.environ
        session_bus = told.get("DBUS_SESSION_BUS_ADDRESS", "")
        system_bus = told.get("DBUS_SYSTEM_BUS_ADDRESS", _SYSTEM_BUS)
        return DBusLock(session_bus, system_bus, told.get("XDG_SESSION_ID", ""), app)
    return SystemLock(app)


def _of_logind(session_id: str) -> list[_Wanted]:
    session = f"{_LOGIN_PATH}/session/{_as_path(session_id)}" if session_id else ""
    lock = _Wanted(sender=_LOGIN, path=session, interface=f"{_LOGIN}.Session", member="Lock")
    sleep = _Wanted(
        sender=_LOGIN, path=_LOGIN_PATH, interface=f"{_LOGIN}.Manager", member="PrepareForSleep"
    )
    return [lock, sleep]


def _as_path(session_id: str) -> str:
    """As logind spells an id in the path of an object: `2` is `_32`, `c1` is itself."""
    return "".join(
        sign if sign.isascii() and sign.isalnum() and not (at == 0 and sign.isdigit())
        else f"_{ord(sign):02x}"
        for at, sign in enumerate(session_id)
    )  # fmt: skip
