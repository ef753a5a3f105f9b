"""What lists of requests and of agreements tell of one file, kept beside the line of the file.

Apart from it, since Leerlingen and Vandaag tell none of it: it is read when somebody looks at such
a list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from ib_desk.domain.file.register import RequestStanding, standing_of
from ib_desk.domain.file.request_life import decision_on
from ib_desk.domain.file.turnaround import RequestDays, days_of
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.request import RequestKind, SwvRequest, SwvRequestId
from ib_desk.domain.records.school import ProfessionalId
from ib_desk.domain.records.sitting import TeamAgreement
from ib_desk.domain.records.support_file import TeamMember
from ib_desk.domain.records.swv_decision import RequestOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRequest:
    """One request of the file; `outcome` once something came of it, `swv_id` where it
    names one, `knows_swv` as of the request.
    """

    request_id: SwvRequestId
    kind: RequestKind
    sent_on: date | None
    standing: RequestStanding
    outcome: RequestOutcome | None = None
    swv_id: UUID | None = None
    knows_swv: bool = True
    days: RequestDays = field(default_factory=RequestDays)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAgreement:
    """One agreement that is still to be kept, or to be said yes to (`is_proposed`)."""

    agreement_id: UUID
    result: str
    owner: str
    ends_on: date | None
    is_proposed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBeside:
    """Of one file.

    Attributes:
        requests: in the order in which they were added.
        agreements: of an open file those that are still to be kept.
        team: who is in the team, where there are any: by a first name one means one of these.
    """

    requests: tuple[KeptRequest, ...] = ()
    agreements: tuple[KeptAgreement, ...] = ()
    team: tuple[ProfessionalId, ...] = ()


def kept_beside(whole: WholeFile, today: date) -> KeptBeside:
    """The same on every day on which the line of the file holds."""
    known = whole.known_on(today)
    agreements = tuple(_agreements(known))
    return KeptBeside(
        requests=tuple(_request(request, known) for request in known.of(SwvRequest)),
        agreements=agreements,
        team=tuple(one.professional_id for one in known.of(TeamMember)) if agreements else (),
    )


def _request(request: SwvRequest, known: WholeFile) -> KeptRequest:
    decision = decision_on(request, known)
    return KeptRequest(
        request_id=request.id,
        kind=request.kind,
        sent_on=request.sent_on,
        standing=standing_of(request, known),
        outcome=None if decision is None else decision.outcome,
        swv_id=request.swv_id,
        knows_swv=request.knows_swv,
        days=days_of(request, known),
    )


def kept_agreement(one: Agreement | TeamAgreement) -> KeptAgreement:
    """What a list tells of an agreement, with a pupil or without."""
    return KeptAgreement(
        agreement_id=one.id,
        result=one.result,
        owner=one.owner,
        ends_on=one.ends_on,
        is_proposed=one.state is AgreementState.PROPOSED,
    )


def _agreements(known: WholeFile) -> Iterator[KeptAgreement]:
    """Of a file that was closed nothing is asked any more."""
    for one in known.of(Agreement) if known.file.is_open else ():
        if one.is_running:
            yield kept_agreement(one)
