"""The system's lock is heard: on a bus of our own, and in the messages of Windows."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from contextlib import closing
from ctypes import wintypes

import pytest
from jeepney import DBusAddress, message_bus, new_signal
from jeepney.io.blocking import open_dbus_connection
from PySide6.QtCore import QObject

from ib_desk.ui.system_lock import DBusLock, SystemLock, WindowsLock, system_lock

LOGIN = "org.freedesktop.login1"
LOGIN_PATH = "/org/freedesktop/login1"
NOWHERE = "unix:path=/nergens/bus"
OURS = (f"{LOGIN_PATH}/session/_32", f"{LOGIN}.Session.Lock")


@pytest.fixture(scope="module")
def address():
    """A bus that nobody else is on."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("no dbus-daemon on this machine")
    command = [daemon, "--session", "--nofork", "--print-address"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as bus:
        assert bus.stdout is not None
        yield bus.stdout.readline().strip()
        bus.terminate()


@pytest.fixture
def system(address):
    """Who stands on the bus as screen saver and as logind."""
    with closing(open_dbus_connection(bus=address)) as bus:
        bus.send_and_get_reply(message_bus.RequestName(LOGIN))
        yield bus


@pytest.fixture
def told():
    """What was heard."""
    return []


@pytest.fixture
def listening(qapp, told):
    """Makes a lock and listens to it."""
    owner = QObject()

    def listen(session_bus, system_bus):
        DBusLock(session_bus, system_bus, "2", owner).locked.connect(lambda: told.append("locked"))

    yield listen
    owner.deleteLater()


def tell(bus, path, member, *values):
    """`member` is a signal with its interface before it."""
    interface, name = member.rsplit(".", 1)
    signature = "b" * len(values) or None
    bus.send(new_signal(DBusAddress(path, interface=interface), name, signature, values))


@pytest.mark.parametrize(
    ("on_session_bus", "path", "member", "values"),
    [
        (True, "/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", [True]),
        (True, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", [True]),
        (False, *OURS, []),
        (False, LOGIN_PATH, f"{LOGIN}.Manager.PrepareForSleep", [True]),
    ],
)
def test_a_locked_screen_and_a_sleep_are_heard(  # noqa: PLR0913, PLR0917 - one signal is four
    qtbot, listening, told, address, system, on_session_bus, path, member, values
):
    listening(*((address, NOWHERE) if on_session_bus else (NOWHERE, address)))

    # Again and again: nobody tells when the bus knows who wants to hear what.
    qtbot.waitUntil(lambda: tell(system, path, member, *values) or bool(told))


def test_their_end_and_the_lock_of_someone_else_are_not(qtbot, listening, told, address, system):
    listening(address, NOWHERE)
    listening(NOWHERE, address)
    saver = ("/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged")
    qtbot.waitUntil(lambda: tell(system, *saver, True) or bool(told))  # noqa: FBT003
    told.clear()
    qtbot.waitUntil(lambda: tell(system, *OURS) or bool(told))
    qtbot.waitUntil(lambda: settled(qtbot, told), timeout=20_000)
    told.clear()

    tell(system, *saver, False)  # noqa: FBT003 - what the bus says
    tell(system, LOGIN_PATH, f"{LOGIN}.Manager.PrepareForSleep", False)  # noqa: FBT003
    tell(system, f"{LOGIN_PATH}/session/c7", f"{LOGIN}.Session.Lock")
    tell(system, *OURS)

    qtbot.waitUntil(lambda: bool(told) and settled(qtbot, told), timeout=20_000)
    assert told == ["locked"]


def settled(qtbot, told):
    """Whether nothing more comes of what was said."""
    before = len(told)
    qtbot.wait(200)
    return len(told) == before


@pytest.mark.parametrize("address_of_none", [NOWHERE, "tcp:host=example.nl", "autolaunch:", ""])
def test_without_a_bus_on_this_machine_nothing_happens(
    qtbot, listening, told, capfd, address_of_none
):
    listening(address_of_none, address_of_none)
    qtbot.wait(50)

    assert (told, *capfd.readouterr()) == ([], "", "")


@pytest.mark.parametrize(
    ("message", "reason", "times"),
    [(0x02B1, 7, 1), (0x02B1, 8, 0), (0x0218, 4, 1), (0x0218, 18, 0), (0x0100, 7, 0)],
)
def test_windows_tells_it_in_a_message(qapp, monkeypatch, told, message, reason, times):
    windows = FakeWindows()
    monkeypatch.setattr(ctypes, "windll", windows, raising=False)
    lock = system_lock(qapp, "win32")
    assert isinstance(lock, WindowsLock)
    lock.locked.connect(lambda: told.append("locked"))
    said = wintypes.MSG(message=message, wParam=reason)

    for kind in (b"windows_generic_MSG", b"xcb_generic_event_t"):
        lock._filter.nativeEventFilter(kind, ctypes.addressof(said))

    assert len(told) == times
    assert windows.asked == [(int(lock._window.winId()), 0)]
    qapp.removeNativeEventFilter(lock._filter)
    lock.deleteLater()


def test_each_other_system_has_its_own(qapp, monkeypatch):
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, NOWHERE)

    locks = [system_lock(qapp, system) for system in ("linux", "darwin")]

    assert [type(lock) for lock in locks] == [DBusLock, SystemLock]
    for lock in locks:
        lock.deleteLater()


class FakeWindows:
    """`ctypes.windll`, as far as it is asked."""

    def __init__(self) -> None:
        self.wtsapi32 = self
        self.asked: list[tuple[int, int]] = []

    def WTSRegisterSessionNotification(self, window: int, session: int) -> int:  # noqa: N802
        self.asked.append((window, session))
        return 1
