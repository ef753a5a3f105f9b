"""How one kind of request goes at an SWV: who asks, decides and signs, how, and by when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NewType
from uuid import UUID, uuid4

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.day_direction import AnyDay, PastDay
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind
from ib_desk.domain.records.swv import (
    Applicant,
    Decider,
    DeliveryShape,
    ExpertsWhen,
    Signer,
    SwvProfileId,
    TermFrom,
)

SwvRouteId = NewType("SwvRouteId", UUID)


@dataclass(frozen=True, slots=True, kw_only=True)
class SwvRoute(Record):
    """Of one kind at one SWV; what is empty nobody asked the bureau, and nothing follows from it.

    `own_words` is what that kind is called there. Names of files tell of the pupil where
    `names_pupil` says so, and nowhere else; `with_data` is where a program of the bureau reads what
    the pages say. `term_weeks` is how long the decision takes, `term_from` from which day (without
    it as the law counts, from receipt),
    `complaint` what somebody does who is against it.
    """

    id: SwvRouteId = field(default_factory=lambda: SwvRouteId(uuid4()))
    profile_id: SwvProfileId
    kind: RequestKind | None = None
    own_words: str = ""
    asked_by: Applicant | None = None
    decided_by: Decider | None = None
    signers: tuple[Signer, ...] = ()
    experts: ExpertsWhen | None = None
    delivery: DeliveryShape | None = None
    names_pupil: bool = False
    with_data: bool = False
    term_weeks: int | None = None
    term_from: TermFrom | None = None
    in_working_weeks: bool = False
    complaint: str = ""
    note: str = ""
    source: str = ""
    how_sure: Certainty | None = None
    seen_on: PastDay | None = None


def counting(
    routes: Iterable[SwvRoute],
) -> Mapping[tuple[SwvProfileId, RequestKind], SwvRoute]:
    """The one that counts for each kind at each SWV: of two that say it, the one added last.

    It counts whole: what it leaves empty is not looked up in the one before it.
    """
    return {(one.profile_id, one.kind): one for one in routes if one.kind is not None}


class SwvDayKind(Enum):
    """What a day of a bureau is for."""

    FILE_BY = "file_by"
    """The last day on which a request counts."""
    COMMITTEE = "committee"
    """On which it is spoken of there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SwvDay(Record):
    """A day of a route; of one that comes back each year the day and the month count."""

    route_id: SwvRouteId
    what: SwvDayKind | None = None
    on: AnyDay | None = None
    is_yearly: bool = False
    note: str = ""
