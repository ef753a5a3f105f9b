"""One sheet for who teaches the child."""

from __future__ import annotations

from ib_desk.application.paper import Report
from ib_desk.domain.file.teaching import who_teach
from ib_desk.domain.leaving.told_lines import BETWEEN_NAMES
from ib_desk.ui.preview.prints.boxes import concept
from ib_desk.ui.preview.prints.print_kind import Box, ForWhom, PrintKind
from ib_desk.ui.texts import tr


def teachers_print() -> PrintKind:
    """Of home, body and research it tells nothing unless that is ticked."""
    return PrintKind(
        report=Report.TEACHERS,
        title=tr("Blad voor leraren"),
        ground=tr("informatie aan wie lesgeeft"),
        boxes=(
            concept(),
            Box(field="with_home", words=tr("Ook wat er thuis speelt")),
            Box(
                field="with_health",
                words=tr("Ook wat over het lichaam en uit onderzoek bekend is"),
            ),
        ),
        recipient=_to_teachers,
    )


def _to_teachers(asked: ForWhom) -> str:
    names = (mate.person.name for mate in who_teach(asked.whole))
    return BETWEEN_NAMES.join(names) or tr("leraren")
