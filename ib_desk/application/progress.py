"""How long work tells how far it is, and learns that it should stop."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):
    """The user asked to stop; whoever raises it leaves nothing half done."""


class Progress(Protocol):
    """Given to work that can take longer than 0.3 s."""

    def step(self, done: int, total: int) -> None:
        """Report how far the work is, in units of its own; raises `Cancelled` to stop it."""


class Unwatched:
    """For a caller that neither shows progress nor cancels."""

    def step(self, done: int, total: int) -> None:
        """Go on."""
