"""What an SWV asks of a request, beside what all of them ask: with where that was read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.day_direction import PastDay
from ib_desk.domain.records.attachment import DocumentKind
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind
from ib_desk.domain.records.swv import SwvProfileId


class DemandOf(Enum):
    """What is looked at, and which of the fields of a demand say how."""

    DOCUMENT = "document"
    """Goes along (`document`), at most so many `months` old."""
    TEXT = "text"
    """A text of the request (`text`) of at most `length` characters."""
    OPP_IN_USE = "opp_in_use"
    """Set at least `least_months` ago."""
    OPP_EVALUATED = "opp_evaluated"
    """Looked back on at most so many `months` ago."""
    TEST = "test"
    """Taken individually, one of `tests` if they are named, at most so many `months` ago."""


class RequestText(Enum):
    """A text of a request, by the name of its field."""

    QUESTION = "question"
    SUMMARY = "summary"
    ASKED = "asked"
    DONE = "done_and_effect"
    FALLS_SHORT = "why_basic_falls_short"
    SCHOOL = "school_contributes"
    OTHERS = "others_contribute"
    CATEGORY = "category_because"


@dataclass(frozen=True, slots=True, kw_only=True)
class SwvDemand(Record):
    """Without `kinds` of every request; `tests` are names of instruments with commas between."""

    profile_id: SwvProfileId
    title: str = ""
    what: DemandOf | None = None
    kinds: tuple[RequestKind, ...] = ()
    document: DocumentKind | None = None
    text: RequestText | None = None
    length: int | None = None
    months: int | None = None
    least_months: int | None = None
    tests: str = ""
    source: str = ""
    how_sure: Certainty | None = None
    seen_on: PastDay | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it says enough to look at a request; before that it asks for nothing."""
        needed = {
            None: (None,),
            DemandOf.DOCUMENT: (self.document,),
            DemandOf.TEXT: (self.text, self.length),
            DemandOf.OPP_IN_USE: (self.least_months,),
            DemandOf.OPP_EVALUATED: (self.months,),
            DemandOf.TEST: (self.tests.strip() or self.months,),
        }[self.what]
        return bool(self.title.strip()) and all(needed)
