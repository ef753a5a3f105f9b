"""How people call each other: “juf Karin”, “dr. Ahmed Yıldırım”, “Karin”."""

from __future__ import annotations

import re
from typing import Final

from ib_desk.domain.folding import fold, words_of

_ASIDE: Final = re.compile(r"\([^)]*\)")
_BETWEEN: Final = re.compile(r"\s*(?:[,;/+&\n]|\b(?:en|met|samen met)\b)\s*", re.IGNORECASE)
_FORMS: Final = (
    *("dr", "drs", "ir", "mr", "prof"),
    *("mevr", "mevrouw", "mw", "dhr", "heer", "meneer", "juf", "juffrouw", "meester"),
)
_TITLES: Final = re.compile(rf"(?:(?:de\s+heer|{'|'.join(_FORMS)})\b\.?\s*)+")
_NAMES_NOBODY: Final = frozenset(
    {*_FORMS, "de", "den", "der", "en", "het", "in", "op", "t", "te", "ten", "ter", "van", "von"}
)


def called(name: str) -> str:
    """A name as one compares it: folded, without a title before it."""
    folded = fold(name.strip())
    title = _TITLES.match(folded)
    return folded if title is None or title.end() == len(folded) else folded[title.end() :]


def called_first(name: str) -> str:
    """The first name of it, past “van de”; a lone initial is kept: “j.”."""
    parts = called(name).split()
    return next((part for part in parts if _first_naming(part)), next(iter(parts), ""))


def first_word(name: str) -> str:
    """The first word of that, to look for in a text; “” where nothing says who it is."""
    return _first_naming(called_first(name))


def given_name(name: str) -> str:
    """The first name as it is written; all of it where a title or “van de” stands first."""
    first = next(iter(name.split()), "")
    return first if _first_naming(first) else name.strip()


def _first_naming(part: str) -> str:
    words = (word.folded for word in words_of(part))
    return next((word for word in words if word not in _NAMES_NOBODY), "")


def names_in(words: str) -> tuple[str, ...]:
    """Each of those whom these words name, as one compares it: “Karin en juf Anouk (bpo)”."""
    parts = names_written_in(_ASIDE.sub("", fold(words)))
    return tuple(name for part in parts if (name := called(part)))


def names_written_in(words: str) -> tuple[str, ...]:
    """As `names_in`, as they are written and with what stands beside them."""
    parts = (" ".join(part.split()) for part in _BETWEEN.split(words))
    return tuple(filter(None, parts))
