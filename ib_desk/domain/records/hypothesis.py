"""An assumption that explains what is seen, and how it was put to the test."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ib_desk.domain.day_direction import PastDay
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import SupportFileId


class HypothesisOutcome(Enum):
    """What the test showed."""

    OPEN = "open"
    HOLDS = "holds"
    PARTLY = "partly"
    REJECTED = "rejected"


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
