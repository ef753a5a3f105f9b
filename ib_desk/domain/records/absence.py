"""Verzuim: totals out of the pupil system, how long a pupil is at home, and lessons that are fewer.

The pupil system stays the source of who was absent when; here stand a total, the day it holds for
and where it was read, and what the school does while a pupil is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from ib_desk.domain.day_direction import AnyDay, PastDay
from ib_desk.domain.periods import is_within
from ib_desk.domain.records.latest import latest
from ib_desk.domain.records.moment import Happening, Moment
from ib_desk.domain.records.output_kind import A_REQUEST, OutputKind
from ib_desk.domain.records.record import Among, Record, leaves
from ib_desk.domain.records.support_file import SupportFileId


class AbsenceUnit(Enum):
    """What a school counts: a primary school half days, a secondary one hours."""

    DAY_PARTS = "day_parts"
    HOURS = "hours"


class AtHomeReason(Enum):
    """Why a pupil is at home, as far as it is known; none of them is a blame."""

    ILL = "ill"
    CANNOT_COME = "cannot_come"
    NO_VALID_REASON = "no_valid_reason"
    NO_PLACE = "no_place"
    SUSPENDED = "suspended"
    EXEMPT = "exempt"


class TeachingKind(Enum):
    """How lessons are fewer, or elsewhere, than those of the group."""

    SHORTENED = "shortened"
    DISTANCE = "distance"


class TeachingGround(Enum):
    """The groups of the Inspectie's policy rule (19-6-2018); only the last asks for its consent."""

    TREATMENT_IN_SO = "treatment_in_so"
    MEDICAL = "medical"
    RESIDENTIAL = "residential"
    OTHER = "other"


@leaves(*A_REQUEST, words=("source", "note"))
@leaves(OutputKind.EVALUATION_PRINT, words=("source",))
@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceTotal(Record):
    """What was missed in the twelve months up to and including `as_of`, read in `source`.

    `limit_on` is the day on which sixteen hours without a valid reason within four school weeks
    were reached (Leerplichtwet 1969, art. 21a), `reported_on` that of the report.
    """

    file_id: SupportFileId
    as_of: PastDay | None = None
    excused: int | None = None
    unexcused: int | None = None
    unit: AbsenceUnit | None = None
    source: str = ""
    is_over_quarter: bool | None = None
    limit_on: PastDay | None = None
    reported_on: PastDay | None = None
    note: str = ""

    @property
    def says_how_much(self) -> bool:
        """Whether there is a number that means something: of one of both, and of what."""
        return self.unit is not None and not (self.excused is None and self.unexcused is None)

    @property
    def is_to_settle(self) -> bool:
        """The limit was reached and nobody reported it yet."""
        return self.limit_on is not None and self.reported_on is None

    def moments(self, among: Among) -> Iterator[Moment]:
        """When it was read, and when the limit was reached and reported."""
        del among
        yield Moment(on=self.as_of, words=self.note, who=self.source)
        if self.limit_on is not None:
            yield Moment(happening=Happening.ABSENCE_LIMIT, on=self.limit_on)
        if self.reported_on is not None:
            yield Moment(happening=Happening.ABSENCE_REPORTED, on=self.reported_on)


def last_told(totals: Iterable[AbsenceTotal]) -> AbsenceTotal | None:
    """The latest of those that say how much; where none does, the latest of all."""
    every = tuple(totals)
    telling = [one for one in every if one.says_how_much]
    return latest(telling or every, lambda one: one.as_of)


@leaves(*A_REQUEST, words=("line", "plan"))
@dataclass(frozen=True, slots=True, kw_only=True)
class AtHome(Record):
    """From the first day without school up to `back_on`, the first day with school again.

    `officer_on` is the day on which somebody spoke with the attendance officer, where no contact or
    meeting says so; `offer` is the fitting one that was made on `offered_on`.
    """

    file_id: SupportFileId
    since: PastDay | None = None
    reason: AtHomeReason | None = None
    line: str = ""
    back_on: PastDay | None = None
    plan: str = ""
    officer_on: PastDay | None = None
    offer: str = ""
    offered_on: PastDay | None = None

    @property
    def is_open(self) -> bool:
        """Whether the pupil is at home still."""
        return self.since is not None and self.back_on is None

    @property
    def is_to_settle(self) -> bool:
        """Nothing is settled while a pupil is at home."""
        return self.is_open

    def moments(self, among: Among) -> Iterator[Moment]:
        """From when, what was offered, and since when the pupil is back."""
        del among
        yield Moment(
            happening=Happening.AT_HOME, on=self.since, words=self.line, choice=self.reason
        )
        if self.offered_on is not None:
            yield Moment(happening=Happening.PLACE_OFFERED, on=self.offered_on, words=self.offer)
        if self.back_on is not None:
            yield Moment(happening=Happening.BACK_AT_SCHOOL, on=self.back_on)


@leaves(*A_REQUEST, OutputKind.PARENTS_PRINT, words=("line",))
@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptedTeaching(Record):
    """A shortened timetable, or lessons at a distance; `hours` are those that there are in a week.

    `agreed_on`: the parents agreed; `expert`: whose declaration there is; `applied_on` and
    `granted_on`: the consent of the Inspectie, which only one `ground` asks for.
    """

    file_id: SupportFileId
    kind: TeachingKind | None = None
    hours: int | None = None
    starts_on: AnyDay | None = None
    ends_on: AnyDay | None = None
    ground: TeachingGround | None = None
    line: str = ""
    agreed_on: PastDay | None = None
    expert: str = ""
    applied_on: PastDay | None = None
    granted_on: PastDay | None = None

    def moments(self, among: Among) -> Iterator[Moment]:
        """From when, and until when."""
        del among
        for happening, on in (
            (Happening.TEACHING_BEGINS, self.starts_on),
            (Happening.TEACHING_ENDS, self.ends_on),
        ):
            if on is not None:
                yield Moment(
                    happening=happening, on=on, words=self.line, choice=self.kind, is_plan=True
                )

    def runs_on(self, day: date) -> bool:
        """Whether it holds on `day`; without a date at one end it does there."""
        return is_within(day, self.starts_on, self.ends_on)
