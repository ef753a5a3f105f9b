"""An assumption that explains what is seen, and how it was put to the test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from ib_desk.domain.day_direction import PastDay
from ib_desk.domain.records.moment import Happening, Moment, Said
from ib_desk.domain.records.output_kind import A_REQUEST
from ib_desk.domain.records.record import Among, Record, leaves
from ib_desk.domain.records.support_file import SupportFileId


class HypothesisOutcome(Enum):
    """What the test showed."""

    OPEN = "open"
    HOLDS = "holds"
    PARTLY = "partly"
    REJECTED = "rejected"


@leaves(*A_REQUEST, words=("assumption", "outcome_note"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis(Record):
    """What we assume, what speaks for and against it, and how we find out."""

    file_id: SupportFileId
    made_on: PastDay | None = None
    assumption: str = ""
    speaks_for: str = ""
    speaks_against: str = ""
    how_to_test: str = ""
    outcome: HypothesisOutcome = HypothesisOutcome.OPEN
    outcome_note: str = ""

    @property
    def is_to_settle(self) -> bool:
        """It was not tested yet."""
        return self.outcome is HypothesisOutcome.OPEN

    def moments(self, among: Among) -> Iterator[Moment]:
        """The day on which somebody thought so."""
        del among
        yield Moment(
            happening=Happening.ASSUMED,
            said=Said.VIEW,
            on=self.made_on,
            words=self.assumption,
            choice=self.outcome,
        )
