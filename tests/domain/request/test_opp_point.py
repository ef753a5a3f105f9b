"""The plan behind a request: set, or how it stands; it never stops a request."""

from __future__ import annotations

from dataclasses import replace

from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.law.opp_people import OppStanding
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
