"""Besluit: what a meeting decided, and which other ways it looked at.

Where it changes how much help there is, or the place, it is the team's decision on the case. Then
it says who took it, which other ways were looked at and why not, and whether it is as soon, as near
home and as simple as can be. There is one list of decisions: it is no other kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import NewType
from uuid import UUID, uuid4

from ib_desk.domain.day_direction import ComingDay
from ib_desk.domain.records.meeting import Meeting, MeetingId
from ib_desk.domain.records.moment import Happening, Moment
from ib_desk.domain.records.output_kind import A_REQUEST, OutputKind
from ib_desk.domain.records.record import Among, Record, leaves

DecisionId = NewType("DecisionId", UUID)

AS_POSSIBLE = ("as_soon", "as_near", "as_simple")
"""Zo snel, zo thuisnabij, zo eenvoudig mogelijk: the three that the method asks of each."""


class Changes(Enum):
    """What a decision changes for the pupil."""

    LEVEL = "level"
    PLACE = "place"


@leaves(*A_REQUEST, words=("decided", "because", "decided_by", "otherwise"))
@leaves(
    OutputKind.MEETING_PRINT,
    OutputKind.EVALUATION_PRINT,
    words=("decided", "because", "decided_by", "otherwise"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """What a meeting decided, why, and when it is looked at again.

    `decided_by` is asked where it is on the case (`is_on_case`), as are the three of `AS_POSSIBLE`,
    and `otherwise` is why one of these is not so.
    """

    id: DecisionId = field(default_factory=lambda: DecisionId(uuid4()))
    meeting_id: MeetingId
    decided: str = ""
    because: str = ""
    review_on: ComingDay | None = None
    changes: tuple[Changes, ...] = ()
    decided_by: str = ""
    as_soon: bool | None = None
    as_near: bool | None = None
    as_simple: bool | None = None
    otherwise: str = ""

    @property
    def is_on_case(self) -> bool:
        """Whether it changes how much help there is, or the place."""
        return bool(self.changes)

    def is_in(self, output: OutputKind) -> bool:
        """A request tells of the case alone."""
        return self.is_on_case or output not in A_REQUEST

    def moments(self, among: Among) -> Iterator[Moment]:
        """On the day of its meeting; of any other decision the meeting tells."""
        if self.is_on_case:
            held = (one.held_on for one in among.of(Meeting) if one.id == self.meeting_id)
            yield Moment(
                happening=Happening.CASE_DECIDED,
                on=next(held, None),
                words=self.decided,
                who=self.decided_by,
                choice=self.changes[0],
            )


@leaves(
    *A_REQUEST,
    OutputKind.MEETING_PRINT,
    OutputKind.EVALUATION_PRINT,
    words=("what", "because"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionOption(Record):
    """One way that was looked at, and why it was chosen or not; going on as now is one too."""

    decision_id: DecisionId
    what: str = ""
    is_chosen: bool | None = None
    because: str = ""
