"""Puts made pages behind a request, and seals them, in a child."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, Protocol

from ib_desk.application.children import Children
from ib_desk.application.paper import PackageTooHeavy, SealFailed
from ib_desk.exchange.reader_child import PATIENCE, ChildEnded, ReaderChild, at_work
from ib_desk.reader import answers, packing_jobs
from ib_desk.reader.answers import Size
from ib_desk.reader.frames import BadFrame, Buffer, Frame, FrameKind
from ib_desk.reader.limits import PACKING_MEMORY, seconds_for
from ib_desk.reader.packing_jobs import Job, Laying, Opening, Resealing, Sealing, Sheets, Unpackable

_MEGABYTE: Final = 1 << 20
_ANSWERS: Final = {
    FrameKind.FACTS: 4 << 20,
    FrameKind.STEP: 16,
    FrameKind.PDF: 1 << 30,
    FrameKind.REFUSED: 16,
}

Heard = Callable[[int], None]
"""Told again and again how many attachments are behind us; what it raises ends the work."""


class OpenPacking(Protocol):
    """The made pages of all attachments, opened."""

    @property
    def sizes(self) -> Sequence[tuple[Size, ...]]:
        """Width and height of each page of each attachment, in points."""

    def turn_to(self, pages: Sequence[Buffer], heard: Heard) -> None:
        """Open these in the place of those of before: to lay each by itself; as `opened`."""

    def lay(self, request: bytes, sheets: Sequence[Sheets], heard: Heard) -> bytes:
        """The request with all behind it; raises `Unpackable`."""

    def seal(self, passphrase: str, heard: Heard) -> bytes:
        """What was laid, encrypted and tried; raises `SealFailed`."""


class Packer(Protocol):
    """Knows how documents are put together; each may raise `PackageTooHeavy`."""

    @contextmanager
    def opened(self, pages: Sequence[Buffer], heard: Heard) -> Iterator[OpenPacking]:
        """Until the end of the block; raises `Unpackable`."""

    def seal(self, readable: bytes, passphrase: str, heard: Heard) -> bytes:
        """A document encrypted, and tried; raises `SealFailed`."""


class ChildPacker:
    """A `Packer`: each package has a child of its own."""

    def __init__(self, command: Sequence[str], children: Children) -> None:
        """`command` starts a child, and `children` ends it at the lock."""
        self._command = tuple(command)
        self._children = children

    @contextmanager
    def opened(self, pages: Sequence[Buffer], heard: Heard) -> Iterator[OpenPacking]:
        """See `Packer`."""
        megabytes = _megabytes(pages)
        with self._talk(len(pages), megabytes) as talk:
            packing = _Opened(talk)
            packing.open(pages, heard)
            yield packing

    def seal(self, readable: bytes, passphrase: str, heard: Heard) -> bytes:
        """See `Packer`."""
        megabytes = _megabytes([readable])
        with self._talk(0, megabytes) as talk:
            return talk.ask(Resealing(passphrase, megabytes), [readable], heard)

    @contextmanager
    def _talk(self, attachments: int, megabytes: int) -> Iterator[_Talk]:
        try:
            with at_work(self._command, _ANSWERS, self._children, PACKING_MEMORY) as child:
                yield _Talk(child, attachments, megabytes)
        except (ChildEnded, BadFrame):
            raise PackageTooHeavy from None


class _Talk:
    """One question after the other."""

    def __init__(self, child: ReaderChild, attachments: int, megabytes: int) -> None:
        self._child = child
        self._attachments = attachments
        self._done = 0
        self.heavy = megabytes
        """Megabytes and pages: for each of them the child gets longer."""

    def ask(
        self,
        job: Job,
        documents: Sequence[Buffer],
        heard: Heard,
        answer: FrameKind = FrameKind.PDF,
    ) -> bytes:
        self._child.say(FrameKind.JOB, packing_jobs.job_as_bytes(job))
        for document in documents:
            self._child.say(FrameKind.CONTENT, document)
        seconds = self._child.age + PATIENCE * seconds_for(self.heavy)
        while True:
            frame = self._child.hear(seconds, lambda: heard(self._done))
            if frame.kind is answer:
                return frame.payload
            self._take_note(frame)

    def _take_note(self, frame: Frame) -> None:
        """A step is noted, a refusal raised."""
        if frame.kind not in (FrameKind.STEP, FrameKind.REFUSED):
            raise BadFrame
        number = answers.count_from(frame.payload, self._attachments)
        if frame.kind is FrameKind.STEP:
            self._done = number
        elif number == 0:
            raise SealFailed
        else:
            raise Unpackable(number)


class _Opened:
    """An `OpenPacking`."""

    def __init__(self, talk: _Talk) -> None:
        self._talk = talk
        self.sizes: tuple[tuple[Size, ...], ...] = ()

    def open(self, pages: Sequence[Buffer], heard: Heard) -> None:
        """Learn how large each page is; the child gets time for all that it did before, too."""
        opening = Opening(len(pages), self._talk.heavy)
        told = self._talk.ask(opening, pages, heard, answer=FrameKind.FACTS)
        self.sizes = packing_jobs.all_sizes_from(told, len(pages))
        self._talk.heavy += sum(map(len, self.sizes))

    def turn_to(self, pages: Sequence[Buffer], heard: Heard) -> None:
        self._talk.heavy += _megabytes(pages)
        self.open(pages, heard)

    def lay(self, request: bytes, sheets: Sequence[Sheets], heard: Heard) -> bytes:
        laying = Laying(tuple((one.heading, one.places) for one in sheets))
        return self._talk.ask(laying, [request, *(one.frames for one in sheets)], heard)

    def seal(self, passphrase: str, heard: Heard) -> bytes:
        return self._talk.ask(Sealing(passphrase), (), heard)


def _megabytes(documents: Sequence[Buffer]) -> int:
    return sum(map(len, documents)) // _MEGABYTE
