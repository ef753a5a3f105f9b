"""A text taken apart at its full stops, or given one, or a capital."""

from __future__ import annotations

import re
from typing import Final

_AFTER_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+|\n+")
_GLANCE: Final = 160
"""Characters that are read at a glance: two lines beside a score."""


def sentences(*texts: str) -> tuple[str, ...]:
    """The sentences of these texts, one by one."""
    found = (part.strip() for text in texts for part in _AFTER_SENTENCE.split(text))
    return tuple(part for part in found if part)


ANYTHING: Final = re.compile(r"[^\W_]")
"""A letter or a figure: “-” and “…” were typed, and say nothing."""
_WORD: Final = re.compile(r"\S*[^\W_]\S*")


def says_anything(text: str) -> bool:
    """Whether it holds a letter or a figure."""
    return ANYTHING.search(text) is not None


def word_count(text: str) -> int:
    """Of what stands between spaces, how many say anything."""
    return len(_WORD.findall(text))


def capital(text: str) -> str:
    """As at the start of a sentence, the rest as it is: “ICT” stays so, and “één” becomes “Eén”."""
    first = "E" if text.startswith("één") else text[:1].upper()
    return f"{first}{text[1:]}"


def ended(text: str) -> str:
    """With a full stop where nothing ends it, so that another sentence can follow."""
    said = text.strip()
    return said if not said or said.endswith((".", "!", "?", "”", "…")) else f"{said}."


def at_a_glance(text: str) -> str:
    """Its first whole sentences, as many as one reads at once; the way to the rest is beside it."""
    first, *others = sentences(text) or ("",)
    said = first
    for sentence in others:
        if len(said) + len(sentence) > _GLANCE:
            break
        said = f"{said} {sentence}"
    return said
