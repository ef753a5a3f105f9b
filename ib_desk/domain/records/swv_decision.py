"""Besluit op de aanvraag: what came of a request, and who was against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, NewType
from uuid import UUID, uuid4

from ib_desk.domain.day_direction import AnyDay, PastDay
from ib_desk.domain.records.moment import Happening, Moment
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.record import Among, Record, leaves
from ib_desk.domain.records.request import SwvRequestId
from ib_desk.domain.records.running_measure import FundingCategory, RunningMeasureId

SwvDecisionId = NewType("SwvDecisionId", UUID)


class RequestOutcome(Enum):
    """How a request ended."""

    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"
    RETURNED = "returned"
    """Not dealt with: it was not complete."""
    WITHDRAWN = "withdrawn"
    """By who had asked."""


GIVES: Final = frozenset({RequestOutcome.GRANTED, RequestOutcome.PARTLY})
"""From these on something runs."""


@leaves(OutputKind.PARENTS_PRINT, words=("reasons",))
@dataclass(frozen=True, slots=True, kw_only=True)
class SwvDecision(Record):
    """Of the SWV, or of who else decides; `on` is the day on which it was sent.

    `measure_id` is what runs by it: number, category, period and hours are kept there too, from the
    moment on which she says so.
    """

    id: SwvDecisionId = field(default_factory=lambda: SwvDecisionId(uuid4()))
    request_id: SwvRequestId
    outcome: RequestOutcome | None = None
    on: PastDay | None = None
    reasons: str = ""
    number: str = ""
    category: FundingCategory | None = None
    starts_on: AnyDay | None = None
    ends_on: AnyDay | None = None
    hours: int | None = None
    measure_id: RunningMeasureId | None = None

    @property
    def gives(self) -> bool:
        """Whether something was granted."""
        return self.outcome in GIVES

    def moments(self, among: Among) -> Iterator[Moment]:
        """When it was sent."""
        del among
        yield Moment(on=self.on, words=self.reasons, choice=self.outcome)


class Objector(Enum):
    """Who is against a decision."""

    PARENTS = "parents"
    PUPIL = "pupil"
    BOARD = "board"
    OTHER = "other"


class ObjectionOutcome(Enum):
    """What was decided on an objection."""

    UPHELD = "upheld"
    PARTLY = "partly"
    DISMISSED = "dismissed"
    INADMISSIBLE = "inadmissible"
    """It was too late, say: nobody looked at what it says."""
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection(Record):
    """Bezwaar; `extended_on` is when it was told that the decision on it takes longer."""

    decision_id: SwvDecisionId
    by: Objector | None = None
    filed_on: PastDay | None = None
    grounds: str = ""
    extended_on: PastDay | None = None
    decided_on: PastDay | None = None
    outcome: ObjectionOutcome | None = None
    words: str = ""

    @property
    def is_to_settle(self) -> bool:
        """Nothing was decided on it yet."""
        return self.decided_on is None and self.outcome is None

    def moments(self, among: Among) -> Iterator[Moment]:
        """When it was made, and what came of it."""
        del among
        yield Moment(on=self.filed_on, words=self.grounds, choice=self.by)
        if self.extended_on is not None:
            yield Moment(happening=Happening.OBJECTION_EXTENDED, on=self.extended_on)
        if not self.is_to_settle:
            yield Moment(
                happening=Happening.OBJECTION_DECIDED,
                on=self.decided_on,
                words=self.words,
                choice=self.outcome,
            )
