"""A ZIP that only a passphrase opens, with another one inside so that no name can be read.

The outer one is of the kind that WinZip began and 7-Zip, Keka and WinRAR open: AES-256 with a code
over all of it (AE-2, without a sum of the contents in the clear).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from io import BytesIO
from typing import IO, Final, cast
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pyzipper import WZ_AES, AESZipFile
from pyzipper import BadZipFile as AESBadZipFile

from ib_desk.application.leaving.outside import NamedFile
from ib_desk.application.letter import INNER_ZIP
from ib_desk.application.paper import PackageTooHeavy, SealFailed

_PIECE: Final = 1 << 20
"""Worked through at once: no other thread waits for longer than this takes."""
_MOST: Final = (1 << 32) - (1 << 16)
"""Beyond it the format needs parts that not every program knows."""
_LOCAL: Final = b"PK\x03\x04"
_SEAL: Final = {"encryption": WZ_AES, "nbits": 256, "force_wz_aes_version": 2}

OPENS_BADLY: Final = (
    RuntimeError,
    BadZipFile,
    AESBadZipFile,
    EOFError,
    ValueError,
    LookupError,
    OverflowError,
    zlib.error,
    struct.error,
)  # NotImplementedError is a RuntimeError
"""What a library says of a ZIP that is none, or is damaged."""

Heard = Callable[[], object]
"""Told after each piece; what it raises ends the work."""


class NotOpened(Exception):
    """The passphrase is another one, or not all of it is as it was made."""


def clear_zip(files: Iterable[NamedFile], day: date) -> bytes:
    """An ordinary one, that anybody can open; pages hardly get smaller, so they are stored."""
    into = BytesIO()
    with ZipFile(into, "w", ZIP_STORED) as archive:
        for member in files:
            about = ZipInfo(member.name, _stamp(day))
            about.external_attr = 0o600 << 16
            archive.writestr(about, member.content)
    return into.getvalue()


def sealed_zip(content: bytes, passphrase: str, day: date, heard: Heard) -> bytes:
    """A ZIP with `content` as its one file, tried with the passphrase and with others.

    Raises:
        SealFailed: it does not open, or opens with another passphrase.
        PackageTooHeavy: it is more than this kind of ZIP can hold.
    """
    if len(content) > _MOST:
        raise PackageTooHeavy
    into, whole = BytesIO(), memoryview(content)
    with AESZipFile(into, "w", compression=ZIP_STORED) as archive:
        archive.setpassword(passphrase.encode())
        archive.setencryption(**_SEAL)
        about = archive.zipinfo_cls(filename=INNER_ZIP, date_time=_stamp(day))
        with archive.open(about, "w") as inside:
            for at in range(0, len(whole), _PIECE):
                inside.write(whole[at : at + _PIECE])
                heard()
    made = into.getvalue()
    _try(made, content, passphrase, heard)
    return made


def _try(sealed: bytes, content: bytes, passphrase: str, heard: Heard) -> None:
    """As whoever gets it will; raises `SealFailed`."""
    if any(_opens(sealed, wrong) for wrong in ("", f"{passphrase} ", passphrase[::-1])):
        raise SealFailed
    at, wanted = 0, memoryview(content)
    try:
        for piece in opened_zip(BytesIO(sealed), passphrase):
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
        for _piece in opened_zip(BytesIO(sealed), passphrase):
            pass
    except NotOpened:
        return False
    return True


def opened_zip(sealed: IO[bytes], passphrase: str) -> Iterator[bytes]:
    """What is inside, piece by piece; that it is whole is known after the last.

    Raises:
        NotOpened: with other words, or it is damaged.
    """
    try:
        with AESZipFile(sealed) as archive:
            # Without any it would not even be asked for one.
            archive.setpassword(passphrase.encode() or b"\0")
            with archive.open(INNER_ZIP) as inside:
                while piece := cast("bytes", inside.read(_PIECE)):
                    yield piece
    except OPENS_BADLY:
        raise NotOpened from None


def _stamp(day: date) -> tuple[int, int, int, int, int, int]:
    return (day.year, day.month, day.day, 12, 0, 0)


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
