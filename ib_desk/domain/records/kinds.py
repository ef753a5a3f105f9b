"""Every kind of record there is, and which id points to which kind.

The order is that of dependence: a kind stands below those it refers to. Tables, history, undo and
the round-trip tests are made from this list alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from ib_desk.domain.records.absence import AbsenceTotal, AdaptedTeaching, AtHome
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.assessment import Assessment
from ib_desk.domain.records.attachment import Attachment, ContentId
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.bureau_reply import BureauReply
from ib_desk.domain.records.career import CareerYear
from ib_desk.domain.records.closing import Closing, ClosingView
from ib_desk.domain.records.condition import ConditionAnswer
from ib_desk.domain.records.consent import Consent, ConsentAnswer
from ib_desk.domain.records.contact import Contact, ContactPerson
from ib_desk.domain.records.contract import (
    Breach,
    Contract,
    ContractParty,
    ContractReview,
)
from ib_desk.domain.records.decision import Decision, DecisionOption
from ib_desk.domain.records.disclosure import ConsentUsed, Disclosure, DisclosureEvent
from ib_desk.domain.records.erasure import Erasure
from ib_desk.domain.records.escalation import Escalation
from ib_desk.domain.records.evaluation import Evaluation
from ib_desk.domain.records.expert_advice import ExpertAdvice
from ib_desk.domain.records.goal import Goal, GoalMeasurement
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.hearing import Hearing, HearingInput
from ib_desk.domain.records.help_question import HelpQuestion
from ib_desk.domain.records.hypothesis import Hypothesis
from ib_desk.domain.records.inspection_choice import InspectionChoice
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.kind_names import kind_name
from ib_desk.domain.records.meeting import Attendee, Meeting
from ib_desk.domain.records.moved_deadline import MovedDeadline
from ib_desk.domain.records.need import Need
from ib_desk.domain.records.opp import Opp, OppAgreement, OppConsultation
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, SwvRequest
from ib_desk.domain.records.running_measure import RunningMeasure
from ib_desk.domain.records.school import Professional, School, SchoolHoliday
from ib_desk.domain.records.school_request import SchoolRequest
from ib_desk.domain.records.seen import SeenText
from ib_desk.domain.records.sheet_signature import SheetSignature
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.sitting import Sitting, TeamAgreement
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.support_file import StepSkip, SupportFile, TeamMember
from ib_desk.domain.records.swv_decision import Objection, SwvDecision
from ib_desk.domain.records.swv_demand import SwvDemand
from ib_desk.domain.records.swv_form import SwvForm, SwvFormBox
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute
from ib_desk.domain.records.weighing import Weighing
from ib_desk.domain.records.work_note import WorkNote

KINDS: Final[tuple[type[Record], ...]] = (
    SwvProfile,
    SwvDemand,
    SwvRoute,
    SwvDay,
    SwvForm,
    SwvFormBox,
    School,
    SchoolHoliday,
    Professional,
    Pupil,
    Guardian,
    CareerYear,
    SupportFile,
    TeamMember,
    StepSkip,
    RunningMeasure,
    AtHome,
    AdaptedTeaching,
    AbsenceTotal,
    Signal,
    Contact,
    ContactPerson,
    WorkNote,
    Sitting,
    TeamAgreement,
    Meeting,
    Attendee,
    Decision,
    DecisionOption,
    Hearing,
    HearingInput,
    Evaluation,
    Closing,
    ClosingView,
    Contract,
    ContractParty,
    ContractReview,
    Breach,
    Goal,
    GoalMeasurement,
    Agreement,
    Escalation,
    SchoolRequest,
    InspectionChoice,
    MovedDeadline,
    HelpQuestion,
    BroadViewEntry,
    Need,
    Attachment,
    Assessment,
    Hypothesis,
    Weighing,
    Intervention,
    Opp,
    OppConsultation,
    OppAgreement,
    Consent,
    ConsentAnswer,
    SwvRequest,
    ConditionAnswer,
    BureauReply,
    ExpertAdvice,
    SwvDecision,
    Objection,
    Inspection,
    Statement,
    SeenText,
    Disclosure,
    DisclosureEvent,
    ConsentUsed,
    SheetSignature,
    Erasure,
)

KIND_BY_NAME: Final[Mapping[str, type[Record]]] = {kind_name(kind): kind for kind in KINDS}
"""By the names under which files and records speak of kinds."""

REFERENCES: Final[dict[Any, type[Record]]] = {
    points: kind for kind in KINDS if (points := get_type_hints(kind)["id"]) is not UUID
}
"""Type of an id → the kind whose id it is."""


NAMES_WHOSE: Final = frozenset(
    {
        (ConditionAnswer, "party_id"),
        (ConditionAnswer, "review_id"),
        (ClosingView, "guardian_id"),
        (HelpQuestion, "guardian_id"),
        (ConsentAnswer, "guardian_id"),
        (Inspection, "guardian_id"),
        (OppAgreement, "guardian_id"),
        (OppConsultation, "guardian_id"),
        (SeenText, "opp_id"),
        (SeenText, "request_id"),
        (Statement, "guardian_id"),
    }
)
"""Optional references that say whose words a record holds, or in which talk they were said; empty
means somebody else's: the pupil's own, or those of all together. Or they say of which text somebody
saw a copy.

