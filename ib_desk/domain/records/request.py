"""The request to the SWV, what people say of it, who read it, and where it went."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import NewType
from uuid import UUID, uuid4

from ib_desk.domain.day_direction import AnyDay, ComingDay, PastDay
from ib_desk.domain.records.attachment import ContentId
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import SupportFileId

SwvRequestId = NewType("SwvRequestId", UUID)


class RequestKind(Enum):
    """What is asked for; the SWV's own words for it come with its profile."""

    CONSULT = "consult"
    ARRANGEMENT = "arrangement"
    TLV_SBO = "tlv_sbo"
    TLV_SO = "tlv_so"
    RENEWAL = "renewal"


@dataclass(frozen=True, slots=True, kw_only=True)
class SwvRequest(Record):
    """Empty `why_basic_falls_short` means: as the weighing says (enter once, use everywhere)."""

    id: SwvRequestId = field(default_factory=lambda: SwvRequestId(uuid4()))
    file_id: SupportFileId
    kind: RequestKind
    dated_on: AnyDay | None = None
    question: str = ""
    summary: str = ""
    done_and_effect: str = ""
    why_basic_falls_short: str = ""
    asked: str = ""
    starts_on: ComingDay | None = None
    ends_on: ComingDay | None = None
    school_contributes: str = ""
    others_contribute: str = ""
    director_agrees_on: PastDay | None = None
    sent_on: PastDay | None = None


class Agrees(Enum):
    """What a person says of the request; no answer is an answer too."""

    YES = "yes"
    YES_WITH_ADDITION = "yes_with_addition"
    NO = "no"
    NO_REPLY = "no_reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """A view (zienswijze) on the request; without a guardian it is the pupil's own."""

    request_id: SwvRequestId
    guardian_id: GuardianId | None = None
    said_on: PastDay | None = None
    agrees: Agrees | None = None
    words: str = ""


class InspectionOutcome(Enum):
    """What came of the offer to read the request before it goes."""

    OPEN = "open"
    GIVEN = "given"
    OFFERED = "offered"
    NOT_POSSIBLE = "not_possible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection(Record):
    """Reading (inzage) by one guardian, or by the pupil where no guardian is named."""

    request_id: SwvRequestId
    guardian_id: GuardianId | None = None
    outcome: InspectionOutcome = InspectionOutcome.OPEN
    on: PastDay | None = None
    reason: str = ""


class OutputKind(Enum):
    """What left the vault."""

    CONTRACT_PRINT = "contract_print"
    PARENTS_PRINT = "parents_print"
    REQUEST_PRINT = "request_print"
    REQUEST_PACKAGE = "request_package"
    ATTACHMENT = "attachment"


class Way(Enum):
    """How something left."""

    PRINTED = "printed"
    SAVED = "saved"
    SAVED_DOCUMENT = "saved_document"
    SEALED_BY_MAIL = "sealed_by_mail"
    SEALED_BY_PORTAL = "sealed_by_portal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure(Record):
    """A line of the register: what went to whom, when, how, why; never changed, only added to.

    `digest` is the SHA-256 of the very bytes that left; `copy_id` opens those bytes again;
    `gaps_reason` is what the user answered when points were still open.
    """

    file_id: SupportFileId
    request_id: SwvRequestId | None = None
    kind: OutputKind
    made_at: datetime
    way: Way
    recipient: str = ""
    ground: str = ""
    gaps_reason: str = ""
    digest: str
    copy_id: ContentId | None = None
