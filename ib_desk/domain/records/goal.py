"""What all want to reach together, and how far it is: one thing that is measured, by one person.

A goal that nobody can measure is a goal too. Whoever measured something else, or otherwise, says so
beside the value; the series stays that of one measurer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NewType
from uuid import UUID, uuid4

from ib_desk.domain.day_direction import AnyDay, PastDay
from ib_desk.domain.dutch_numbers import number_words
from ib_desk.domain.records.broad_view import LifeDomain
from ib_desk.domain.records.moment import Happening, Moment
from ib_desk.domain.records.output_kind import A_REQUEST, AN_OPP, OutputKind
from ib_desk.domain.records.record import Among, Record, leaves
from ib_desk.domain.records.support_file import SupportFileId
from ib_desk.domain.sentences import says_anything

GoalId = NewType("GoalId", UUID)

MOST_ACTIVE = 3
"""Goals at one time that people can still have in mind; more is told and kept all the same."""


class GoalState(Enum):
    """How it stands; one that was set aside is taken up again later."""

    ACTIVE = "active"
    REACHED = "reached"
    STOPPED = "stopped"
    SET_ASIDE = "set_aside"
    ELSEWHERE = "elsewhere"
    """Somebody else goes on with it: another school, youth help, the parents themselves."""


@leaves(OutputKind.PLAN_PRINT, words=("aim", "own_words", "measure", "unit"))
@leaves(
    *A_REQUEST,
    OutputKind.PARENTS_PRINT,
    OutputKind.EVALUATION_PRINT,
    words=("aim", "own_words", "measure", "unit", "state_reason"),
)
@leaves(*AN_OPP, words=("aim", "measure", "unit"))
@leaves(OutputKind.MY_PLAN_PRINT, words=("own_words",))
@leaves(OutputKind.CLOSING_PRINT, words=("aim",))
@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Record):
    """`own_words` is how the child itself says what it wants to reach.

    Where nobody is said to measure (`measured_by`), whoever sees to it does: `measurer`.
    `baseline` and `target` are values of what is measured (`measure`), in its `unit`; `domain` is
    the part of life that it is about. `ended_on` is the day on which it was reached, or left.
    """

    id: GoalId = field(default_factory=lambda: GoalId(uuid4()))
    file_id: SupportFileId
    aim: str = ""
    own_words: str = ""
    measure: str = ""
    unit: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    measured_by: str = ""
    owner: str = ""
    domain: LifeDomain | None = None
    starts_on: AnyDay | None = None
    ends_on: AnyDay | None = None
    state: GoalState = GoalState.ACTIVE
    state_reason: str = ""
    ended_on: PastDay | None = None

    def moments(self, among: Among) -> Iterator[Moment]:
        """When it began, and when it was reached or left."""
        del among
        yield Moment(
            happening=Happening.GOAL_SET, on=self.starts_on, words=self.aim, who=self.owner
        )
        if self.ended_on is not None:
            yield Moment(
                happening=Happening.GOAL_ENDED,
                on=self.ended_on,
                words=self.state_reason or self.aim,
                choice=self.state,
            )

    @property
    def is_active(self) -> bool:
        """Whether it is being worked on."""
        return self.state is GoalState.ACTIVE

    @property
    def is_to_settle(self) -> bool:
        """It was neither reached nor left."""
        return self.is_active

    @property
    def lacks(self) -> tuple[str, ...]:
        """Fields that are still empty, without which nobody sees whether it was reached."""
        given = {
            "measure": says_anything(self.measure),
            "baseline": self.baseline is not None,
            "target": self.target is not None,
            "ends_on": self.ends_on is not None,
        }
        return tuple(name for name, is_given in given.items() if not is_given)

    @property
    def measurer(self) -> str:
        """Who measures; “” where nobody sees to it either."""
        return self.measured_by.strip() or self.owner.strip()

    def next_one(self, seen: Decimal | None) -> Goal:
        """One that goes on from here: the same thing measured by the same person, from `seen` on.

        In how the child says it nothing is taken over: that is asked anew.
        """
        return Goal(
            file_id=self.file_id,
            aim=self.aim,
            measure=self.measure,
            unit=self.unit,
            baseline=seen,
            measured_by=self.measured_by,
            owner=self.owner,
            domain=self.domain,
        )

    @property
    def measured(self) -> str:
        """“aanwezigheid, procent”: what is measured; “” where nobody said so."""
        return ", ".join(part for part in (self.measure.strip(), self.unit.strip()) if part)

    def said(self, value: Decimal) -> str:
        """“84 procent”."""
        return f"{number_words(value)} {self.unit.strip()}".strip()

    def is_late(self, today: date) -> bool:
        """Whether its end passed, and nobody said yet whether it was reached."""
        return self.is_active and self.ends_on is not None and self.ends_on < today


@leaves(*A_REQUEST, OutputKind.PARENTS_PRINT, OutputKind.EVALUATION_PRINT, words=("note",))
@dataclass(frozen=True, slots=True, kw_only=True)
class GoalMeasurement(Record):
    """`value` is of whom the goal says that it measures; `other_value` of whoever else scored."""

    goal_id: GoalId
    measured_on: PastDay | None = None
    value: Decimal | None = None
    note: str = ""
    other_by: str = ""
    other_value: Decimal | None = None

    def moments(self, among: Among) -> Iterator[Moment]:
        """The day on which it was measured, with the value as it is said."""
        goal = next((one for one in among.of(Goal) if one.id == self.goal_id), None)
        if goal is None or self.value is None:
            said = self.note
        else:
            said = f"{goal.measure.strip()}: {goal.said(self.value)}".removeprefix(": ")
        yield Moment(on=self.measured_on, words=said, who="" if goal is None else goal.measurer)
