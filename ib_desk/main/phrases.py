"""Passphrases drawn by chance, out of the shipped list of words."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from importlib.resources.abc import Traversable

from ib_desk.domain.secrets.passphrase import WORDS_TO_EXPORT, WORDS_TO_UNLOCK, draw_passphrase


def shipped_words(resources: Traversable) -> tuple[str, ...]:
    """The list."""
    return tuple(resources.joinpath("words", "dutch.txt").read_text("utf-8").split())


def draw_to_unlock(words: Sequence[str]) -> str:
    """For a vault."""
    return draw_passphrase(words, WORDS_TO_UNLOCK, secrets.randbelow)


def draw_to_export(words: Sequence[str]) -> str:
    """For a file that leaves: longer, its lock is weaker."""
    return draw_passphrase(words, WORDS_TO_EXPORT, secrets.randbelow)
