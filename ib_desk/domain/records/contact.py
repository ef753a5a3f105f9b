"""Contact: who was phoned, spoken or written to about the pupil, in one line.

What somebody said who saw something is a `Signal`; who came together on purpose had a `Meeting`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import NewType
from uuid import UUID, uuid4

from ib_desk.domain.day_direction import PastDay
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.moment import Moment
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.pupil import PupilId
from ib_desk.domain.records.record import Among, Record, leaves
from ib_desk.domain.records.school import ProfessionalId
from ib_desk.domain.records.support_file import SupportFileId

ContactId = NewType("ContactId", UUID)


class ContactWay(Enum):
    """How it went."""

    PHONED = "phoned"
    SPOKEN = "spoken"
    MAIL = "mail"
    MESSAGE = "message"
    HOME_VISIT = "home_visit"


class Reached(Enum):
    """Whether there was contact at all: who does not pick up the phone was not spoken."""

    YES = "yes"
    NO = "no"


@leaves(OutputKind.PUPIL_SYSTEM_TEXT, words=("line", "text", "outcome"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """`trust` (0-10) is what was felt of it, `outcome` what came of it.

    `more_needed` asks to weigh again, at whatever level; `why_not_weighed` is the other answer to
    that.

    It is part of a file, or of the pupil for as long as there is none; one of both is filled.
    """

    id: ContactId = field(default_factory=lambda: ContactId(uuid4()))
    file_id: SupportFileId | None = None
    pupil_id: PupilId | None = None
    on: PastDay | None = None
    way: ContactWay | None = None
    line: str = ""
    text: str = ""
    outcome: str = ""
    trust: int | None = None
    more_needed: bool = False
    why_not_weighed: str = ""

    def moments(self, among: Among) -> Iterator[Moment]:
        """With whom it was, by the names of now."""
        names = (one.called(among) for one in among.parts_of(self, ContactPerson))
        who = ", ".join(filter(None, names))
        yield Moment(on=self.on, words=self.line, who=who, choice=self.way)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPerson(Record):
    """One person whom a contact was with, or was meant to be with.

    `name` is as it was then, or of somebody whom the file does not have.
    """

    contact_id: ContactId
    pupil_id: PupilId | None = None
    guardian_id: GuardianId | None = None
    professional_id: ProfessionalId | None = None
    name: str = ""
    reached: Reached

    def called(self, among: Among) -> str:
        """By the name of now; by that of then where the file no longer has this person."""
        if self.pupil_id is not None:
            return among.called(None)
        person = self.guardian_id or self.professional_id
        return (among.called(person) if person is not None else "") or self.name
