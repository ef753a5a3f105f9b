"""Copies of documents for another program to open: for this user alone, and gone at the lock."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class PrivateCopies(Protocol):
    """Those of one vault; any thread. Nobody else has that vault open, so all of them are ours."""

    def place(self, ending: str) -> Path:
        """A free place in a folder that only this user can look into; `ending` is “.docx”.

        Raises:
            NotWritable: there is no such folder to be had.
        """

    def protect(self, path: Path) -> None:
        """What stands there can be read and not changed: a change would be gone at the lock."""

    def clear(self) -> None:
        """Take all copies away, also what an earlier run left behind; what is in use may stay."""
