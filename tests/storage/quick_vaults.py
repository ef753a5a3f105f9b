"""What makes a vault slow on purpose, left out where no test looks at it.

`--thorough` (`make cover`) leaves nothing out. What a process of its own does, as the program and
those in whose memory tests search, is never quicker.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pytest

from ib_desk.storage import engine, slots
from ib_desk.storage.keys import Stretch, stretched_key

MEMORY_IS_LOCKED = "cipher_memory_security = ON"
"""SQLCipher asks the system twice for each value that it puts aside: a third of all it does. It
holds for the process from the first database on; `tests/storage/test_engine.py` asks another one.
"""

_SETTINGS: Final = tuple(engine._SETTINGS)
"""Those of the program: who tests two rooms in one process is here twice."""


@contextmanager
def quick_vaults() -> Iterator[None]:
    """Until it ends, in this process."""
    with pytest.MonkeyPatch.context() as patch:
        settings = [one for one in _SETTINGS if one != MEMORY_IS_LOCKED]
        assert len(settings) == len(_SETTINGS) - 1
        patch.setattr(engine, "_SETTINGS", settings)
        patch.setattr(slots, "stretched_key", _StretchedOnce())
        yield


class _StretchedOnce:
    """Argon2id gives the same key for the same words, salt and parameters, whoever asks.

    Most of what tests open is a copy of the same few vaults. The keys themselves are looked at in
    `tests/storage/test_keys.py`.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[bytes, bytes, Stretch], bytes] = {}

    def __call__(self, words: bytearray, salt: bytes, stretch: Stretch) -> bytearray:
        what = bytes(words), bytes(salt), stretch
        if what not in self._known:
            self._known[what] = bytes(stretched_key(words, salt, stretch))
        return bytearray(self._known[what])
