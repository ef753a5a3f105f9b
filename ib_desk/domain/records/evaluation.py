"""Evaluatie: a meeting in which one looks back at the help, what works first.

What it brought of an intervention is kept there, trust in the look back at the contract, absence in
its total, and what each made of it with who was there: here stands what is nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from ib_desk.domain.day_direction import ComingDay
from ib_desk.domain.records.meeting import Meeting, MeetingId
from ib_desk.domain.records.moment import Moment
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.record import Among, Record, leaves


class Wellbeing(IntEnum):
    """How the pupil says it is at school: five faces, from sad to glad."""

    VERY_BAD = 1
    BAD = 2
    SO_SO = 3
    GOOD = 4
    VERY_GOOD = 5


@leaves(
    OutputKind.EVALUATION_PRINT,
    words=("what_works", "not_yet", "wellbeing_words", "not_weighed_because"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation(Record):
    """Part of a meeting, and held on its day.

    It ends in a weighing, on that day or after it, or says why not (`not_weighed_because`).
    """

    meeting_id: MeetingId
    what_works: str = ""
    not_yet: str = ""
    wellbeing: Wellbeing | None = None
    wellbeing_words: str = ""
    next_on: ComingDay | None = None
    not_weighed_because: str = ""

    def moments(self, among: Among) -> Iterator[Moment]:
        """That of its meeting."""
        held = next((one for one in among.of(Meeting) if one.id == self.meeting_id), None)
        yield Moment(
            on=None if held is None else held.held_on,
            words=self.what_works,
            choice=self.wellbeing,
        )
