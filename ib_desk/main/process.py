"""The process itself: no core dumps, whether it can show a window, and starting afresh to lock."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NoReturn

FINISH_COPIES: Final = "--finish-copies"
"""What a window leaves to do: copies of what was closed, without a window."""

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4


def harden() -> None:
    """No core dump may hold what is in memory; what a system cannot do is left out in silence."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


@contextmanager
def loading() -> Iterator[None]:
    """Without a collector: what is loaded stays, and to look it through is a fifth of the start."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def die_with_parent() -> None:
    """End this child when the thread that started it is gone; only Linux can.

    A parent that was killed cannot: its child would hold the vault against the next opening.
    """
    if sys.platform == "linux":
        import signal  # noqa: PLC0415 - a child needs it, the first window does not

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def has_display() -> bool:
    """Whether a window can be shown here at all; asked before Qt is loaded."""
    saying_so = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    told = any(os.environ.get(name) for name in saying_so)
    return told or sys.platform in {"win32", "darwin"}


def go_on_as(vault: Path | None, *arguments: str) -> None:
    """Go on as a fresh process: the only way to bring text in memory to nothing.

    On POSIX the process is replaced and this does not return; on Windows a new one is started and
    the caller ends. Nothing of a pupil is in the arguments.
    """
    chosen = ["--vault", str(vault)] if vault is not None else []
    command = [*as_started(), *chosen, *arguments]
    if sys.platform == "win32":
        import subprocess  # noqa: PLC0415 - only for this

        subprocess.Popen(command, close_fds=True)  # noqa: S603 - our own program
    else:
        os.execv(command[0], command)  # noqa: S606 - our own program


def leave(code: int) -> NoReturn:
    """End now, whatever still runs on other threads; all that counts is on the disk."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def as_started() -> Sequence[str]:
    """The command that started this process, without its arguments.

    Not `python -m ib_desk` for each way of starting: that lets the folder where the user happens to
    be go before the installed modules, so that a file in it named as one of them would be run.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable]
    count = len(sys.orig_argv) - len(sys.argv[1:])
    return [sys.executable, *sys.orig_argv[1:count]]
