"""What left, for who asks for it: parents, and from 16 the pupil."""

from __future__ import annotations

from ib_desk.application.paper import Report
from ib_desk.ui.places import REGISTER, title_of
from ib_desk.ui.preview.prints.print_kind import Box, PrintKind, parents_together
from ib_desk.ui.texts import tr


def register_print() -> PrintKind:
    """What went to another parent alone is a choice, and never the usual one."""
    return PrintKind(
        report=Report.REGISTER,
        title=title_of(REGISTER),
        ground=tr("inzage op verzoek (AVG artikel 15)"),
        boxes=(
            Box(
                field="with_others",
                words=tr("Ook wat alleen naar een andere ouder ging"),
                hint=tr("Denk eerst na: mag deze ouder weten wat de ander kreeg?"),
            ),
        ),
        together=parents_together,
        is_for_reading=True,
    )
