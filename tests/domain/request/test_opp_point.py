"""The plan behind a request: set, or how it stands; it never stops a request."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.law.opp_people import OppStanding
from ib_desk.domain.records.evaluation import Evaluation
from ib_desk.domain.records.meeting import Meeting, MeetingKind
from ib_desk.domain.records.opp import Opp, OppAgreement, OppAgrees, OppState
from ib_desk.domain.records.record import Record
from ib_desk.domain.request.opp_point import opp
from ib_desk.domain.request.request_points import Case, Check, Finding, PointState
from tests.domain.made_files import FILE, MOTHER, REQUEST, TODAY, made
from tests.shipped import catalogue, rights_on

SPEC = next(one for one in catalogue().points.point if one.check is Check.OPP)
CONCEPT = Opp(file_id=FILE.id)
SET = replace(CONCEPT, state=OppState.SET, set_on=TODAY)


def found(*records: Record) -> list[Finding]:
    whole = made(REQUEST, MOTHER, *records)
    case = Case(whole=whole, request=REQUEST, rights=rights_on(whole, TODAY), today=TODAY)
    return opp(case, SPEC)


def test_without_a_plan_in_the_file_it_may_be_a_document():
    assert found() == []


def test_a_plan_that_holds_is_in_order_also_while_the_next_is_written():
    (one,) = found(SET, SET.next_version())
    assert (one.state, one.facts) == (PointState.OK, (Fact(kind=FactKind.ON, on=TODAY),))
    assert one.place.record_id == SET.id


def test_a_concept_is_weak_and_says_whether_somebody_refused():
    (one,) = found(CONCEPT)
    assert (one.state, one.facts[0].choice) == (PointState.WEAK, OppStanding.CONCEPT)
    no = OppAgreement(opp_id=CONCEPT.id, guardian_id=MOTHER.id, agrees=OppAgrees.NO, said_on=TODAY)
    assert found(CONCEPT, no)[0].facts[0].choice is OppStanding.NO_AGREEMENT


class TestItsDayToLookBack:
    PAST = replace(SET, set_on=TODAY - timedelta(days=300), evaluate_on=TODAY - timedelta(days=1))

    def looked_back(self, days_ago: int) -> tuple[Record, ...]:
        held = Meeting(
            file_id=FILE.id, kind=MeetingKind.OTHER, held_on=TODAY - timedelta(days=days_ago)
        )
        return held, Evaluation(meeting_id=held.id)

    def test_that_passed_without_anybody_looking_back_makes_it_weak(self):
        (one,) = found(self.PAST)
        assert (one.state, one.place.field) == (PointState.WEAK, "evaluate_on")
        assert one.facts == (Fact(kind=FactKind.PASSED, on=self.PAST.evaluate_on),)
        (one,) = found(self.PAST, *self.looked_back(301))
        assert one.state is PointState.WEAK, "that was of the plan before"

    def test_of_which_it_was_looked_back_on_is_in_order(self):
        assert found(self.PAST, *self.looked_back(300))[0].state is PointState.OK
        undated = replace(self.PAST, set_on=None)
        assert found(undated, *self.looked_back(3))[0].state is PointState.OK

    def test_of_today_is_not_past(self):
        assert found(replace(self.PAST, evaluate_on=TODAY))[0].state is PointState.OK
