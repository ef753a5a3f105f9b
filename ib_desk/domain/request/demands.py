"""What the SWV of a request asks beside the usual points, looked at.

What was not read in a form or a law is at most a hint: it is weak, and never missing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.file.evaluations import evaluated_meetings, evaluated_on, last_evaluation
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.opps import opp_in_force
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.folding import fold
from ib_desk.domain.records.assessment import Assessment, TakenHow
from ib_desk.domain.records.field_place import place_for_new, place_of
from ib_desk.domain.records.latest import latest
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.opp import Opp
from ib_desk.domain.records.swv_demand import DemandOf, RequestText, SwvDemand
from ib_desk.domain.request.asked_texts import demands_on
from ib_desk.domain.request.derived_texts import evaluated, falls_short
from ib_desk.domain.request.document_checks import ANY_AGE, attached, is_old, months_before
from ib_desk.domain.request.request_points import (
    Case,
    Check,
    DemandWords,
    Finding,
    Point,
    PointSpec,
    PointState,
    missing,
    ok,
    too_old,
    too_young,
    weak,
)
from ib_desk.domain.request.text_checks import too_short


def demand_points(case: Case, words: DemandWords) -> list[Point]:
    """A point for each demand of the SWV that decides, if it says enough, as they were added."""
    return [
        _point(case, one, one.what, words)
        for one in demands_on(case.whole, case.request)
        if one.what is not None
    ]


def _point(case: Case, demand: SwvDemand, what: DemandOf, words: DemandWords) -> Point:
    spec = spec_of(demand, words)
    return Point(spec=spec, finding=_capped(demand, _LOOKS[what](case, demand, spec)))


def spec_of(demand: SwvDemand, words: DemandWords) -> PointSpec:
    """What is asked, with whose demand it is; without a source it is to be checked."""
    is_document = demand.what is DemandOf.DOCUMENT
    return PointSpec(
        code=f"demand_{demand.id}",
        check=Check.ATTACHED if is_document else Check.DEMAND,
        title=demand.title.replace("{", "(").replace("}", ")"),
        why=words.why,
        source=demand.source.strip() or words.no_source,
        how_sure=demand.how_sure or Certainty.NOT_FOUND,
        seen_on=demand.seen_on or date.min,
        verb=words.verb,
        limit=(demand.months or ANY_AGE) if is_document else 0,
        document=demand.document if is_document else None,
    )


def _capped(demand: SwvDemand, finding: Finding) -> Finding:
    if finding.state is PointState.MISSING and demand.how_sure is not Certainty.READ:
        return replace(finding, state=PointState.WEAK)
    return finding


def _document(case: Case, _demand: SwvDemand, spec: PointSpec) -> Finding:
    return attached(case, spec)[0]


def _text(case: Case, demand: SwvDemand, _spec: PointSpec) -> Finding:
    """Only what was typed is counted: what the file says in its place is nobody's to shorten."""
    field = "" if demand.text is None else demand.text.value
    text, place = getattr(case.request, field).strip(), place_of(case.request, field)
    if not text:
        says = _SAID_BY_FILE.get(field)
        return ok(place) if says is not None and says(case.whole) else missing(place)
    if short := too_short(text, 0):
        return weak(place, *short)
    length = Fact(kind=FactKind.LENGTH, number=len(text), of=demand.length)
    return ok(place, length) if len(text) <= (demand.length or 0) else weak(place, length)


def _opp_in_use(case: Case, demand: SwvDemand, _spec: PointSpec) -> Finding:
    """Since its first version was set: a plan that is adapted is in use all the while."""
    plans = [one for one in case.whole.of(Opp) if one.is_set and one.set_on]
    first = min(plans, key=lambda one: one.set_on or date.max, default=None)
    if first is None or opp_in_force(case.whole) is None:
        return missing(place_for_new(Opp, "set_on"))
    least = demand.least_months or 0
    since = Fact(kind=FactKind.ON, on=first.set_on)
    if first.set_on is not None and first.set_on > months_before(case.today, least):
        young = Fact(kind=FactKind.TOO_YOUNG, on=first.set_on, of=least)
        return too_young(place_of(first, "set_on"), young)
    return ok(place_of(first, "set_on"), since)


def _opp_evaluated(case: Case, demand: SwvDemand, _spec: PointSpec) -> Finding:
    whole, new_one = case.whole, place_for_new(Meeting, "held_on")
    last = last_evaluation(whole)
    day = None if last is None else evaluated_on(whole, last)
    if last is None or day is None:
        begun = evaluated_meetings(whole)
        no_date = Fact(kind=FactKind.NO_DATE)
        return weak(place_of(begun[0], "held_on"), no_date) if begun else missing(new_one)
    if is_old(day, demand.months or 0, case.today):
        return too_old(new_one, Fact(kind=FactKind.TOO_OLD, on=day, of=demand.months))
    return ok(place_of(last, "what_works"), Fact(kind=FactKind.ON, on=day))


def _test(case: Case, demand: SwvDemand, _spec: PointSpec) -> Finding:
    """Individually, by an instrument that counts there; which that is, a person knows better."""
    accepted = [fold(name.strip()) for name in demand.tests.split(",") if name.strip()]
    taken = [
        one
        for one in case.whole.of(Assessment)
        if one.taken_how is TakenHow.INDIVIDUAL
        and (not accepted or any(name in fold(one.instrument) for name in accepted))
    ]
    last = latest(taken, lambda one: one.taken_on)
    if last is None:
        return missing(place_for_new(Assessment, "instrument"))
    place = place_of(last, "taken_on")
    if last.taken_on is None:
        return weak(place, Fact(kind=FactKind.NO_DATE, name=last.instrument))
    if demand.months and is_old(last.taken_on, demand.months, case.today):
        old = Fact(kind=FactKind.TOO_OLD, on=last.taken_on, of=demand.months, name=last.instrument)
        return too_old(place_for_new(Assessment, "instrument"), old)
    return ok(place, Fact(kind=FactKind.ON, on=last.taken_on))


_SAID_BY_FILE: Final[Mapping[str, Callable[[WholeFile], object]]] = {
    RequestText.DONE.value: evaluated,
    RequestText.FALLS_SHORT.value: falls_short,
}
_LOOKS: Final[Mapping[DemandOf, Callable[[Case, SwvDemand, PointSpec], Finding]]] = {
    DemandOf.DOCUMENT: _document,
    DemandOf.TEXT: _text,
    DemandOf.OPP_IN_USE: _opp_in_use,
    DemandOf.OPP_EVALUATED: _opp_evaluated,
    DemandOf.TEST: _test,
}
