"""Filled is not fit: what holds for every point of the list, whichever it looks at."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.day_direction import Direction, directions
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.contract import Contract
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.known import known_on
from ib_desk.domain.records.need import Need
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import School
from ib_desk.domain.records.weighing import Weighing
from ib_desk.domain.request.request_completeness import Completeness, completeness
from ib_desk.domain.request.request_points import PointState
from tests import builders
from tests.domain.looked_through import POINTS, case, looked_through
from tests.domain.made_files import TODAY, made

KINDS = (RequestKind.ARRANGEMENT, RequestKind.TLV_SO)
TOMORROW = TODAY + timedelta(days=1)


def noors(kind: RequestKind, change: Any) -> WholeFile:
    """Her file, each record changed."""
    records = [
        change(replace(one, kind=kind) if isinstance(one, SwvRequest) else one)
        for one in (*builders.records_of(builders.noor()), *builders.guardians())
    ]
    pupil, school = change(builders.pupil()), change(builders.school())
    return made(*records, pupil=pupil, school=school)


def with_texts(record: Record, text: str) -> Record:
    """All that somebody typed in it is this; what the program wrote itself stays."""
    kept = {"digest", "pages_digest"}
    typed: dict[str, Any] = {
        one.name: text
        for one in fields(record)
        if one.name not in kept and isinstance(getattr(record, one.name), str)
        if getattr(record, one.name)
    }
    return replace(record, **typed)


def fit(looked: Completeness) -> list[str]:
    return sorted(point.code for point in looked.points if point.state is PointState.OK)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("stroke", ["-", "…", "?"])
def test_a_stroke_is_as_good_as_nothing(kind, stroke):
    """Whatever was typed: a school without a name, an effect of nothing, a view in one dash."""
    dashed = looked_through(noors(kind, lambda record: with_texts(record, stroke)))
    empty = looked_through(noors(kind, lambda record: with_texts(record, "")))
    assert fit(dashed) == fit(empty)


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_of_ours_is_fit_with_one_word(kind):
    """But for what others do, where “niets” is an answer."""
    ours_alone = (SwvRequest, Contract, Weighing, Need)
    looked = looked_through(
        noors(
            kind,
            lambda record: (
                with_texts(record, "rust")
                if isinstance(record, ours_alone)
                else replace(record, effect=None)
                if isinstance(record, Intervention)
                else record
            ),
        )
    )
    ours = {spec.code for spec in POINTS.point if spec.least}
    assert not ours & set(fit(looked))


@pytest.mark.parametrize("kind", KINDS)
def test_a_day_that_is_still_to_come_makes_nothing_fit(kind):
    def ahead(record: Record) -> Record:
        past = [name for name, way in directions(type(record)).items() if way is Direction.PAST]
        days: dict[str, Any] = {
            name: TOMORROW for name in past if getattr(record, name) is not None
        }
        return known_on(replace(record, **days), TODAY)

    looked = looked_through(noors(kind, ahead))
    told = [
        (point.code, fact.on)
        for point in looked.points
        for fact in point.facts
        if point.state is PointState.OK and isinstance(fact.on, date)
    ]
    assert not [one for one in told if one[1] > TODAY and one[0] not in {"period", "period_tlv"}]


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_signed_for_an_earlier_text_counts_as_not_signed(kind):
    whole = noors(kind, lambda record: record)
    every = frozenset(record.id for record in builders.records_of(whole))
    before = looked_through(whole)
    after = completeness(replace(case(whole), outdated=every), POINTS)
    lost = set(fit(before)) - set(fit(after))
    assert lost == {"views", "inspections", "director"}


def test_who_is_named_as_a_source_was_read_and_who_is_not_was_not():
    """“Meestal” is no source: what nobody read in a form or a law is told to be checked."""
    vague = re.compile(r"\b(?:meestal|soms|vaak|bijna elk|veel|gebruikelijk)\b")
    for spec in POINTS.point:
        is_vague = bool(vague.search(spec.source))
        assert not (is_vague and spec.how_sure is Certainty.READ), spec.code
        assert spec.seen_on <= date(2026, 11, 30), spec.code


def test_no_school_is_none():
    assert "school" not in fit(looked_through(made(builders.request(), school=School())))
