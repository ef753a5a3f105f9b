"""A text taken apart at its full stops."""

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


def at_a_glance(text: str) -> str:
    """Its first whole sentences, as many as one reads at once; the way to the rest is beside it."""
    first, *others = sentences(text) or ("",)
    said = first
    for sentence in others:
        if len(said) + len(sentence) > _GLANCE:
            break
        said = f"{said} {sentence}"
    return said
