"""The point about absence: totals with a day and a source, or an overview that goes along."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.records.absence import AbsenceTotal, AbsenceUnit
from ib_desk.domain.records.attachment import Attachment, ContentId, DocumentKind, MediaType
from ib_desk.domain.records.record import Record
from ib_desk.domain.request.request_points import Check, PointState
from tests.domain.looked_through import only
from tests.domain.made_files import FILE, REQUEST, TODAY, made

MISSING, WEAK, OK = PointState.MISSING, PointState.WEAK, PointState.OK
TOO_OLD = PointState.TOO_OLD
LONG_AGO = date(2025, 9, 16)
TOTAL = AbsenceTotal(
    file_id=FILE.id,
    as_of=TODAY,
    excused=61,
    unexcused=4,
    unit=AbsenceUnit.DAY_PARTS,
    source="ons systeem",
)
OVERVIEW = Attachment(
    file_id=FILE.id,
    content_id=ContentId(uuid4()),
    title="Verzuimoverzicht",
    kind=DocumentKind.ABSENCE,
    media_type=MediaType.TEXT,
    size=1,
    digest="",
    dated_on=TODAY,
    goes_along=True,
)


def saw(*records: Record) -> tuple[PointState, list[FactKind], type[Record], str]:
    point = only(Check.ABSENCE, made(REQUEST, *records), limit=12)
    return point.state, [fact.kind for fact in point.facts], point.place.record, point.place.field


def test_nothing_leads_to_new_totals():
    assert saw() == (MISSING, [FactKind.EMPTY], AbsenceTotal, "excused")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, (OK, [FactKind.ON], "excused")),
        ({"excused": None}, (OK, [FactKind.ON], "excused")),
        ({"excused": None, "unexcused": None}, (MISSING, [FactKind.EMPTY], "excused")),
        ({"unit": None}, (MISSING, [FactKind.EMPTY], "unit")),
        ({"as_of": None}, (WEAK, [FactKind.NO_DATE], "as_of")),
        ({"source": " "}, (WEAK, [FactKind.LACKS], "source")),
        ({"as_of": LONG_AGO}, (TOO_OLD, [FactKind.TOO_OLD], "excused")),
    ],
)
def test_totals_have_a_number_a_day_and_a_source(values, expected):
    state, facts, record, field = saw(replace(TOTAL, **values))
    assert (state, facts, field) == expected
    assert record is AbsenceTotal


def test_the_last_totals_count():
    assert saw(replace(TOTAL, id=uuid4(), as_of=LONG_AGO), TOTAL)[0] is OK


def test_an_overview_that_goes_along_is_enough():
    assert saw(OVERVIEW) == (OK, [FactKind.COUNT], Attachment, "title")
    assert saw(replace(TOTAL, as_of=None), OVERVIEW)[:2] == (OK, [FactKind.COUNT])
    assert saw(replace(OVERVIEW, dated_on=None)) == (
        WEAK,
        [FactKind.NO_DATE],
        Attachment,
        "dated_on",
    )
    assert saw(TOTAL, replace(OVERVIEW, dated_on=None))[:2] == (OK, [FactKind.ON])
    assert saw(replace(OVERVIEW, goes_along=False))[2] is AbsenceTotal
    assert saw(replace(OVERVIEW, kind=DocumentKind.OPP))[0] is MISSING


def test_what_says_how_much_counts_before_a_later_day_on_which_a_limit_was_reached():
    earlier = replace(TOTAL, as_of=TODAY - timedelta(days=30))
    reached = AbsenceTotal(file_id=FILE.id, as_of=TODAY, limit_on=TODAY)
    assert saw(earlier, reached) == (OK, [FactKind.ON], AbsenceTotal, "excused")


def test_all_that_is_told_of_totals_is_theirs():
    """With which day, which limit and which field: the window says each."""
    (lacks,) = only(Check.ABSENCE, made(REQUEST, replace(TOTAL, source="-")), limit=12).facts
    assert lacks == Fact(kind=FactKind.LACKS, field="source")
    (old,) = only(Check.ABSENCE, made(REQUEST, replace(TOTAL, as_of=LONG_AGO)), limit=12).facts
    assert old == Fact(kind=FactKind.TOO_OLD, on=LONG_AGO, of=12)
    (day,) = only(Check.ABSENCE, made(REQUEST, TOTAL), limit=12).facts
    assert day == Fact(kind=FactKind.ON, on=TODAY)
