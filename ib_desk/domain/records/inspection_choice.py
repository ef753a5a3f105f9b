"""Keuze bij inzage: what she decides about one closed item, or one werkaantekening, and why.

What is out of sight is no ground to refuse (`ib_desk.domain.records.closed`): who asks for
inspection is answered about each of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from uuid import UUID

from ib_desk.domain.day_direction import PastDay
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school_request import SchoolRequestId


class Given(Enum):
    """How much of it is given."""

    WHOLE = "whole"
    PART = "part"
    NOT = "not"


class InspectionGround(Enum):
    """Why something is not given, or not whole; what stands behind each is data."""

    OTHERS = "others"
    SAFETY = "safety"
    NO_RIGHT = "no_right"
    NOT_OF_THE_FILE = "not_of_the_file"
    OWN_MEMORY = "own_memory"


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionChoice(Record):
    """`about` is the id of what was looked at, of the kind that `what` names as it is stored.

    It outlives that: a werkaantekening goes by itself, and what was decided about it stays. It
    holds nothing of what it is about, and is seen among what is closed alone.
    """

    is_found = False

    school_request_id: SchoolRequestId
    about: UUID
    what: str
    given: Given | None = None
    ground: InspectionGround | None = None
    words: str = ""
    decided_on: PastDay | None = None

    @property
    def is_to_settle(self) -> bool:
        """Nothing is decided yet, or it is not said why it is not given."""
        is_explained = self.ground is not None or bool(self.words.strip())
        return self.given is None or not (self.given is Given.WHOLE or is_explained)

    def decided(self, given: Given | None, today: date) -> InspectionChoice:
        """With this decision, made today where no day is known yet; a ground only where it asks."""
        ground = None if given in {None, Given.WHOLE} else self.ground
        decided_on = None if given is None else self.decided_on or today
        return replace(self, given=given, ground=ground, decided_on=decided_on)
