"""The program as a process on a machine of its own: an empty home and no way to a network."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (sys.executable, "-m", "ib_desk")

_FENCE = (sys.executable, "-I", "-S", str(Path(__file__).with_name("fence.py")))
CAN_FENCE = (
    sys.platform == "linux"
    and subprocess.run([*_FENCE, "/bin/true"], capture_output=True, check=False).returncode == 0
)
"""Whether processes are kept from the internet here, see `fence.py`."""


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
        return subprocess.Popen(
            [*(_FENCE if CAN_FENCE else ()), *(str(word) for word in command)],
            cwd=self.work,
            env=self.environment() | more,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def to_its_end(self, *command: object, **more: str) -> subprocess.CompletedProcess[str]:
        """A process that asks nothing."""
        with self.start(*command, **more) as process:
            out, err = process.communicate(timeout=300)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def _folder(self, name: str) -> Path:
        folder = self.root / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder
