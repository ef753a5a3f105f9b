"""A ZIP that only a passphrase opens, with another one inside so that no name can be read.

The outer one is of the kind that WinZip began and 7-Zip, Keka and WinRAR open: AES-256 in counter
mode, under a key of PBKDF2, with a code over all of it (AE-2). It is written here, over the
cryptography that the program has already: the library for it brings a second one along, and a copy
of `zipfile` (docs/decisions/2026-11-30-the-zip-is-our-own.md).
"""

from __future__ import annotations

import hmac
import struct
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import pbkdf2_hmac
from io import BytesIO
from secrets import token_bytes
from typing import Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import ECB

from ib_desk.application.leaving.outside import NamedFile
from ib_desk.application.letter import INNER_ZIP
from ib_desk.application.paper import PackageTooHeavy, SealFailed

_ROUNDS: Final = 1000
"""Of the format; six words of 7,776 are too many to try at any number of rounds."""
_KEY, _SALT, _CHECK, _CODE = 32, 16, 2, 10
_PIECE: Final = 1 << 20
"""Worked through at once: no other thread waits for longer than this takes."""
_BLOCK: Final = 16
_MOST: Final = (1 << 32) - 1
_VERSION, _ENCRYPTED, _AES_METHOD = 51, 1, 99
_EXTRA: Final = struct.pack("<HHH2sBH", 0x9901, 7, 2, b"AE", 3, 0)
"""The second version, without a sum of the contents in the clear; 256 bits; not compressed."""
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"

Heard = Callable[[], object]
"""Told after each piece; what it raises ends the work."""


class NotOpened(Exception):
    """The passphrase is another one, or not all of it is as it was made."""


def clear_zip(files: Iterable[NamedFile], day: date) -> bytes:
    """An ordinary one, that anybody can open; pages hardly get smaller, so they are stored."""
    into = BytesIO()
    with ZipFile(into, "w", ZIP_STORED) as archive:
        for member in files:
            about = ZipInfo(member.name, (day.year, day.month, day.day, 12, 0, 0))
            about.external_attr = 0o600 << 16
            archive.writestr(about, member.content)
    return into.getvalue()


def sealed_zip(content: bytes, passphrase: str, day: date, heard: Heard) -> bytes:
    """A ZIP with `content` as its one file, tried with the passphrase and with others.

    Raises:
        SealFailed: it does not open, or opens with another passphrase.
        PackageTooHeavy: it is more than this kind of ZIP can hold.
    """
    size = _SALT + _CHECK + len(content) + _CODE
    if size > _MOST:
        raise PackageTooHeavy
    name, stamp = INNER_ZIP.encode("ascii"), _dos_day(day)
    about = struct.pack(
        "<HHHHHLLLHH", _VERSION, _ENCRYPTED, _AES_METHOD, 0, stamp, 0, size, len(content),
        len(name), len(_EXTRA),
    )  # fmt: skip
    into = BytesIO()
    into.write(_LOCAL + about + name + _EXTRA)
    for piece in _encrypted(content, passphrase):
        into.write(piece)
        heard()
    central = _CENTRAL + struct.pack("<H", _VERSION) + about + bytes(14) + name + _EXTRA
    at = into.tell()
    into.write(central)
    into.write(_END + struct.pack("<HHHHLLH", 0, 0, 1, 1, len(central), at, 0))
    made = into.getvalue()
    _try(made, content, passphrase, heard)
    return made


def _try(sealed: bytes, content: bytes, passphrase: str, heard: Heard) -> None:
    """As whoever gets it will; raises `SealFailed`."""
    for wrong in ("", f"{passphrase} ", passphrase[::-1]):
        if _opens(sealed, wrong):
            raise SealFailed
    at, wanted = 0, memoryview(content)
    try:
        for piece in _decrypted(memoryview(sealed), passphrase):
            if piece != wanted[at : at + len(piece)]:
                raise SealFailed
            at += len(piece)
            heard()
    except NotOpened:
        raise SealFailed from None
    if at != len(content):
        raise SealFailed


def _opens(sealed: bytes, passphrase: str) -> bool:
    """Two bytes tell most wrong ones apart, and the code over all of it the others."""
    try:
        for _piece in _decrypted(memoryview(sealed), passphrase):
            pass
    except NotOpened:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Keys:
    stream: bytes = field(repr=False)
    code: bytes = field(repr=False)
    check: bytes = field(repr=False)


def _keys(passphrase: str, salt: bytes) -> _Keys:
    drawn = pbkdf2_hmac("sha1", passphrase.encode(), salt, _ROUNDS, 2 * _KEY + _CHECK)
    return _Keys(drawn[:_KEY], drawn[_KEY : 2 * _KEY], drawn[2 * _KEY :])


def _encrypted(content: bytes, passphrase: str) -> Iterator[bytes]:
    salt = token_bytes(_SALT)
    keys = _keys(passphrase, salt)
    code = hmac.new(keys.code, digestmod="sha1")
    yield salt + keys.check
    for piece in _crossed(memoryview(content), keys.stream):
        code.update(piece)
        yield piece
    yield code.digest()[:_CODE]


def _decrypted(sealed: memoryview, passphrase: str) -> Iterator[bytes]:
    """Piece by piece; that it is whole is known after the last. Raises `NotOpened`."""
    start = 30 + len(INNER_ZIP) + len(_EXTRA)
    if len(sealed) < start:
        raise NotOpened
    (size,) = struct.unpack_from("<L", sealed, 18)
    body = sealed[start : start + size]
    if len(body) != size or size < _SALT + _CHECK + _CODE:
        raise NotOpened
    keys = _keys(passphrase, bytes(body[:_SALT]))
    if not hmac.compare_digest(keys.check, bytes(body[_SALT : _SALT + _CHECK])):
        raise NotOpened
    closed = body[_SALT + _CHECK : -_CODE]
    code = hmac.new(keys.code, digestmod="sha1")
    for at, piece in zip(range(0, len(closed), _PIECE), _crossed(closed, keys.stream), strict=True):
        code.update(closed[at : at + _PIECE])
        yield piece
    if not hmac.compare_digest(code.digest()[:_CODE], bytes(body[-_CODE:])):
        raise NotOpened


def _crossed(content: memoryview, key: bytes) -> Iterator[bytes]:
    """Encrypted or decrypted, which is the same; the format counts from the other end than CTR."""
    # The mode is that of the counters; none of them comes twice.
    blocks = Cipher(AES(key), ECB()).encryptor()  # noqa: S305
    for at in range(0, len(content), _PIECE):
        piece = content[at : at + _PIECE]
        mask = _mask(blocks, at // _BLOCK + 1, len(piece))
        crossed = int.from_bytes(piece, "little") ^ int.from_bytes(mask, "little")
        yield crossed.to_bytes(len(piece), "little")


def _mask(blocks: CipherContext, first: int, size: int) -> bytes:
    count = -(-size // _BLOCK)
    counters = array("Q", bytes(_BLOCK * count))
    counters[::2] = array("Q", range(first, first + count))
    return blocks.update(counters.tobytes())[:size]


def _dos_day(day: date) -> int:
    return (day.year - 1980) << 9 | day.month << 5 | day.day


class AesArchives:
    """An `Archives`."""

    def clear(self, files: Iterable[NamedFile], day: date) -> bytes:
        """See `clear_zip`."""
        return clear_zip(files, day)

    def sealed(self, content: bytes, passphrase: str, day: date, heard: Heard) -> bytes:
        """See `sealed_zip`."""
        return sealed_zip(content, passphrase, day, heard)

    def holds_files(self, content: bytes) -> bool:
        """By its first bytes: a document of ours begins otherwise."""
        return content.startswith(_LOCAL)

    def files_in(self, content: bytes) -> tuple[NamedFile, ...]:
        """Only of a ZIP that was made here and kept in the vault."""
        with ZipFile(BytesIO(content)) as archive:
            return tuple(NamedFile(name, archive.read(name)) for name in archive.namelist())
