"""An encrypted test database with the same salt and the same beginnings each time.

SQLCipher draws them anew at each write, so that one content makes another file each time it is
stored. That is as it should be for a vault, and a nuisance for one that stands in the repository
under a key that everybody may read. The format: docs/decrypt_vault.py.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

_PAGE: Final = 4096
_RESERVED: Final = 80
_BEGINNING: Final = 16
_SEAL: Final = 64
_COUNTS: Final = (24, 92)
"""Where SQLite counts how often the file changed, from a number that it draws: both are equal."""
_ONE: Final = b"\0\0\0\1"
_SALT: Final = hashlib.sha256(b"a test database of IB Desk").digest()[:16]


def sealed_the_same(database: bytes, key: bytes) -> bytes:
    """The same pages under the same key; `database` was closed, and has no log beside it."""
    return b"".join(_pages(database, key))


def _pages(database: bytes, key: bytes) -> Iterator[bytes]:
    seal_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in _SALT), 2, 32)
    for number in range(1, len(database) // _PAGE + 1):
        page = database[(number - 1) * _PAGE : number * _PAGE]
        salt = len(_SALT) if number == 1 else 0
        end = _PAGE - _RESERVED
        opened = _turned(page[salt:end], key, page[end : end + _BEGINNING], back=True)
        if number == 1:
            for place in _COUNTS:
                opened = opened[: place - salt] + _ONE + opened[place - salt + len(_ONE) :]
        beginning = hashlib.sha256(_SALT + number.to_bytes(4, "little")).digest()[:_BEGINNING]
        sealed = _turned(opened, key, beginning, back=False) + beginning
        seal = hmac.digest(seal_key, sealed + number.to_bytes(4, "little"), "sha512")
        yield _SALT[:salt] + sealed + seal


def _turned(content: bytes, key: bytes, beginning: bytes, *, back: bool) -> bytes:
    cipher = Cipher(algorithms.AES(key), modes.CBC(beginning))
    turning = cipher.decryptor() if back else cipher.encryptor()
    return turning.update(content) + turning.finalize()
