"""Hoorrecht: how the pupil was asked, what the pupil said, and what was done with it.

One record for wherever that happened: a meeting shows those that were part of it, a plan those that
were about it. Whether it is enough for the plan says `ib_desk.domain.file.hearings`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import NewType
from uuid import UUID, uuid4

from ib_desk.domain.day_direction import PastDay
from ib_desk.domain.records.meeting import Meeting, MeetingId
from ib_desk.domain.records.moment import Happening, Moment, Said
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.record import Among, Holding, Record, leaves
from ib_desk.domain.records.support_file import SupportFileId

HearingId = NewType("HearingId", UUID)


class HearingSubject(Enum):
    """What the pupil was asked about; the law asks it for the plan (WPO 40a, WVO 2020 2.44)."""

    PLAN_MADE = "plan_made"
    PLAN_CHANGED = "plan_changed"
    PLAN_EVALUATED = "plan_evaluated"
    SCHOOL_OFFER = "school_offer"
    OTHER = "other"

    @property
    def is_plan(self) -> bool:
        """Whether it was about the plan: made, changed or looked back at."""
        return self not in {HearingSubject.SCHOOL_OFFER, HearingSubject.OTHER}


class HearingWay(Enum):
    """In which way the pupil could say it: one that the pupil chooses."""

    TALK = "talk"
    DRAWING = "drawing"
    CARDS = "cards"
    PICTURES = "pictures"
    WRITING = "writing"
    SPOKEN_FOR = "spoken_for"
    OTHER = "other"


class Heard(Enum):
    """What came of it."""

    TOOK_PART = "took_part"
    DID_NOT_WANT = "did_not_want"
    COULD_NOT = "could_not"
    NOT_ASKED = "not_asked"
    """Nobody offered it: for minutes that are honest, and never enough for a plan."""


@leaves(
    OutputKind.MEETING_PRINT, OutputKind.OPP_PRINT, words=("way_note", "outcome_note", "told_by")
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing(Record):
    """For a meeting where `meeting_id` is filled: in it, or in a talk before it.

    `heard_on` is empty where that was the day of the meeting itself.
    `way_note` is what the pupil chose, in free words; `outcome_note` why a pupil took no part.
    """

    id: HearingId = field(default_factory=lambda: HearingId(uuid4()))
    file_id: SupportFileId
    meeting_id: MeetingId | None = None
    subject: HearingSubject | None = None
    heard_on: PastDay | None = None
    asked_by: str = ""
    ways: tuple[HearingWay, ...] = ()
    way_note: str = ""
    outcome: Heard | None = None
    outcome_note: str = ""
    told_on: PastDay | None = None
    told_by: str = ""

    @property
    def is_to_settle(self) -> bool:
        """The pupil said something, and did not hear yet what was done with it."""
        return self.outcome is Heard.TOOK_PART and self.told_on is None

    @property
    def is_offered(self) -> bool:
        """Whether the pupil took part, or could have in a way that somebody wrote down."""
        if self.outcome is Heard.TOOK_PART:
            return True
        says_how = bool(self.ways) or bool(self.way_note.strip())
        return self.outcome in {Heard.DID_NOT_WANT, Heard.COULD_NOT} and says_how

    def day(self, among: Holding) -> date | None:
        """Its own, else that of its meeting; `None` where nobody filled it in."""
        meetings = (one for one in among.of(Meeting) if one.id == self.meeting_id)
        return self.heard_on or next((one.held_on for one in meetings), None)

    def moments(self, among: Among) -> Iterator[Moment]:
        """When the pupil was asked, and when the pupil heard what came of it."""
        yield Moment(
            on=self.day(among),
            words=self.outcome_note or self.way_note,
            who=among.called(None),
            about=self.subject,
            choice=self.outcome,
        )
        if self.told_on:
            yield Moment(happening=Happening.TOLD_BACK, on=self.told_on, who=self.told_by)


class Influence(Enum):
    """What was done with one thing that the pupil said."""

    TAKEN_OVER = "taken_over"
    PARTLY = "partly"
    NOT = "not"


@leaves(
    OutputKind.MEETING_PRINT,
    OutputKind.OPP_PRINT,
    OutputKind.MY_PLAN_PRINT,
    words=("words", "because"),
)
@leaves(OutputKind.CLOSING_PRINT, words=("words",))
@dataclass(frozen=True, slots=True, kw_only=True)
class HearingInput(Record):
    """One thing that the pupil said, in own words; `because` is what came of it, or why not."""

    hearing_id: HearingId
    words: str = ""
    influence: Influence | None = None
    because: str = ""

    @property
    def is_to_settle(self) -> bool:
        """Nobody said yet what was done with it."""
        return bool(self.words.strip()) and self.influence is None

    def moments(self, among: Among) -> Iterator[Moment]:
        """On the day of its hearing, as the pupil's own view."""
        hearings = (one for one in among.of(Hearing) if one.id == self.hearing_id)
        yield Moment(
            happening=Happening.PUPIL_SAID,
            said=Said.VIEW,
            on=next((one.day(among) for one in hearings), None),
            words=self.words,
            who=among.called(None),
            choice=self.influence,
        )
