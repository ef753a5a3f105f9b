"""A child of this program that opens the file of a stranger: one file, within limits.

It is another process of the same program (`ib_desk.main.hidden`). It gets what it needs on its
standard input, and nothing that it says is taken for granted.
"""

from __future__ import annotations

import os
import queue
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from time import monotonic
from typing import Any, Final, cast

from ib_desk.application.children import Children
from ib_desk.exchange.child_limits import FLAGS, Leash, is_too_large
from ib_desk.reader.frames import (
    BadFrame,
    Buffer,
    Frame,
    FrameKind,
    read_frame,
    write_frame,
)
from ib_desk.reader.limits import MEMORY

_LOOK_UP: Final = 0.05
"""Seconds between two looks at whether it was called off."""
PATIENCE: Final = 2.0
"""Times the seconds that a child may work: on a busy machine it also waits for its turn."""
_NEEDED: Final = ("SYSTEMROOT",)
"""Of the environment, what the system itself cannot do without: Windows has this one."""


class ChildEnded(Exception):
    """It died, said what no child says, used too much, took too long, or had to end."""


class ReaderChild:
    """One process; `at_work` sees to its end."""

    def __init__(
        self, command: Sequence[str], limits: Mapping[FrameKind, int], memory: int = MEMORY
    ) -> None:
        """Start it: it waits for its job, and may answer with frames of these kinds and sizes.

        Args:
            command: what starts it.
            limits: the kinds that it may answer with, and the most bytes of each.
            memory: the most bytes that it may use, where it cannot see to that itself.

        Raises:
            ChildEnded: it could not be started.
        """
        self._limits = limits
        self._memory = memory
        self._heard: queue.SimpleQueue[Frame | None] = queue.SimpleQueue()
        self._said: queue.SimpleQueue[tuple[FrameKind, Buffer] | None] = queue.SimpleQueue()
        self._started = monotonic()
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={name: os.environ[name] for name in _NEEDED if name in os.environ},
                cwd=os.path.abspath(os.sep),  # noqa: PTH100 - the root, of which drive is no matter
                creationflags=FLAGS,
            )
        except OSError:
            raise ChildEnded from None
        self._leash = Leash(self._process.pid, memory)
        for work in (self._listen, self._talk):
            threading.Thread(target=work, name="child", daemon=True).start()

    @property
    def age(self) -> float:
        """Seconds since it was started."""
        return monotonic() - self._started

    def say(self, kind: FrameKind, payload: Buffer) -> None:
        """Send a frame, without waiting until it has arrived."""
        self._said.put((kind, payload))

    def hear(self, seconds: float, is_wanted: Callable[[], object]) -> Frame:
        """Wait for the next frame.

        Args:
            seconds: since the child was started.
            is_wanted: called again and again; what it raises goes through.

        Raises:
            ChildEnded: no frame came.
        """
        while True:
            is_wanted()
            try:
                frame = self._heard.get(timeout=_LOOK_UP)
            except queue.Empty:
                late = self.age > seconds
                if late or is_too_large(self._process.pid, self._memory):
                    raise ChildEnded from None
                continue
            if frame is None:
                raise ChildEnded
            return frame

    def kill(self) -> None:
        """End it at once; whoever waits for a frame hears that it ended."""
        self._process.kill()

    def wait(self) -> int:
        """Until it has ended."""
        return self._process.wait()

    def let_go(self) -> None:
        """It is not needed any more: say nothing to it, and let the system forget it."""
        self._said.put(None)
        self._leash.let_go()

    def _listen(self) -> None:
        source = cast("Any", self._process.stdout)
        with source, suppress(BadFrame, OSError, ValueError, MemoryError):
            while frame := read_frame(source, self._limits):
                self._heard.put(frame)
        self._heard.put(None)

    def _talk(self) -> None:
        sink = cast("Any", self._process.stdin)
        # It may die with its ears open: whoever listens hears of it.
        with suppress(OSError, ValueError):
            while said := self._said.get():
                write_frame(sink, *said)
        with suppress(OSError):
            sink.close()


@contextmanager
def at_work(
    command: Sequence[str],
    limits: Mapping[FrameKind, int],
    children: Children,
    memory: int = MEMORY,
) -> Iterator[ReaderChild]:
    """A child as `ReaderChild` starts it, which `children` ends at the lock, or else this block."""
    child = ReaderChild(command, limits, memory)
    try:
        with children.entered(child):
            yield child
    finally:
        child.let_go()
