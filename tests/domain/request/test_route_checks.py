"""What the route of one SWV asks before filing, and that nothing is asked where nobody knows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.records.attachment import Attachment, ContentId, DocumentKind, MediaType
from ib_desk.domain.records.expert_advice import ExpertAdvice
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest, SwvRequestId
from ib_desk.domain.records.swv import ExpertsWhen
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvRoute
from ib_desk.domain.request.request_points import Check, Point, PointState
from ib_desk.domain.request.route_checks import hears_of_advice, of_route
from tests.domain.looked_through import POINTS, case, found, only, saw, spec
from tests.domain.made_files import FILE, REQUEST, TODAY, made

MISSING, WEAK, OK = PointState.MISSING, PointState.WEAK, PointState.OK
SWV = SwvProfile(name="SWV")
ADVICE = Attachment(
    file_id=FILE.id,
    content_id=ContentId(uuid4()),
    media_type=MediaType.PDF,
    size=1,
    digest="",
    kind=DocumentKind.EXPERT_ADVICE,
    goes_along=True,
    dated_on=date(2024, 6, 1),
)
TOLD = ExpertAdvice(request_id=REQUEST.id, on=date(2026, 9, 1))
BY_SCHOOL = Fact(kind=FactKind.CHOSEN, choice=ExpertsWhen.BEFORE_BY_SCHOOL)


def route(experts: ExpertsWhen | None, **values: Any) -> SwvRoute:
    known: dict[str, Any] = {
        "kind": REQUEST.kind,
        "how_sure": Certainty.READ,
        "source": "reglement",
    }
    return SwvRoute(profile_id=SWV.id, experts=experts, **(known | values))


def look(asked: SwvRoute, *records: Record, request: SwvRequest = REQUEST) -> list[Point]:
    return found(Check.EXPERTS, made(request, SWV, asked, *records))


def test_where_nobody_wrote_it_down_nothing_is_asked():
    assert found(Check.EXPERTS, made(REQUEST, SWV)) == []
    assert look(route(None)) == []
    other = route(ExpertsWhen.BEFORE_BY_SCHOOL, kind=RequestKind.TLV_SO)
    assert look(other) == []


@pytest.mark.parametrize("experts", [ExpertsWhen.AFTER_BY_SWV, ExpertsWhen.NONE])
def test_what_comes_after_filing_is_not_asked_before(experts):
    assert look(route(experts)) == []


def test_an_advice_goes_along_of_any_age():
    (point,) = look(route(ExpertsWhen.BEFORE_BY_SCHOOL))
    assert saw(point) == (MISSING, [FactKind.CHOSEN], Attachment, "title")
    assert point.facts == (BY_SCHOOL,)
    (point,) = look(route(ExpertsWhen.BEFORE_BY_SCHOOL), ADVICE)
    assert (point.state, point.facts[0]) == (OK, BY_SCHOOL)
    (point,) = look(route(ExpertsWhen.BEFORE_BY_SCHOOL), replace(ADVICE, goes_along=False))
    assert (point.state, point.place.field) == (MISSING, "goes_along")
    (point,) = look(
        route(ExpertsWhen.BEFORE_BY_SCHOOL), replace(ADVICE, kind=DocumentKind.RESEARCH)
    )
    assert point.state is MISSING


def test_one_that_the_bureau_asks_for_may_be_noted_only():
    by_swv = route(ExpertsWhen.BEFORE_BY_SWV)
    (point,) = look(by_swv, TOLD, replace(TOLD, id=uuid4(), on=date(2026, 9, 9)))
    assert (point.state, point.facts[1]) == (OK, Fact(kind=FactKind.ON, on=date(2026, 9, 9)))
    for other in (replace(TOLD, on=None), replace(TOLD, request_id=SwvRequestId(uuid4()))):
        assert look(by_swv, other)[0].state is MISSING
    assert look(route(ExpertsWhen.BEFORE_BY_SCHOOL), TOLD)[0].state is MISSING


def test_one_that_the_bureau_asks_for_is_noted_where_the_point_leads():
    (point,) = look(route(ExpertsWhen.BEFORE_BY_SWV))
    assert saw(point) == (MISSING, [FactKind.CHOSEN], ExpertAdvice, "name")
    (point,) = look(route(ExpertsWhen.BEFORE_BY_SWV), replace(ADVICE, goes_along=False))
    assert point.place.record is ExpertAdvice
    (point,) = look(route(ExpertsWhen.BEFORE_BY_SWV), ADVICE)
    assert (point.state, point.place.record) == (OK, Attachment)


@pytest.mark.parametrize("when", [*ExpertsWhen, None])
def test_advices_are_noted_of_a_concept_where_experts_come_first_or_one_was_noted(when):
    is_first = when in {ExpertsWhen.BEFORE_BY_SCHOOL, ExpertsWhen.BEFORE_BY_SWV}
    assert hears_of_advice(made(REQUEST, SWV, route(when)), REQUEST) is is_first
    assert hears_of_advice(made(REQUEST, SWV, route(when), TOLD), REQUEST)
    assert not hears_of_advice(made(REQUEST), REQUEST)


@pytest.mark.parametrize("sure", [*Certainty, None])
def test_what_was_not_read_there_is_a_hint_and_never_missing(sure):
    (point,) = look(route(ExpertsWhen.BEFORE_BY_SCHOOL, how_sure=sure))
    assert point.state is (MISSING if sure is Certainty.READ else WEAK)
    assert point.spec.how_sure is (sure or Certainty.NOT_FOUND)
    (point,) = look(route(ExpertsWhen.BEFORE_BY_SCHOOL, how_sure=sure), ADVICE)
    assert point.state is OK


def test_its_source_is_that_of_the_route():
    (point,) = look(route(ExpertsWhen.BEFORE_BY_SCHOOL, seen_on=TODAY))
    assert (point.spec.source, point.spec.seen_on) == ("reglement", TODAY)
    (point,) = look(route(ExpertsWhen.BEFORE_BY_SCHOOL, source=" "))
    assert (point.spec.source, point.spec.seen_on) == (POINTS.demand.no_source, date.min)
    assert only(Check.STRENGTH, made(REQUEST, SWV, route(None))).spec.source == "s"


def test_without_a_route_a_point_keeps_the_source_that_it_has():
    asked = spec(Check.EXPERTS)
    assert of_route(case(made(SWV, REQUEST)), asked, POINTS.demand) == asked
