"""What a record says and wants a word: it is told beside the field, and kept all the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final

from ib_desk.domain.dutch_dates import school_year
from ib_desk.domain.records.absence import (
    AbsenceTotal,
    AbsenceUnit,
    AdaptedTeaching,
    AtHome,
    TeachingGround,
    TeachingKind,
)
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.bureau_reply import BureauReply
from ib_desk.domain.records.career import CareerYear
from ib_desk.domain.records.closing import Closing
from ib_desk.domain.records.consent import ConsentAnswer
from ib_desk.domain.records.contract import Breach, Contract
from ib_desk.domain.records.escalation import Escalation
from ib_desk.domain.records.expert_advice import ExpertAdvice
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.guardian import Custody, Guardian, Relation
from ib_desk.domain.records.hearing import Hearing
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.need import Need
from ib_desk.domain.records.opp import Opp, OppAgreement, OppConsultation
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.running_measure import RunningMeasure
from ib_desk.domain.records.school import Professional, School, SchoolHoliday, is_brin
from ib_desk.domain.records.school_request import SchoolRequest
from ib_desk.domain.records.sheet_signature import SheetSignature
from ib_desk.domain.records.signal import SafetyDoubt, Signal
from ib_desk.domain.records.sitting import TeamAgreement
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.support_file import SupportFile, TeamMember
from ib_desk.domain.records.swv import is_swv_number
from ib_desk.domain.records.swv_decision import Objection, SwvDecision
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.weighing import Weighing

YOUNGEST, OLDEST = 3, 22
"""Whole years: from the toddler who is registered to the last of secondary school."""
LAST_GROUP = 8
WORKING_DAY = 8 * 60
"""Minutes: no meeting lasts longer."""
HOURS, MINUTES = 24, 60
MOST_A_WEEK = 40
"""Hours of lessons: no school gives more."""
DAY_PARTS, SCHOOL_WEEKS = 10, 40
MOST_A_YEAR = MOST_A_WEEK * SCHOOL_WEEKS
"""Hours, and more than any pupil has."""

HUNDRED: Final = 100
_PERCENTAGE: Final = frozenset({"%", "procent", "percentage"})
_TIME: Final = re.compile(r"(\d{1,3})[:.](\d{1,3})")

_PERIODS: Final[Mapping[type[Record], tuple[tuple[str, str], ...]]] = {
    AbsenceTotal: (("limit_on", "reported_on"),),
    AdaptedTeaching: (("starts_on", "ends_on"), ("applied_on", "granted_on")),
    Agreement: (("agreed_on", "ends_on"), ("agreed_on", "kept_on")),
    AtHome: (("since", "back_on"), ("since", "officer_on"), ("since", "offered_on")),
    Breach: (("noticed_on", "repaired_on"),),
    BureauReply: (("on", "answered_on"),),
    Objection: (("filed_on", "extended_on"), ("filed_on", "decided_on")),
    SwvDecision: (("starts_on", "ends_on"),),
    Closing: (("closed_on", "reopened_on"),),
    ConsentAnswer: (("asked_on", "said_on"), ("said_on", "until"), ("said_on", "withdrawn_on")),
    Contract: (("talked_on", "review_on"),),
    Escalation: (("answered_on", "until"), ("answered_on", "outcome_on")),
    Goal: (("starts_on", "ends_on"), ("starts_on", "ended_on")),
    Guardian: (("ruling_on", "restricted_until"),),
    Hearing: (("heard_on", "told_on"),),
    Intervention: (("starts_on", "ends_on"), ("starts_on", "evaluated_on")),
    Meeting: (("held_on", "sent_on"),),
    Need: (("noted_on", "met_on"),),
    Opp: (("counts_from", "set_on"), ("set_on", "evaluate_on")),
    OppAgreement: (("seen_on", "said_on"),),
    OppConsultation: (("asked_on", "talked_on"),),
    Pupil: (("enrolled_on", "left_on"), ("in_netherlands_since", "dutch_school_since")),
    RunningMeasure: (("starts_on", "ends_on"), ("starts_on", "used_until")),
    SchoolHoliday: (("starts_on", "ends_on"),),
    SchoolRequest: (("received_on", "extended_on"), ("received_on", "answered_on")),
    Signal: (("seen_on", "triaged_on"),),
    Statement: (("said_on", "done_on"),),
    SupportFile: (("opened_on", "closed_on"),),
    SwvRequest: (("starts_on", "ends_on"), ("packed_on", "sent_on")),
    TeamAgreement: (("agreed_on", "ends_on"),),
    TeamMember: (("since", "until"),),
    Weighing: (("weighed_on", "next_on"),),
}
"""Kind → days of which the second cannot come before the first."""


_WITH_EMAIL: Final = (Guardian, Professional, School, SwvProfile)


class Doubt(StrEnum):
    """Why a value is unlikely, or asks for more than this record."""

    BEFORE_THE_BEGINNING = "before_the_beginning"
    BEFORE_THE_PRINT = "before_the_print"
    NOT_OF_SCHOOL_AGE = "not_of_school_age"
    NO_SUCH_GROUP = "no_such_group"
    NO_SUCH_YEAR = "no_such_year"
    NO_EMAIL = "no_email"
    NO_BRIN = "no_brin"
    NO_SWV_NUMBER = "no_swv_number"
    SAFETY = "safety"
    COSTS_HOURS = "costs_hours"
    COSTS_MONEY = "costs_money"
    HOURS_ON_CALL = "hours_on_call"
    LONGER_THAN_A_DAY = "longer_than_a_day"
    NO_TIME = "no_time"
    NO_END = "no_end"
    NO_RULING = "no_ruling"
    NO_MEASURE_END = "no_measure_end"
    MEASURE_OVER = "measure_over"
    NO_INSTITUTION = "no_institution"
    VOOGD_WITHOUT_GEZAG = "voogd_without_gezag"
    PROTECTOR_WITH_GEZAG = "protector_with_gezag"
    CARER_WITH_GEZAG = "carer_with_gezag"
    CARER = "carer"
    ASKS_CONSENT = "asks_consent"
    MORE_THAN_A_WEEK = "more_than_a_week"
    MORE_THAN_A_YEAR = "more_than_a_year"
    MORE_THAN_GRANTED = "more_than_granted"
    NO_PERCENTAGE = "no_percentage"
    TWO_CASE_MANAGERS = "two_case_managers"
    TO_ADAPT = "to_adapt"
    SAME_EXPERT = "same_expert"
    NOT_INDEPENDENT = "not_independent"


def doubts(
    record: Record, today: date, *, about: str = "", printed_on: date | None = None
) -> dict[str, Doubt]:
    """Field → why its value is unlikely; fields without a doubt are left out.

    `about` is a name: who of the helpers on call takes care of it, where it is an agreement; who
    else keeps the overview, where it is a place in the team; who gave another advice under this
    name, where it is one. `printed_on` is the day of the sheet,
    where it is a signature on one.
    """
    found = dict(_doubts(record, today, about))
    if isinstance(record, SheetSignature) and _is_before(record.said_on, printed_on):
        found["said_on"] = Doubt.BEFORE_THE_PRINT
    return found


def _is_before(said_on: date | None, printed_on: date | None) -> bool:
    """Nobody signs a sheet that is still to be printed."""
    return said_on is not None and printed_on is not None and said_on < printed_on


def _doubts(record: Record, today: date, about: str) -> Iterator[tuple[str, Doubt]]:
    yield from _about_period(record)
    if type(record) in _ABOUT:
        yield from _ABOUT[type(record)](record, today)
    if isinstance(record, _WITH_EMAIL) and not _is_email(record.email):
        yield "email", Doubt.NO_EMAIL
    if isinstance(record, Signal) and record.safety is SafetyDoubt.SUSPICION:
        yield "safety", Doubt.SAFETY
    if isinstance(record, Agreement):
        yield from _about_agreement(record, about)
    if isinstance(record, ExpertAdvice):
        yield from _about_advice(record, about)
    if isinstance(record, TeamMember) and record.case_manager and about:
        yield "case_manager", Doubt.TWO_CASE_MANAGERS


def _about_period(record: Record) -> Iterator[tuple[str, Doubt]]:
    for first, last in _PERIODS.get(type(record), ()):
        begin, end = getattr(record, first), getattr(record, last)
        if begin is not None and end is not None and end < begin:
            yield last, Doubt.BEFORE_THE_BEGINNING


def _about_guardian(guardian: Guardian, today: date) -> Iterator[tuple[str, Doubt]]:
    """What the relation makes of gezag is hardly ever otherwise, and the law is not sure of all."""
    if guardian.restriction.strip() and guardian.ruling_on is None:
        yield "ruling_on", Doubt.NO_RULING
    said = _BY_RELATION.get((guardian.relation, guardian.custody))
    if said is not None:
        yield said
    if guardian.relation is Relation.INSTITUTION and not guardian.organisation.strip():
        yield "organisation", Doubt.NO_INSTITUTION
    if guardian.relation is Relation.YOUTH_PROTECTOR and guardian.measure_until is None:
        yield "measure_until", Doubt.NO_MEASURE_END
    if guardian.ended_on(today):
        yield "measure_until", Doubt.MEASURE_OVER


_BY_RELATION: Final[Mapping[tuple[Relation | None, Custody], tuple[str, Doubt]]] = {
    (Relation.INSTITUTION, Custody.NO): ("custody", Doubt.VOOGD_WITHOUT_GEZAG),
    (Relation.LEGAL_GUARDIAN, Custody.NO): ("custody", Doubt.VOOGD_WITHOUT_GEZAG),
    (Relation.YOUTH_PROTECTOR, Custody.YES): ("custody", Doubt.PROTECTOR_WITH_GEZAG),
    (Relation.FOSTER_PARENT, Custody.YES): ("custody", Doubt.CARER_WITH_GEZAG),
    (Relation.FOSTER_PARENT, Custody.NO): ("relation", Doubt.CARER),
}


def _about_agreement(agreement: Agreement, on_call: str) -> Iterator[tuple[str, Doubt]]:
    if on_call and agreement.is_running and not agreement.says_hours:
        yield "capacity", Doubt.HOURS_ON_CALL
    elif agreement.asks_hours:
        yield "capacity", Doubt.COSTS_HOURS
    if agreement.asks_money:
        yield "means", Doubt.COSTS_MONEY


def _about_meeting(meeting: Meeting, _today: date) -> Iterator[tuple[str, Doubt]]:
    if (meeting.lasts or 0) > WORKING_DAY:
        yield "lasts", Doubt.LONGER_THAN_A_DAY
    times = [(int(hour), int(minute)) for hour, minute in _TIME.findall(meeting.starts_at)]
    if any(hour >= HOURS or minute >= MINUTES for hour, minute in times):
        yield "starts_at", Doubt.NO_TIME


def _about_advice(advice: ExpertAdvice, same: str) -> Iterator[tuple[str, Doubt]]:
    """Two advices are of two people, and of nobody who asked."""
    if same:
        yield "name", Doubt.SAME_EXPERT
    if advice.is_independent is False:
        yield "is_independent", Doubt.NOT_INDEPENDENT


def _about_teaching(teaching: AdaptedTeaching, _today: date) -> Iterator[tuple[str, Doubt]]:
    """Only where there is something: a form that was just opened is not reproached."""
    if (teaching.hours or 0) > MOST_A_WEEK:
        yield "hours", Doubt.MORE_THAN_A_WEEK
    if teaching.kind is not TeachingKind.SHORTENED:
        return
    if teaching.starts_on is not None and teaching.ends_on is None:
        yield "ends_on", Doubt.NO_END
    if teaching.ground is TeachingGround.OTHER and teaching.granted_on is None:
        yield "ground", Doubt.ASKS_CONSENT


def _about_absence(total: AbsenceTotal, _today: date) -> Iterator[tuple[str, Doubt]]:
    """No more can be missed than there is."""
    is_day_parts = total.unit is AbsenceUnit.DAY_PARTS
    most = DAY_PARTS * SCHOOL_WEEKS if is_day_parts else MOST_A_YEAR
    for name in ("excused", "unexcused"):
        if (getattr(total, name) or 0) > most:
            yield name, Doubt.MORE_THAN_A_YEAR


def _about_hours(
    record: Intervention | RunningMeasure, _today: date
) -> Iterator[tuple[str, Doubt]]:
    if (record.hours or 0) > MOST_A_YEAR:
        yield "hours", Doubt.MORE_THAN_A_YEAR


def _about_measure(measure: RunningMeasure, today: date) -> Iterator[tuple[str, Doubt]]:
    yield from _about_hours(measure, today)
    if measure.hours is not None and (measure.hours_used or 0) > measure.hours:
        yield "hours_used", Doubt.MORE_THAN_GRANTED


def _about_goal(goal: Goal, _today: date) -> Iterator[tuple[str, Doubt]]:
    if goal.unit.strip().casefold() in _PERCENTAGE:
        for name in ("baseline", "target"):
            value = getattr(goal, name)
            if value is not None and not 0 <= value <= HUNDRED:
                yield name, Doubt.NO_PERCENTAGE


def _about_pupil(pupil: Pupil, today: date) -> Iterator[tuple[str, Doubt]]:
    age, born = pupil.age_on(today), pupil.born_on
    is_to_come = born is not None and born.earliest > today
    if is_to_come or (age is not None and (age.at_most < YOUNGEST or age.at_least > OLDEST)):
        yield "born_on", Doubt.NOT_OF_SCHOOL_AGE
    if pupil.year_group.isdecimal() and not 1 <= int(pupil.year_group) <= LAST_GROUP:
        yield "year_group", Doubt.NO_SUCH_GROUP


def _about_year(year: CareerYear, today: date) -> Iterator[tuple[str, Doubt]]:
    now, began = school_year(today), year.began_in
    if began is not None and not now - OLDEST <= began <= now:
        yield "began_in", Doubt.NO_SUCH_YEAR


def _about_school(school: School, _today: date) -> Iterator[tuple[str, Doubt]]:
    if school.brin.strip() and not is_brin(school.brin):
        yield "brin", Doubt.NO_BRIN


def _about_swv(swv: SwvProfile, _today: date) -> Iterator[tuple[str, Doubt]]:
    if swv.number.strip() and not is_swv_number(swv.number):
        yield "number", Doubt.NO_SWV_NUMBER


def _about_opp(opp: Opp, _today: date) -> Iterator[tuple[str, Doubt]]:
    yield from ((part.value, Doubt.TO_ADAPT) for part in opp.to_adapt)


_ABOUT: Final[Mapping[type[Record], Callable[[Any, date], Iterator[tuple[str, Doubt]]]]] = {
    AbsenceTotal: _about_absence,
    AdaptedTeaching: _about_teaching,
    CareerYear: _about_year,
    Goal: _about_goal,
    Guardian: _about_guardian,
    Intervention: _about_hours,
    Meeting: _about_meeting,
    Opp: _about_opp,
    Pupil: _about_pupil,
    RunningMeasure: _about_measure,
    School: _about_school,
    SwvProfile: _about_swv,
}
"""Kind → what is looked at in such a record alone, and today."""


def _is_email(text: str) -> bool:
    before, _at, after = text.strip().partition("@")
    return not text.strip() or bool(before and "." in after and " " not in text.strip())
