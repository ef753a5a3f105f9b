"""What one SWV asks is looked at beside the usual points; a hint never stops anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.dutch_dates import add_months
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.records.assessment import Assessment, TakenHow
from ib_desk.domain.records.attachment import Attachment, ContentId, DocumentKind, MediaType
from ib_desk.domain.records.evaluation import Evaluation
from ib_desk.domain.records.meeting import Meeting, MeetingKind
from ib_desk.domain.records.opp import Opp, OppState
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.swv import Applicant, Decider
from ib_desk.domain.records.swv_demand import DemandOf, RequestText, SwvDemand
from ib_desk.domain.records.swv_form import BoxKind, FormSource, FormType, SwvForm, SwvFormBox
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.request.demands import demand_points
from ib_desk.domain.request.request_points import Point, PointState
from tests.domain.looked_through import POINTS, case, looked_through
from tests.domain.made_files import FILE, REQUEST, TODAY, made
from tests.shipped import catalogue

MISSING, WEAK, OK = PointState.MISSING, PointState.WEAK, PointState.OK
TOO_OLD, TOO_YOUNG = PointState.TOO_OLD, PointState.TOO_YOUNG
SWV = SwvProfile(name="SWV")


def months_ago(months: int) -> date:
    return TODAY - timedelta(days=31 * months)


def demand(what: DemandOf | None, **values: Any) -> SwvDemand:
    known: dict[str, Any] = {"title": "T", "source": "formulier", "how_sure": Certainty.READ}
    return SwvDemand(profile_id=SWV.id, what=what, seen_on=TODAY, **(known | values))


def points(asked: SwvDemand, *records: Record, request: SwvRequest = REQUEST) -> list[Point]:
    return demand_points(case(made(request, SWV, asked, *records)), POINTS.demand)


def look(asked: SwvDemand, *records: Record, request: SwvRequest = REQUEST) -> Point:
    (point,) = points(asked, *records, request=request)
    return point


def document(kind: DocumentKind, day: date | None) -> Attachment:
    return Attachment(
        file_id=FILE.id,
        content_id=ContentId(uuid4()),
        media_type=MediaType.PDF,
        size=1,
        digest="",
        kind=kind,
        goes_along=True,
        title="Verslag",
        dated_on=day,
    )


class TestADocument:
    ASKED = demand(DemandOf.DOCUMENT, document=DocumentKind.MINUTES, months=12)

    def test_goes_along_and_is_not_too_old(self):
        assert look(self.ASKED).state is MISSING
        assert look(self.ASKED, document(DocumentKind.MINUTES, months_ago(2))).state is OK
        old = look(self.ASKED, document(DocumentKind.MINUTES, months_ago(14)))
        assert (old.state, old.facts[0].kind, old.facts[0].of) == (TOO_OLD, FactKind.TOO_OLD, 12)

    def test_of_any_age_where_none_is_said(self):
        any_age = replace(self.ASKED, months=None)
        assert look(any_age, document(DocumentKind.MINUTES, months_ago(100))).state is OK

    def test_takes_the_place_of_what_is_usual_for_it(self):
        opp = replace(self.ASKED, document=DocumentKind.OPP, months=3)
        codes = {point.code for point in looked_through(made(REQUEST, SWV, opp)).points}
        assert f"demand_{opp.id}" in codes
        assert "opp" not in codes
        assert "opp" in {point.code for point in looked_through(made(REQUEST, SWV)).points}

    def test_that_nobody_read_never_hides_that_the_document_is_missing(self):
        hint = replace(
            self.ASKED, document=DocumentKind.OPP, months=3, how_sure=Certainty.SECONDARY
        )
        points = {
            point.code: point.state for point in looked_through(made(REQUEST, SWV, hint)).points
        }
        assert points["opp"] is MISSING
        assert f"demand_{hint.id}" not in points

    def test_that_nobody_read_stands_where_it_asks_more_than_is_usual(self):
        hint = replace(
            self.ASKED, document=DocumentKind.OPP, months=3, how_sure=Certainty.SECONDARY
        )
        along = document(DocumentKind.OPP, months_ago(5))
        points = {
            point.code: point.state
            for point in looked_through(made(REQUEST, SWV, hint, along)).points
        }
        assert points[f"demand_{hint.id}"] is TOO_OLD
        assert "opp" not in points


class TestAText:
    ASKED = demand(DemandOf.TEXT, text=RequestText.SUMMARY, length=10)

    def test_fits_in_the_field_of_the_bureau(self):
        assert look(self.ASKED).state is MISSING
        assert look(self.ASKED, request=replace(REQUEST, summary="x" * 10)).state is OK
        long = look(self.ASKED, request=replace(REQUEST, summary="x" * 11))
        assert (long.state, long.facts[0].number, long.facts[0].of) == (WEAK, 11, 10)
        assert long.place.field == "summary"

    def test_fits_in_the_form_that_is_typed_in(self):
        form = SwvForm(profile_id=SWV.id, title="Aanvraag TLV", type=FormType.LISTED)
        field = SwvFormBox(
            form_id=form.id,
            name="Vraag",
            label="In het kort",
            kind=BoxKind.TEXT,
            most=10,
            source=FormSource.SUMMARY,
        )
        asked = replace(REQUEST, summary="x" * 11)
        (point,) = demand_points(case(made(asked, SWV, form, field)), POINTS.demand)
        assert (point.state, point.facts[0].of) == (WEAK, 10)
        assert (point.spec.title, point.spec.source) == ("In het kort", "Aanvraag TLV")

    def test_each_text_is_a_field_of_the_request(self):
        for text in RequestText:
            assert text.value in SwvRequest.__dataclass_fields__
            assert look(replace(self.ASKED, text=text)).place.field == text.value


class TestAnOpp:
    IN_USE = demand(DemandOf.OPP_IN_USE, least_months=6)
    EVALUATED = demand(DemandOf.OPP_EVALUATED, months=6)

    def plan(self, day: date | None, version: int = 1) -> Opp:
        return Opp(file_id=FILE.id, version=version, state=OppState.SET, set_on=day)

    def test_is_in_use_long_enough_since_its_first_version(self):
        assert look(self.IN_USE).state is MISSING
        young = look(self.IN_USE, self.plan(months_ago(2)))
        assert (young.state, young.facts[0].kind, young.facts[0].of) == (
            TOO_YOUNG,
            FactKind.TOO_YOUNG,
            6,
        )
        both = (self.plan(months_ago(8)), self.plan(months_ago(1), version=2))
        assert look(self.IN_USE, *both).state is OK
        assert look(self.IN_USE, self.plan(None)).state is MISSING

    def test_that_was_adapted_is_in_use_since_the_version_that_lapsed_by_that(self):
        lapsed = replace(self.plan(months_ago(8)), state=OppState.LAPSED)
        adapted = look(self.IN_USE, lapsed, self.plan(months_ago(1), version=2))
        assert (adapted.state, adapted.facts[0].on) == (OK, months_ago(8))
        assert look(self.IN_USE, lapsed).state is MISSING

    def test_was_looked_back_on_lately(self):
        assert look(self.EVALUATED).state is MISSING
        for months, state in ((2, OK), (9, TOO_OLD)):
            meeting = Meeting(file_id=FILE.id, kind=MeetingKind.OTHER, held_on=months_ago(months))
            held = Evaluation(meeting_id=meeting.id)
            assert look(self.EVALUATED, meeting, held).state is state

    def test_of_an_evaluation_without_a_day_nobody_says_how_long_ago_it_was(self):
        meeting = Meeting(file_id=FILE.id, kind=MeetingKind.OTHER)
        begun = look(self.EVALUATED, meeting, Evaluation(meeting_id=meeting.id))
        assert (begun.state, [fact.kind for fact in begun.facts]) == (WEAK, [FactKind.NO_DATE])
        assert (begun.place.record_id, begun.place.field) == (meeting.id, "held_on")


class TestATest:
    ASKED = demand(DemandOf.TEST, tests="WISC, SON-R", months=24)

    def taken(self, name: str = "WISC-V", **values: Any) -> Assessment:
        known: dict[str, Any] = {"taken_how": TakenHow.INDIVIDUAL, "taken_on": months_ago(3)}
        return Assessment(file_id=FILE.id, instrument=name, **(known | values))

    def test_is_one_of_those_taken_alone_and_not_too_old(self):
        assert look(self.ASKED).state is MISSING
        assert look(self.ASKED, self.taken()).state is OK
        assert look(self.ASKED, self.taken("Cito")).state is MISSING
        assert look(self.ASKED, self.taken(taken_how=TakenHow.GROUP)).state is MISSING
        old = look(self.ASKED, self.taken(taken_on=months_ago(30)))
        assert (old.state, old.facts[0].kind) == (TOO_OLD, FactKind.TOO_OLD)
        assert look(self.ASKED, self.taken(taken_on=None)).facts[0].kind is FactKind.NO_DATE

    def test_any_test_counts_where_none_is_named(self):
        assert look(replace(self.ASKED, tests=" "), self.taken("Cito")).state is OK


class TestWhose:
    ASKED = demand(DemandOf.TEXT, text=RequestText.SUMMARY, length=10)

    def test_only_the_swv_of_this_request_is_heard(self):
        other = SwvProfile(name="Ander")
        asked = replace(self.ASKED, profile_id=other.id)
        whole = made(REQUEST, SWV, other, asked)
        assert demand_points(case(whole), POINTS.demand) == []
        goes = made(replace(REQUEST, swv_id=other.id), SWV, other, asked)
        assert len(demand_points(case(goes), POINTS.demand)) == 1

    @pytest.mark.parametrize(
        "values",
        [
            {"asked_by": Applicant.RECEIVING_SCHOOL},
            {"decided_by": Decider.OWN_BOARD},
            {"decided_by": Decider.INSTITUTION},
        ],
    )
    def test_that_of_the_school_is_not_heard_where_another_decides(self, values):
        request = replace(REQUEST, **values)
        assert points(self.ASKED, request=request) == []

    def test_a_dossier_is_heard_by_the_swv_that_it_names(self):
        named = replace(REQUEST, asked_by=Applicant.RECEIVING_SCHOOL, swv_id=SWV.id)
        assert len(points(self.ASKED, request=named)) == 1

    def test_only_for_the_kinds_that_it_names(self):
        for kinds, count in (((RequestKind.TLV_SO,), 0), ((REQUEST.kind,), 1), ((), 1)):
            assert len(points(replace(self.ASKED, kinds=kinds))) == count

    @pytest.mark.parametrize(
        "unfinished",
        [
            {"title": " "},
            {"what": None},
            {"length": None},
            {"what": DemandOf.DOCUMENT},
            {"what": DemandOf.OPP_IN_USE},
            {"what": DemandOf.OPP_EVALUATED},
            {"what": DemandOf.TEST},
        ],
    )
    def test_what_is_not_finished_asks_for_nothing(self, unfinished):
        assert points(replace(self.ASKED, **unfinished)) == []

    def test_what_the_user_typed_without_a_source_says_so(self):
        bare = replace(self.ASKED, source="", how_sure=None, seen_on=None, title="Kort {en} goed")
        point = look(bare)
        assert (point.spec.source, point.spec.how_sure) == (
            POINTS.demand.no_source,
            Certainty.NOT_FOUND,
        )
        assert point.title(catalogue().terms) == "Kort (en) goed"


@given(st.sampled_from(DemandOf), st.sampled_from([None, *Certainty]))
def test_what_was_not_read_is_never_missing(what, sure):
    asked = demand(
        what,
        document=DocumentKind.OPP,
        text=RequestText.QUESTION,
        length=1,
        months=1,
        least_months=1,
        tests="X",
        how_sure=sure,
    )
    point = look(asked, request=replace(REQUEST, question=""))
    assert point.state is (MISSING if sure is Certainty.READ else WEAK)


def test_a_slip_of_the_keyboard_in_a_number_of_months_stops_nothing():
    """Six digits can be typed: that is before the year 1."""
    held_in = Meeting(file_id=FILE.id, kind=MeetingKind.OTHER, held_on=months_ago(2))
    around = (
        document(DocumentKind.OPP, months_ago(2)),
        Opp(file_id=FILE.id, state=OppState.SET, set_on=months_ago(2)),
        held_in,
        Evaluation(meeting_id=held_in.id),
        Assessment(
            file_id=FILE.id,
            instrument="X",
            taken_how=TakenHow.INDIVIDUAL,
            taken_on=months_ago(2),
        ),
    )
    states = {
        what: look(
            demand(
                what,
                document=DocumentKind.OPP,
                text=RequestText.QUESTION,
                length=999_999,
                months=999_999,
                least_months=999_999,
            ),
            *around,
            request=replace(REQUEST, question="Hoe?"),
        ).state
        for what in DemandOf
    }
    assert states == {what: TOO_YOUNG if what is DemandOf.OPP_IN_USE else OK for what in DemandOf}


class TestWhatIsTold:
    """The whole of each finding: which day, which limit, and the field that the button leads to."""

    HELD = Meeting(file_id=FILE.id, kind=MeetingKind.OTHER, held_on=months_ago(9))
    LOOKED = Evaluation(meeting_id=HELD.id)

    def told(self, point: Point) -> tuple[Any, ...]:
        place = point.place
        return point.state, point.facts, place.record, place.record_id, place.field

    def test_of_a_text(self):
        asked = demand(DemandOf.TEXT, text=RequestText.SUMMARY, length=10)
        place = (SwvRequest, REQUEST.id, "summary")
        empty = look(asked, request=replace(REQUEST, summary=" "))
        assert self.told(empty) == (MISSING, (Fact(kind=FactKind.EMPTY),), *place)
        dashed = look(asked, request=replace(REQUEST, summary="-"))
        assert self.told(dashed) == (WEAK, (Fact(kind=FactKind.TOO_SHORT, number=0),), *place)
        fits = look(asked, request=replace(REQUEST, summary=" één twee "))
        assert self.told(fits) == (OK, (Fact(kind=FactKind.LENGTH, number=8, of=10),), *place)
        long = look(asked, request=replace(REQUEST, summary="één twee drie"))
        assert self.told(long) == (WEAK, (Fact(kind=FactKind.LENGTH, number=13, of=10),), *place)

    def test_of_a_plan_in_use(self):
        asked = demand(DemandOf.OPP_IN_USE, least_months=6)
        assert self.told(look(asked)) == (
            MISSING,
            (Fact(kind=FactKind.EMPTY),),
            Opp,
            None,
            "set_on",
        )
        young = Opp(file_id=FILE.id, state=OppState.SET, set_on=months_ago(2))
        fact = Fact(kind=FactKind.TOO_YOUNG, on=young.set_on, of=6)
        assert self.told(look(asked, young)) == (TOO_YOUNG, (fact,), Opp, young.id, "set_on")
        old = replace(young, set_on=months_ago(8))
        fact = Fact(kind=FactKind.ON, on=old.set_on)
        assert self.told(look(asked, old)) == (OK, (fact,), Opp, old.id, "set_on")
        to_the_day = replace(young, set_on=add_months(TODAY, -6))
        assert look(asked, to_the_day).state is OK

    def test_of_a_plan_that_was_looked_back_on(self):
        asked = demand(DemandOf.OPP_EVALUATED, months=6)
        anew = (Meeting, None, "held_on")
        assert self.told(look(asked)) == (MISSING, (Fact(kind=FactKind.EMPTY),), *anew)
        old = Fact(kind=FactKind.TOO_OLD, on=self.HELD.held_on, of=6)
        assert self.told(look(asked, self.HELD, self.LOOKED)) == (TOO_OLD, (old,), *anew)
        undated = replace(self.HELD, held_on=None)
        begun = look(asked, undated, self.LOOKED)
        no_date = (Fact(kind=FactKind.NO_DATE),)
        assert self.told(begun) == (WEAK, no_date, Meeting, undated.id, "held_on")
        recent = replace(self.HELD, held_on=months_ago(3))
        fact = Fact(kind=FactKind.ON, on=recent.held_on)
        fit = look(asked, recent, self.LOOKED)
        assert self.told(fit) == (OK, (fact,), Evaluation, self.LOOKED.id, "what_works")

    def test_of_a_test(self):
        asked = demand(DemandOf.TEST, tests="WISC, SON-R", months=24)
        anew = (Assessment, None, "instrument")
        assert self.told(look(asked)) == (MISSING, (Fact(kind=FactKind.EMPTY),), *anew)
        taken = Assessment(
            file_id=FILE.id,
            instrument="WISC-V",
            taken_how=TakenHow.INDIVIDUAL,
            taken_on=months_ago(30),
        )
        old = Fact(kind=FactKind.TOO_OLD, on=taken.taken_on, of=24, name="WISC-V")
        assert self.told(look(asked, taken)) == (TOO_OLD, (old,), *anew)
        undated = replace(taken, taken_on=None)
        no_date = (Fact(kind=FactKind.NO_DATE, name="WISC-V"),)
        place = (Assessment, taken.id, "taken_on")
        assert self.told(look(asked, undated)) == (WEAK, no_date, *place)
        recent = replace(taken, taken_on=months_ago(3))
        fact = Fact(kind=FactKind.ON, on=recent.taken_on)
        assert self.told(look(asked, recent)) == (OK, (fact,), *place)
        newest = replace(recent, id=uuid4(), taken_on=months_ago(2))
        assert look(asked, recent, newest, undated).place.record_id == newest.id
        any_age = replace(asked, months=None)
        assert look(any_age, taken).state is OK

    def test_of_when_it_was_looked_up(self):
        day = date(2026, 9, 1)
        asked = demand(DemandOf.TEXT, text=RequestText.SUMMARY, length=10)
        assert look(replace(asked, seen_on=day)).spec.seen_on == day
        assert look(replace(asked, seen_on=None)).spec.seen_on == date.min
