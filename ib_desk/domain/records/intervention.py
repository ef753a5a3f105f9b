"""What was done for the pupil, by whom, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, IntEnum

from ib_desk.domain.day_direction import AnyDay, PastDay
from ib_desk.domain.records.goal import GoalId
from ib_desk.domain.records.moment import Happening, Moment
from ib_desk.domain.records.output_kind import A_REQUEST, AN_OPP, OutputKind
from ib_desk.domain.records.record import Among, Record, leaves
from ib_desk.domain.records.support_file import SupportFileId
from ib_desk.domain.records.weighing import Grouping


class Effect(IntEnum):
    """Effect on the goal as those involved saw it."""

    MUCH_WORSE = -2
    WORSE = -1
    NONE = 0
    BETTER = 1
    MUCH_BETTER = 2


class Payer(Enum):
    """Who bears the cost."""

    SCHOOL = "school"
    SWV = "swv"
    MUNICIPALITY = "municipality"
    HEALTH_CARE = "health_care"
    PARENTS = "parents"


class CarriedOut(Enum):
    """Whether it was done as it was meant; without that its effect says nothing."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class WayOn(Enum):
    """What comes after it was looked back on: less is as much an answer as more."""

    STOP = "stop"
    GO_ON = "go_on"
    ADAPT = "adapt"
    LIGHTER = "lighter"
    HEAVIER = "heavier"


@leaves(OutputKind.PLAN_PRINT, words=("title", "by_whom", "frequency", "duration"))
@leaves(
    *A_REQUEST,
    OutputKind.PARENTS_PRINT,
    words=("title", "by_whom", "frequency", "duration", "effect_note"),
)
@leaves(OutputKind.TEACHERS_PRINT, words=("title",))
@leaves(OutputKind.CLOSING_PRINT, words=("title", "by_whom"))
@leaves(OutputKind.EVALUATION_PRINT, words=("title", "by_whom", "effect_note"))
@leaves(*AN_OPP, words=("title", "by_whom", "frequency", "duration", "place"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention(Record):
    """`effect` is `None` until someone looked back; what each says of it is short.

    What it is meant to reach stands in its goal. `hours` are those of the whole period. `to_adapt`
    as long as it stands as it was taken over from another plan.
    """

    file_id: SupportFileId
    goal_id: GoalId | None = None
    title: str = ""
    by_whom: str = ""
    frequency: str = ""
    duration: str = ""
    place: str = ""
    grouping: Grouping | None = None
    hours: int | None = None
    payer: Payer | None = None
    starts_on: AnyDay | None = None
    ends_on: AnyDay | None = None
    carried_out: CarriedOut | None = None
    effect: Effect | None = None
    effect_note: str = ""
    pupil_says: str = ""
    parents_say: str = ""
    teacher_says: str = ""
    way_on: WayOn | None = None
    to_adapt: bool = False
    evaluated_on: PastDay | None = None

    def taken_over(self, file_id: SupportFileId, goal_id: GoalId) -> Intervention:
        """The same help for another goal: how it is done, and of what it brought nothing."""
        return Intervention(
            file_id=file_id,
            goal_id=goal_id,
            title=self.title,
            frequency=self.frequency,
            duration=self.duration,
            grouping=self.grouping,
            to_adapt=True,
        )

    def moments(self, among: Among) -> Iterator[Moment]:
        """When it began, ended, and was looked back on."""
        del among
        yield Moment(
            happening=Happening.INTERVENTION_BEGAN,
            on=self.starts_on,
            words=self.title,
            who=self.by_whom,
        )
        if self.ends_on:
            yield Moment(happening=Happening.INTERVENTION_ENDED, on=self.ends_on, words=self.title)
        if self.evaluated_on:
            yield Moment(
                happening=Happening.INTERVENTION_EVALUATED,
                on=self.evaluated_on,
                words=self.effect_note or self.title,
                number=self.effect,
            )
