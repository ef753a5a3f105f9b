"""The overview that parents take home."""

from __future__ import annotations

from ib_desk.application.paper import Report
from ib_desk.ui.preview.prints.boxes import concept, safety, scores, signatures
from ib_desk.ui.preview.prints.print_kind import PrintKind, parents_together
from ib_desk.ui.texts import tr


def parents_print() -> PrintKind:
    """For the parents together, or for one of them."""
    return PrintKind(
        report=Report.PARENTS,
        title=tr("Overzicht voor ouders"),
        ground=tr("informatie aan ouders"),
        boxes=(signatures(), concept(), scores(), safety()),
        together=parents_together,
        has_envelope=True,
    )
