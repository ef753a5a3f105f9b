"""The support file of one pupil, its team, and steps that were passed over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import NewType
from uuid import UUID, uuid4

from ib_desk.domain.day_direction import AnyDay, PastDay
from ib_desk.domain.records.moment import Happening, Moment
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.pupil import PupilId
from ib_desk.domain.records.record import Among, Record, leaves
from ib_desk.domain.records.school import ProfessionalId

SupportFileId = NewType("SupportFileId", UUID)

CORE_TEAM_LIMIT = 3
"""Professionals in a core team before the program asks who can be on call (seed S4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportFile(Record):
    """One run along one trajectory; a pupil has at most one open file.

    `taken_over_on` is when a file that ran elsewhere was written down here; what came before that
    day, in steps and terms, is not asked for again. `taken_over_level` is the level it had.
    `closed_on` is that of the `Closing` which stands; the file says so itself, for lists read no
    parts of it.
    """

    id: SupportFileId = field(default_factory=lambda: SupportFileId(uuid4()))
    pupil_id: PupilId
    trajectory: str = "po"
    opened_on: PastDay
    taken_over_on: PastDay | None = None
    taken_over_level: int | None = None
    closed_on: PastDay | None = None

    def moments(self, among: Among) -> Iterator[Moment]:
        """Its beginning; its end is told by its closing."""
        del among
        if self.taken_over_on:
            yield Moment(happening=Happening.FILE_TAKEN_OVER, on=self.taken_over_on)
        else:
            yield Moment(happening=Happening.FILE_OPENED, on=self.opened_on)

    @property
    def is_open(self) -> bool:
        """Whether the file is live."""
        return self.closed_on is None


class TeamPlace(Enum):
    """Where a professional stands in the team of one pupil."""

    CORE = "core"
    ON_CALL = "on_call"


@leaves(OutputKind.PARENTS_PRINT, OutputKind.TEACHERS_PRINT, words=("task",))
@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMember(Record):
    """A professional in the team of one file; facts about the person are on `Professional`."""

    file_id: SupportFileId
    professional_id: ProfessionalId
    place: TeamPlace | None = None
    case_manager: bool = False
    breakthrough: bool = False
    task: str = ""
    since: AnyDay | None = None
    until: AnyDay | None = None

    def is_there_on(self, day: date) -> bool:
        """Whether this person did not leave before that day."""
        return self.until is None or self.until >= day

    def moments(self, among: Among) -> Iterator[Moment]:
        """Who came, and who went."""
        who = among.called(self.professional_id)
        if self.since:
            yield Moment(
                happening=Happening.JOINED_TEAM,
                on=self.since,
                words=self.task,
                who=who,
                choice=self.place,
            )
        if self.until:
            yield Moment(happening=Happening.LEFT_TEAM, on=self.until, who=who)


class SkipKind(Enum):
    """Why a step is passed over."""

    NOT_NEEDED = "not_needed"
    NOT_POSSIBLE = "not_possible"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSkip(Record):
    """A step that this pupil does not need or that cannot be done, with the reason."""

    file_id: SupportFileId
    step: str
    kind: SkipKind
    reason: str = ""
