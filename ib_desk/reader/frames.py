"""What goes through the pipes between the program and a child: a letter, a length, that many bytes.

The side that reads says beforehand how large each kind may be: a child that was taken over by the
file in it can send what it likes.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, Protocol

_HEAD: Final = struct.Struct(">cI")

Buffer = bytes | memoryview
"""What is sent; a view of bytes where a copy would take long."""


class FrameKind(Enum):
    """Which letter stands in front."""

    JOB = b"J"
    """To the child: what is asked, as JSON."""
    CONTENT = b"C"
    """To the child: the file."""
    PAGES = b"N"
    """How many pages there are: from now on the child has time for each of them."""
    STEP = b"S"
    """How many of them are done."""
    FACTS = b"F"
    """The answer, as JSON."""
    PDF = b"P"
    """The made pages."""
    PICTURE = b"I"
    """Width and height as two numbers of four bytes, then three bytes for each pixel."""
    WORDS = b"W"
    """The words of a page, as UTF-8."""
    REFUSED = b"X"
    """Why there is no answer, as JSON."""


class BadFrame(Exception):
    """What came in is no frame, or one that was not expected, or larger than it may be."""


class Source(Protocol):
    """Where frames come from."""

    def read(self, size: int, /) -> bytes:
        """As many bytes, or fewer at the end."""
        ...


class Sink(Protocol):
    """Where frames go to."""

    def write(self, content: Buffer, /) -> object:
        """Take all of it."""

    def flush(self) -> None:
        """Let it go now."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One message."""

    kind: FrameKind
    payload: bytes


def pipes() -> tuple[Source, Sink]:
    """Those of this process as a child; what a library prints does not end up among the frames."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return sys.stdin.buffer, answers


def write_frame(sink: Sink, kind: FrameKind, payload: Buffer) -> None:
    """Send one message at once."""
    sink.write(_HEAD.pack(kind.value, len(payload)))
    sink.write(payload)
    sink.flush()


def read_frame(source: Source, limits: Mapping[FrameKind, int]) -> Frame | None:
    """The next message; `None` when the other side has ended.

    Args:
        source: blocks until there is something.
        limits: the kinds that may come, and the most bytes of each.

    Raises:
        BadFrame: anything else came.
    """
    head = source.read(_HEAD.size)
    if not head:
        return None
    if len(head) < _HEAD.size:
        raise BadFrame
    letter, length = _HEAD.unpack(head)
    kind = next((one for one in limits if one.value == letter), None)
    if kind is None or length > limits[kind]:
        raise BadFrame
    payload = source.read(length)
    if len(payload) < length:
        raise BadFrame
    return Frame(kind, payload)
