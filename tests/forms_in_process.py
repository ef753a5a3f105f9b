"""Forms read and filled in by the code of the child, without the child: much quicker."""

from __future__ import annotations

from collections.abc import Mapping

from typing_extensions import override

from ib_desk.application.children import Children
from ib_desk.application.progress import Progress
from ib_desk.domain.records.swv_form import FormType
from ib_desk.domain.request.bureau_form import Filled, FormFacts, FormRefused
from ib_desk.exchange.child_forms import ChildForms, type_of
from ib_desk.exchange.form_faces import faces, require_known
from ib_desk.reader.forms.form_parts import FoundBox, Unfillable
from ib_desk.reader.forms.pdf_form import fill_pdf, read_pdf
from ib_desk.reader.forms.word_form import fill_word, read_word
from tests.exchange.printing import prints
from tests.shipped import catalogue


class FormsInProcess(ChildForms):
    """A `FormWorks`."""

    def __init__(self) -> None:
        super().__init__((), Children(), prints(), catalogue().form_sources)

    @override
    def read(self, content: bytes, progress: Progress) -> FormFacts:
        progress.step(0, 1)
        return _read(content)[0]

    @override
    def filled(
        self, content: bytes, filled: Mapping[str, Filled], progress: Progress, *, is_flat: bool
    ) -> bytes:
        progress.step(0, 1)
        facts, boxes = _read(content)
        require_known(boxes, filled)
        try:
            if facts.type is FormType.WORD:
                return fill_word(content, filled)
            return fill_pdf(content, filled, faces(boxes, filled, prints().fonts), is_flat=is_flat)
        except Unfillable as refusal:
            raise FormRefused(refusal.reason) from None


def _read(content: bytes) -> tuple[FormFacts, tuple[FoundBox, ...]]:
    try:
        return read_pdf(content) if type_of(content) is FormType.PDF else read_word(content)
    except Unfillable as refusal:
        raise FormRefused(refusal.reason) from None
