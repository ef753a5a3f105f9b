"""A key that a test derives again from the same words is remembered instead."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from ib_desk.storage import slots
from ib_desk.storage.keys import Stretch, stretched_key


@contextmanager
def stretched_once() -> Iterator[None]:
    """Argon2id gives the same key for the same words, salt and parameters, whoever asks.

    It is slow on purpose, and most of what tests open is a copy of the same few vaults.
    `tests/storage/test_keys.py` looks at the keys themselves, and processes derive their own.
    """
    known: dict[tuple[bytes, bytes, Stretch], bytes] = {}

    def asked(words: bytearray, salt: bytes, stretch: Stretch) -> bytearray:
        what = bytes(words), bytes(salt), stretch
        if what not in known:
            known[what] = bytes(stretched_key(words, salt, stretch))
        return bytearray(known[what])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slots, "stretched_key", asked)
        yield
