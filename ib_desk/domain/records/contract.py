"""The psychologisch contract: what parties expect of each other, said aloud.

It is an agreement on working together and no legal contract. A contract is never locked: when it
changes, a new version takes over on its day and the old one stays readable.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import Any, Final, NewType
from uuid import UUID, uuid4

from ib_desk.domain.day_direction import ComingDay, PastDay
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.meeting import MeetingId
from ib_desk.domain.records.moment import Happening, Moment, Said
from ib_desk.domain.records.output_kind import A_REQUEST, OutputKind
from ib_desk.domain.records.record import Among, Record, leaves
from ib_desk.domain.records.support_file import SupportFileId

ContractId = NewType("ContractId", UUID)
ContractPartyId = NewType("ContractPartyId", UUID)
ContractReviewId = NewType("ContractReviewId", UUID)
BreachId = NewType("BreachId", UUID)

FIRST_ANSWERS: Final = ("going_well", "hopes", "expects", "offers", "fears", "contact", "limits")
MORE_ANSWERS: Final = ("interest", "does_not_want", "earlier_experience")
"""To questions that fold open."""
ANSWERS: Final = (*FIRST_ANSWERS, *MORE_ANSWERS)
"""The fields of a party that hold its own words."""


class PartyKind(Enum):
    """Who speaks; the pupil always comes first."""

    PUPIL = "pupil"
    GUARDIAN = "guardian"
    TEACHERS = "teachers"
    COORDINATOR = "coordinator"
    HELPER = "helper"


class PartyState(Enum):
    """How far a party's part of the contract is."""

    OPEN = "open"
    SPOKEN = "spoken"
    CONFIRMED = "confirmed"
    NOT_POSSIBLE = "not_possible"


