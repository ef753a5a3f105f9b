"""The letter to whoever takes a request in: what it is, how it is opened, whom to call.

It names no pupil and holds no passphrase, so it can stand beside what is closed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ib_desk.domain.records.swv import DeliveryShape

INNER_ZIP: Final = "stukken.zip"
"""What is inside a closed ZIP: all that anybody reads of it without the passphrase."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file that comes along with the letter; without `pages` it is for a program."""

    name: str
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterOrder:
    """`files` where they come apart; else what stands behind each other is told by its kind."""

    shape: DeliveryShape
    recipient: str
    files: tuple[Listed, ...] = ()
