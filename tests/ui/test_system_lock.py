"""The system's lock is heard: on a bus of our own, and in the messages of Windows."""

from __future__ import annotations

import ctypes
import shutil
import socket
import subprocess
from contextlib import contextmanager
from ctypes import wintypes

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from ib_desk.ui.system_lock import DBusLock, SystemLock, WindowsLock, system_lock

LOGIN = "org.freedesktop.login1"
LOGIN_PATH = "/org/freedesktop/login1"
NOWHERE = "unix:path=/nergens/bus"
OURS = (f"{LOGIN_PATH}/session/_32", f"{LOGIN}.Session.Lock")


@contextmanager
def own_bus():
    """The address of a bus that nobody else is on."""
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


@pytest.fixture(scope="module")
def address():
    with own_bus() as address:
        yield address


@pytest.fixture(scope="module")
def system(qapp, address):
    """Who stands on the bus as screen saver and as logind."""
    bus = QDBusConnection.connectToBus(address, "the system")
    assert bus.registerService(LOGIN)
    return bus


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
        for bus in {session_bus, system_bus} - {NOWHERE}:
            await_bus(heard_by_us(bus))

    yield listen
    owner.deleteLater()


def heard_by_us(address):
    """Our own connection with the bus there, as it is."""
    return QDBusConnection(f"IB Desk: {address}")


def await_bus(connection):
    """Its answer tells that it has heard all that was said to it before."""
    bus = "org.freedesktop.DBus"
    question = QDBusMessage.createMethodCall(bus, "/org/freedesktop/DBus", bus, "GetId")
    assert connection.call(question).type() == QDBusMessage.MessageType.ReplyMessage


def tell(bus, path, member, *values):
    """`member` is a signal with its interface before it."""
    interface, name = member.rsplit(".", 1)
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(values)
    assert bus.send(message)


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

    for _ in range(2):
        tell(system, path, member, *values)

    qtbot.waitUntil(lambda: told == ["locked"] * 2)


def test_their_end_and_the_lock_of_someone_else_are_not(qtbot, listening, told, address, system):
    listening(address, address)

    tell(system, "/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", False)  # noqa: FBT003
    tell(system, LOGIN_PATH, f"{LOGIN}.Manager.PrepareForSleep", False)  # noqa: FBT003
    tell(system, f"{LOGIN_PATH}/session/c7", f"{LOGIN}.Session.Lock")
    tell(system, "/ScreenSaver", "org.freedesktop.ScreenSaver.Else", True)  # noqa: FBT003
    tell(system, *OURS)  # the last is heard last

    qtbot.waitUntil(lambda: bool(told))
    assert told == ["locked"]


def test_a_bus_that_ends_takes_nobody_with_it(qtbot, listening, told, address, system):
    listening(NOWHERE, address)
    with own_bus() as ending:
        listening(ending, NOWHERE)
    qtbot.waitUntil(lambda: not heard_by_us(ending).isConnected())

    tell(system, *OURS)

    qtbot.waitUntil(lambda: told == ["locked"])


@pytest.mark.parametrize("none", ["", NOWHERE, "autolaunch:", f"{NOWHERE};autolaunch:"])
def test_without_a_bus_nothing_happens(qapp, capfd, none):
    owner = QObject()

    DBusLock(none, none, "2", owner)

    assert (heard_by_us(none).isConnected(), *capfd.readouterr()) == (False, "", "")
    owner.deleteLater()


def test_no_bus_of_another_machine_is_asked(qapp):
    owner = QObject()
    with socket.create_server(("127.0.0.1", 0)) as machine:
        machine.settimeout(0)
        there = f"tcp:host=127.0.0.1,port={machine.getsockname()[1]}"

        DBusLock(there, f"{NOWHERE};{there}", "2", owner)

        with pytest.raises(BlockingIOError):
            machine.accept()
    owner.deleteLater()


def test_no_program_is_started_for_a_bus(qapp, tmp_path):
    owner, trace = QObject(), tmp_path / "started"

    DBusLock(f"unixexec:path={shutil.which('touch')},argv1={trace}", "", "2", owner)

    assert not trace.exists()
    owner.deleteLater()


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
