"""What a term can hang on: each record that begins one, as a fact that stays true.

No record, no anchor, and so no term. An anchor says when a term began, never how long it is: that
is a rule, which is data (`ib_desk.domain.deadlines`). So what a list keeps of a file stays true
while rules and holidays change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final
from uuid import UUID

from ib_desk.domain.records.absence import AbsenceTotal, AdaptedTeaching, AtHome
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.consent import ConsentAnswer
from ib_desk.domain.records.contact import Contact
from ib_desk.domain.records.contract import (
    Contract,
    ContractParty,
    ContractReview,
)
from ib_desk.domain.records.decision import Decision
from ib_desk.domain.records.escalation import Escalation, Trigger
from ib_desk.domain.records.evaluation import Evaluation
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.opp import Opp
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.running_measure import RunningMeasure
from ib_desk.domain.records.school_request import SchoolRequest
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.sitting import TeamAgreement
from ib_desk.domain.records.support_file import TeamMember
from ib_desk.domain.records.swv_decision import Objection, SwvDecision
from ib_desk.domain.records.weighing import Weighing


class Anchor(Enum):
    """What began a term."""

    SIGNAL = "signal"
    CONTRACT = "contract"
    JOINED = "joined"
    NEWCOMER = "newcomer"
    CONTRACT_LOOK_BACK = "contract_look_back"
    LOOK_BACK = "look_back"
    AGREEMENT = "agreement"
    TEAM_AGREEMENT = "team_agreement"
    WEIGHING = "weighing"
    GOAL = "goal"
    INTERVENTION = "intervention"
    MEETING = "meeting"
    MINUTES = "minutes"
    INTERPRETER = "interpreter"
    DECISION = "decision"
    EVALUATION = "evaluation"
    EVALUATED = "evaluated"
    REQUEST = "request"
    OBJECTION = "objection"
    OBJECTION_DECISION = "objection_decision"
    PROPOSED = "proposed"
    TEAM_PROPOSED = "team_proposed"
    UNDECIDED = "undecided"
    BROKEN = "broken"
    SAFETY = "safety"
    LOW_TRUST = "low_trust"
    ASKED = "asked"
    MEASURE = "measure"
    TLV_ENDS = "tlv_ends"
    ARRANGEMENT_ENDS = "arrangement_ends"
    DATA_REQUEST = "data_request"
    REGISTRATION = "registration"
    CROWDED_TEAM = "crowded_team"
    AT_HOME = "at_home"
    AT_HOME_TALK = "at_home_talk"
    AT_HOME_OFFICER = "at_home_officer"
    AT_HOME_OFFER = "at_home_offer"
    ABSENCE_LIMIT = "absence_limit"
    TEACHING_ENDS = "teaching_ends"
    CHILD_MEASURE = "child_measure"
    MORE_NEEDED = "more_needed"
    OPP = "opp"
    OPP_EVALUATION = "opp_evaluation"
    OPP_YEAR = "opp_year"

    CONSENT = "consent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A kind of request and the SWV that it names; `None` for that of the school.

    `complete_on` is the day on which the bureau said that all is there; `waited` are the days since
    then on which it waited for an answer again.
    """

    kind: RequestKind
    swv_id: UUID | None = None
    complete_on: date | None = None
    waited: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """One record that begins a term, whatever day it is.

    Attributes:
        anchor: which kind of beginning.
        record_id: of the record.
        on: the day from which is counted, or by which it was planned.
        words: of the user, to tell one from the other.
        who: has to do it, as far as somebody was named.
        since: the first day on which it asks for anything; `None` for from the beginning.
        until: the last such day; `None` for as long as the record says so.
        number: what a rule compares: how often broken or extended, which score.
        urgency: as it was weighed last, where that shortens the term.
        safety: likewise.
        at_home: whether the pupil is at home, where that shortens the term.
        waited: days on which the term stood still, because others had to send something.
        still_since: the day from which it stands still now.
        moved_to: the day that was said to come in the place of the one that is counted.
        asked: what was asked of which SWV, which may have a term of its own.
        is_answered: whether it goes on after a decision was taken about it.
    """

    anchor: Anchor
    record_id: UUID
    on: date
    words: str = ""
    who: str = ""
    since: date | None = None
    until: date | None = None
    number: int | None = None
    urgency: int | None = None
    safety: int | None = None
    at_home: bool = False
    waited: int = 0
    still_since: date | None = None
    moved_to: date | None = None
    is_answered: bool = False
    asked: Asked | None = None

    def stands_on(self, day: date) -> bool:
        """Whether it asks for something on this day."""
        has_begun = self.since is None or self.since <= day
        return has_begun and (self.until is None or day <= self.until)


