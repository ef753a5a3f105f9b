"""The processes that work for this one, so that none of them outlives it.

A child that reads a stranger's file, or gives the database another key, is entered here by whoever
starts it. Before the process ends or is replaced all of them are killed and waited for: on POSIX
they would go on otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Protocol


class Child(Protocol):
    """What `subprocess.Popen` is."""

    def kill(self) -> None:
        """End it at once; nothing happens where it has ended."""
        ...

    def wait(self) -> int:
        """Until it has ended."""
        ...


class Children:
    """All of one program; used from any thread."""

    def __init__(self) -> None:
        self._living: list[Child] = []
        self._is_over = False
        self._turn = Lock()

    @contextmanager
    def entered(self, child: Child) -> Iterator[None]:
        """While the block runs, `child` belongs to us; at its end it is dead."""
        with self._turn:
            self._living.append(child)
            is_late = self._is_over
        try:
            if is_late:
                child.kill()
            yield
        finally:
            with self._turn:
                self._living.remove(child)
            _end(child)

    def end(self) -> None:
        """Kill all of them, and whoever comes later."""
        with self._turn:
            self._is_over = True
            living = tuple(self._living)
        for child in living:
            child.kill()
        for child in living:
            _end(child)


def _end(child: Child) -> None:
    with suppress(OSError):
        child.kill()
        child.wait()
