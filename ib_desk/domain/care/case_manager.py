"""One who keeps the overview: with two of them each thinks that the other does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ib_desk.domain.file.whole_file import Teammate
from ib_desk.domain.records.support_file import TeamMember


def other_manager(member: TeamMember, team: Sequence[Teammate], today: date) -> str:
    """Who else is casusregisseur, by name; “” for nobody, or where this one is not."""
    if not member.case_manager or not member.is_there_on(today):
        return ""
    others = (mate for mate in team if mate.member.id != member.id and mate.member.case_manager)
    names = (mate.person.name.strip() for mate in others if mate.member.is_there_on(today))
    return next((name for name in names if name), "")
