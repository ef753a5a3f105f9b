"""Whom one key says to have been at a meeting, so that nobody need be ticked apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Final
from uuid import UUID

from ib_desk.domain.file.meetings import attendees, is_among_colleagues
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.guardian import Relation
from ib_desk.domain.records.meeting import Attendee, Meeting, Presence

_PARENT: Final = frozenset({Relation.MOTHER, Relation.FATHER})
_BOTH: Final = 2


class Group(Enum):
    """What they are called together."""

    ASKED = auto()
    PARENTS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """`who` by id, or by name where the file does not have them."""

    group: Group
    who: tuple[UUID | str, ...]


def who_came(whole: WholeFile, meeting: Meeting, today: date) -> Came | None:
    """Who was asked; where no parent was noted yet, both parents, if there are two of them.

    It is never so by itself: somebody who was there says it. Of a meeting that is still to come
    nobody can, and to whom a ruling applies nothing is offered by itself.
    """
    if meeting.held_on is None or meeting.held_on > today:
        return None
    noted = attendees(whole, meeting)
    asked = tuple(_who(one) for one in noted if one.presence is Presence.ASKED)
    if asked:
        return Came(group=Group.ASKED, who=asked)
    if is_among_colleagues(meeting) or any(one.guardian_id is not None for one in noted):
        return None
    parents = [one for one in whole.at_the_table if one.relation in _PARENT]
    free = [one for one in parents if not one.is_restricted_on(meeting.held_on)]
    if not len(free) == len(whole.at_the_table) == _BOTH:
        return None
    return Came(group=Group.PARENTS, who=tuple(one.id for one in free))


def _who(attendee: Attendee) -> UUID | str:
    ids = (attendee.pupil_id, attendee.guardian_id, attendee.professional_id)
    return next((one for one in ids if one is not None), attendee.name)
