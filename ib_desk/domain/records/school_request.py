"""Verzoek aan de school: what the law gives a term for, asked by a parent or the pupil."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import NewType
from uuid import UUID, uuid4

from ib_desk.domain.day_direction import PastDay
from ib_desk.domain.records.moment import Happening, Moment
from ib_desk.domain.records.record import Among, Record
from ib_desk.domain.records.support_file import SupportFileId

SchoolRequestId = NewType("SchoolRequestId", UUID)


class SchoolRequestKind(Enum):
    """What is asked for."""

    INSPECTION = "inspection"
    CORRECTION = "correction"
    REGISTRATION = "registration"


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolRequest(Record):
    """The term runs from receipt; who extends it says so in time, and why."""

    id: SchoolRequestId = field(default_factory=lambda: SchoolRequestId(uuid4()))
    file_id: SupportFileId
    kind: SchoolRequestKind | None = None
    received_on: PastDay | None = None
    asked_by: str = ""
    what: str = ""
    extended_on: PastDay | None = None
    extended_because: str = ""
    answered_on: PastDay | None = None
    outcome: str = ""

    @property
    def is_to_settle(self) -> bool:
        """It was not answered yet."""
        return self.answered_on is None

    def moments(self, among: Among) -> Iterator[Moment]:
        """When it came, and when it was answered."""
        del among
        yield Moment(on=self.received_on, words=self.what, who=self.asked_by, choice=self.kind)
        if self.answered_on is not None:
            yield Moment(
                happening=Happening.SCHOOL_ANSWERED, on=self.answered_on, words=self.outcome
            )
