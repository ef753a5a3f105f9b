"""The child's own plan, in the child's own words."""

from __future__ import annotations

from ib_desk.application.paper import Report
from ib_desk.ui.preview.prints.boxes import concept, signatures
from ib_desk.ui.preview.prints.print_kind import PrintKind
from ib_desk.ui.texts import tr


def my_plan_print() -> PrintKind:
    """For the pupil and nobody else."""
    return PrintKind(
        report=Report.MY_PLAN,
        title=tr("Mijn plan"),
        ground=tr("het eigen plan van de leerling"),
        boxes=(signatures(), concept()),
        recipient=lambda asked: asked.whole.pupil.short_name,
    )
