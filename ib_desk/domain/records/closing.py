"""Afsluiting: why a file is closed, what each makes of it, and who stays.

One that is being written has no day yet. Who opens the file again ends the closing that stood and
keeps it: the next one is another. What somebody said of it in the meeting where it was talked about
is kept with who was there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import NewType
from uuid import UUID, uuid4

from ib_desk.domain.day_direction import PastDay
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.meeting import MeetingId
from ib_desk.domain.records.moment import Happening, Moment, Said
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.record import Among, Record, leaves
from ib_desk.domain.records.support_file import SupportFileId

ClosingId = NewType("ClosingId", UUID)


class ClosingReason(Enum):
    """Why a file was closed."""

    GOALS_REACHED = "goals_reached"
    BASIC_SUPPORT = "basic_support"
    LEFT_SCHOOL = "left_school"
    OTHER_PLACE = "other_place"
    OTHER = "other"

    @property
    def is_leaving(self) -> bool:
        """Whether the pupil goes from this school with it."""
        return self in {ClosingReason.LEFT_SCHOOL, ClosingReason.OTHER_PLACE}


@leaves(OutputKind.CLOSING_PRINT, words=("outcome", "aftercare", "contact_after"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Closing(Record):
    """`meeting_id` is of the meeting in which it was talked about.

    `outcome` is how things stand then, `aftercare` what was agreed for after it, and
    `contact_after` whom parents and child can ask. `reopened_on` is when the file was opened again.
    """

    id: ClosingId = field(default_factory=lambda: ClosingId(uuid4()))
    file_id: SupportFileId
    meeting_id: MeetingId | None = None
    closed_on: PastDay | None = None
    reason: ClosingReason | None = None
    outcome: str = ""
    aftercare: str = ""
    contact_after: str = ""
    reopened_on: PastDay | None = None

    def moments(self, among: Among) -> Iterator[Moment]:
        """The end of the file, and its beginning anew."""
        del among
        if self.closed_on is not None:
            yield Moment(
                happening=Happening.FILE_CLOSED,
                on=self.closed_on,
                words=self.outcome,
                choice=self.reason,
            )
        if self.reopened_on is not None:
            yield Moment(happening=Happening.FILE_REOPENED, on=self.reopened_on)


class ViewOf(Enum):
    """Who looks back; the child first."""

    PUPIL = "pupil"
    GUARDIAN = "guardian"
    TEACHER = "teacher"
    SCHOOL = "school"


@leaves(OutputKind.CLOSING_PRINT, words=("words",))
@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingView(Record):
    """What one party makes of how it went, in one line of its own words."""

    closing_id: ClosingId
    whose: ViewOf
    guardian_id: GuardianId | None = None
    words: str = ""

    def moments(self, among: Among) -> Iterator[Moment]:
        """On the day of the closing, once there is one."""
        closing = next((one for one in among.of(Closing) if one.id == self.closing_id), None)
        is_known = self.whose in {ViewOf.PUPIL, ViewOf.GUARDIAN}
        yield Moment(
            happening=Happening.LOOKED_BACK,
            said=Said.VIEW,
            on=None if closing is None else closing.closed_on,
            words=self.words,
            who=among.called(self.guardian_id) if is_known else "",
            choice=None if is_known else self.whose,
        )
