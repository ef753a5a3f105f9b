"""The plan that the law asks for: whole, to have seen, and the part that parents agree to.

Whether it is a concept says the plan itself, across every page: nobody has to tick that.
"""

from __future__ import annotations

from ib_desk.application.paper import Report
from ib_desk.ui.preview.prints.print_kind import PrintKind, parents_together
from ib_desk.ui.texts import tr


def opp_print() -> PrintKind:
    """All of a version."""
    return PrintKind(
        report=Report.OPP,
        title=tr("OPP, hele plan (gezien)"),
        ground=tr("overleg over het OPP"),
        boxes=(),
        together=parents_together,
        of_opp=True,
    )


def opp_guidance_print() -> PrintKind:
    """The handelingsdeel of a version."""
    return PrintKind(
        report=Report.OPP_GUIDANCE,
        title=tr("OPP, handelingsdeel (akkoord)"),
        ground=tr("akkoord vragen op het handelingsdeel"),
        boxes=(),
        together=parents_together,
        of_opp=True,
    )