@leaves(
    *A_REQUEST,
    OutputKind.PARENTS_PRINT,
    OutputKind.PLAN_PRINT,
    OutputKind.PREPARATION_PRINT,
    OutputKind.TEACHERS_PRINT,
    words=("shared_perspective",),
)
@leaves(OutputKind.CONTRACT_PRINT, words=("shared_perspective", "present"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Contract(Record):
    """One version; it holds from `talked_on` until a newer version's day."""

    id: ContractId = field(default_factory=lambda: ContractId(uuid4()))
    file_id: SupportFileId
    version: int = 1
    talked_on: PastDay | None = None
    present: str = ""
    shared_perspective: str = ""
    review_on: ComingDay | None = None

    def moments(self, among: Among) -> Iterator[Moment]:
        """The talk."""
        del among
        yield Moment(
            happening=Happening.CONTRACT,
            on=self.talked_on,
            words=self.shared_perspective,
            who=self.present,
            number=self.version,
        )


@leaves(
    OutputKind.PLAN_PRINT,
    OutputKind.PREPARATION_PRINT,
    OutputKind.TEACHERS_PRINT,
    words=("hopes", "expects", "offers"),
)
@leaves(OutputKind.CLOSING_PRINT, words=("hopes",))
@leaves(*A_REQUEST, OutputKind.PARENTS_PRINT, words=ANSWERS)
@leaves(OutputKind.CONTRACT_PRINT, words=("name", *ANSWERS))
@dataclass(frozen=True, slots=True, kw_only=True)
class ContractParty(Record):
    """What one party said, in that party's own words; every answer may stay empty.

    `limits` is asked of helpers alone: what they cannot or may not do from where they work.
    """

    id: ContractPartyId = field(default_factory=lambda: ContractPartyId(uuid4()))
    contract_id: ContractId
    kind: PartyKind
    guardian_id: GuardianId | None = None
    name: str = ""
    position: int = 0
    state: PartyState = PartyState.OPEN
    state_on: PastDay | None = None
    not_possible_because: str = ""
    going_well: str = ""
    hopes: str = ""
    expects: str = ""
    offers: str = ""
    fears: str = ""
    contact: str = ""
    limits: str = ""
    interest: str = ""
    does_not_want: str = ""
    earlier_experience: str = ""
    trust: int | None = None

    def is_in(self, output: OutputKind) -> bool:
        """On their own sheet all speak; elsewhere only the pupil does."""
        return output is OutputKind.CONTRACT_PRINT or self.kind is PartyKind.PUPIL

    def moments(self, among: Among) -> Iterator[Moment]:
        """When it spoke; the kind of party says who it was, where no name was typed."""
        is_known = self.kind is PartyKind.PUPIL or self.guardian_id is not None
        if self.state_on:
            yield Moment(
                happening=Happening.PARTY_SPOKE,
                said=Said.VIEW,
                on=self.state_on,
                words=self.not_possible_because,
                who=self.name or (among.called(self.guardian_id) if is_known else ""),
                choice=self.state,
            )

    @property
    def said_anything(self) -> bool:
        """Whether there is an answer of this party, to whichever question."""
        return any(getattr(self, answer) for answer in ANSWERS)

    def saying(self, answer: str, words: str, day: date) -> ContractParty:
        """With these words; who says something for the first time has spoken, on `day`."""
        changed: dict[str, Any] = {answer: words}
        after = replace(self, **changed)
        is_first = self.state is PartyState.OPEN and not self.said_anything
        return after.in_state(PartyState.SPOKEN, day) if is_first and words else after

    def in_state(self, state: PartyState, day: date) -> ContractParty:
        """This party in another state since `day`; one that did not speak yet has no day."""
        return replace(self, state=state, state_on=None if state is PartyState.OPEN else day)


def to_confirm(parties: Iterable[ContractParty]) -> tuple[ContractParty, ...]:
    """Who spoke and did not say yet that it stands there as meant; of a pupil that is asked apart.

    At the end of a talk it is read out to all at once.
    """
    return tuple(
        one for one in parties if one.kind is not PartyKind.PUPIL and one.state is PartyState.SPOKEN
    )


class ReviewState(Enum):
    """What came of a moment to look back."""

    HELD = "held"
    MISSED = "missed"


class PromiseKept(Enum):
    """Whether a party did what it promised; asked of all together."""

    NOT_ASKED = "not_asked"
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractReview(Record):
    """A moment to look back together: what came of each promise, and the trust of each (0-10).

    Without a `state` it is still to come, or nobody said yet whether it was held. `meeting_id` is
    of the meeting that it was part of.
    """

    id: ContractReviewId = field(default_factory=lambda: ContractReviewId(uuid4()))
    contract_id: ContractId
    meeting_id: MeetingId | None = None
    planned_on: ComingDay | None = None
    state: ReviewState | None = None
    held_on: PastDay | None = None
    outcome: str = ""
    promises: tuple[PartyPromise, ...] = ()
    trust: tuple[PartyTrust, ...] = ()

    @property
    def is_to_settle(self) -> bool:
        """It is planned, and nobody said that it was held or missed."""
        return self.state is None

    def moments(self, among: Among) -> Iterator[Moment]:
        """Planned, held or missed."""
        del among
        happenings = {
            None: Happening.LOOK_BACK_PLANNED,
            ReviewState.HELD: Happening.LOOK_BACK_HELD,
            ReviewState.MISSED: Happening.LOOK_BACK_MISSED,
        }
        yield Moment(
            happening=happenings[self.state],
            on=self.held_on or self.planned_on,
            words=self.outcome,
            is_plan=self.state is None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyTrust:
    """Trust of one party at one moment, 0 (none) to 10."""

    party: ContractPartyId
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyPromise:
    """What came of the promise of one party, as all said it together."""

    party: ContractPartyId
    kept: PromiseKept


class BreachKind(Enum):
    """Why an expectation was not met (Rousseau 1995); the remedy differs."""

    UNKNOWN = "unknown"
    MISUNDERSTANDING = "misunderstanding"
    FORCE_MAJEURE = "force_majeure"
    UNWILLING = "unwilling"


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach(Record):
    """Something went otherwise than was expected, and what repairs it.

    `party_id` is whose promise it was, and `meeting_id` where it came up, as far as that is known.
    """

    id: BreachId = field(default_factory=lambda: BreachId(uuid4()))
    contract_id: ContractId
    party_id: ContractPartyId | None = None
    meeting_id: MeetingId | None = None
    noticed_on: PastDay | None = None
    noticed_by: str = ""
    kind: BreachKind = BreachKind.UNKNOWN
    expected: str = ""
    happened: str = ""
    repair: str = ""
    repaired_on: PastDay | None = None

    @property
    def is_to_settle(self) -> bool:
        """It was not made good yet."""
        return self.repaired_on is None

    def moments(self, among: Among) -> Iterator[Moment]:
        """When it was noticed, and when it was made good."""
        del among
        yield Moment(
            happening=Happening.BREACH,
            on=self.noticed_on,
            words=self.happened,
            who=self.noticed_by,
            choice=self.kind,
        )
        if self.repaired_on:
            yield Moment(happening=Happening.REPAIRED, on=self.repaired_on, words=self.repair)


def in_force(contracts: Iterable[Contract], day: date) -> Contract | None:
    """The version that held on `day`: the last one talked about on or before it."""
    held = [c for c in contracts if c.talked_on is not None and c.talked_on <= day]
    return max(held, key=lambda c: (c.talked_on or date.min, c.version), default=None)


def newest(contracts: Iterable[Contract]) -> Contract | None:
    """The version that is being worked on, talked about or not."""
    return max(contracts, key=lambda c: c.version, default=None)


def next_version(
    contract: Contract, parties: Iterable[ContractParty]
) -> tuple[Contract, tuple[ContractParty, ...]]:
    """A copy under new ids to work on; words stay, states and the date start anew."""
    fresh = replace(
        contract,
        id=ContractId(uuid4()),
        version=contract.version + 1,
        talked_on=None,
        review_on=None,
    )
    copies = tuple(
        replace(
            party,
            id=ContractPartyId(uuid4()),
            contract_id=fresh.id,
            state=PartyState.OPEN,
            state_on=None,
        )
        for party in parties
    )
    return fresh, copies
