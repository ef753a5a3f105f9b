"""Schoolloopbaan: the years before this one, of who stayed a year, skipped one or moved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ib_desk.domain.records.output_kind import A_REQUEST, OutputKind
from ib_desk.domain.records.pupil import PupilId
from ib_desk.domain.records.record import Record, leaves


class YearWent(Enum):
    """How a school year ended."""

    MOVED_UP = "moved_up"
    REPEATED = "repeated"
    SKIPPED = "skipped"
    MOVED_SCHOOL = "moved_school"


@leaves(*A_REQUEST, OutputKind.OPP_PRINT, words=("group", "school", "note"))
@dataclass(frozen=True, slots=True, kw_only=True)
class CareerYear(Record):
    """`began_in` is the first of the two years that a school year is called by.

    `school` is empty for our own school. This year itself is on the pupil.
    """

    pupil_id: PupilId
    began_in: int | None = None
    group: str = ""
    school: str = ""
    went: YearWent | None = None
    note: str = ""

    @property
    def year_label(self) -> str:
        """“2024-2025”."""
        return "" if self.began_in is None else f"{self.began_in}-{self.began_in + 1}"

    @property
    def group_label(self) -> str:
        """“groep 4”; what is no number as it is."""
        return f"groep {int(self.group)}" if self.group.strip().isdecimal() else self.group.strip()
