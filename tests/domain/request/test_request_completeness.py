"""The whole list: what is open stands first, and more information never makes it longer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.records.attachment import Attachment, DocumentKind
from ib_desk.domain.records.guardian import Custody, Guardian
from ib_desk.domain.records.opp import Opp
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import School
from ib_desk.domain.records.swv_demand import SwvDemand
from ib_desk.domain.records.swv_route import SwvRoute
from ib_desk.domain.request.request_points import Check, PointState
from tests import builders
from tests.domain.looked_through import POINTS, looked_through
from tests.domain.made_files import REQUEST, made, with_more

NOORS = builders.noor()


def test_an_empty_request_lacks_nearly_all_and_says_so_first():
    result = looked_through(made(REQUEST))
    states = [point.state for point in result.points]
    assert states == sorted(states, key=list(PointState).index)
    assert states.count(PointState.MISSING) >= 20
    assert result.open + result.fulfilled == result.points
    assert result.open[0].code == "question"


def test_noors_request_is_complete():
    result = looked_through(NOORS)
    assert len(result.points) >= 28
    assert result.asking == ()
    # Who signs it at her invented SWV nobody read: until the paper is back that is a tip.
    assert {point.code for point in result.open} == {"signatures"}


def test_a_point_per_person_and_one_for_each_other():
    result = looked_through(NOORS)
    codes = [point.code for point in result.points]
    for code in codes:
        people = {"views": 2, "inspections": 2, "custody": 2, "signatures": 3}.get(code, 1)
        assert codes.count(code) == people


@pytest.mark.parametrize("kind", RequestKind)
def test_only_points_of_this_kind_of_request_are_asked(kind):
    whole = with_more(NOORS, replace(builders.request(), kind=kind))
    usual = [one for one in looked_through(whole).points if one.spec.check is not Check.DEMAND]
    codes = {point.code for point in usual} - {"signatures"}  # of the kind of her route
    asked = {spec.code for spec in POINTS.point if not spec.kinds or kind in spec.kinds}
    assert codes == asked - {"consents", "reports", "experts", "signatures"}, (
        "nothing of others goes along with hers"
    )


def test_open_points_keep_the_order_of_the_data():
    result = looked_through(made(REQUEST))
    order = [spec.code for spec in POINTS.point]
    missing = [p.code for p in result.points if p.state is PointState.MISSING]
    assert missing == sorted(missing, key=order.index)


def test_a_reader_can_go_to_every_open_point():
    for point in looked_through(made(REQUEST)).open:
        assert point.place.field in point.place.record.__dataclass_fields__
        assert point.facts
        assert point.verb


TEXTS = (
    "question",
    "summary",
    "done_and_effect",
    "why_basic_falls_short",
    "asked",
    "school_contributes",
    "others_contribute",
    "starts_on",
    "ends_on",
    "director_agrees_on",
)
RECORDS = tuple(
    record
    for record in builders.records_of(NOORS)
    # Other attachments can be old; a guardian, a plan and what an SWV asks bring new points.
    if not isinstance(record, Attachment | Guardian | Opp | SwvDemand | SwvRequest | SwvRoute)
)


def partly(request_fields: set[str], records: set[Record]) -> Any:
    empty: dict[str, Any] = {
        name: None if name.endswith("_on") else "" for name in TEXTS if name not in request_fields
    }
    request = replace(builders.request(), **empty)
    school = next((r for r in records if isinstance(r, School)), School())
    return made(request, *builders.guardians(), *records, pupil=builders.pupil(), school=school)


@given(
    st.sets(st.sampled_from(TEXTS)),
    st.sets(st.sampled_from(RECORDS)),
    st.sampled_from(TEXTS),
    st.sampled_from(RECORDS),
)
def test_adding_information_never_lowers_what_is_in_order(names, records, name, record):
    before = looked_through(partly(names, records))
    for more in (partly(names | {name}, records), partly(names, records | {record})):
        after = looked_through(more)
        assert len(after.fulfilled) >= len(before.fulfilled)
        assert len(after.points) == len(before.points)


@given(st.sampled_from(Custody), st.booleans())
def test_learning_who_has_gezag_never_adds_an_open_point_for_another(custody, checked):
    guardians = builders.guardians()
    changed = replace(guardians[1], custody=custody, custody_source="register" if checked else "")
    points = looked_through(builders.noor(changed)).points
    others = [
        point
        for point in points
        if point.finding.name == guardians[0].name and point.code != "signatures"
    ]
    assert {point.state for point in others} == {PointState.OK}


def test_time_makes_old_what_was_recent():
    later = date(2028, 1, 1)
    result = looked_through(NOORS, later)
    codes = {point.code for point in result.open}
    assert {"weighing", "recent_attachments"} <= codes


def test_an_opp_that_goes_along_closes_its_point():
    opp = replace(
        builders.attachments()[0],
        kind=DocumentKind.OPP,
        goes_along=True,
        dated_on=date(2026, 9, 14),
    )
    codes = {point.code for point in looked_through(builders.noor(opp)).open}
    assert "opp" not in codes


class TestHints:
    """What nobody read in a form or a law is told and never asks for a reason."""

    def test_a_hint_is_open_and_does_not_ask(self):
        hinted = looked_through(with_more(NOORS, replace(builders.request(), summary="")))
        assert "summary" in {point.code for point in hinted.open}
        assert all(point.is_hint for point in hinted.open), "and how long it may be there"
        assert hinted.asking == ()

    def test_what_was_read_asks(self):
        asked = looked_through(with_more(NOORS, replace(builders.request(), question="")))
        assert [point.code for point in asked.asking] == ["question"]
        assert not asked.asking[0].is_hint

    def test_each_unsure_source_makes_a_hint(self):
        looked = looked_through(made(REQUEST))
        for point in looked.open:
            assert (point in looked.asking) is (point.spec.how_sure is Certainty.READ)
