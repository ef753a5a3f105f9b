"""The child that makes a package: documents on standard input, one document as the answer."""

from __future__ import annotations

from collections.abc import Sequence

from ib_desk.reader.answers import count_as_bytes
from ib_desk.reader.frames import Frame, FrameKind, Sink, Source, pipes, read_frame, write_frame
from ib_desk.reader.limits import PACKING_MEMORY, keep_within, take_time_for
from ib_desk.reader.packing import Packing, SealBroken, sealed_and_tried
from ib_desk.reader.packing_jobs import (
    Laying,
    Opening,
    Resealing,
    Sealing,
    Sheets,
    Unpackable,
    all_sizes_as_bytes,
    job_from,
)

_ASKED = {FrameKind.JOB: 1 << 24, FrameKind.CONTENT: (1 << 32) - 1}
"""The parent is trusted, and knows how large a package may be."""


class ParentGone(Exception):
    """It ended in the middle of what it asked."""


def serve() -> None:
    """Do what the parent asks, until it asks nothing any more."""
    keep_within(PACKING_MEMORY)
    do(*pipes())


def do(source: Source, sink: Sink) -> None:
    """Read each job and answer it; what is more than this process may use ends it."""
    bench = _Bench(source, sink)
    try:
        while asked := read_frame(source, _ASKED):
            bench.work(asked)
    except ParentGone:
        return
    except Unpackable as found:
        write_frame(sink, FrameKind.REFUSED, count_as_bytes(found.position))
    except SealBroken:
        write_frame(sink, FrameKind.REFUSED, count_as_bytes(0))


class _Bench:
    """What is on the table between two jobs."""

    def __init__(self, source: Source, sink: Sink) -> None:
        self._source, self._sink = source, sink
        self._packing = Packing(())
        self._megabytes = 0
        self._readable = b""

    def work(self, asked: Frame) -> None:
        match job_from(asked.payload):
            case Opening(attachments, megabytes):
                self._open(self._documents(attachments), megabytes)
            case Laying() as job:
                self._lay(job)
            case Sealing(passphrase):
                self._seal(passphrase)
            case Resealing(passphrase, megabytes):
                take_time_for(megabytes)
                (self._readable,) = self._documents(1)
                self._seal(passphrase)

    def _open(self, pages: Sequence[bytes], megabytes: int) -> None:
        self._packing = Packing(pages)
        sizes = self._packing.sizes
        take_time_for(megabytes + sum(map(len, sizes)))
        write_frame(self._sink, FrameKind.FACTS, all_sizes_as_bytes(sizes))

    def _lay(self, job: Laying) -> None:
        request, *frames = self._documents(1 + len(job.sheets))
        sheets = [
            Sheets(heading=heading, places=places, frames=own)
            for (heading, places), own in zip(job.sheets, frames, strict=True)
        ]
        self._readable = self._packing.lay(request, sheets, self._tell)
        self._packing.close()
        write_frame(self._sink, FrameKind.PDF, self._readable)

    def _seal(self, passphrase: str) -> None:
        sealed = sealed_and_tried(self._readable, passphrase)
        write_frame(self._sink, FrameKind.PDF, sealed)

    def _tell(self, done: int) -> None:
        write_frame(self._sink, FrameKind.STEP, count_as_bytes(done))

    def _documents(self, count: int) -> list[bytes]:
        return [self._document() for _ in range(count)]

    def _document(self) -> bytes:
        frame = read_frame(self._source, _ASKED)
        if frame is None:
            raise ParentGone
        return frame.payload
