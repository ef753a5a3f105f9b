"""On which records somebody can have a statement of their own put, and on which not, with why."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ib_desk.domain.records.career import CareerYear
from ib_desk.domain.records.closed import is_in_a_file
from ib_desk.domain.records.closing import Closing, ClosingView
from ib_desk.domain.records.condition import ConditionAnswer
from ib_desk.domain.records.contact import ContactPerson
from ib_desk.domain.records.contract import ContractParty
from ib_desk.domain.records.disclosure import ConsentUsed, Disclosure, DisclosureEvent
from ib_desk.domain.records.evaluation import Evaluation
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.inspection_choice import InspectionChoice
from ib_desk.domain.records.meeting import Attendee
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.seen import SeenText
from ib_desk.domain.records.sheet_signature import SheetSignature
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.support_file import StepSkip, SupportFile, TeamMember
from ib_desk.domain.records.work_note import WorkNote

_FACTS = "says who somebody is: what is false in it is put right"
_FRAME = "is no moment, but how the file stands"
_WITH_ITS_WHOLE = "is read with what it is part of: that is what something is said of"
_OWN_VIEW = "holds what each makes of it, in own words"
_REGISTER = "the register has remarks of its own, and says nothing of anybody"

STATED_ON_NONE: Final[Mapping[type[Record], str]] = MappingProxyType(
    {
        Pupil: _FACTS,
        Guardian: _FACTS,
        CareerYear: _FACTS,
        SupportFile: _FRAME,
        TeamMember: _FRAME,
        StepSkip: _FRAME,
        Closing: _OWN_VIEW,
        ClosingView: _OWN_VIEW,
        Attendee: _WITH_ITS_WHOLE,
        ContactPerson: _WITH_ITS_WHOLE,
        ContractParty: _WITH_ITS_WHOLE,
        ConditionAnswer: _WITH_ITS_WHOLE,
        Evaluation: _WITH_ITS_WHOLE,
        WorkNote: "nobody else sees it",
        InspectionChoice: "is seen among what is closed, and nowhere else",
        SeenText: "is a copy of what a signer saw",
        Statement: "is a statement itself",
        Disclosure: _REGISTER,
        DisclosureEvent: _REGISTER,
        ConsentUsed: _REGISTER,
        SheetSignature: _OWN_VIEW,
    }
)
"""Kinds that nobody states anything on, each with the reason; on a new kind one can."""


def can_be_stated_on(kind: type[Record]) -> bool:
    """Whether somebody can put a statement beside records of this kind."""
    return kind not in STATED_ON_NONE and is_in_a_file(kind)
