"""Texts put together from offered pieces: joined, taken apart, and found by two letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from ib_desk.domain.folding import fold
from ib_desk.domain.offers.phrases import NUMBER
from ib_desk.domain.sentences import capital, ended

_BETWEEN: Final = re.compile(r"\s*[,;:.!?·]\s+(?:en\s+)?|\s+en\s+|\s+")
_OPEN_END: Final = re.compile(r"(?:\s+en|[,;])$")
_END: Final = re.compile(r"[.!?]?\s*")
_BEHIND: Final = re.compile(r"[,;.!?]\s+|\n|\sen\s")
_LEADING_NUMBER: Final = re.compile(r"(\d[\d.,:]*)")
_ANY_NUMBER: Final = r"\d+(?:[.,:]\d+)?"
USUAL_NUMBER: Final = "2"
"""Stands in a phrase until the user types another; in the plural, as the phrase is."""


class Joining(Enum):
    """How one more piece is added."""

    LIST = auto()
    """“a, b en c”."""
    COMMA = auto()
    """“a, b, c”."""
    SENTENCES = auto()
    """“A. B. C.”"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What a field offers, the likeliest first; `capital` where its text begins a sentence."""

    pieces: tuple[str, ...] = ()
    joining: Joining = Joining.LIST
    capital: bool = False


NOTHING: Final = Offered()


def is_picked(text: str, pieces: Iterable[str]) -> bool:
    """Whether `text` is nothing but offered pieces and the words that join them."""
    return parts_of(text, pieces) is not None


def parts_of(text: str, pieces: Iterable[str]) -> tuple[str, ...] | None:
    """The pieces that make up `text`, as they stand in it; `None` where it says anything else."""
    longest_first = sorted({piece.rstrip(".!? ") for piece in pieces}, key=len, reverse=True)
    patterns = [_pattern(piece) for piece in longest_first if piece]
    return _parts(text.strip(), patterns)


def unfinished(text: str) -> str:
    """The last bit of `text`, behind a comma, a full stop or “en”: what is being typed."""
    return _BEHIND.split(text)[-1].lstrip()


def finished(text: str) -> str:
    """`text` without its unfinished end."""
    return text[: len(text) - len(unfinished(text))]


def fitting(offered: Offered, text: str) -> tuple[str, ...]:
    """Pieces that `text` does not hold yet and that go on from its unfinished end.

    A number at its beginning goes into the phrase: “3 k” finds “3 keer per week”.
    """
    begun = unfinished(text)
    filled = (_with_number(piece, begun) for piece in left_over(offered, text))
    found = (piece for piece in filled if f" {fold(begun)}" in f" {fold(piece)}")
    # What begins so comes before what holds a word that does.
    return tuple(sorted(found, key=lambda piece: not fold(piece).startswith(fold(begun))))


def left_over(offered: Offered, text: str) -> tuple[str, ...]:
    """All pieces that `text` does not hold yet."""
    return tuple(piece for piece in offered.pieces if not _holds(text, piece.rstrip(".")))


def _holds(text: str, piece: str) -> bool:
    """As words of its own: “An” is not in “Anouk”."""
    words = _pattern(fold(piece)).pattern
    return re.search(rf"(?<!\w)(?:{words})(?!\w)", fold(text)) is not None


def with_piece(text: str, piece: str, offered: Offered) -> str:
    """`text` with one more piece, joined as its kind is joined."""
    before = _OPEN_END.sub("", text.rstrip())
    if offered.joining is Joining.SENTENCES:
        return f"{_sentence(before)} {_sentence(piece)}".lstrip()
    if not before:
        return capital(piece) if offered.capital else piece
    before = before.rstrip(".")
    if offered.joining is Joining.COMMA:
        return f"{before}, {piece}"
    parts = parts_of(before, offered.pieces) or (before,)
    return f"{', '.join(parts)} en {piece}"


def _sentence(text: str) -> str:
    return ended(capital(text))


def _pattern(piece: str) -> re.Pattern[str]:
    words = (re.escape(part) for part in piece.split(NUMBER))
    return re.compile(_ANY_NUMBER.join(words), re.IGNORECASE)


def _parts(text: str, patterns: Sequence[re.Pattern[str]]) -> tuple[str, ...] | None:
    for pattern in patterns:
        found = pattern.match(text)
        if found is None:
            continue
        rest = text[found.end() :]
        if _END.fullmatch(rest):
            return (found.group(),)
        between = _BETWEEN.match(rest)
        others = None if between is None else _parts(rest[between.end() :], patterns)
        if others is not None:
            return (found.group(), *others)
    return None


def _with_number(piece: str, begun: str) -> str:
    number = _LEADING_NUMBER.match(begun)
    if number is None or not piece.startswith(NUMBER):
        return piece
    return piece.replace(NUMBER, number.group(), 1)
