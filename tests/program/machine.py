"""The program as a process on a machine of its own: an empty home and no way to a network."""

from __future__ import annotations

import ctypes
import platform
import struct
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (sys.executable, "-m", "ib_desk")

_NUMBERS_OF_SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_INTERNET = (2, 10)  # AF_INET, AF_INET6
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 38, 22, 2


@dataclass(frozen=True)
class Machine:
    """All that a process may write lies below `root`, except for the folder it is told to use."""

    root: Path
    display: str = "offscreen"
    """What Qt shows windows on; empty where there is nothing."""

    @property
    def home(self) -> Path:
        return self._folder("home")

    @property
    def temporary(self) -> Path:
        return self._folder("tmp")

    @property
    def work(self) -> Path:
        """Where the user is when she starts the program."""
        return self._folder("work")

    def environment(self) -> dict[str, str]:
        """Of the developer's own nothing is in it."""
        home = self.home
        runtime = self._folder("run")
        runtime.chmod(0o700)
        given = {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_DATA_HOME": str(home / ".local" / "share"),
            "XDG_STATE_HOME": str(home / ".local" / "state"),
            "XDG_CACHE_HOME": str(home / ".cache"),
            "XDG_RUNTIME_DIR": str(runtime),
            "TMPDIR": str(self.temporary),
            "LANG": "C.UTF-8",
            "PATH": "/usr/bin:/bin",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        }
        return given | ({"QT_QPA_PLATFORM": self.display} if self.display else {})

    def start(self, *command: object, **more: str) -> subprocess.Popen[str]:
        """A process of which the test reads what it says; `more` goes to its environment."""
        return subprocess.Popen(  # noqa: S603 - our own program
            [str(word) for word in command],
            cwd=self.work,
            env=self.environment() | more,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            preexec_fn=FENCE,  # noqa: PLW1509 - system calls alone, before the program begins
        )

    def run(self, *arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
        """The program with these arguments, to its end."""
        with self.start(*PROGRAM, *arguments, **more) as process:
            out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def _folder(self, name: str) -> Path:
        folder = self.root / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder


def _fence() -> Callable[[], None] | None:
    """The kernel kills who is behind it at its first socket to the internet, in any language."""
    known = _NUMBERS_OF_SOCKET.get(platform.machine())
    if sys.platform != "linux" or known is None:
        return None
    architecture, socket = known
    load, jump, answer = 0x20, 0x15, 0x06
    steps = [
        (load, 0, 0, 4),
        (jump, 0, 5, architecture),
        (load, 0, 0, 0),
        (jump, 0, 3, socket),
        (load, 0, 0, 16),
        (jump, 2, 0, _INTERNET[0]),
        (jump, 1, 0, _INTERNET[1]),
        (answer, 0, 0, _ALLOW),
        (answer, 0, 0, _KILL),
    ]
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    library = ctypes.CDLL(None)
    buffer = ctypes.create_string_buffer(code)

    def stand_behind() -> None:
        program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(buffer))
        library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        library.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, program)

    return stand_behind


FENCE = _fence()
