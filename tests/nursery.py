"""Processes that are killed in the middle of their work; the program is loaded once for all."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

Ask = Callable[[str], list[str]]
"""An order to a nursery → what its process told before it died."""


@contextmanager
def nursery(module: str, *arguments: Path) -> Iterator[Ask]:
    """Run a module that obeys (`obey`)."""
    with subprocess.Popen(
        [sys.executable, "-m", module, *map(str, arguments)],
        cwd=Path(__file__).parents[1],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        orders, lines = process.stdin, process.stdout

        def ask(order: str) -> list[str]:
            print(order, file=orders, flush=True)
            said = []
            while (line := lines.readline()) != "killed\n":
                assert line, "the nursery itself died"
                said.append(line.strip())
            return said

        yield ask


def told(what: str) -> None:
    """Read by the nursery, and by the test."""
    print(what, flush=True)  # noqa: T201 - see above


def obey(works: Mapping[str, Callable[..., None]]) -> None:
    """For each line `WORK, WORDS, SECONDS, FOLDER…` (with tabs between) on standard input."""
    for order in sys.stdin:
        name, words, seconds, *folders = order.rstrip("\n").split("\t")
        fire(partial(works[name], *map(Path, folders)), float(seconds), int(words))


def fire(work: Callable[[], None], seconds: float, words: int) -> None:
    """One process, killed so many seconds after so many words; what it told is passed on."""
    if sys.platform != "win32":  # it cannot fork
        ear, mouth = os.pipe()
        gc.freeze()  # else a collection in the child copies all that it shares with us
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
