"""One key for who came to a meeting, where who was asked or whose child it is makes that plain."""

from __future__ import annotations

from ib_desk.domain.file.came import Group
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.spec import Around, Together
from ib_desk.ui.texts import tr


def came_together(meeting: Record, around: Around) -> Together | None:
    """Nobody is ticked before somebody says so: this is one key for what she would tick apart."""
    came = around.came(meeting) if isinstance(meeting, Meeting) else None
    if came is None:
        return None
    words = {
        Group.ASKED: tr("Iedereen die gevraagd was, was erbij"),
        Group.PARENTS: tr("Beide ouders waren erbij"),
    }
    return Together(words=words[came.group], who=came.who)
