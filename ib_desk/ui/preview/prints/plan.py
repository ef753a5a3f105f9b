"""One child, one plan: the one page on which all who take part look."""

from __future__ import annotations

from ib_desk.application.paper import Report
from ib_desk.ui.places import OVERVIEW, title_of
from ib_desk.ui.preview.prints.boxes import concept, signatures
from ib_desk.ui.preview.prints.print_kind import PrintKind
from ib_desk.ui.texts import tr


def plan_print() -> PrintKind:
    """Called as the page of the file is."""
    return PrintKind(
        report=Report.PLAN,
        title=title_of(OVERVIEW),
        ground=tr("informatie aan wie meedoet"),
        boxes=(signatures(), concept()),
    )
