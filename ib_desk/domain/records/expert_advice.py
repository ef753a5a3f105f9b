"""Deskundigenadvies: what an expert told the SWV about a pupil for whom a TLV was asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from ib_desk.domain.day_direction import PastDay
from ib_desk.domain.records.moment import Moment
from ib_desk.domain.records.record import Among, Record
from ib_desk.domain.records.request import SwvRequestId


class Discipline(Enum):
    """What an expert is; the law names who the first is, and who may be the second."""

    ORTHOPEDAGOGUE = "orthopedagogue"
    PSYCHOLOGIST = "psychologist"
    CHILD_PSYCHOLOGIST = "child_psychologist"
    PEDAGOGUE = "pedagogue"
    CHILD_PSYCHIATRIST = "child_psychiatrist"
    SOCIAL_WORKER = "social_worker"
    DOCTOR = "doctor"
    OTHER = "other"


FIRST_EXPERTS: Final = frozenset({Discipline.ORTHOPEDAGOGUE, Discipline.PSYCHOLOGIST})
"""One of both advices is by one of these (Besluit bekostiging WPO, artikel 34.8, as of 2017)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertAdvice(Record):
    """Two of them, each on its own and by somebody else; `is_independent` of the school that asks.

    `registration` is the register with the number, as it stands under the advice.
    """

    request_id: SwvRequestId
    name: str = ""
    discipline: Discipline | None = None
    registration: str = ""
    is_independent: bool | None = None
    on: PastDay | None = None
    conclusion: str = ""

    def moments(self, among: Among) -> Iterator[Moment]:
        """With who gave it."""
        del among
        yield Moment(on=self.on, words=self.conclusion, who=self.name, choice=self.discipline)
