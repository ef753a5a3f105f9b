"""Processes that are killed in the middle of their work; the program is loaded once for all."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable


def told(what: str) -> None:
    """Read by the nursery, and by the test."""
    print(what, flush=True)  # noqa: T201 - see above


def fire(work: Callable[[], None], seconds: float, words: int = 1) -> None:
    """One process, killed so many seconds after so many words; what it told is passed on."""
    if sys.platform != "win32":  # it cannot fork
        ear, mouth = os.pipe()
        child = os.fork()
        if child == 0:
            os.dup2(mouth, 1)
            try:
                work()
            finally:
                os._exit(1)
        os.close(mouth)
        with os.fdopen(ear) as lines:
            for _ in range(words):
                told(lines.readline().strip())
            time.sleep(seconds)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            for line in lines:
                if line.endswith("\n"):
                    told(line.strip())
        told("killed")
