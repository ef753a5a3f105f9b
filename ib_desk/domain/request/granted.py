"""What a decision on a request lets run, as a proposal: she confirms it, and it is kept once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.request import BY_SCHOOL_YEAR, RequestKind, SwvRequest
from ib_desk.domain.records.running_measure import MeasureKind, RunningMeasure
from ib_desk.domain.records.swv_decision import SwvDecision

_RUNS: Final[Mapping[RequestKind, MeasureKind]] = {
    RequestKind.ARRANGEMENT: MeasureKind.ARRANGEMENT,
    RequestKind.RENEWAL: MeasureKind.ARRANGEMENT,
    **dict.fromkeys(BY_SCHOOL_YEAR, MeasureKind.TLV),
}
"""After a consult nothing runs."""


def measure_by(decision: SwvDecision, whole: WholeFile) -> RunningMeasure | None:
    """What it points to; `None` where that was never made, or is gone."""
    found = (one for one in whole.of(RunningMeasure) if one.id == decision.measure_id)
    return next(found, None)


def proposed_measure(
    decision: SwvDecision, request: SwvRequest, kept: RunningMeasure | None
) -> RunningMeasure | None:
    """What is to be kept by this decision; `None` where nothing runs, or all of it is kept already.

    What the decision leaves open stays as it was kept, or else is as it was asked.
    """
    kind = _RUNS.get(request.kind)
    if kind is None or not decision.gives or decision.on is None:
        return None
    before = kept or RunningMeasure(
        file_id=request.file_id,
        starts_on=request.starts_on,
        ends_on=request.ends_on,
        category=request.category,
        note=request.asked,
    )
    after = replace(
        before,
        kind=kind,
        number=decision.number or before.number,
        starts_on=decision.starts_on or before.starts_on,
        ends_on=decision.ends_on or before.ends_on,
        category=decision.category or before.category,
        hours=before.hours if decision.hours is None else decision.hours,
    )
    return None if after == kept else after
