"""Makes pages, and pictures of pages, in children."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from ib_desk.application.children import Children
from ib_desk.application.pages import MadePages, NoPages, OpenPages, PagePicture
from ib_desk.application.progress import Progress
from ib_desk.domain.records.attachment import MediaType
from ib_desk.domain.records.made_pages import Unfit
from ib_desk.exchange.reader_child import PATIENCE, ChildEnded, ReaderChild, at_work
from ib_desk.reader import answers
from ib_desk.reader.answers import Answer, Look, Making, Showing
from ib_desk.reader.frames import BadFrame, Frame, FrameKind
from ib_desk.reader.limits import seconds_for
from ib_desk.reader.making import MAKER

_PICTURE_SECONDS: Final = 10.0
_NUMBER: Final = 16
_REFUSAL: Final = 200
_MAKING: Final = {
    FrameKind.PAGES: _NUMBER,
    FrameKind.STEP: _NUMBER,
    FrameKind.FACTS: 32 << 20,
    FrameKind.PDF: 200 << 20,
    FrameKind.REFUSED: _REFUSAL,
}
_SHOWING: Final = {
    FrameKind.FACTS: 1 << 16,
    FrameKind.PICTURE: 80 << 20,
    FrameKind.WORDS: 8 << 20,
    FrameKind.REFUSED: _REFUSAL,
}


class ChildPages:
    """A `PageMaker` and a `PageViewer`."""

    def __init__(self, command: Sequence[str], children: Children) -> None:
        """`command` starts a child, and `children` ends it at the lock."""
        self._command = tuple(command)
        self._children = children

    @property
    def version(self) -> int:
        """See `PageMaker`."""
        return MAKER

    def make(self, content: bytes, kind: MediaType, progress: Progress) -> MadePages:
        """See `PageMaker`: a file that a child cannot bear is too heavy."""
        with _to_words(), at_work(self._command, _MAKING, self._children) as child:
            child.say(FrameKind.JOB, answers.job_as_bytes(Making(kind)))
            child.say(FrameKind.CONTENT, content)
            return _Making(child, progress).pages()

    @contextmanager
    def look(self, pdf: bytes) -> Iterator[OpenPages]:
        """See `PageViewer`."""
        with _to_words(), at_work(self._command, _SHOWING, self._children) as child:
            child.say(FrameKind.JOB, answers.job_as_bytes(Showing()))
            child.say(FrameKind.CONTENT, pdf)
            heard = child.hear(PATIENCE * seconds_for(0), _always)
            yield _Looking(child, answers.sizes_from(_of_kind(heard, FrameKind.FACTS)))


class _Making:
    """Listens until the pages are there."""

    def __init__(self, child: ReaderChild, progress: Progress) -> None:
        self._child = child
        self._progress = progress
        self._count = 0
        self._done = 0

    def pages(self) -> MadePages:
        answer: Answer | None = None
        while True:
            seconds = PATIENCE * seconds_for(self._count)
            frame = self._child.hear(seconds, self._report)
            match frame.kind:
                case FrameKind.PAGES:
                    self._count = answers.count_from(frame.payload)
                case FrameKind.STEP:
                    self._done = min(answers.count_from(frame.payload), self._count)
                case FrameKind.FACTS:
                    answer = answers.answer_from(frame.payload)
                case FrameKind.PDF if answer is not None:
                    return MadePages(pdf=frame.payload, words=answer.words, facts=answer.facts)
                case _:
                    raise _refusal(frame)

    def _report(self) -> None:
        self._progress.step(self._done, max(self._count, 1))


class _Looking:
    """An `OpenPages`."""

    def __init__(self, child: ReaderChild, sizes: tuple[tuple[float, float], ...]) -> None:
        self._child = child
        self.sizes = sizes

    def picture(self, page: int, width: int) -> PagePicture:
        """See `OpenPages`."""
        with _to_words():
            self._child.say(FrameKind.JOB, answers.look_as_bytes(Look(page, width)))
            heard = self._child.hear(self._child.age + _PICTURE_SECONDS, _always)
            payload = _of_kind(heard, FrameKind.PICTURE)
            return _picture(payload)

    def words(self, page: int) -> str:
        """See `OpenPages`."""
        with _to_words():
            self._child.say(FrameKind.JOB, answers.look_as_bytes(Look(page, None)))
            heard = self._child.hear(self._child.age + _PICTURE_SECONDS, _always)
            return _readable(_of_kind(heard, FrameKind.WORDS))


def _readable(payload: bytes) -> str:
    """Words alone: what turns the direction of a line, or is no sign at all, could mislead."""
    said = payload.decode(errors="replace")
    return "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in said)


def _picture(payload: bytes) -> PagePicture:
    try:
        width, height = struct.unpack_from(">II", payload)
    except struct.error:
        raise BadFrame from None
    if not width or len(payload) != 8 + 3 * width * height:
        raise BadFrame
    return PagePicture(width, height, payload[8:])


def _of_kind(frame: Frame, kind: FrameKind) -> bytes:
    if frame.kind is not kind:
        raise _refusal(frame)
    return frame.payload


def _refusal(frame: Frame) -> Exception:
    """Why there is no answer."""
    if frame.kind is not FrameKind.REFUSED:
        return BadFrame()
    refused = answers.refusal_from(frame.payload)
    return NoPages(refused.reason, refused.character)


@contextmanager
def _to_words() -> Iterator[None]:
    """A child that ends badly is a file that is too heavy, for whoever asked."""
    try:
        yield
    except (ChildEnded, BadFrame):
        raise NoPages(Unfit.TOO_HEAVY) from None


def _always() -> None:
    """Nobody calls this off."""
