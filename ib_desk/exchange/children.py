"""Children of this program that open the files of strangers: one file each, within limits.

A child is another process of the same program (`ib_desk.main.reading`). It gets what it needs on
its standard input, and nothing that it says is taken for granted.
"""

from __future__ import annotations

import os
import queue
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from time import monotonic
from types import TracebackType
from typing import Any, Final, Self, cast

from ib_desk.exchange.child_limits import FLAGS, Leash, is_too_large
from ib_desk.reader.frames import BadFrame, Frame, FrameKind, read_frame, write_frame

_LOOK_UP: Final = 0.05
"""Seconds between two looks at whether it was called off."""
_NEEDED: Final = ("SYSTEMROOT",)
"""Of the environment, what the system itself cannot do without: Windows has this one."""


class ChildEnded(Exception):
    """It died, said what no child says, used too much, took too long, or all had to end."""


class Children:
    """All that run at this moment; `end_all` before the program goes on as another process."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)
        self._running: set[Child] = set()
        self._is_ended = False
        self._lock = threading.Lock()

    def start(self, limits: Mapping[FrameKind, int]) -> Child:
        """A child that waits for its job; it may answer with frames of these kinds and sizes.

        Raises:
            ChildEnded: it could not be started, or all had to end already.
        """
        with self._lock:
            if self._is_ended:
                raise ChildEnded
            child = Child(self._command, limits, self._forget)
            self._running.add(child)
            return child

    def end_all(self) -> None:
        """Kill all and wait until they are gone; none is started after this."""
        with self._lock:
            self._is_ended = True
            running = tuple(self._running)
        for child in running:
            child.end()

    def _forget(self, child: Child) -> None:
        with self._lock:
            self._running.discard(child)


class Child:
    """One process; `with` ends it."""

    def __init__(
        self,
        command: Sequence[str],
        limits: Mapping[FrameKind, int],
        forget: Callable[[Child], None],
    ) -> None:
        self._limits = limits
        self._forget = forget
        self._heard: queue.SimpleQueue[Frame | None] = queue.SimpleQueue()
        self._said: queue.SimpleQueue[tuple[FrameKind, bytes] | None] = queue.SimpleQueue()
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
        self._leash = Leash(self._process.pid)
        for work in (self._listen, self._talk):
            threading.Thread(target=work, name="child", daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    @property
    def age(self) -> float:
        """Seconds since it was started."""
        return monotonic() - self._started

    def say(self, kind: FrameKind, payload: bytes) -> None:
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
                if late or is_too_large(self._process.pid):
                    raise ChildEnded from None
                continue
            if frame is None:
                raise ChildEnded
            return frame

    def end(self) -> None:
        """Kill it and wait until it is gone; whoever waits for a frame hears that it ended."""
        self._said.put(None)
        self._process.kill()
        self._process.wait()
        self._leash.let_go()
        self._heard.put(None)
        self._forget(self)

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
