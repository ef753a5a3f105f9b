"""The request on paper, for who reads it before it leaves."""

from __future__ import annotations

from ib_desk.application.paper import Report
from ib_desk.ui.preview.prints.boxes import concept, safety, scores
from ib_desk.ui.preview.prints.print_kind import PrintKind
from ib_desk.ui.texts import tr


def request_print() -> PrintKind:
    """To the bureau it goes sealed, in another way."""
    return PrintKind(
        report=Report.REQUEST,
        title=tr("Aanvraag"),
        ground=tr("lezen voordat de aanvraag weggaat"),
        boxes=(concept(), scores(), safety()),
    )
