"""A line behind a sealed PDF by which one changed bit of it is noticed.

AES-256 of a PDF (ISO 32000-2, revision 6) hides what is in it, and says nothing of whether it is
still the same: with a bit turned over it opens, with other pages. The line is a comment of PDF,
which readers pass over: HMAC-SHA256 (RFC 2104) over all before it, under a key that scrypt (RFC
7914) draws from the passphrase. Whoever has the passphrase can tell, without any other digest.
"""

from __future__ import annotations

import hmac
import re
from enum import Enum, auto
from hashlib import scrypt
from secrets import token_bytes
from typing import Final

_LINE: Final = re.compile(rb"%IB-Desk-mark 1 ([0-9a-f]{32}) ([0-9a-f]{64})\n\Z")
_LENGTH: Final = 16 + 32 + 1 + 64 + 1
"""Of the line in bytes."""
_SALT: Final = 16
_COST: Final = 1 << 14
"""For scrypt, with blocks of 8: 16 MB and a twentieth of a second."""


class Mark(Enum):
    """What the line says."""

    HOLDS = auto()
    BROKEN = auto()
    """Something changed, or the passphrase is another."""
    ABSENT = auto()
    """Nobody put one there, or it was cut off."""


def marked(sealed: bytes, passphrase: str) -> bytes:
    """The same document with the line behind it."""
    salt = token_bytes(_SALT)
    body = sealed if sealed.endswith(b"\n") else sealed + b"\n"
    code = _code(body, passphrase, salt)
    return b"%s%%IB-Desk-mark 1 %s %s\n" % (body, salt.hex().encode(), code.hex().encode())


def is_marked(content: bytes) -> bool:
    """Whether the line is there, whatever it says; the end of a document is enough."""
    return _found_in(content) is not None


def mark_of(content: bytes, passphrase: str) -> Mark:
    """Whether all of it is as it was sealed."""
    found = _found_in(content)
    if found is None:
        return Mark.ABSENT
    salt, code = (bytes.fromhex(part.decode()) for part in found.groups())
    holds = hmac.compare_digest(_code(content[: found.start()], passphrase, salt), code)
    return Mark.HOLDS if holds else Mark.BROKEN


def _found_in(content: bytes) -> re.Match[bytes] | None:
    return _LINE.search(content, max(0, len(content) - _LENGTH))


def _code(body: bytes, passphrase: str, salt: bytes) -> bytes:
    key = scrypt(passphrase.encode(), salt=salt, n=_COST, r=8, p=1, maxmem=1 << 26, dklen=32)
    return hmac.new(key, body, "sha256").digest()
