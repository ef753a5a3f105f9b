"""Onderzoek: a test or an examination, with what came of it and who may see that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from ib_desk.domain.day_direction import PastDay
from ib_desk.domain.records.attachment import AttachmentId
from ib_desk.domain.records.moment import Moment, Said
from ib_desk.domain.records.output_kind import A_REQUEST, OutputKind
from ib_desk.domain.records.record import Among, Record, leaves
from ib_desk.domain.records.support_file import SupportFileId


class TakenHow(Enum):
    """Alone or with others: a bureau often counts individual ones only."""

    INDIVIDUAL = "individual"
    GROUP = "group"


class MaySee(Enum):
    """Who may see an outcome on paper, beside whoever works in the file."""

    PARENTS = "parents"
    TEACHERS = "teachers"
    BUREAU = "bureau"


@leaves(*A_REQUEST, words=("instrument", "by_whom", "registration", "question", "outcome"))
@leaves(OutputKind.TEACHERS_PRINT, words=("instrument", "outcome"))
@leaves(OutputKind.PARENTS_PRINT, words=("instrument", "by_whom", "question", "outcome"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Record):
    """Which instrument, by whom, for which question; the outcome in words and never a score alone.

    `may_see` is empty until a person says who may see it: until then it is on no paper.
    `report_id` is of the document in which it is told; that has no readers of its own.
    """

    file_id: SupportFileId
    instrument: str = ""
    taken_how: TakenHow | None = None
    by_whom: str = ""
    registration: str = ""
    taken_on: PastDay | None = None
    question: str = ""
    outcome: str = ""
    may_see: tuple[MaySee, ...] = ()
    report_id: AttachmentId | None = None

    def is_in(self, output: OutputKind) -> bool:
        """On paper only for those of whom somebody said that they may see it."""
        readers = {
            OutputKind.PARENTS_PRINT: MaySee.PARENTS,
            OutputKind.TEACHERS_PRINT: MaySee.TEACHERS,
        }
        return readers.get(output, MaySee.BUREAU) in self.may_see

    def moments(self, among: Among) -> Iterator[Moment]:
        """What came of it, and who did it."""
        del among
        yield Moment(
            on=self.taken_on,
            words=self.outcome or self.instrument,
            who=self.by_whom,
            said=Said.FACT,
        )
