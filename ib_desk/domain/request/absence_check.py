"""What the point about absence looks at: totals with a day and a source, or an overview beside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.records.absence import AbsenceTotal, last_told
from ib_desk.domain.records.attachment import DocumentKind
from ib_desk.domain.records.field_place import place_for_new, place_of
from ib_desk.domain.request.document_checks import attached, is_old
from ib_desk.domain.request.request_points import (
    Case,
    Check,
    Finding,
    PointSpec,
    PointState,
    missing,
    ok,
    too_old,
    weak,
)
from ib_desk.domain.request.text_checks import is_said


def absence(case: Case, spec: PointSpec) -> list[Finding]:
    """The last totals; where there are none that are in order, an overview that goes along."""
    beside = attached(case, replace(spec, check=Check.ATTACHED, document=DocumentKind.ABSENCE))
    last = last_told(case.whole.of(AbsenceTotal))
    said = None if last is None else _of_totals(last, spec, case.today)
    if said is not None and PointState.OK in {said.state, beside[0].state}:
        return [said] if said.state is PointState.OK else beside
    if beside[0].state is not PointState.MISSING:
        return beside
    return [said or missing(place_for_new(AbsenceTotal, "excused"))]


def _of_totals(last: AbsenceTotal, spec: PointSpec, today: date) -> Finding:
    if not last.says_how_much:
        name = "excused" if last.unit is not None else "unit"
        return missing(place_of(last, name))
    if last.as_of is None:
        return weak(place_of(last, "as_of"), Fact(kind=FactKind.NO_DATE))
    if not is_said(last, "source"):
        return weak(place_of(last, "source"), Fact(kind=FactKind.LACKS, field="source"))
    if is_old(last.as_of, spec.limit, today):
        fact = Fact(kind=FactKind.TOO_OLD, on=last.as_of, of=spec.limit)
        return too_old(place_for_new(AbsenceTotal, "excused"), fact)
    return ok(place_of(last, "excused"), Fact(kind=FactKind.ON, on=last.as_of))
