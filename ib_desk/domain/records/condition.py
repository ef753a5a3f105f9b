"""De negen voorwaarden: how each condition for care that works is doing, seen again and again.

Each answer is a record with its moment, so what was said stays beside what was said later. What a
screen or a print tells of a condition is worked out from the series (`ib_desk.domain.file.
conditions`) and kept nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from ib_desk.domain.day_direction import PastDay
from ib_desk.domain.records.contract import (
    Contract,
    ContractId,
    ContractParty,
    ContractPartyId,
    ContractReview,
    ContractReviewId,
)
from ib_desk.domain.records.moment import Moment, Said
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.record import Among, Holding, Record, leaves
from ib_desk.domain.records.request import SwvRequestId


class Condition(Enum):
    """The nine conditions for care that works: those of the method, in our words."""

    HEAD_HEART_HANDS = "head_heart_hands"
    CHILD_FIRST = "child_first"
    PERSONAL = "personal"
    CONTACT = "contact"
    TRUST_TASKS = "trust_tasks"
    SHARED_VIEW = "shared_view"
    LANGUAGE = "language"
    INTERESTS = "interests"
    ROOM = "room"


class ConditionState(Enum):
    """How a condition is doing; “stokt” asks for a talk."""

    UNKNOWN = "unknown"
    GOOD = "good"
    ATTENTION = "attention"
    STUCK = "stuck"

    @property
    def is_worry(self) -> bool:
        """Whether it asks for care."""
        return self in {ConditionState.ATTENTION, ConditionState.STUCK}


class AskedAt(Enum):
    """At which moment it was said."""

    TALK = "talk"
    """The talk about the contract: its day is the day."""
    LOOK_BACK = "look_back"
    """Looking back at the contract: likewise."""
    REQUEST = "request"
    IN_BETWEEN = "in_between"


@leaves(OutputKind.CONTRACT_PRINT, words=("note",))
@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionAnswer(Record):
    """How one condition was seen at one moment, by one party or, without `party_id`, by all.

    With `off_paper` a party asked that its own view stays off paper. `review_id` is of the look
    back that it was said in; `asked_on` is filled where it was said in no talk that has a day
    itself, and `request_id` where that was before a request.
    """

    contract_id: ContractId
    party_id: ContractPartyId | None = None
    asked_at: AskedAt
    review_id: ContractReviewId | None = None
    request_id: SwvRequestId | None = None
    asked_on: PastDay | None = None
    condition: Condition
    state: ConditionState = ConditionState.UNKNOWN
    note: str = ""
    off_paper: bool = False

    @property
    def is_of_the_talk(self) -> bool:
        """Whether it was said when the contract was made."""
        return self.asked_at is AskedAt.TALK

    def is_in(self, output: OutputKind) -> bool:
        """Not where the party asked otherwise."""
        del output
        return not self.off_paper

    def day(self, among: Holding) -> date | None:
        """That of its moment; `None` where nobody filled it in, or it is still to come."""
        if self.asked_at is AskedAt.LOOK_BACK:
            reviews = (one for one in among.of(ContractReview) if one.id == self.review_id)
            return next((one.held_on for one in reviews), None)
        if self.asked_at is AskedAt.TALK:
            talks = (one.talked_on for one in among.of(Contract) if one.id == self.contract_id)
            return next(talks, None)
        return self.asked_on

    def moments(self, among: Among) -> Iterator[Moment]:
        """What asked for care, who saw it otherwise, and all that was said since the talk."""
        is_view = self.party_id is not None
        if self.is_of_the_talk and not is_view and not self.state.is_worry:
            return
        parties = {one.id: one for one in among.of(ContractParty)}
        party = None if self.party_id is None else parties.get(self.party_id)
        yield Moment(
            on=self.day(among),
            words=self.note,
            who="" if party is None else party.name,
            about=self.condition,
            choice=self.state,
            said=Said.VIEW if is_view else None,
        )
