"""One sheet for who teaches the child."""

from __future__ import annotations

from typing import Final

from ib_desk.application.paper import Report
from ib_desk.domain.records.school import Role
from ib_desk.domain.records.support_file import TeamPlace
from ib_desk.ui.preview.prints.boxes import concept
from ib_desk.ui.preview.prints.print_kind import Box, ForWhom, PrintKind
from ib_desk.ui.texts import tr

_WHO_TEACH: Final = frozenset({Role.TEACHER, Role.MENTOR})


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
    """Of the core team, the mentor too: whoever stands in for them gets it from them."""
    names = (
        mate.person.name
        for mate in asked.whole.team
        if mate.person.role in _WHO_TEACH and mate.member.place is TeamPlace.CORE
    )
    return ", ".join(names) or tr("leraren")
