"""Besluit nodig: what asked for a decision, and the one answer that was given to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from ib_desk.domain.day_direction import ComingDay, PastDay
from ib_desk.domain.records.moment import Happening, Moment
from ib_desk.domain.records.record import Among, Record
from ib_desk.domain.records.support_file import SupportFileId


class Trigger(Enum):
    """Why a decision is due; none of them is a reason of her own."""

    UNDECIDED = "undecided"
    BROKEN_TWICE = "broken_twice"
    WAITING = "waiting"
    SAFETY = "safety"
    AT_HOME = "at_home"


class EscalationAnswer(Enum):
    """What comes of it: never nothing."""

    DECIDE = "decide"
    ASK = "ask"
    WAIT = "wait"


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation(Record):
    """`about` is the record that it hangs on: a meeting, an agreement, a request, a weighing, a
    stay at home.

    `what` is the decision that is taken or asked for, `until` the day by which it is asked for or
    until which one waits.
    """

    file_id: SupportFileId
    trigger: Trigger | None = None
    about: UUID | None = None
    answered_on: PastDay | None = None
    answer: EscalationAnswer | None = None
    what: str = ""
    asked_of: str = ""
    until: ComingDay | None = None
    because: str = ""
    outcome: str = ""
    outcome_on: PastDay | None = None

    def moments(self, among: Among) -> Iterator[Moment]:
        """When it was answered, and what came of what was asked."""
        del among
        words = self.what or self.because
        yield Moment(on=self.answered_on, words=words, who=self.asked_of, choice=self.answer)
        if self.outcome_on or self.outcome:
            yield Moment(
                happening=Happening.ESCALATION_ENDED, on=self.outcome_on, words=self.outcome
            )

    @property
    def is_to_settle(self) -> bool:
        """A decision was asked for that nobody gave yet."""
        return self.is_open

    @property
    def is_given(self) -> bool:
        """Whether the answer says enough to count: which decision, or until when one waits."""
        if self.answer is EscalationAnswer.WAIT:
            return self.until is not None
        return self.answer is not None and bool(self.what.strip())

    @property
    def is_open(self) -> bool:
        """Whether a decision was asked of somebody who did not give it yet."""
        has_outcome = bool(self.outcome.strip()) or self.outcome_on is not None
        return self.answer is EscalationAnswer.ASK and self.is_given and not has_outcome
