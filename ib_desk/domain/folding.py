"""Letters as people search for them: without capitals and accents, and in which words they stand.

“cel” finds Çelik, “sahin” finds Şahin, “lukasz” finds Łukasz.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

# Letters that Unicode does not take apart into a base letter and a mark.
_ALONE: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_WORD: Final = re.compile(r"\w+")


def fold(text: str) -> str:
    """Small letters without accents; it can be longer or shorter than `text`."""
    if text.isascii():  # most names, and five times as quick
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return bare.casefold().translate(_ALONE)


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word and where it stands in the text that it came from."""

    folded: str
    start: int
    end: int


def words_of(text: str) -> tuple[Word, ...]:
    """Runs of letters and digits; an accent written as a letter of its own stays with its word."""
    return tuple(
        Word(fold(text[run.start() : run.end()]), run.start(), run.end())
        for run in _WORD.finditer(_joined(text))
    )


def search_text(*texts: str) -> str:
    """What `finder` looks in: the folded words, each after one space."""
    return "".join(f" {word.folded}" for text in texts for word in words_of(text))


def finder(query: str) -> Callable[[str], bool]:
    """A test of whether each word of `query` begins a word of a text, in any order.

    The texts are made by `search_text`. An empty query is found everywhere.
    """
    wanted = tuple(f" {word.folded}" for word in words_of(query))
    return lambda text: all(word in text for word in wanted)


def _joined(text: str) -> str:
    """Loose accents (as macOS writes them) made part of a word, each place kept as it is."""
    if text.isascii():
        return text
    return "".join("_" if unicodedata.combining(letter) else letter for letter in text)
