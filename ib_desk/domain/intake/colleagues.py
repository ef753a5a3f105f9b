"""Colleagues whom an export of the school names: who is new, and whose groups are others now.

The name is all there is to know them by: an export has no lasting key of a colleague. What was
typed about somebody stays; only the groups follow the export, which changes them each year.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from ib_desk.domain.intake.school_export import ReadColleague, folded
from ib_desk.domain.records.school import Professional, Role

_ROLES: Final[Mapping[str, Role]] = {
    "LRK": Role.TEACHER,
    "VAK": Role.TEACHER,
    "IB": Role.COORDINATOR,
    "DIR": Role.DIRECTOR,
    "ADJ": Role.DIRECTOR,
    "KLA": Role.ASSISTANT,
    "LOS": Role.ASSISTANT,
    "OWA": Role.ASSISTANT,
    "SMW": Role.SOCIAL_WORKER,
}
"""Codes of EDEXML 2.1 (EDEXLeerkrachtRolType) that say what we call it; others say nothing."""
_NO_COLLEAGUES: Final = frozenset({"OUD", "STA"})
"""A parent who helps at school, and somebody who is there for a few months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColleagueChange:
    """`stored` is `None` for somebody new."""

    stored: Professional | None
    taken: Professional


def colleague_changes(
    read: Iterable[ReadColleague], stored: Iterable[Professional]
) -> tuple[ColleagueChange, ...]:
    """What the export would add to, or change in, the people of the school; each name once."""
    known: dict[str, Professional] = {}
    for person in stored:
        known.setdefault(folded(person.name), person)
    found: dict[str, ColleagueChange] = {}
    for colleague in read:
        if colleague.role_code in _NO_COLLEAGUES:
            continue
        name, groups = folded(colleague.name), ", ".join(colleague.groups)
        before = known.get(name)
        if before is None:
            role = _ROLES.get(colleague.role_code) or (Role.TEACHER if groups else None)
            person = Professional(name=colleague.name, role=role, groups=groups)
        else:
            person = replace(before, groups=groups or before.groups)
        if person != before and name not in found:
            found[name] = ColleagueChange(stored=before, taken=person)
    return tuple(found.values())
