"""The request to the SWV, and who read it; what people say of it is a statement."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, NewType
from uuid import UUID, uuid4

from ib_desk.domain.day_direction import AnyDay, ComingDay, PastDay
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.moment import Happening, Moment, Said
from ib_desk.domain.records.output_kind import A_REQUEST
from ib_desk.domain.records.record import Among, Record, leaves
from ib_desk.domain.records.running_measure import FundingCategory
from ib_desk.domain.records.support_file import SupportFileId
from ib_desk.domain.records.swv import Applicant, Decider

SwvRequestId = NewType("SwvRequestId", UUID)


class RequestKind(Enum):
    """What is asked for; the SWV's own words for it come with its profile."""

    CONSULT = "consult"
    ARRANGEMENT = "arrangement"
    TLV_SBO = "tlv_sbo"
    TLV_SO = "tlv_so"
    TLV_SBO_ELSEWHERE = "tlv_sbo_elsewhere"
    TLV_VSO = "tlv_vso"
    TLV_PRO = "tlv_pro"
    RENEWAL = "renewal"


WITH_CATEGORY: Final = frozenset({RequestKind.TLV_SO, RequestKind.TLV_VSO})
"""What has a category that the school of the pupil is paid by."""
BY_SCHOOL_YEAR: Final = frozenset(
    {
        RequestKind.TLV_SBO,
        RequestKind.TLV_SBO_ELSEWHERE,
        RequestKind.TLV_SO,
        RequestKind.TLV_VSO,
        RequestKind.TLV_PRO,
    }
)
"""A TLV: for a pupil who goes to a special school, or to praktijkonderwijs."""


class PlaceStand(Enum):
    """How far it is with the school where the pupil is to go."""

    WISHED = "wished"
    FOUND = "found"
    AGREED = "agreed"


@leaves(
    *A_REQUEST,
    words=(
        "question",
        "summary",
        "done_and_effect",
        "why_basic_falls_short",
        "asked",
        "school_contributes",
        "others_contribute",
        "receiving_school",
        "category_because",
        "not_tried_because",
        "return_perspective",
    ),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class SwvRequest(Record):
    """Empty `why_basic_falls_short` means: as the weighing says (enter once, use everywhere).

    Without `swv_id` it goes to the SWV of the school. When the one that it names goes, that stays:
    where it goes has to be said anew, and it turns to no other by itself. `asked_by` and
    `decided_by` are as the rule for its kind says (`ib_desk.domain.request.request_kinds`), unless
    the user said otherwise; who is not the own school gets a dossier, and files the request itself.
    `moved_on`: of the pupil, where another SWV may have to pay. `reference` is by what it is known
    outside, given when it is begun (`ib_desk.domain.request.reference`).

    `not_tried_because`: help is matched to the need and not stepped through, so why nothing lighter
    came first is an answer as good as what was done. `main_goal_id` is of a goal and
    stays when that goes, for what left is closed; without it the only goal is meant.

    `packed_on` and `sent_on` are as the register says and are written with it alone: since when
    there is a package, and the day on which one left.
    """

    id: SwvRequestId = field(default_factory=lambda: SwvRequestId(uuid4()))
    file_id: SupportFileId
    kind: RequestKind
    reference: str = ""
    asked_by: Applicant | None = None
    decided_by: Decider | None = None
    swv_id: UUID | None = None
    receiving_school: str = ""
    place_stand: PlaceStand | None = None
    category: FundingCategory | None = None
    category_because: str = ""
    return_perspective: str = ""
    main_goal_id: UUID | None = None
    is_urgent: bool = False
    is_temporary: bool = False
    moved_on: PastDay | None = None
    dated_on: AnyDay | None = None
    question: str = ""
    summary: str = ""
    done_and_effect: str = ""
    not_tried_because: str = ""
    why_basic_falls_short: str = ""
    asked: str = ""
    starts_on: ComingDay | None = None
    ends_on: ComingDay | None = None
    school_contributes: str = ""
    others_contribute: str = ""
    director_agrees_on: PastDay | None = None
    packed_on: PastDay | None = None
    sent_on: PastDay | None = None

    @property
    def is_closed(self) -> bool:
        """From its package on; open again when that was not sent after all."""
        return self.packed_on is not None or self.sent_on is not None

    @property
    def is_dossier(self) -> bool:
        """For the school that files the request: it gets the same parts."""
        return self.asked_by not in {None, Applicant.OWN_SCHOOL}

    @property
    def goes_to_swv(self) -> bool:
        """Not to the school that files it, to the own board or to an institution."""
        return not self.is_dossier and self.decided_by not in {
            Decider.OWN_BOARD,
            Decider.INSTITUTION,
        }

    @property
    def goes_to_other_swv(self) -> bool:
        """That of where the pupil lives, or of the other school: it may not be that of ours."""
        others = {Decider.SWV_OF_HOME, Decider.SWV_OF_RECEIVER}
        return self.goes_to_swv and self.decided_by in others

    @property
    def knows_swv(self) -> bool:
        """Whether it says which SWV decides: without a name that of the school, and of no other.

        The SWV of where the pupil lives, or of another school, has to be named: that it is ours
        would be a guess. Nor does one count that was named before a board or institution decided.
        """
        if self.swv_id is None:
            return self.goes_to_swv and not self.goes_to_other_swv
        return self.goes_to_swv or self.is_dossier

    @property
    def is_to_settle(self) -> bool:
        """Not packed and not sent."""
        return not self.is_closed

    def is_one_of(self, kinds: Collection[RequestKind]) -> bool:
        """Of the kinds that a point, demand or form names; one that names none is for all."""
        return not kinds or self.kind in kinds

    def moments(self, among: Among) -> Iterator[Moment]:
        """Written and agreed with; the register tells that it was sent."""
        del among
        yield Moment(
            happening=Happening.REQUEST,
            on=self.dated_on,
            words=self.question,
            choice=self.kind,
        )
        if self.director_agrees_on:
            yield Moment(happening=Happening.DIRECTOR_AGREED, on=self.director_agrees_on)


class InspectionOutcome(Enum):
    """What came of the offer to read the request before it goes."""

    OPEN = "open"
    GIVEN = "given"
    OFFERED = "offered"
    NOT_POSSIBLE = "not_possible"


@leaves(*A_REQUEST, words=("reason",))
@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection(Record):
    """Reading (inzage) by one guardian, or by the pupil where no guardian is named."""

    request_id: SwvRequestId
    guardian_id: GuardianId | None = None
    outcome: InspectionOutcome = InspectionOutcome.OPEN
    on: PastDay | None = None
    reason: str = ""

    @property
    def is_to_settle(self) -> bool:
        """Nobody read it yet, or said why not."""
        return self.outcome is InspectionOutcome.OPEN

    def moments(self, among: Among) -> Iterator[Moment]:
        """With who read."""
        yield Moment(
            happening=Happening.INSPECTION,
            said=Said.FACT,
            on=self.on,
            words=self.reason,
            who=among.called(self.guardian_id),
            choice=self.outcome,
        )