WHERE: Final[Mapping[Anchor, tuple[type[Record], str]]] = {
    Anchor.SIGNAL: (Signal, "triage"),
    Anchor.CONTRACT: (ContractReview, "planned_on"),
    Anchor.JOINED: (ContractParty, "state"),
    Anchor.NEWCOMER: (ContractParty, "state"),
    Anchor.CONTRACT_LOOK_BACK: (Contract, "review_on"),
    Anchor.LOOK_BACK: (ContractReview, "state"),
    Anchor.AGREEMENT: (Agreement, "state"),
    Anchor.TEAM_AGREEMENT: (TeamAgreement, "state"),
    Anchor.WEIGHING: (Weighing, "next_on"),
    Anchor.GOAL: (Goal, "state"),
    Anchor.INTERVENTION: (Intervention, "effect"),
    Anchor.MEETING: (Meeting, "agenda"),
    Anchor.MINUTES: (Meeting, "discussed"),
    Anchor.INTERPRETER: (Meeting, "interpreter"),
    Anchor.DECISION: (Decision, "review_on"),
    Anchor.EVALUATION: (Evaluation, "next_on"),
    Anchor.EVALUATED: (Evaluation, "not_weighed_because"),
    Anchor.REQUEST: (SwvRequest, "question"),
    Anchor.OBJECTION: (SwvDecision, "on"),
    Anchor.OBJECTION_DECISION: (Objection, "decided_on"),
    Anchor.PROPOSED: (Agreement, "state"),
    Anchor.TEAM_PROPOSED: (TeamAgreement, "state"),
    Anchor.UNDECIDED: (Meeting, "discussed"),
    Anchor.BROKEN: (Agreement, "state"),
    Anchor.SAFETY: (Weighing, "scores"),
    Anchor.LOW_TRUST: (ContractParty, "trust"),
    Anchor.ASKED: (Escalation, "outcome"),
    Anchor.MEASURE: (RunningMeasure, "ends_on"),
    Anchor.TLV_ENDS: (RunningMeasure, "ends_on"),
    Anchor.ARRANGEMENT_ENDS: (RunningMeasure, "ends_on"),
    Anchor.DATA_REQUEST: (SchoolRequest, "answered_on"),
    Anchor.REGISTRATION: (SchoolRequest, "answered_on"),
    Anchor.CROWDED_TEAM: (TeamMember, "place"),
    Anchor.AT_HOME: (Contact, "line"),
    Anchor.AT_HOME_TALK: (AtHome, "plan"),
    Anchor.AT_HOME_OFFICER: (AtHome, "officer_on"),
    Anchor.AT_HOME_OFFER: (AtHome, "offered_on"),
    Anchor.ABSENCE_LIMIT: (AbsenceTotal, "reported_on"),
    Anchor.TEACHING_ENDS: (AdaptedTeaching, "ends_on"),
    Anchor.CHILD_MEASURE: (Guardian, "measure_until"),
    Anchor.MORE_NEEDED: (Weighing, "chosen_level"),
    Anchor.OPP: (Opp, "counts_from"),
    Anchor.OPP_EVALUATION: (Opp, "evaluate_on"),
    Anchor.OPP_YEAR: (Opp, "evaluate_on"),
    Anchor.CONSENT: (ConsentAnswer, "until"),
}
"""Anchor → the kind of record and the field where it is settled."""


TRIGGERS: Final[Mapping[Anchor, Trigger]] = {
    Anchor.UNDECIDED: Trigger.UNDECIDED,
    Anchor.BROKEN: Trigger.BROKEN_TWICE,
    Anchor.SAFETY: Trigger.SAFETY,
    Anchor.REQUEST: Trigger.WAITING,
    Anchor.OBJECTION_DECISION: Trigger.WAITING,
    Anchor.ASKED: Trigger.WAITING,
    Anchor.AT_HOME_OFFER: Trigger.AT_HOME,
}
"""Anchor → why a decision is due, of what asks for one."""


MOVED_BY_WORD: Final = frozenset(
    {
        Anchor.SIGNAL,
        Anchor.CONTRACT,
        Anchor.MINUTES,
        Anchor.EVALUATED,
        Anchor.PROPOSED,
        Anchor.LOW_TRUST,
        Anchor.JOINED,
        Anchor.NEWCOMER,
        Anchor.CROWDED_TEAM,
        Anchor.MORE_NEEDED,
    }
)
"""What has no day of its own and may be put off all the same."""


_HANGS_ON: Final[Mapping[Anchor, type[Record]]] = {
    Anchor.CONTRACT: Contract,
    Anchor.AT_HOME: AtHome,
    Anchor.MORE_NEEDED: Contact,
}
"""Anchor → what it hangs on, of what is settled by a record that is still to be made."""


def kind_of(anchored: Anchored) -> type[Record]:
    """Of the record that it hangs on."""
    return _HANGS_ON.get(anchored.anchor, WHERE[anchored.anchor][0])


def place_of_anchor(anchored: Anchored) -> FieldPlace:
    """Where it is settled; a record that is still to be made has no id yet."""
    kind, field = WHERE[anchored.anchor]
    is_made = anchored.anchor not in _HANGS_ON
    return FieldPlace(record=kind, record_id=anchored.record_id if is_made else None, field=field)
