"""A weighing: nine dimensions side by side, the proposal of the rule, and the user's own choice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from uuid import UUID

from ib_desk.domain.day_direction import ComingDay, PastDay
from ib_desk.domain.records.moment import Happening, Moment
from ib_desk.domain.records.output_kind import A_REQUEST, OutputKind
from ib_desk.domain.records.record import Among, Record, leaves
from ib_desk.domain.records.support_file import SupportFileId

MAX_SCORE = 4
LEVELS = range(1, 6)
"""The neutral scale; what an SWV calls them is in its profile (`SwvProfile.levels`)."""


class Dimension(Enum):
    """Higher is always more need or more in the way."""

    IMPACT = "impact"
    SEVERITY = "severity"
    SAFETY = "safety"
    COMPLEXITY = "complexity"
    URGENCY = "urgency"
    EARLIER_EFFORT = "earlier_effort"
    TEACHER_CAPACITY = "teacher_capacity"
    FAMILY_CAPACITY = "family_capacity"
    MOTIVATION = "motivation"


PRIMARY = (
    Dimension.IMPACT,
    Dimension.SEVERITY,
    Dimension.SAFETY,
    Dimension.COMPLEXITY,
    Dimension.URGENCY,
)
CONTEXT = tuple(dimension for dimension in Dimension if dimension not in PRIMARY)


class DimensionGroup(Enum):
    """The five that say what is needed, and the four that help or hinder."""

    PRIMARY = "primary"
    CONTEXT = "context"

    @property
    def members(self) -> tuple[Dimension, ...]:
        """The dimensions of this group in the order of the form."""
        return PRIMARY if self is DimensionGroup.PRIMARY else CONTEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionScore:
    """`score` is `None` for an honest “weet niet”; a dimension not looked at has no entry.

    `rests_on` are the records of the file that the note was taken from: the way back to them.
    """

    dimension: Dimension
    score: int | None = None
    note: str = ""
    source: str = ""
    rests_on: tuple[UUID, ...] = ()


class Grouping(Enum):
    """In what company the support is given."""

    INDIVIDUAL = "individual"
    SMALL_GROUP = "small_group"
    GROUP = "group"


class SupportPlace(Enum):
    """Where support is given; it follows from no level, and a level from none of these."""

    OWN_SCHOOL = "own_school"
    OWN_AND_ELSEWHERE = "own_and_elsewhere"
    OTHER_SCHOOL = "other_school"
    SPECIAL_PRIMARY = "special_primary"
    PRACTICAL = "practical"
    SPECIAL = "special"
    WITH_CARE = "with_care"


_REASONS = (
    "deviation_reason",
    "why_not_lighter",
    "why_not_heavier",
    "wish_pupil",
    "wish_parents",
)
_WAY = ("who", "frequency", "duration", "place", "place_reason")


@leaves(*A_REQUEST, words=(*_REASONS, *_WAY, "scores"))
@leaves(
    OutputKind.PLAN_PRINT,
    OutputKind.PREPARATION_PRINT,
    OutputKind.TEACHERS_PRINT,
    words=("wish_pupil",),
)
@leaves(OutputKind.PARENTS_PRINT, words=(*_REASONS, *_WAY))
@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing(Record):
    """Scores are never added up; level, place, reasons and dates are what a person decided.

    `place` is where it is given day by day (“in de klas”), `support_place` at what kind of school.
    """

    file_id: SupportFileId
    weighed_on: PastDay | None = None
    present: str = ""
    wish_pupil: str = ""
    wish_parents: str = ""
    scores: tuple[DimensionScore, ...] = ()
    chosen_level: int | None = None
    deviation_reason: str = ""
    why_not_lighter: str = ""
    why_not_heavier: str = ""
    who: str = ""
    frequency: str = ""
    duration: str = ""
    place: str = ""
    grouping: Grouping | None = None
    support_place: SupportPlace | None = None
    place_reason: str = ""
    next_on: ComingDay | None = None

    def moments(self, among: Among) -> Iterator[Moment]:
        """With the level that was chosen."""
        del among
        yield Moment(
            happening=Happening.WEIGHED,
            on=self.weighed_on,
            words=self.why_not_lighter,
            who=self.present,
            number=self.chosen_level,
        )

    def entry(self, dimension: Dimension) -> DimensionScore | None:
        """What was said of `dimension`; `None` when nobody looked at it yet."""
        return next((s for s in self.scores if s.dimension is dimension), None)

    def score(self, dimension: Dimension) -> int | None:
        """The score; `None` both for “weet niet” and for not looked at."""
        entry = self.entry(dimension)
        return None if entry is None else entry.score

    @property
    def why_not_fields(self) -> tuple[str, ...]:
        """Fields that say why it is no other level; at an end of the scale there is only one."""
        beyond = {"why_not_lighter": LEVELS[0], "why_not_heavier": LEVELS[-1]}
        return tuple(name for name, end in beyond.items() if self.chosen_level != end)

    def why_not(self, name: str) -> str:
        """What this field says; what was typed before the level went to an end counts no more."""
        said: str = getattr(self, name)
        return said if name in self.why_not_fields else ""

    def still(self, dimension: Dimension, score: int | None) -> DimensionScore:
        """This answer in a next weighing: by the same score, note and source hold as well."""
        then = self.entry(dimension)
        if then is None or then.score != score:
            return DimensionScore(dimension=dimension, score=score)
        return then

    def again(self, day: date) -> Weighing:
        """A new weighing on `day`: the wishes stand, and each score is chosen anew.

        An old score that stands ready is a score that nobody looked at.
        """
        return Weighing(
            file_id=self.file_id,
            weighed_on=day,
            wish_pupil=self.wish_pupil,
            wish_parents=self.wish_parents,
        )

    @property
    def open_dimensions(self) -> tuple[Dimension, ...]:
        """Dimensions that have neither a score nor a “weet niet”, in the order of the form."""
        return tuple(dimension for dimension in Dimension if self.entry(dimension) is None)
