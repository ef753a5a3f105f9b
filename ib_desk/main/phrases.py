"""Passphrases drawn by chance, out of the shipped list of words.

By `SystemRandom`, which is what `secrets` has behind `randbelow`: that module would load a library
of ciphers besides, and the first window of a new user shows a phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import SystemRandom
from typing import TYPE_CHECKING

from ib_desk.domain.secrets.passphrase import WORDS_TO_EXPORT, WORDS_TO_UNLOCK, draw_passphrase

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def shipped_words(resources: Traversable) -> tuple[str, ...]:
    """The list."""
    return tuple(resources.joinpath("words", "dutch.txt").read_text("utf-8").split())


def draw_to_unlock(words: Sequence[str]) -> str:
    """For a vault."""
    return draw_passphrase(words, WORDS_TO_UNLOCK, SystemRandom().randrange)


def draw_to_export(words: Sequence[str]) -> str:
    """For a file that leaves: longer, its lock is weaker."""
    return draw_passphrase(words, WORDS_TO_EXPORT, SystemRandom().randrange)
