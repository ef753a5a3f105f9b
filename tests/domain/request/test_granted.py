"""What a decision lets run: proposed as it was decided, else as it was asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ib_desk.domain.records.request import BY_SCHOOL_YEAR, RequestKind, SwvRequest
from ib_desk.domain.records.running_measure import FundingCategory, MeasureKind, RunningMeasure
from ib_desk.domain.records.swv_decision import RequestOutcome, SwvDecision
from ib_desk.domain.request.granted import measure_by, proposed_measure
from tests.domain.made_files import FILE, made

REQUEST = SwvRequest(
    file_id=FILE.id,
    kind=RequestKind.TLV_SO,
    asked="So, twee schooljaren.",
    category=FundingCategory.MIDDLE,
    starts_on=date(2027, 8, 1),
    ends_on=date(2029, 7, 31),
)
DECISION = SwvDecision(
    request_id=REQUEST.id,
    outcome=RequestOutcome.GRANTED,
    on=date(2026, 11, 9),
    number="TLV-26-0088",
    category=FundingCategory.LOW,
    ends_on=date(2028, 7, 31),
)


def test_what_was_decided_comes_before_what_was_asked():
    proposed = proposed_measure(DECISION, REQUEST, None)
    assert proposed is not None
    assert replace(proposed, id=RunningMeasure(file_id=FILE.id).id) != proposed
    assert (proposed.file_id, proposed.kind, proposed.number) == (
        FILE.id,
        MeasureKind.TLV,
        "TLV-26-0088",
    )
    assert proposed.category is FundingCategory.LOW
    assert (proposed.starts_on, proposed.ends_on) == (date(2027, 8, 1), date(2028, 7, 31))
    assert proposed.note == "So, twee schooljaren."


def test_what_a_decision_leaves_open_is_as_it_was_asked():
    bare = replace(DECISION, ends_on=None, category=None, number="")
    proposed = proposed_measure(bare, REQUEST, None)
    assert proposed is not None
    assert (proposed.ends_on, proposed.category) == (REQUEST.ends_on, REQUEST.category)
    later = replace(DECISION, starts_on=date(2027, 10, 1))
    proposed = proposed_measure(later, REQUEST, None)
    assert proposed is not None
    assert proposed.starts_on == date(2027, 10, 1)


@pytest.mark.parametrize("kind", RequestKind)
def test_what_runs_follows_from_what_was_asked(kind):
    proposed = proposed_measure(DECISION, replace(REQUEST, kind=kind), None)
    found = None if proposed is None else proposed.kind
    by_kind = dict.fromkeys(BY_SCHOOL_YEAR, MeasureKind.TLV) | {
        RequestKind.ARRANGEMENT: MeasureKind.ARRANGEMENT,
        RequestKind.RENEWAL: MeasureKind.ARRANGEMENT,
        RequestKind.CONSULT: None,
    }
    assert found is by_kind[kind]


@pytest.mark.parametrize("outcome", [None, *RequestOutcome])
def test_nothing_runs_by_what_was_not_granted(outcome):
    proposed = proposed_measure(replace(DECISION, outcome=outcome), REQUEST, None)
    gives = outcome in {RequestOutcome.GRANTED, RequestOutcome.PARTLY}
    assert (proposed is not None) is gives


def test_a_decision_without_a_day_proposes_nothing_yet():
    assert proposed_measure(replace(DECISION, on=None), REQUEST, None) is None


def test_what_is_kept_already_is_not_proposed_again_and_what_differs_is():
    kept = proposed_measure(DECISION, REQUEST, None)
    assert kept is not None
    kept = replace(kept, note="Zelf bijgeschreven.", hours=8)
    assert proposed_measure(DECISION, REQUEST, kept) is None
    mended = replace(DECISION, number="TLV-26-0089", hours=12)
    assert proposed_measure(mended, REQUEST, kept) == replace(kept, number="TLV-26-0089", hours=12)


def test_it_points_to_what_is_there():
    kept = RunningMeasure(file_id=FILE.id)
    pointing = replace(DECISION, measure_id=kept.id)
    assert measure_by(pointing, made(kept)) is kept
    assert measure_by(pointing, made()) is None
    assert measure_by(DECISION, made(kept)) is None
