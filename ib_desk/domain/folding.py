"""Letters as people search for them: without capitals and accents, and in which words they stand.

“cel” finds Çelik, “sahin” finds Şahin, “lukasz” finds Łukasz.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

# Letters that Unicode does not take apart into a base letter and a mark.
_ALONE: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_WORD: Final = re.compile(r"\w+")
_BEYOND_ASCII: Final = re.compile(r"([^\x00-\x7f]+)")


def fold(text: str) -> str:
    """Small letters without accents; it can be longer or shorter than `text`."""
    if text.isascii():
        return text.lower()
    # Letter by letter it is the same; most of a Dutch text is folded in a fiftieth of the time.
    parts = _BEYOND_ASCII.split(text)
    parts[::2] = (part.lower() for part in parts[::2])
    parts[1::2] = map(_fold_beyond, parts[1::2])
    return "".join(parts)


def _fold_beyond(text: str) -> str:
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
    return tuple(words_from(text, 0))


def words_from(text: str, place: int, which: re.Pattern[str] = _WORD) -> Iterator[Word]:
    """The words of a text behind a place, one by one; of some only (`beginning_with`)."""
    for run in which.finditer(_joined(text), place):
        start, end = run.span()
        yield Word(fold(text[start:end]), start, end)


def beginning_with(folded: Iterable[str]) -> re.Pattern[str]:
    """Finds the words that may begin as one of these does, for `words_from`: of a page a few."""
    letters = "".join({re.escape(word[0]) for word in folded})
    both = letters + letters.upper()
    # What is no ASCII may be folded to any of them, and a loose accent is joined as “_”.
    return re.compile(rf"(?<!\w)(?=[{both}_\x80-\U0010ffff])\w+")


def distinct_words(text: str) -> frozenset[str]:
    """The folded words of a text, each once: of a long text five times as soon as `words_of`."""
    joined = _joined(text)
    if joined is not text:
        return frozenset(word.folded for word in words_of(text))
    return frozenset(map(fold, set(_WORD.findall(text))))


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
    if text.isascii() or not any(map(unicodedata.combining, set(text))):
        return text
    return "".join("_" if unicodedata.combining(letter) else letter for letter in text)
