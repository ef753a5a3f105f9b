"""What a maker of pages gives, and how it refuses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Protocol

from ib_desk.domain.records.made_pages import MadeFacts, Unfit

MAKER: Final = 1
"""Goes up when a file would get other pages, other words or another refusal than before."""
MOST_PAGES: Final = 400


class Unmakeable(Exception):
    """`character` is the one that has no shape, where that is the reason."""

    def __init__(self, reason: Unfit, character: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.character = character


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """`words` of each page are those that can be seen on it."""

    pdf: bytes = field(repr=False)
    words: tuple[str, ...] = field(repr=False)
    facts: MadeFacts


class Ear(Protocol):
    """Whoever waits for the pages."""

    def pages(self, count: int) -> None:
        """Hear how many there will be, before they are made."""

    def step(self, done: int) -> None:
        """Hear how many are done."""
