"""When something happened: what a record tells of itself on the timeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Happening(Enum):
    """What happened, where a record has more than one moment or its own name would not say it."""

    FILE_OPENED = "file_opened"
    FILE_TAKEN_OVER = "file_taken_over"
    FILE_CLOSED = "file_closed"
    FILE_REOPENED = "file_reopened"
    LOOKED_BACK = "looked_back"
    CASE_DECIDED = "case_decided"
    JOINED_TEAM = "joined_team"
    LEFT_TEAM = "left_team"
    SIGNAL = "signal"
    TRIAGED = "triaged"
    CONTRACT = "contract"
    PARTY_SPOKE = "party_spoke"
    LOOK_BACK_PLANNED = "look_back_planned"
    LOOK_BACK_HELD = "look_back_held"
    LOOK_BACK_MISSED = "look_back_missed"
    BREACH = "breach"
    REPAIRED = "repaired"
    AGREED = "agreed"
    AGREEMENT_ENDS = "agreement_ends"
    OPP_SET = "opp_set"
    OPP_ASKED = "opp_asked"
    OPP_TALKED = "opp_talked"
    OPP_SEEN = "opp_seen"
    OPP_ANSWERED = "opp_answered"
    MEASURE_BEGINS = "measure_begins"
    MEASURE_ENDS = "measure_ends"
    AT_HOME = "at_home"
    PLACE_OFFERED = "place_offered"
    BACK_AT_SCHOOL = "back_at_school"
    ABSENCE_LIMIT = "absence_limit"
    ABSENCE_REPORTED = "absence_reported"
    TEACHING_BEGINS = "teaching_begins"
    TEACHING_ENDS = "teaching_ends"
    TOLD_BACK = "told_back"
    PUPIL_SAID = "pupil_said"
    BROAD_VIEW = "broad_view"
    NEED_MET = "need_met"
    ASSUMED = "assumed"
    WEIGHED = "weighed"
    GOAL_SET = "goal_set"
    GOAL_ENDED = "goal_ended"
    INTERVENTION_BEGAN = "intervention_began"
    INTERVENTION_ENDED = "intervention_ended"
    INTERVENTION_EVALUATED = "intervention_evaluated"
    ESCALATION_ENDED = "escalation_ended"
    MORE_SENT = "more_sent"
    OBJECTION_EXTENDED = "objection_extended"
    OBJECTION_DECIDED = "objection_decided"
    SCHOOL_ANSWERED = "school_answered"
    DOCUMENT = "document"
    CONSENT_ASKED = "consent_asked"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    REQUEST = "request"
    DIRECTOR_AGREED = "director_agreed"
    STATEMENT = "statement"
    STATEMENT_ANSWERED = "statement_answered"
    INSPECTION = "inspection"
    CORRECTION_PASSED = "correction_passed"
    MADE_OUTSIDE = "made_outside"
    OFFERED_TO_PRINTER = "offered_to_printer"
    HANDED_OVER = "handed_over"
    SENT = "sent"
    RECEIVED = "received"
    NOT_SENT = "not_sent"
    REGISTER_REMARK = "register_remark"
    SHEET_SIGNED = "sheet_signed"
    SHEET_UNANSWERED = "sheet_unanswered"


class Said(Enum):
    """Whether somebody tells what was seen, or what somebody makes of it."""

    FACT = "fact"
    VIEW = "view"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """`words` are the user's own; `who` is a name; `choice` what was chosen for it,
    and `about` which of a few the record is of.

    `on` is `None` where nobody filled in the day. Without a `happening` the kind of record is its
    heading. Only what `is_plan` may stand on a day that is still to come: all else would be told as
    if it had happened. `said` where the record itself says so: a signal asks for what was seen, a
    party of the contract for how it sees it.
    """

    on: date | None
    happening: Happening | None = None
    words: str = ""
    who: str = ""
    about: Enum | None = None
    choice: Enum | None = None
    number: int | None = None
    is_plan: bool = False
    said: Said | None = None
