"""A text as it is searched for what must not leave: its words, numbers and postcodes.

That is the same whatever may not be said, and takes long for a document; so it is done once, and
page by page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ib_desk.domain.folding import Word, words_of
from ib_desk.domain.leaving.forbidden_numbers import NumberKind, numbers_in

POSTCODE: Final = re.compile(r"(?<![0-9A-Za-z])([1-9][0-9]{3})\s?([A-Za-z]{2})(?![0-9A-Za-z])")
_PAGE_ENDS: Final = re.compile(r"(?<![0-9])\f")
"""But for one behind a digit: the letters of a postcode may stand on the next page."""

Span = tuple[int, int]
"""Where something begins and ends in the text."""


@dataclass(frozen=True, slots=True)
class SearchedText:
    """`at` says of each folded word which of the `words` it is; postcodes are written `1999ZA`."""

    text: str = field(repr=False)
    words: Sequence[Word] = field(repr=False)
    at: Mapping[str, Sequence[int]] = field(repr=False)
    numbers: Sequence[tuple[NumberKind, Span]] = field(repr=False)
    postcodes: Sequence[tuple[str, Span]] = field(repr=False)


def searched(text: str, each: Callable[[], object] = lambda: None) -> SearchedText:
    """Look through a text; `each` is called for each page, and what it raises ends it."""
    words: list[Word] = []
    at: dict[str, list[int]] = {}
    numbers: list[tuple[NumberKind, Span]] = []
    postcodes: list[tuple[str, Span]] = []
    for start, page in _pages(text):
        each()
        for word in words_of(page):
            at.setdefault(word.folded, []).append(len(words))
            words.append(Word(word.folded, start + word.start, start + word.end))
        numbers += [(kind, (start + begin, start + end)) for kind, begin, end in numbers_in(page)]
        postcodes += [
            (compact_postcode(match), (start + match.start(), start + match.end()))
            for match in POSTCODE.finditer(page)
        ]
    return SearchedText(text, words, at, numbers, postcodes)


def compact_postcode(match: re.Match[str]) -> str:
    """As it is compared: “1999 za” → “1999ZA”."""
    return f"{match[1]}{match[2].upper()}"


def _pages(text: str) -> Iterator[tuple[int, str]]:
    """Where each begins, and its text."""
    start = 0
    for found in _PAGE_ENDS.finditer(text):
        yield start, text[start : found.end()]
        start = found.end()
    yield start, text[start:]
