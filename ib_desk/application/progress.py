"""How long work reports where it is, and how it is called off."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):
    """The user called the work off; whoever does it leaves nothing half-done behind."""


class Progress(Protocol):
    """The ear of whoever waits."""

    def step(self, done: int, total: int) -> None:
        """Hear that `done` of `total` is behind us; the unit is the caller's.

        Raises:
            Cancelled: the work must stop here.
        """
        ...


class Silent:
    """Progress that nobody watches and that is never called off."""

    def step(self, done: int, total: int) -> None:
        """Let the work go on."""


class Share:
    """The part of a longer work that one step of it is, in percent."""

    def __init__(self, progress: Progress, start: int, share: int) -> None:
        self._progress, self._start, self._share = progress, start, share

    def step(self, done: int, total: int) -> None:
        """Pass on, in percent of the whole."""
        self._progress.step(self._start + self._share * done // max(total, 1), 100)
