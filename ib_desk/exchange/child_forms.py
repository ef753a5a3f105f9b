"""Forms of strangers, read and filled in a child; the words in them are drawn here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

from ib_desk.application.bureau_forms import FormOfRequest
from ib_desk.application.children import Children
from ib_desk.application.progress import Progress
from ib_desk.domain.records.attachment import MediaType
from ib_desk.domain.records.media import media_type
from ib_desk.domain.records.swv_form import FormType, SwvFormBox
from ib_desk.domain.request.bureau_form import Filled, FormFacts, FormRefusal, FormRefused
from ib_desk.domain.request.form_sources import FormSources
from ib_desk.domain.request.form_values import told, values
from ib_desk.exchange.data.form_facts import form_facts
from ib_desk.exchange.form_faces import faces, require_known
from ib_desk.exchange.pdf.prints import Prints
from ib_desk.exchange.reader_child import PATIENCE, ChildEnded, ReaderChild, at_work
from ib_desk.reader.forms import form_answers
from ib_desk.reader.forms.form_answers import Filling, Reading
from ib_desk.reader.forms.form_parts import FoundBox
from ib_desk.reader.frames import BadFrame, FrameKind
from ib_desk.reader.limits import seconds_for

_ANSWERS: Final = {FrameKind.FACTS: 16 << 20, FrameKind.PDF: 64 << 20, FrameKind.REFUSED: 200}
_TYPES: Final[Mapping[MediaType, FormType]] = {
    MediaType.PDF: FormType.PDF,
    MediaType.WORD: FormType.WORD,
}


class ChildForms:
    """A `FormWorks`: each form that is opened has a child of its own."""

    def __init__(
        self, command: Sequence[str], children: Children, prints: Prints, sources: FormSources
    ) -> None:
        """`command` starts a child, and `children` ends it at the lock.

        `prints` has the words and the typeface; `sources` says where what comes in a box stands.
        """
        self._command = tuple(command)
        self._children = children
        self._prints = prints
        self._sources = sources

    def read(self, content: bytes, progress: Progress) -> FormFacts:
        """See `FormReader`."""
        with self._opened(content, progress) as (_child, facts, _boxes):
            return facts

    def fill(self, order: FormOfRequest, progress: Progress) -> bytes:
        """See `FormFiller`."""
        filled = values(*self._asked(order))
        return self.filled(order.content, filled, progress, is_flat=order.form.is_flat)

    def told(self, order: FormOfRequest) -> Mapping[str, Filled]:
        """See `FormTeller`."""
        return told(*self._asked(order))

    def _asked(
        self, order: FormOfRequest
    ) -> tuple[Sequence[SwvFormBox], Mapping[str, Any], FormSources, str]:
        """What comes where, the data of the request, where it stands in it, and “zie bijlage”."""
        words = self._prints.order(order.whole, order.stamp, order.choices)
        return order.boxes, form_facts(words), self._sources, words.texts.request.see_along

    def filled(
        self, content: bytes, filled: Mapping[str, Filled], progress: Progress, *, is_flat: bool
    ) -> bytes:
        """The form with these boxes filled; raises as `fill`."""
        with self._opened(content, progress) as (child, facts, boxes):
            require_known(boxes, filled)
            is_pdf = facts.type is FormType.PDF
            drawn = faces(boxes, filled, self._prints.fonts) if is_pdf else b""
            child.say(FrameKind.JOB, form_answers.job_as_bytes(Filling(filled, is_flat)))
            child.say(FrameKind.CONTENT, drawn)
            return _heard(child, FrameKind.PDF, progress)

    @contextmanager
    def _opened(
        self, content: bytes, progress: Progress
    ) -> Iterator[tuple[ReaderChild, FormFacts, tuple[FoundBox, ...]]]:
        try:
            with at_work(self._command, _ANSWERS, self._children) as child:
                child.say(FrameKind.JOB, form_answers.job_as_bytes(Reading(type_of(content))))
                child.say(FrameKind.CONTENT, content)
                answer = _heard(child, FrameKind.FACTS, progress)
                yield (child, *form_answers.found_from(answer))
        except (ChildEnded, BadFrame):
            raise FormRefused(FormRefusal.TOO_HEAVY) from None


def type_of(content: bytes) -> FormType:
    """By its bytes, never by its name; raises `FormRefused`."""
    media = media_type(content)
    if media is MediaType.OLD_WORD:
        raise FormRefused(FormRefusal.OLD_WORD)
    kind = _TYPES.get(media)
    if kind is None:
        raise FormRefused(FormRefusal.OTHER_KIND)
    return kind


def _heard(child: ReaderChild, kind: FrameKind, progress: Progress) -> bytes:
    frame = child.hear(child.age + PATIENCE * seconds_for(0), lambda: progress.step(0, 1))
    if frame.kind is FrameKind.REFUSED:
        raise FormRefused(form_answers.refusal_from(frame.payload))
    if frame.kind is not kind:
        raise BadFrame
    return frame.payload