Emptied because a guardian goes, they would put that guardian's words in the mouth of others: so
the record goes along instead.
"""


WITH_OR_WITHOUT_FILE: Final = (Signal, Contact, WorkNote)
"""Kinds that are part of a file, or of the pupil for as long as there is none."""

WITHOUT_TRACE: Final = frozenset({WorkNote})
"""Of these nothing is kept beside the record itself: no history, and nothing in the bin."""

EITHER_PART_OF: Final = frozenset(
    (kind, name) for kind in WITH_OR_WITHOUT_FILE for name in ("file_id", "pupil_id")
)
"""Optional references of which one is filled, and means “is part of”."""


STANDS_BESIDE: Final[Mapping[type[Record], tuple[str, str]]] = {Statement: ("about", "what")}
"""Kinds that are about a record of any kind → (the field with its id, that with its kind).

It goes along with that, as a part does.
"""


def goes_along(kind: type[Record], name: str) -> bool:
    """Whether a record goes when what this reference points to goes."""
    if name in STANDS_BESIDE.get(kind, ()):
        return True
    is_part = references(kind)[name][1]
    return is_part or (kind, name) in NAMES_WHOSE or (kind, name) in EITHER_PART_OF


def is_part_of(kind: type[Record], name: str) -> bool:
    """Whether this reference says what a record is part of."""
    return references(kind)[name][1] or (kind, name) in EITHER_PART_OF


def wholes(record: Record) -> tuple[tuple[type[Record], UUID], ...]:
    """(kind, id) of all that a record is part of, and of what it stands beside."""
    kind = type(record)
    found = tuple(
        (target, getattr(record, name))
        for name, (target, _required) in references(kind).items()
        if is_part_of(kind, name) and getattr(record, name) is not None
    )
    beside = stands_beside(record)
    return found if beside is None else (*found, beside)


def stands_beside(record: Record) -> tuple[type[Record], UUID] | None:
    """(kind, id) of what a record is about, where that can be of any kind."""
    about, what = STANDS_BESIDE.get(type(record), ("", ""))
    kind = KIND_BY_NAME.get(getattr(record, what)) if what else None
    return None if kind is None else (kind, getattr(record, about))


def pointing_fields(kind: type[Record]) -> frozenset[str]:
    """Names of the fields by which a record is known, or points to others: nobody types them."""
    return frozenset({"id", *references(kind), *STANDS_BESIDE.get(kind, ())})


def references(kind: type[Record]) -> Mapping[str, tuple[type[Record], bool]]:
    """Field name → (kind it points to, whether it must point).

    A required reference means “is part of”: the record goes when the other goes. An optional one
    means “mentions”: it is emptied instead.
    """
    return _POINTERS[kind]


def pointer_to(kind: type[Record], target: type[Record]) -> str:
    """The field by which records of `kind` point to what they are part of, or were made in."""
    return next(name for name, (to, _required) in references(kind).items() if to is target)


def references_inside(kind: type[Record]) -> Mapping[str, tuple[str, type[Record]]]:
    """Name of a field with entries → (which field of an entry says whose it is, kind it points to).

    An entry goes along with the record it points to, so it must point to one: what mentions a
    person without being that person's own is a record of its own.
    """
    return _POINTERS_INSIDE[kind]


def common_whole(kind: type[Record], target: type[Record]) -> tuple[str, str]:
    """Fields of a kind with entries, and of what these point to, that name the same whole.

    Whose entry it is, is part of the same: so these records are found without reading all others.
    """
    return next(
        (name, its_name)
        for name, pointer in _POINTERS[kind].items()
        for its_name, its_pointer in _POINTERS[target].items()
        if pointer == its_pointer and pointer[1]
    )


def content_fields(kind: type[Record]) -> tuple[str, ...]:
    """Names of the fields that point to kept bytes."""
    return _CONTENT_FIELDS[kind]


def contents_of(record: Record) -> set[ContentId]:
    """The kept bytes that a record points to."""
    values = (getattr(record, name) for name in content_fields(type(record)))
    return {content_id for content_id in values if content_id is not None}


def _pointers(kind: type[Record]) -> Mapping[str, tuple[type[Record], bool]]:
    return {
        name: (REFERENCES[bare], not optional)
        for name, (bare, optional) in _hints(kind).items()
        if name != "id" and bare in REFERENCES
    }


def _pointers_inside(kind: type[Record]) -> Mapping[str, tuple[str, type[Record]]]:
    return {
        name: (inside, REFERENCES[pointer])
        for name, (bare, _optional) in _hints(kind).items()
        if get_origin(bare) is tuple
        for inside, (pointer, _empty) in _hints(get_args(bare)[0]).items()
        if pointer in REFERENCES
    }


def _hints(kind: type[Any]) -> dict[str, tuple[Any, bool]]:
    """Field name → (its type without `None`, whether it may be `None`)."""
    found = {}
    for name, hint in get_type_hints(kind).items():
        optional = get_origin(hint) in (Union, UnionType)
        bare = next(a for a in get_args(hint) if a is not NoneType) if optional else hint
        found[name] = (bare, optional)
    return found


_POINTERS: Final = {kind: _pointers(kind) for kind in KINDS}
_POINTERS_INSIDE: Final = {kind: _pointers_inside(kind) for kind in KINDS}
_CONTENT_FIELDS: Final = {
    kind: tuple(name for name, (bare, _optional) in _hints(kind).items() if bare is ContentId)
    for kind in KINDS
}
