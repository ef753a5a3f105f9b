"""The period of a request: begin before end, not over, and whole school years for a TLV."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.request import BY_SCHOOL_YEAR, RequestKind, SwvRequest
from ib_desk.domain.request.period_check import first_whole_year_ends, with_plan
from ib_desk.domain.request.request_points import Check, Point, PointState
from tests.domain.looked_through import of_request, saw
from tests.domain.made_files import FILE, TODAY, made

MISSING, WEAK, OK = PointState.MISSING, PointState.WEAK, PointState.OK
EMPTY = (Fact(kind=FactKind.EMPTY),)


START, END = date(2026, 10, 19), date(2027, 7, 31)


@pytest.mark.parametrize(
    ("start", "end", "state", "field", "fact"),
    [
        (None, None, MISSING, "starts_on", Fact(kind=FactKind.EMPTY)),
        (START, None, WEAK, "ends_on", Fact(kind=FactKind.LACKS, field="ends_on")),
        (None, END, WEAK, "starts_on", Fact(kind=FactKind.LACKS, field="starts_on")),
        (START, END, OK, "starts_on", Fact(kind=FactKind.PERIOD, on=START, until=END)),
        (START, START, OK, "starts_on", Fact(kind=FactKind.PERIOD, on=START, until=START)),
        (END, START, WEAK, "ends_on", Fact(kind=FactKind.TURNED_ROUND, on=END, until=START)),
    ],
)
def test_a_period_has_a_begin_before_its_end(start, end, state, field, fact):
    point = of_request(Check.PERIOD, starts_on=start, ends_on=end)
    assert (point.state, point.place.field, point.facts) == (state, field, (fact,))


def test_a_period_that_is_over_is_filled_and_not_fit():
    point = of_request(Check.PERIOD, starts_on=date(2020, 8, 1), ends_on=date(2021, 7, 31))
    assert (point.state, point.place.field) == (WEAK, "ends_on")
    assert point.facts == (Fact(kind=FactKind.PERIOD_OVER, until=date(2021, 7, 31)),)


@pytest.mark.parametrize("kind", [RequestKind.TLV_SBO, RequestKind.TLV_SO])
def test_a_tlv_that_ends_in_the_middle_of_a_school_year_is_filled_and_not_fit(kind):
    start, january, july = date(2026, 10, 19), date(2027, 1, 31), date(2027, 7, 31)
    point = of_request(Check.PERIOD, kind=kind, starts_on=start, ends_on=january)
    assert point.state is WEAK
    assert point.facts == (Fact(kind=FactKind.NO_SCHOOL_YEAR, until=january),)
    if kind is RequestKind.TLV_SBO:  # how long that holds is up to the SWV
        assert of_request(Check.PERIOD, kind=kind, starts_on=start, ends_on=july).state is OK


class TestWholeSchoolYears:
    """WEC, article 40: one or more whole school years, with the rest of the year it begins in."""

    def look(self, start: date, end: date, kind: RequestKind = RequestKind.TLV_SO) -> Point:
        return of_request(Check.PERIOD, kind=kind, starts_on=start, ends_on=end)

    @pytest.mark.parametrize(
        ("start", "first"),
        [
            (date(2026, 10, 19), date(2028, 7, 31)),
            (date(2027, 7, 31), date(2028, 7, 31)),
            (date(2027, 8, 1), date(2028, 7, 31)),
            (date(2027, 8, 2), date(2029, 7, 31)),
        ],
    )
    @pytest.mark.parametrize("kind", [RequestKind.TLV_SO, RequestKind.TLV_VSO])
    def test_one_that_is_whole_at_least(self, start, first, kind):
        assert first_whole_year_ends(start) == first
        assert self.look(start, first, kind).state is OK

    def test_the_rest_of_a_year_alone_is_none(self):
        short = self.look(date(2026, 10, 19), date(2027, 7, 31))
        assert short.facts == (Fact(kind=FactKind.NO_WHOLE_YEAR, until=date(2028, 7, 31)),)
        assert saw(short) == (WEAK, [FactKind.NO_WHOLE_YEAR], SwvRequest, "ends_on")

    def test_how_many_are_told(self):
        told = self.look(date(2026, 10, 19), date(2028, 7, 31)).facts
        assert told == (
            Fact(kind=FactKind.PERIOD, on=date(2026, 10, 19), until=date(2028, 7, 31)),
            Fact(kind=FactKind.SCHOOL_YEARS, number=2),
        )

    def test_help_at_school_is_for_any_period(self):
        point = self.look(START, date(2026, 12, 31), RequestKind.ARRANGEMENT)
        assert (point.state, len(point.facts)) == (OK, 1)

    def test_all_that_is_the_matter_is_told(self):
        point = self.look(date(2020, 1, 1), date(2020, 7, 30))
        kinds = [FactKind.PERIOD_OVER, FactKind.NO_SCHOOL_YEAR]
        assert [fact.kind for fact in point.facts] == kinds
        today = of_request(Check.PERIOD, starts_on=TODAY, ends_on=TODAY)
        assert today.state is OK, "the last day is not over"


class TestWithThePlan:
    """A request for help begins with what was planned for it; nothing else is filled in."""

    PLANNED = Goal(file_id=FILE.id, aim="Noor leest.", starts_on=START, ends_on=date(2027, 1, 15))

    @staticmethod
    def begun(kind, *records):
        request = SwvRequest(file_id=FILE.id, kind=kind)
        made_with = with_plan(request, made(*records), TODAY)
        assert made_with.ends_on is None
        return made_with.starts_on

    @pytest.mark.parametrize("kind", [RequestKind.ARRANGEMENT, RequestKind.RENEWAL])
    def test_help_that_is_asked_begins_when_the_plan_does(self, kind):
        assert self.begun(kind, self.PLANNED) == START
        help_alone = Intervention(
            file_id=FILE.id, title="x", starts_on=START, ends_on=date(2027, 1, 15)
        )
        assert self.begun(kind, help_alone) == START

    def test_of_what_runs_already_nothing_is_taken_over(self):
        running = replace(self.PLANNED, starts_on=date(2026, 9, 1))
        assert self.begun(RequestKind.ARRANGEMENT, running) is None
        assert self.begun(RequestKind.ARRANGEMENT) is None

    @pytest.mark.parametrize("kind", [RequestKind.CONSULT, *BY_SCHOOL_YEAR])
    def test_a_consult_has_no_period_and_a_tlv_has_school_years(self, kind):
        assert self.begun(kind, self.PLANNED) is None
