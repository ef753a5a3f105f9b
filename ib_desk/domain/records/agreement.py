"""“Afspraak is afspraak”: who does what, by when; hours and means only where it costs them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final
from uuid import UUID

from ib_desk.domain.day_direction import ComingDay, PastDay
from ib_desk.domain.records.contract import BreachId
from ib_desk.domain.records.goal import GoalId
from ib_desk.domain.records.meeting import MeetingId
from ib_desk.domain.records.moment import Happening, Moment
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.record import Among, Record, leaves
from ib_desk.domain.records.support_file import SupportFileId

_HOURS: Final = re.compile(
    r"\b(?:uur|uren|uurtje|minuut|minuten|kwartier|kwartiertje|dagdeel|dagdelen|dag|dagen|formatie|fte)\b",
    re.IGNORECASE,
)
"""Words by which a promise says how much time it takes."""
_COSTS_HOURS: Final = re.compile(
    r"\b(?:uur|uren|minuten|kwartier|dagdeel|dagdelen|formatie)\b", re.IGNORECASE
)
"""Words by which a promise takes somebody's hours."""
_COSTS_MONEY: Final = re.compile(
    r"€|\b(?:euro|budget|tarief|offerte|betaalt|betalen|vergoed(?:t|en|ing)?)\b", re.IGNORECASE
)


class AgreementState(Enum):
    """What became of the promise."""

    OPEN = "open"
    PROPOSED = "proposed"
    """Made while its owner was not there: nothing is promised until that person says yes."""
    KEPT = "kept"
    NOT_KEPT = "not_kept"
    LAPSED = "lapsed"

    @property
    def is_running(self) -> bool:
        """Whether the promise is still to be kept, or to be said yes to."""
        return self in {AgreementState.OPEN, AgreementState.PROPOSED}


@leaves(OutputKind.CONTRACT_PRINT, words=("result", "capacity", "planning", "means", "owner"))
@leaves(
    OutputKind.PARENTS_PRINT,
    OutputKind.PLAN_PRINT,
    OutputKind.PREPARATION_PRINT,
    OutputKind.MEETING_PRINT,
    OutputKind.EVALUATION_PRINT,
    words=("result", "owner"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Record):
    """Always with an owner and an end date; `meeting_id` is of the meeting where it was made.

    `kept_on` is the day on which it was kept, or noticed to be. `breach_id` is of what went wrong
    that it makes good; `replaces` is the id of the agreement that was not kept and that this one is
    made for anew.
    """

    file_id: SupportFileId
    meeting_id: MeetingId | None = None
    breach_id: BreachId | None = None
    goal_id: GoalId | None = None
    agreed_on: PastDay | None = None
    result: str = ""
    capacity: str = ""
    planning: str = ""
    means: str = ""
    owner: str = ""
    ends_on: ComingDay | None = None
    state: AgreementState = AgreementState.OPEN
    state_reason: str = ""
    kept_on: PastDay | None = None
    replaces: UUID | None = None

    def moments(self, among: Among) -> Iterator[Moment]:
        """Made on a day, and to be kept by another."""
        del among
        yield Moment(
            happening=Happening.AGREED,
            on=self.agreed_on,
            words=self.result,
            who=self.owner,
            choice=self.state,
        )
        if self.ends_on:
            yield Moment(
                happening=Happening.AGREEMENT_ENDS,
                on=self.ends_on,
                words=self.result,
                who=self.owner,
                choice=self.state,
                is_plan=True,
            )

    @property
    def is_over(self) -> bool:
        """Whether it was not kept: another may come in its place."""
        return self.state in {AgreementState.NOT_KEPT, AgreementState.LAPSED}

    @property
    def is_running(self) -> bool:
        """Whether it is still to be kept, or to be said yes to."""
        return self.state.is_running

    @property
    def asks_hours(self) -> bool:
        """Whether what is promised takes somebody's hours, and nobody wrote whose and how many."""
        promised = f"{self.result} {self.planning} {self.means}"
        return bool(_COSTS_HOURS.search(promised)) and not self.capacity.strip()

    @property
    def asks_money(self) -> bool:
        """Whether what is promised takes money, and nobody wrote how much and from whom."""
        promised = f"{self.result} {self.planning} {self.capacity}"
        return bool(_COSTS_MONEY.search(promised)) and not self.means.strip()

    @property
    def says_hours(self) -> bool:
        """Whether the capacity is an amount of time: “Karin, 2 uur per week”, not “Karin”."""
        return bool(_HOURS.search(self.capacity))

    @property
    def is_to_settle(self) -> bool:
        """Nobody said yet what became of it, or yes to it."""
        return self.is_running

    def is_late(self, today: date) -> bool:
        """Whether the end date passed while the agreement is still open."""
        is_over = self.ends_on is not None and self.ends_on < today
        return is_over and self.state is AgreementState.OPEN
