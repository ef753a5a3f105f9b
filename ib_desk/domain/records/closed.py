"""Gesloten stuk: a record of a file that is kept out of sight, and can be opened again.

Out of sight is out of the tables, with all that is part of it: so nothing that reads a file meets
it, whatever is written later (`ib_desk.application.closed_items`). It has nothing to do with a file
that is closed, which is finished and read as any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from ib_desk.domain.records.absence import AbsenceTotal, AdaptedTeaching, AtHome
from ib_desk.domain.records.bureau_reply import BureauReply
from ib_desk.domain.records.closing import Closing
from ib_desk.domain.records.condition import ConditionAnswer
from ib_desk.domain.records.consent import Consent, ConsentAnswer
from ib_desk.domain.records.contact import ContactPerson
from ib_desk.domain.records.contract import Contract, ContractParty
from ib_desk.domain.records.disclosure import ConsentUsed, Disclosure, DisclosureEvent
from ib_desk.domain.records.evaluation import Evaluation
from ib_desk.domain.records.expert_advice import ExpertAdvice
from ib_desk.domain.records.hearing import Hearing
from ib_desk.domain.records.inspection_choice import InspectionChoice
from ib_desk.domain.records.kinds import is_part_of, references
from ib_desk.domain.records.meeting import Attendee
from ib_desk.domain.records.moved_deadline import MovedDeadline
from ib_desk.domain.records.opp import Opp, OppAgreement, OppConsultation
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, SwvRequest
from ib_desk.domain.records.school_request import SchoolRequest
from ib_desk.domain.records.seen import SeenText
from ib_desk.domain.records.sheet_signature import SheetSignature
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.support_file import StepSkip, SupportFile, TeamMember
from ib_desk.domain.records.swv_decision import Objection, SwvDecision
from ib_desk.domain.records.work_note import WorkNote


class ClosedBecause(Enum):
    """Why a record is out of sight."""

    SAFEGUARDING = "safeguarding"
    ASKED = "asked"
    OF_OTHERS = "of_others"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """The reason; `why` is one line of her own."""

    because: ClosedBecause
    why: str = ""

    @property
    def is_hinted_at(self) -> bool:
        """Whether her own screen may say that there is more; of the meldcode nothing does."""
        return self.because is not ClosedBecause.SAFEGUARDING


_SAID_ALOUD = "holds what was said aloud to all, and is made for that"
_WITH_ITS_WHOLE = "goes with what it is part of"
_LAW = "a term or a stop of the law hangs on it"
_LEFT = "says what left, or what was said of it"
_FRAME = "is no moment, but how the file stands"

NEVER_CLOSED: Final[Mapping[type[Record], str]] = MappingProxyType(
    {
        SupportFile: _FRAME,
        TeamMember: _FRAME,
        StepSkip: _FRAME,
        Closing: _FRAME,
        Contract: _SAID_ALOUD,
        ConditionAnswer: _SAID_ALOUD,
        ContractParty: _WITH_ITS_WHOLE,
        ContactPerson: _WITH_ITS_WHOLE,
        Attendee: _WITH_ITS_WHOLE,
        Evaluation: _WITH_ITS_WHOLE,
        WorkNote: "is out of sight already",
        Hearing: _LAW,
        Consent: _LAW,
        ConsentAnswer: _LAW,
        SchoolRequest: _LAW,
        InspectionChoice: "is seen among what is closed, and nowhere else",
        MovedDeadline: _LAW,
        AbsenceTotal: _LAW,
        AtHome: _LAW,
        AdaptedTeaching: _LAW,
        Opp: _LAW,
        OppConsultation: _WITH_ITS_WHOLE,
        OppAgreement: _WITH_ITS_WHOLE,
        SwvRequest: _LEFT,
        BureauReply: _LEFT,
        ExpertAdvice: _LEFT,
        SwvDecision: _LAW,
        Objection: _LAW,
        Inspection: _LEFT,
        SeenText: _LEFT,
        Disclosure: _LEFT,
        DisclosureEvent: _LEFT,
        ConsentUsed: _LEFT,
        SheetSignature: _LEFT,
    }
)
"""Kinds of a file that stay in sight, each with the reason. A new kind can be closed."""


AMONG_CLOSED: Final = frozenset({InspectionChoice})
"""Kinds that tell of what is out of sight: no history of a file holds them, and no list of the bin.

What is removed of them comes back by undo, or is decided anew where it is asked.
"""


def can_be_closed(kind: type[Record]) -> bool:
    """Whether records of this kind can be kept out of sight: all that is part of a file, but for
    `NEVER_CLOSED`.
    """
    return kind not in NEVER_CLOSED and is_in_a_file(kind)


def is_closable(record: Record) -> bool:
    """Whether this very record can be closed: what is in no file yet has no place to be out of.

    A view on a request says how somebody stands towards what leaves, and stays in sight.
    """
    is_view = isinstance(record, Statement) and record.is_view
    is_in_one = getattr(record, "file_id", record.id) is not None
    return can_be_closed(type(record)) and is_in_one and not is_view


def is_in_a_file(kind: type[Record]) -> bool:
    """Whether records of this kind are part of a file, however deep, or are one."""
    return kind is SupportFile or any(
        is_part_of(kind, name) and is_in_a_file(target)
        for name, (target, _required) in references(kind).items()
        if target is not kind
    )
