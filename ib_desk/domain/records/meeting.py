"""Overleg: who came together about the pupil, what for, and what came of it.

What was agreed on is an `Agreement` that names its meeting; how the pupil was heard is a `Hearing`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import NewType
from uuid import UUID, uuid4

from ib_desk.domain.day_direction import AnyDay, PastDay
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.interpreter import Interpreting
from ib_desk.domain.records.moment import Moment
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.pupil import PupilId
from ib_desk.domain.records.record import Among, Record, leaves
from ib_desk.domain.records.school import ProfessionalId
from ib_desk.domain.records.support_file import SupportFileId

MeetingId = NewType("MeetingId", UUID)
SittingId = NewType("SittingId", UUID)


class MeetingKind(Enum):
    """With whom, by what it is called at school."""

    PUPIL_REVIEW = "pupil_review"
    SUPPORT_TEAM = "support_team"
    MDO = "mdo"
    WITH_PARENTS = "with_parents"
    WITH_PUPIL = "with_pupil"
    WITH_SWV = "with_swv"
    ABOUT_ABSENCE = "about_absence"
    OTHER = "other"


@leaves(OutputKind.EVALUATION_PRINT, OutputKind.PARENTS_PRINT, words=("starts_at", "place"))
@leaves(
    OutputKind.PREPARATION_PRINT,
    words=("starts_at", "place", "purpose", "chair", "decides", "agenda"),
)
@leaves(
    OutputKind.MEETING_PRINT,
    words=(
        "starts_at",
        "place",
        "purpose",
        "chair",
        "decides",
        "agenda",
        "discussed",
        "not_invited_because",
    ),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    """`lasts` is in minutes; a meeting of a day that is still to come is being prepared.

    `sitting_id` is of the sitting in which other pupils were talked about too.
    `discussed` holds a note on each line. `sent_to` are the names of who got the minutes, and
    `not_invited_because` is why a pupil who is old enough for it was not asked to come.
    """

    id: MeetingId = field(default_factory=lambda: MeetingId(uuid4()))
    file_id: SupportFileId
    sitting_id: SittingId | None = None
    kind: MeetingKind | None = None
    held_on: AnyDay | None = None
    starts_at: str = ""
    place: str = ""
    lasts: int | None = None
    purpose: str = ""
    chair: str = ""
    decides: str = ""
    agenda: str = ""
    interpreter: Interpreting | None = None
    discussed: str = ""
    not_invited_because: str = ""
    sent_to: str = ""
    sent_on: PastDay | None = None

    def moments(self, among: Among) -> Iterator[Moment]:
        """Also one that is planned."""
        del among
        yield Moment(on=self.held_on, words=self.purpose, choice=self.kind, is_plan=True)


class Presence(Enum):
    """Whether somebody who was asked was there."""

    CAME = "came"
    ASKED = "asked"


@leaves(
    OutputKind.CONTRACT_PRINT,
    OutputKind.PREPARATION_PRINT,
    OutputKind.MEETING_PRINT,
    words=("name",),
)
@leaves(OutputKind.CLOSING_PRINT, OutputKind.EVALUATION_PRINT, words=("name", "view"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee(Record):
    """One person at one meeting; `name` is as it was then, or of somebody whom the file has not.

    `view` is what that person made of the help, where it was evaluated: in one line.
    """

    meeting_id: MeetingId
    pupil_id: PupilId | None = None
    guardian_id: GuardianId | None = None
    professional_id: ProfessionalId | None = None
    name: str = ""
    presence: Presence
    view: str = ""
