"""The flow map of a request: what its page shows, how far it is, and where a point leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.bureau_reply import BureauReply
from ib_desk.domain.records.expert_advice import ExpertAdvice
from ib_desk.domain.records.field_place import FieldPlace, place_for_new
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.request import Inspection, RequestKind, SwvRequest
from ib_desk.domain.records.school import Sector
from ib_desk.domain.records.sheet_signature import SheetSignature
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.swv import DeliveryForm
from ib_desk.domain.records.swv_decision import Objection, SwvDecision
from ib_desk.domain.request.request_flow import (
    OF_CONCEPT,
    Phase,
    Progress,
    Question,
    Readiness,
    Section,
    due,
    next_question,
    readings_due,
    sections_for,
)
from ib_desk.domain.request.request_points import Finding, Point, PointState
from tests.builders import FATHER, MOTHER, inspections, noor, request
from tests.shipped import catalogue

DATA = catalogue().kinds
DAY = date(2026, 9, 18)
CONCEPT = replace(request(), packed_on=None, sent_on=None)


def test_nothing_begun_asks_only_what_it_shall_be():
    flow = DATA.flow_of(None, Sector.PO)
    assert (flow.phase, flow.sections) == (Phase.NONE, (Section.START,))


@pytest.mark.parametrize("kind", RequestKind)
def test_a_concept_of_each_kind_is_written_and_can_be_delivered(kind):
    flow = DATA.flow_of(replace(CONCEPT, kind=kind), Sector.PO)
    assert flow.phase is Phase.CONCEPT
    assert flow.sections == (*OF_CONCEPT, Section.DELIVERY)


@pytest.mark.parametrize("left", [{"packed_on": DAY}, {"sent_on": DAY}])
def test_what_left_shows_what_became_of_it_and_what_the_bureau_said_since(left):
    flow = DATA.flow_of(replace(CONCEPT, **left), Sector.PO)
    assert (flow.phase, flow.sections) == (
        Phase.LEFT,
        (Section.SENT, Section.REPLIES, Section.DECISION, Section.TURNAROUND),
    )


def test_of_a_tlv_two_experts_are_asked_too():
    flow = DATA.flow_of(replace(CONCEPT, kind=RequestKind.TLV_SO, sent_on=DAY), Sector.PO)
    since = (Section.REPLIES, Section.ADVICES, Section.DECISION, Section.TURNAROUND)
    assert flow.sections == (Section.SENT, *since)


def test_where_experts_are_heard_first_their_advices_stand_with_the_concept_and_stay():
    flow = DATA.flow_of(CONCEPT, Sector.PO, with_advices=True)
    assert flow.sections == (*OF_CONCEPT, Section.ADVICES, Section.DELIVERY)
    left = DATA.flow_of(replace(CONCEPT, sent_on=DAY), Sector.PO, with_advices=True)
    assert Section.ADVICES in left.sections


def test_a_kind_can_show_fewer_sections_in_another_order():
    own = (Section.FORM, Section.ATTACHMENTS, Section.POINTS)
    consult, *others = DATA.kind
    data = replace(DATA, kind=(replace(consult, sections=own), *others))
    asked = replace(CONCEPT, kind=consult.kind)
    assert data.flow_of(asked, Sector.PO).sections == (*own, Section.DELIVERY)
    other = data.flow_of(replace(CONCEPT, kind=others[0].kind), Sector.PO).sections
    assert other == (*OF_CONCEPT, Section.DELIVERY)


def test_a_kind_of_two_sectors_shows_the_sections_of_the_rule_for_this_one():
    own = (Section.FORM, Section.ATTACHMENTS, Section.POINTS)
    of_vo = DATA.rule_of(RequestKind.TLV_VSO, Sector.VO)
    kinds = tuple(replace(one, sections=own) if one is of_vo else one for one in DATA.kind)
    data, asked = replace(DATA, kind=kinds), replace(CONCEPT, kind=RequestKind.TLV_VSO)
    assert data.flow_of(asked, Sector.VO).sections == (*own, Section.DELIVERY)
    assert data.flow_of(asked, Sector.PO).sections == (*OF_CONCEPT, Section.DELIVERY)


@pytest.mark.parametrize(
    ("sections", "key", "problem"),
    [
        ((Section.POINTS,), "sections", DataProblem.INCOMPLETE),
        ((), "sections", DataProblem.INCOMPLETE),
        ((Section.FORM, Section.SENT), "sections.1", DataProblem.UNKNOWN_VALUE),
        ((Section.FORM, Section.POINTS, Section.FORM), "sections.2", DataProblem.DOUBLE),
    ],
)
def test_sections_that_make_no_page_are_refused_with_their_place(sections, key, problem):
    with pytest.raises(UnfitValue) as caught:
        replace(DATA, sections=sections)
    assert (caught.value.key, caught.value.problem) == (key, problem)


def test_those_of_one_kind_are_refused_likewise():
    with pytest.raises(UnfitValue) as caught:
        replace(DATA.kind[0], sections=(Section.POINTS,))
    assert caught.value.key == "sections"


def test_eight_kinds_of_record_stand_on_the_page_and_the_rest_elsewhere():
    ours = {kind for kind in KINDS if sections_for(kind)}
    assert ours == {
        SwvRequest,
        Statement,
        Inspection,
        BureauReply,
        ExpertAdvice,
        SwvDecision,
        Objection,
        SheetSignature,
    }


@pytest.mark.parametrize("kind", [SwvRequest, Statement, Inspection])
def test_a_sign_off_for_an_earlier_text_is_given_again_where_the_change_is_told(kind):
    first, own = sections_for(kind)
    assert first is Section.EARLIER_TEXTS
    assert own in {Section.FORM, Section.STATEMENTS, Section.INSPECTIONS}


def point(place):
    spec = catalogue().points.point[0]
    return Point(spec=spec, finding=Finding(state=PointState.MISSING, place=place))


def test_due_is_for_whom_there_is_no_record_yet():
    asked = point(place_for_new(Inspection, "outcome", MOTHER))
    kept = point(FieldPlace(record=Inspection, record_id=UUID(int=1), field="outcome"))
    other = point(place_for_new(Attachment, "title"))
    assert due((asked, kept, other), Inspection) == [asked]


def test_who_read_an_earlier_text_is_not_asked_twice():
    of_mother, of_father = (
        point(place_for_new(Inspection, "outcome", who)) for who in (MOTHER, FATHER)
    )
    read = next(one for one in inspections() if one.guardian_id == MOTHER)
    points = (of_mother, of_father)
    assert readings_due(points, noor(), frozenset()) == [of_mother, of_father]
    assert readings_due(points, noor(), frozenset({read.id})) == [of_father]


@given(st.integers(0, 9), st.integers(0, 9), st.booleans(), st.booleans())
def test_a_concept_is_complete_only_when_nothing_is_open_found_or_in_the_way(
    still_open, finds, is_stopped, has_text
):
    ready = Readiness(still_open=still_open, finds=finds, is_stopped=is_stopped, has_text=has_text)
    assert (ready.progress is Progress.STOPPED) is (is_stopped and has_text)
    if ready.progress is Progress.COMPLETE:
        assert (still_open, finds) == (0, 0)
    if ready.progress is Progress.NEARLY:
        assert still_open <= 3


@given(st.booleans(), st.sampled_from(DeliveryForm), st.booleans(), st.sampled_from(["", "Spoed."]))
def test_a_place_is_asked_only_of_what_may_leave_and_was_accounted_for(
    is_stopped, delivery, is_open, reason
):
    question = next_question(
        is_stopped=is_stopped, delivery=delivery, is_open=is_open, reason=reason
    )
    may_leave = not is_stopped and delivery is not DeliveryForm.UNKNOWN
    assert (question is Question.PLACE) is (may_leave and (bool(reason) or not is_open))
    assert (question is Question.STOP) is is_stopped
    if question is Question.REASON:
        assert is_open
        assert may_leave
