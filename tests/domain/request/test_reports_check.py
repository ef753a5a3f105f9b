"""Research that goes along is told, and asks who may see it where that was not said."""

from __future__ import annotations

from dataclasses import replace

from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.records.assessment import Assessment, MaySee
from ib_desk.domain.records.attachment import DocumentKind
from ib_desk.domain.records.field_place import place_of
from ib_desk.domain.request.request_points import Check, PointState
from tests import builders
from tests.domain.looked_through import found, only
from tests.domain.made_files import FILE, REQUEST, made

REPORT = replace(builders.attachments()[5], kind=None, goes_along=True)
TEST = Assessment(
    file_id=FILE.id, instrument="WISC-V", may_see=(MaySee.BUREAU,), report_id=REPORT.id
)


def test_what_the_bureau_may_see_goes_along():
    point = only(Check.REPORTS, made(REQUEST, REPORT, TEST))
    assert (point.state, point.place) == (PointState.OK, place_of(REPORT, "goes_along"))
    assert point.facts == (Fact(kind=FactKind.REPORT_ALONG, name="WISC-V"),)


def test_of_what_it_may_not_see_somebody_has_to_say_so_first():
    kept = replace(TEST, instrument=" ", may_see=(MaySee.PARENTS,))
    point = only(Check.REPORTS, made(REQUEST, REPORT, kept))
    assert (point.state, point.place) == (PointState.WEAK, place_of(kept, "may_see"))
    assert point.facts == (Fact(kind=FactKind.REPORT_KEPT, name=REPORT.title),)


def test_nothing_is_asked_of_a_report_that_stays_or_of_what_is_no_report():
    stays = replace(REPORT, goes_along=False)
    assert found(Check.REPORTS, made(REQUEST, stays, TEST)) == []
    assert found(Check.REPORTS, made(REQUEST, REPORT, replace(TEST, report_id=None))) == []


def test_it_is_the_research_that_is_asked_for_also_without_a_kind():
    asked = {"document": DocumentKind.RESEARCH, "limit": 1200}
    assert only(Check.ATTACHED, made(REQUEST, REPORT, TEST), **asked).state is PointState.OK
    unsaid = only(Check.ATTACHED, made(REQUEST, REPORT), **asked)
    assert unsaid.state is PointState.MISSING
