"""Behoefte: what a pupil needs in order to learn, and what the teacher needs to give it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from ib_desk.domain.day_direction import PastDay
from ib_desk.domain.records.moment import Happening, Moment
from ib_desk.domain.records.output_kind import A_REQUEST, AN_OPP, OutputKind
from ib_desk.domain.records.record import Among, Record, leaves
from ib_desk.domain.records.support_file import SupportFileId


class NeedOf(Enum):
    """Whose need it is: a teacher who gets help or coaching can give more."""

    PUPIL = "pupil"
    TEACHER = "teacher"


@leaves(
    *A_REQUEST,
    *AN_OPP,
    OutputKind.PARENTS_PRINT,
    OutputKind.TEACHERS_PRINT,
    words=("sentence",),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Record):
    """A hulpzin: “instructie die kort is en vooraf zichtbaar”.

    `tag` is a word under which the same need is found with other children; it comes along with a
    sentence that was picked from the bank, and stays when that is edited.
    """

    file_id: SupportFileId
    whose: NeedOf
    sentence: str = ""
    tag: str = ""
    noted_on: PastDay | None = None
    met_on: PastDay | None = None

    @property
    def is_over(self) -> bool:
        """It was a need once."""
        return self.met_on is not None

    @property
    def is_told(self) -> bool:
        """It says something, and still holds."""
        return not self.is_over and bool(self.sentence.strip())

    def is_in(self, output: OutputKind) -> bool:
        """What is over is on no paper; what a teacher needs is for who can give that."""
        return not self.is_over and (output in A_REQUEST or self.whose is NeedOf.PUPIL)

    def moments(self, among: Among) -> Iterator[Moment]:
        """When it was seen, and since when it is none any more."""
        del among
        yield Moment(on=self.noted_on, words=self.sentence, choice=self.whose)
        if self.met_on:
            yield Moment(
                happening=Happening.NEED_MET,
                on=self.met_on,
                words=self.sentence,
                choice=self.whose,
            )
