"""The child itself: one job from standard input, the answer in frames on standard output."""

from __future__ import annotations

import struct
from collections.abc import Callable
from contextlib import closing
from typing import Final

from ib_desk.domain.records.attachment import MediaType
from ib_desk.domain.records.made_pages import Unfit
from ib_desk.reader.answers import (
    Answer,
    Job,
    Making,
    Tabling,
    answer_as_bytes,
    count_as_bytes,
    job_from,
    look_from,
    refusal_as_bytes,
    sizes_as_bytes,
)
from ib_desk.reader.frames import FrameKind, Sink, Source, pipes, read_frame, write_frame
from ib_desk.reader.limits import keep_within, take_time_for
from ib_desk.reader.making import Ear, Made, Unmakeable

Face = Callable[[], bytes]
"""The typeface in which plain text is set; read when there is some."""

_ASKED: Final = {FrameKind.JOB: 1 << 10, FrameKind.CONTENT: (1 << 32) - 1}
"""The parent is trusted, and knows how large a file may be."""


def serve(face: Face) -> None:
    """Do the one job that this process was started for."""
    keep_within()
    do(*pipes(), face)


def do(source: Source, sink: Sink, face: Face) -> None:
    """Read a job and its file, and answer."""
    asked = read_frame(source, _ASKED)
    content = read_frame(source, _ASKED)
    if asked is None or content is None:
        return
    try:
        _answer(job_from(asked.payload), content.payload, source, sink, face)
    except Unmakeable as refusal:
        write_frame(sink, FrameKind.REFUSED, refusal_as_bytes(refusal))
    except (MemoryError, RecursionError):
        write_frame(sink, FrameKind.REFUSED, refusal_as_bytes(Unmakeable(Unfit.TOO_HEAVY)))
    except Exception:  # noqa: BLE001 - a broken file makes a library fail in any way there is
        write_frame(sink, FrameKind.REFUSED, refusal_as_bytes(Unmakeable(Unfit.DAMAGED)))


def _answer(job: Job, content: bytes, source: Source, sink: Sink, face: Face) -> None:
    if isinstance(job, Making):
        made = made_of(content, job.kind, face, _Told(sink))
        write_frame(sink, FrameKind.FACTS, answer_as_bytes(Answer(made.words, made.facts)))
        write_frame(sink, FrameKind.PDF, made.pdf)
    elif isinstance(job, Tabling):
        _tell_rows(content, sink)
    else:
        _show(content, source, sink)


def _tell_rows(content: bytes, sink: Sink) -> None:
    from ib_desk.reader.table_answers import (  # noqa: PLC0415 - see below
        fault_as_bytes,
        sheets_as_bytes,
    )
    from ib_desk.reader.table_limits import Untabled  # noqa: PLC0415 - see below
    from ib_desk.reader.tables import sheets_of  # noqa: PLC0415 - see below

    try:
        write_frame(sink, FrameKind.FACTS, sheets_as_bytes(sheets_of(content)))
    except Untabled as refusal:
        write_frame(sink, FrameKind.REFUSED, fault_as_bytes(refusal))


def made_of(content: bytes, kind: MediaType, face: Face, ear: Ear) -> Made:
    """The pages of a file of this kind; raises `Unmakeable` with the reason."""
    # Each kind loads only what it needs: half of the time of a small file is loading.
    match kind:
        case MediaType.PDF:
            from ib_desk.reader.pdf import pages_of_pdf  # noqa: PLC0415 - see above

            return pages_of_pdf(content, ear)
        case MediaType.TEXT:
            from ib_desk.reader.texts import pages_of_text  # noqa: PLC0415 - see above

            return pages_of_text(content, face(), ear)
        case _:
            from ib_desk.reader.images import pages_of_image  # noqa: PLC0415 - see above

            return pages_of_image(content, kind, ear)


def _show(content: bytes, source: Source, sink: Sink) -> None:
    from ib_desk.reader.showing import Shown  # noqa: PLC0415 - see above

    with closing(Shown(content)) as shown:
        write_frame(sink, FrameKind.FACTS, sizes_as_bytes(shown.sizes()))
        while asked := read_frame(source, _ASKED):
            look = look_from(asked.payload)
            if look.width is None:
                write_frame(sink, FrameKind.WORDS, shown.words(look.page).encode(errors="replace"))
                continue
            width, height, pixels = shown.picture(look.page, look.width)
            write_frame(sink, FrameKind.PICTURE, struct.pack(">II", width, height) + pixels)


class _Told:
    """An `Ear` at the other end of the pipe."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink

    def pages(self, count: int) -> None:
        """Take time for each of them, and be given it."""
        take_time_for(count)
        write_frame(self._sink, FrameKind.PAGES, count_as_bytes(count))

    def step(self, done: int) -> None:
        """Show progress."""
        write_frame(self._sink, FrameKind.STEP, count_as_bytes(done))
