"""The plan behind a request: whether it is set.

It asks for something better and never stops: a request can go without agreement on the plan, with
the view of the parent. Of a plan that was made elsewhere, and is a document only, nothing is asked.
"""

from __future__ import annotations

from ib_desk.domain.file.evaluations import evaluated_on, last_evaluation
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.opps import newest_opp, opp_in_force
from ib_desk.domain.law.opp_people import standing_of
from ib_desk.domain.records.field_place import place_of
from ib_desk.domain.records.opp import Opp
from ib_desk.domain.request.request_points import Case, Finding, PointSpec, ok, weak


def opp(case: Case, _spec: PointSpec) -> list[Finding]:
    """A version that holds counts, also while a next one is being written."""
    last, held = newest_opp(case.whole), opp_in_force(case.whole)
    if last is None:
        return []
    if held is not None and _is_to_look_back(case, held):
        passed = Fact(kind=FactKind.PASSED, on=held.evaluate_on)
        return [weak(place_of(held, "evaluate_on"), passed)]
    if held is not None:
        return [ok(place_of(held, "set_on"), Fact(kind=FactKind.ON, on=held.set_on))]
    standing = standing_of(case.whole, last, case.rights)
    return [weak(place_of(last, "set_on"), Fact(kind=FactKind.OPP_STANDING, choice=standing))]


def _is_to_look_back(case: Case, held: Opp) -> bool:
    """Its own day to look back is past, and nobody did since it was set."""
    if held.evaluate_on is None or held.evaluate_on >= case.today:
        return False
    last = last_evaluation(case.whole)
    day = None if last is None else evaluated_on(case.whole, last)
    return day is None or (held.set_on is not None and day < held.set_on)
