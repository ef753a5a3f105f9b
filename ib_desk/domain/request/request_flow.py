"""The flow map of a request: which sections it shows, in which order, how far it is, and where a
point leads.

Which sections a kind of request has is data (`resources/requests/kinds.toml`), from the closed
vocabulary `Section`; what a section looks like is the window's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final
from uuid import UUID

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.bureau_reply import BureauReply
from ib_desk.domain.records.expert_advice import ExpertAdvice
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import BY_SCHOOL_YEAR, Inspection, SwvRequest
from ib_desk.domain.records.sheet_signature import SheetSignature
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.swv import DeliveryForm
from ib_desk.domain.records.swv_decision import Objection, SwvDecision
from ib_desk.domain.request.request_points import Point

_NEARLY: Final = 3
"""So few open points make a request nearly ready."""


class Section(Enum):
    """A part of the page of a request."""

    START = "start"
    """Nothing is begun: which kind shall it be?"""
    POINTS = "points"
    CONDITIONS = "conditions"
    """What did not go well in working together, and is asked again."""
    PUPIL_VOICE = "pupil_voice"
    FORM = "form"
    EARLIER_TEXTS = "earlier_texts"
    """Who signed before the text changed."""
    STATEMENTS = "statements"
    INSPECTIONS = "inspections"
    SIGNATURES = "signatures"
    """Who signs it on paper, and the scans that come back."""
    ATTACHMENTS = "attachments"
    BUREAU_FORMS = "bureau_forms"
    """Those of the bureau itself, filled in; shown where it has one."""
    SHAPE = "shape"
    """One closed file, open files, or paper."""
    DELIVERY = "delivery"
    """The foot, from which the package is made."""
    SENT = "sent"
    """What became of it, and nothing that can still be changed."""
    REPLIES = "replies"
    """What the bureau let know since."""
    ADVICES = "advices"
    """Of two experts, each on its own."""
    DECISION = "decision"
    """What came of it, what runs by that, and who is against it."""
    TURNAROUND = "turnaround"
    """How many days each step took."""


OF_CONCEPT: Final = (
    Section.POINTS,
    Section.CONDITIONS,
    Section.PUPIL_VOICE,
    Section.FORM,
    Section.EARLIER_TEXTS,
    Section.STATEMENTS,
    Section.INSPECTIONS,
    Section.SIGNATURES,
    Section.ATTACHMENTS,
    Section.BUREAU_FORMS,
    Section.SHAPE,
)
"""What a kind of request can have, in the usual order; it always has its form, and its delivery."""


class Phase(Enum):
    """Where a request is on its way."""

    NONE = auto()
    CONCEPT = auto()
    LEFT = auto()


@dataclass(frozen=True, slots=True)
class Flow:
    """What the page shows, from top to foot."""

    phase: Phase
    sections: tuple[Section, ...]


def flow_of(
    request: SwvRequest | None, sections: tuple[Section, ...], *, with_advices: bool = False
) -> Flow:
    """`sections` are those of its kind, for as long as it can be changed.

    `with_advices`: experts are heard before it is filed (`route_checks.hears_of_advice`).
    """
    if request is None:
        return Flow(Phase.NONE, (Section.START,))
    if request.is_closed:
        is_advised = with_advices or request.kind in BY_SCHOOL_YEAR
        advices = (Section.ADVICES,) if is_advised else ()
        return Flow(
            Phase.LEFT,
            (
                Section.SENT,
                Section.REPLIES,
                *advices,
                Section.DECISION,
                Section.TURNAROUND,
            ),
        )
    advices = (Section.ADVICES,) if with_advices else ()
    return Flow(Phase.CONCEPT, (*sections, *advices, Section.DELIVERY))


_LEAD_TO: Final[Mapping[type[Record], tuple[Section, ...]]] = {
    SwvRequest: (Section.EARLIER_TEXTS, Section.FORM),
    Statement: (Section.EARLIER_TEXTS, Section.STATEMENTS),
    Inspection: (Section.EARLIER_TEXTS, Section.INSPECTIONS),
    SheetSignature: (Section.SIGNATURES,),
    BureauReply: (Section.REPLIES,),
    ExpertAdvice: (Section.ADVICES,),
    SwvDecision: (Section.DECISION,),
    Objection: (Section.DECISION,),
}
"""Whose sign-off was for an earlier text gives it again where the change is told."""


def sections_for(kind: type[Record]) -> tuple[Section, ...]:
    """Which sections lead to a record of this kind, first who is asked first.

    None where it stands on another page than the request's.
    """
    return _LEAD_TO.get(kind, ())


def due(points: Iterable[Point], kind: type[Record]) -> list[Point]:
    """The points about people for whom there is no record of this kind yet."""
    return [p for p in points if p.place.record is kind and p.place.record_id is None]


def readings_due(
    points: Iterable[Point], whole: WholeFile, outdated: frozenset[UUID]
) -> list[Point]:
    """Who still has to read it; who read an earlier text is asked where the change is told."""
    anew = {one.guardian_id or whole.pupil.id for one in whole.of(Inspection) if one.id in outdated}
    return [point for point in due(points, Inspection) if point.place.about not in anew]


class Progress(Enum):
    """How far a concept is."""

    BUSY = auto()
    NEARLY = auto()
    COMPLETE = auto()
    STOPPED = auto()
    """It may not leave as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """What the check says, in numbers; `has_text`: there is something that anyone could read."""

    still_open: int
    finds: int
    is_stopped: bool
    has_text: bool

    @property
    def progress(self) -> Progress:
        """A stop counts from the moment that there is a text: before that, nobody is to blame."""
        if self.is_stopped and self.has_text:
            return Progress.STOPPED
        if not self.still_open and not self.finds:
            return Progress.COMPLETE
        return Progress.NEARLY if self.still_open <= _NEARLY else Progress.BUSY


class Question(Enum):
    """What has to be answered next before a request leaves."""

    STOP = auto()
    """Nothing: it may not leave."""
    DELIVERY = auto()
    """How does the bureau take requests in?"""
    REASON = auto()
    """Why does it go although something is open or was found?"""
    PLACE = auto()
    """Where shall the package come?"""


def next_question(
    *, is_stopped: bool, delivery: DeliveryForm, is_open: bool, reason: str
) -> Question:
    """One at a time, in this order: first whether it may leave at all."""
    if is_stopped:
        return Question.STOP
    if delivery is DeliveryForm.UNKNOWN:
        return Question.DELIVERY
    return Question.REASON if is_open and not reason else Question.PLACE
