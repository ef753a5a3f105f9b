"""Where things leave to: a file, a folder or a printer, and what can go wrong there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Protocol

from ib_desk.application.progress import Progress
from ib_desk.domain.errors import DeskError


class Found(Enum):
    """What stands at a place outside."""

    WHOLE = auto()
    ABSENT = auto()
    NO_PLACE = auto()


@dataclass(frozen=True, slots=True)
class NamedFile:
    """One of several that leave together; anyone can read its name."""

    name: str
    content: bytes = field(repr=False)

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, in hex."""
        return sha256(self.content).hexdigest()


def digests_of(files: Iterable[NamedFile]) -> dict[str, str]:
    """By name."""
    return {one.name: one.digest for one in files}


def folder_digest(digests: Mapping[str, str]) -> str:
    """One SHA-256 for all: of the lines that `sha256sum` writes of them, in the order of names."""
    lines = (f"{digests[name]}  {name}\n" for name in sorted(digests))
    return sha256("".join(lines).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenAway:
    """What became of a folder: `kept` files in it are not, or no longer, as they were made.

    `is_away`: nobody can look there now, so nothing was removed.
    """

    kept: int = 0
    is_away: bool = False

    @property
    def is_gone(self) -> bool:
        """Nothing of it is left."""
        return not self.kept and not self.is_away


class OutsideFiles(Protocol):
    """Puts bytes where others can read them; the window has no other way to write a file."""

    def write_whole(self, path: Path, temporary: str, content: bytes) -> None:
        """Write under the name `temporary` beside the place, make it last, then move it there.

        All or nothing, readable for this user alone; what stood there goes.

        Raises:
            NotWritable: the folder is not there, or may not be written.
            DiskFull: there is no room.
        """

    def write_folder(self, path: Path, temporary: str, files: Iterable[NamedFile]) -> None:
        """As `write_whole`, a folder with these; nothing may stand there yet.

        Raises:
            NotWritable, DiskFull: as `write_whole`; nothing is left behind.
        """

    def look(self, path: Path, digest: str) -> Found:
        """Whether the bytes with this SHA-256 stand there; `NO_PLACE` where nobody can look.

        Of a folder it is that of `folder_digest`.
        """

    def clear(self, path: Path, temporary: str) -> None:
        """Take away what was left half-written beside the place, if it is there."""

    def take_away(self, path: Path, digests: Mapping[str, str]) -> TakenAway:
        """Remove the files of a folder that still are as they were made, and then the folder."""


class PrinterDevice(Protocol):
    """A printer that a person chose."""

    def print(self, content: bytes, name: str, progress: Progress) -> None:
        """Offer all pages of a PDF; `name` is seen by anyone who looks at the queue.

        Raises:
            PrinterFailed: it takes no pages.
            Cancelled: not all pages were offered.
        """


@dataclass(frozen=True, slots=True)
class ToFile:
    """A place that a person chose; what stands there goes: the dialog asked already."""

    path: Path = field(repr=False)


@dataclass(frozen=True, slots=True)
class ToPrinter:
    """Paper: of it nobody knows more than that it was offered."""

    device: PrinterDevice


class ClipboardDevice(Protocol):
    """Where another program of this user takes it from."""

    def put(self, text: str) -> None:
        """Lay it there, on whatever thread this is asked."""


@dataclass(frozen=True, slots=True)
class ToClipboard:
    """Into another program of this user, by her own hand."""

    device: ClipboardDevice


PaperOrFile = ToFile | ToPrinter
Destination = PaperOrFile | ToClipboard


def temporary_name() -> str:
    """Tells nothing, and is nobody else's."""
    return f".ibdesk-{token_hex(8)}.tmp"


class NotWritable(DeskError):
    """The folder is absent, read-only or gone; `code` is the system's `errno`."""

    def __init__(self, code: int | None) -> None:
        super().__init__(code)
        self.code = code


class DiskFull(DeskError):
    """No room for `size` bytes."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


class NoPrinter(DeskError):
    """The system knows no printer."""


class PrinterFailed(DeskError):
    """The printer did not take the pages."""
