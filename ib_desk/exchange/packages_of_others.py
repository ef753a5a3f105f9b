"""A package as somebody got it: its data, and the digests of the files that stand beside it.

Nothing of it is written anywhere, and no file in it is opened: of pages only the bytes are counted
and their digest is taken. Sizes are held to what a package can be before anything is read.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Final
from zipfile import ZipFile

from pyzipper import AESZipFile

from ib_desk.exchange.aes_zip import OPENS_BADLY, NotOpened, opened_zip
from ib_desk.reader.seal_mark import Mark, is_marked, mark_of

_PIECE: Final = 1 << 20
_END: Final = 1 << 10
_MOST_BYTES: Final = 1 << 30
_MOST_DATA: Final = 16 << 20
_MOST_FILES: Final = 500
_ZIP: Final = b"PK\x03\x04"
_PDF: Final = b"%PDF"
_DATA: Final = ".json"


class PackageTrouble(Enum):
    """Why there is nothing to look at."""

    UNREADABLE = auto()
    """The file or the folder is not there, or may not be read."""
    UNMARKED = auto()
    """A PDF that nobody can say anything of: it was not sealed here, or its end was cut off."""
    EMPTY = auto()
    NO_PDF = auto()
    """It is called one, and does not begin as one."""
    OTHER_KIND = auto()
    """Nothing that leaves as a request."""
    NO_DATA = auto()
    TOO_LARGE = auto()
    DAMAGED = auto()
    CLOSED = auto()
    """It opens with words only, and got none."""
    NOT_OPENED = auto()
    """With other words, or it is damaged."""


class NoPackage(Exception):
    """Nothing of what is in it is told."""

    def __init__(self, trouble: PackageTrouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class GotPackage:
    """`data` are the contents of its files for a program; `digests` the SHA-256 of the others.

    Data that came alone has no files beside it: `is_alone`. One sealed PDF `is_pdf`, whole, and
    holds no data.
    """

    data: tuple[bytes, ...] = field(default=(), repr=False)
    digests: dict[str, str] = field(default_factory=dict, repr=False)
    is_alone: bool = False
    is_pdf: bool = False


_NAMED: Final = {".zip": PackageTrouble.DAMAGED, ".pdf": PackageTrouble.NO_PDF}
"""What is called so begins otherwise."""


def is_closed(path: Path) -> bool:
    """Whether only words open it; raises `NoPackage`."""
    if path.is_dir():
        return False
    if not _begins_with(path, _ZIP):
        return _begins_with(path, _PDF) and is_marked(_end_of(path))
    try:
        with AESZipFile(path) as archive:
            return any(one.flag_bits & 1 for one in archive.infolist())
    except OPENS_BADLY:
        raise NoPackage(PackageTrouble.DAMAGED) from None


def read_package(path: Path, passphrase: str = "") -> GotPackage:
    """What is in a folder, in a ZIP, or in one file with data; raises `NoPackage`."""
    try:
        if path.is_dir():
            return _from_folder(path)
        if _begins_with(path, _PDF):
            return _sealed_pdf(path, passphrase)
        if not _begins_with(path, _ZIP):
            return _alone(path)
        if not is_closed(path):
            with path.open("rb") as opened:
                return _from_zip(opened)
        if not passphrase:
            raise NoPackage(PackageTrouble.CLOSED)
        return _from_zip(BytesIO(_opened(path, passphrase)))
    except OSError:
        raise NoPackage(PackageTrouble.UNREADABLE) from None


def _alone(path: Path) -> GotPackage:
    """One file with data, unless neither its name nor its first sign is that of one."""
    content, ending = _data_in(path), path.suffix.casefold()
    if not content.strip():
        raise NoPackage(PackageTrouble.EMPTY)
    if ending in _NAMED:
        raise NoPackage(_NAMED[ending])
    bare = content.removeprefix(BOM_UTF8).lstrip()
    if ending != _DATA and not bare.startswith((b"{", b"[")):
        raise NoPackage(PackageTrouble.OTHER_KIND)
    return GotPackage(data=(content,), is_alone=True)


def _end_of(path: Path) -> bytes:
    try:
        with path.open("rb") as opened:
            opened.seek(max(0, path.stat().st_size - _END))
            return opened.read(_END)
    except OSError:
        raise NoPackage(PackageTrouble.UNREADABLE) from None


def _sealed_pdf(path: Path, passphrase: str) -> GotPackage:
    """By the mark behind it: what encryption of a PDF hides, it does not hold together."""
    with path.open("rb") as opened:
        content = b"".join(_pieces(opened, _MOST_BYTES))
    match mark_of(content, passphrase):
        case Mark.HOLDS:
            return GotPackage(is_pdf=True)
        case Mark.ABSENT:
            raise NoPackage(PackageTrouble.UNMARKED)
        case Mark.BROKEN:
            trouble = PackageTrouble.NOT_OPENED if passphrase else PackageTrouble.CLOSED
            raise NoPackage(trouble)


def _begins_with(path: Path, sign: bytes) -> bool:
    try:
        with path.open("rb") as opened:
            return opened.read(len(sign)) == sign
    except OSError:
        raise NoPackage(PackageTrouble.UNREADABLE) from None


def _data_in(path: Path) -> bytes:
    with path.open("rb") as opened:
        return b"".join(_pieces(opened, _MOST_DATA))


def _from_folder(path: Path) -> GotPackage:
    found = [one for one in sorted(path.iterdir()) if one.is_file() and one.name[0] != "."]
    _require(len(found) <= _MOST_FILES)
    data, digests, left = [], {}, _MOST_BYTES
    for one in found:
        if one.suffix.casefold() == _DATA:
            data.append(_data_in(one))
            continue
        with one.open("rb") as opened:
            digests[one.name], size = _digest(opened, left)
        left -= size
    return _got(data, digests)


def _from_zip(opened: IO[bytes]) -> GotPackage:
    data, digests, left = [], {}, _MOST_BYTES
    try:
        with ZipFile(opened) as archive:
            found = [one for one in archive.infolist() if not one.is_dir()]
            _require(len(found) <= _MOST_FILES)
            for one in found:
                with archive.open(one) as inside:
                    if one.filename.casefold().endswith(_DATA):
                        data.append(b"".join(_pieces(inside, _MOST_DATA)))
                        continue
                    digests[one.filename], size = _digest(inside, left)
                left -= size
    except OPENS_BADLY:
        raise NoPackage(PackageTrouble.DAMAGED) from None
    return _got(data, digests)


def _opened(path: Path, passphrase: str) -> bytes:
    try:
        with path.open("rb") as closed:
            return b"".join(_counted(opened_zip(closed, passphrase), _MOST_BYTES))
    except NotOpened:
        raise NoPackage(PackageTrouble.NOT_OPENED) from None


def _got(data: list[bytes], digests: dict[str, str]) -> GotPackage:
    if not data:
        raise NoPackage(PackageTrouble.NO_DATA)
    return GotPackage(data=tuple(data), digests=digests)


def _digest(opened: IO[Any], most: int) -> tuple[str, int]:
    total, size = sha256(), 0
    for piece in _pieces(opened, most):
        total.update(piece)
        size += len(piece)
    return total.hexdigest(), size


def _pieces(opened: IO[Any], most: int) -> Iterator[bytes]:
    yield from _counted(iter(partial(opened.read, _PIECE), b""), most)


def _counted(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    """As they come: what an archive says of its size proves nothing."""
    read = 0
    for piece in pieces:
        read += len(piece)
        _require(read <= most)
        yield piece


def _require(fits: bool) -> None:  # noqa: FBT001 - reads as what it asks
    if not fits:
        raise NoPackage(PackageTrouble.TOO_LARGE)
