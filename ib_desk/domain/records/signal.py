"""The first thing that someone saw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from ib_desk.domain.day_direction import PastDay
from ib_desk.domain.records.moment import Happening, Moment, Said
from ib_desk.domain.records.pupil import PupilId
from ib_desk.domain.records.record import Among, Record
from ib_desk.domain.records.support_file import SupportFileId


class Urgency(Enum):
    """How soon someone has to look."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


class SafetyDoubt(Enum):
    """Whether safety plays a part; a suspicion leads to the meldcode, not to this record."""

    NOT_ASKED = "not_asked"
    NONE = "none"
    WATCH = "watch"
    SUSPICION = "suspicion"


class Triage(Enum):
    """What was decided after the first look."""

    OPEN = "open"
    NO_FOLLOW_UP = "no_follow_up"
    WATCH = "watch"
    DISCUSS = "discuss"
    FILE = "file"
    URGENT = "urgent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal(Record):
    """An observation in the words of who saw it; what it means comes later.

    It is part of a file, or of the pupil for as long as there is none: a remark in the corridor
    begins no file. One of both is filled.
    """

    file_id: SupportFileId | None = None
    pupil_id: PupilId | None = None
    seen_on: PastDay | None = None
    reported_by: str = ""
    fact: str = ""
    situation: str = ""
    frequency: str = ""
    already_done: str = ""
    urgency: Urgency | None = None
    safety: SafetyDoubt = SafetyDoubt.NOT_ASKED
    triage: Triage = Triage.OPEN
    triaged_on: PastDay | None = None
    triage_note: str = ""

    def moments(self, among: Among) -> Iterator[Moment]:
        """When it was seen, and when somebody decided what to do with it."""
        del among
        yield Moment(
            happening=Happening.SIGNAL,
            on=self.seen_on,
            words=self.fact,
            who=self.reported_by,
            said=Said.FACT,
        )
        if self.triaged_on:
            yield Moment(
                happening=Happening.TRIAGED,
                on=self.triaged_on,
                words=self.triage_note,
                choice=self.triage,
            )

    @property
    def is_to_settle(self) -> bool:
        """Nobody decided yet what to do with it."""
        return self.triage is Triage.OPEN

    @property
    def is_ended(self) -> bool:
        """Whether it was looked at and asks for nothing more."""
        return self.triage is Triage.NO_FOLLOW_UP

    def decided(self, triage: Triage, day: date) -> Signal:
        """With this decision, of `day` unless a day stands there; an open one has none."""
        if triage is Triage.OPEN:
            return replace(self, triage=triage, triaged_on=None)
        return replace(self, triage=triage, triaged_on=self.triaged_on or day)
