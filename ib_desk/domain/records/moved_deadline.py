"""A term that was moved, and why: without a reason nothing is put off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from ib_desk.domain.day_direction import AnyDay, PastDay
from ib_desk.domain.records.moment import Moment
from ib_desk.domain.records.record import Among, Record
from ib_desk.domain.records.support_file import SupportFileId


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedDeadline(Record):
    """`about` is the record that the term hangs on, `what` how it was called then."""

    file_id: SupportFileId
    about: UUID | None = None
    what: str = ""
    moved_on: PastDay | None = None
    was: AnyDay | None = None
    to: AnyDay | None = None
    because: str = ""

    def moments(self, among: Among) -> Iterator[Moment]:
        """When it was moved."""
        del among
        yield Moment(on=self.moved_on, words=self.because, who=self.what)
