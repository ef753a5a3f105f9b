"""What the use cases need from whoever opens the files of strangers, and shows made pages."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final, Protocol

from ib_desk.application.progress import Progress
from ib_desk.domain.errors import DeskError
from ib_desk.domain.records.attachment import MediaType
from ib_desk.domain.records.made_pages import MadeFacts, Unfit

_LENGTH: Final = 8
"""Bytes that say how long the words are."""
_READER: Final = json.JSONDecoder()


class NoPages(DeskError):
    """A file cannot become pages; `character` is the one without a shape, where that is why."""

    def __init__(self, reason: Unfit, character: str = "") -> None:
        super().__init__(reason, character)
        self.reason = reason
        self.character = character


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePages:
    """The pages as they leave; `words` of each page are those that can be seen on it."""

    pdf: bytes = field(repr=False)
    words: tuple[str, ...] = field(repr=False)
    facts: MadeFacts

    def kept(self) -> KeptPages:
        """What stays in the vault."""
        words = json.dumps(self.words, ensure_ascii=False).encode("utf-8", "surrogatepass")
        return KeptPages(len(words).to_bytes(_LENGTH) + words + self.pdf)


@dataclass(frozen=True, slots=True)
class KeptPages:
    """Made pages as they are kept: their words in front, so that a search need not read on."""

    content: bytes = field(repr=False)

    @property
    def words(self) -> tuple[str, ...]:
        """Those that can be seen on each page."""
        words: list[str] = json.loads(self.content[_LENGTH : self._end].decode(errors="replace"))
        return tuple(words)

    @property
    def pdf(self) -> bytes:
        """The pages."""
        return self.content[self._end :]

    @property
    def pdf_in_place(self) -> memoryview:
        """The pages, without a copy of them."""
        return memoryview(self.content)[self._end :]

    @property
    def digest(self) -> str:
        """SHA-256, in hex."""
        return sha256(self.content).hexdigest()

    @property
    def _end(self) -> int:
        return _LENGTH + int.from_bytes(self.content[:_LENGTH])


def first_words(beginning: bytes) -> tuple[str, ...]:
    """The words of the pages that stand whole in this beginning of kept pages."""
    said = beginning[_LENGTH : _LENGTH + int.from_bytes(beginning[:_LENGTH])].decode(
        errors="replace"
    )
    pages: list[str] = []
    place = 1
    with suppress(ValueError):  # behind the last page, or where the beginning ends
        while True:
            page, end = _READER.raw_decode(said, place)
            pages.append(page)
            place = end + len(", ")
    return tuple(pages)


class PageMaker(Protocol):
    """Opens a file of a stranger, apart from everything else."""

    @property
    def version(self) -> int:
        """Goes up when a file would get other pages, other words or another refusal than before."""

    def make(self, content: bytes, kind: MediaType, progress: Progress) -> MadePages:
        """Make the pages of a file of a kind that can have them.

        Raises:
            NoPages: with the reason.
            Cancelled: nothing was made.
        """


@dataclass(frozen=True, slots=True)
class PagePicture:
    """`pixels` has three bytes for each: red, green and blue, row after row."""

    width: int
    height: int
    pixels: bytes = field(repr=False)


class OpenPages(Protocol):
    """Pages that are being looked at."""

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of each, in points."""

    def picture(self, page: int, width: int) -> PagePicture:
        """One page, counted from 0, `width` pixels wide; raises `NoPages` when it cannot be."""

    def words(self, page: int) -> str:
        """What stands on a page, counted from 0; raises `NoPages` when it cannot be read."""


class PageViewer(Protocol):
    """Draws made pages, apart from everything else."""

    def look(self, pdf: bytes) -> AbstractContextManager[OpenPages]:
        """Open made pages until the end of the block; raises `NoPages` when that fails."""
