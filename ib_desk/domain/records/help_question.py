"""Hulpvraag: what somebody asks, in that person's own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from ib_desk.domain.day_direction import PastDay
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.moment import Moment, Said
from ib_desk.domain.records.output_kind import A_REQUEST, OutputKind
from ib_desk.domain.records.record import Among, Record, leaves
from ib_desk.domain.records.support_file import SupportFileId


class Asker(Enum):
    """Whose question it is; the child's comes first everywhere."""

    PUPIL = "pupil"
    GUARDIAN = "guardian"
    PROFESSIONAL = "professional"
    TOGETHER = "together"


_CHILDS_OWN: Final = (
    OutputKind.CLOSING_PRINT,
    OutputKind.PARENTS_PRINT,
    OutputKind.PLAN_PRINT,
    OutputKind.PREPARATION_PRINT,
    OutputKind.TEACHERS_PRINT,
)
"""Papers on which nobody's question stands but the child's."""


@leaves(*A_REQUEST, *_CHILDS_OWN, words=("words",))
@dataclass(frozen=True, slots=True, kw_only=True)
class HelpQuestion(Record):
    """One question of one party; what it hopes in the contract need not be typed here again.

    `guardian_id` says which guardian asks, and `name` which professional, as that was written.
    """

    file_id: SupportFileId
    asker: Asker
    guardian_id: GuardianId | None = None
    name: str = ""
    words: str = ""
    asked_on: PastDay | None = None

    def is_in(self, output: OutputKind) -> bool:
        """Around a talk all read the child's; what one parent asked is not told to the other."""
        return output not in _CHILDS_OWN or self.asker is Asker.PUPIL

    def moments(self, among: Among) -> Iterator[Moment]:
        """With whose question it is."""
        is_guardian = self.guardian_id is not None
        yield Moment(
            on=self.asked_on,
            words=self.words,
            who=among.called(self.guardian_id) if is_guardian else self.name,
            choice=self.asker,
            said=Said.VIEW,
        )
