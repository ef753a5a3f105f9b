"""The child that opens a bureau's form: what it asks for, and the form with that in it."""

from __future__ import annotations

from ib_desk.domain.records.swv_form import FormType
from ib_desk.domain.request.bureau_form import FormRefusal
from ib_desk.reader.forms.form_answers import (
    Filling,
    Reading,
    found_as_bytes,
    job_from,
    refusal_as_bytes,
)
from ib_desk.reader.forms.form_parts import Unfillable
from ib_desk.reader.frames import FrameKind, Sink, Source, pipes, read_frame, write_frame
from ib_desk.reader.limits import keep_within

_ASKED = {FrameKind.JOB: 1 << 24, FrameKind.CONTENT: 1 << 28}
"""The parent is trusted, and knows how large a form may be."""


def serve() -> None:
    """Read a form, and fill it in if that is asked."""
    keep_within()
    do(*pipes())


def do(source: Source, sink: Sink) -> None:
    """Answer each job on the one form of this process."""
    try:
        _work(source, sink)
    except Unfillable as refusal:
        write_frame(sink, FrameKind.REFUSED, refusal_as_bytes(refusal))
    except (MemoryError, RecursionError):
        refused = Unfillable(FormRefusal.TOO_HEAVY)
        write_frame(sink, FrameKind.REFUSED, refusal_as_bytes(refused))
    except Exception:  # noqa: BLE001 - a broken file makes a library fail in any way there is
        write_frame(sink, FrameKind.REFUSED, refusal_as_bytes(Unfillable(FormRefusal.DAMAGED)))


def _work(source: Source, sink: Sink) -> None:
    asked, content = read_frame(source, _ASKED), read_frame(source, _ASKED)
    if asked is None or content is None:
        return
    job = job_from(asked.payload)
    if not isinstance(job, Reading):
        return
    _read(job.type, content.payload, sink)
    following = read_frame(source, _ASKED)
    if following is None:
        return
    faces = read_frame(source, _ASKED)
    filling = job_from(following.payload)
    if faces is not None and isinstance(filling, Filling):
        made = _fill(job.type, content.payload, filling, faces.payload)
        write_frame(sink, FrameKind.PDF, made)


def _read(kind: FormType, content: bytes, sink: Sink) -> None:
    # Each kind loads only what it needs.
    if kind is FormType.PDF:
        from ib_desk.reader.forms.pdf_form import read_pdf  # noqa: PLC0415 - see above

        facts, boxes = read_pdf(content)
    else:
        from ib_desk.reader.forms.word_form import read_word  # noqa: PLC0415 - see above

        facts, boxes = read_word(content)
    write_frame(sink, FrameKind.FACTS, found_as_bytes(facts, boxes))


def _fill(kind: FormType, content: bytes, filling: Filling, faces: bytes) -> bytes:
    if kind is FormType.PDF:
        from ib_desk.reader.forms.pdf_form import fill_pdf  # noqa: PLC0415 - see above

        return fill_pdf(content, filling.filled, faces, is_flat=filling.is_flat)
    from ib_desk.reader.forms.word_form import fill_word  # noqa: PLC0415 - see above

    return fill_word(content, filling.filled)
