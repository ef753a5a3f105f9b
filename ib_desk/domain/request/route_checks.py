"""What the points of a request look at in how its SWV works: experts who advise before it is filed.

Where nobody wrote down how it goes there, nothing is claimed and nothing is asked.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.attachment import DocumentKind
from ib_desk.domain.records.expert_advice import ExpertAdvice
from ib_desk.domain.records.field_place import place_for_new
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.swv import ExpertsWhen
from ib_desk.domain.request.document_checks import ANY_AGE, attached
from ib_desk.domain.request.request_points import (
    Case,
    Check,
    DemandWords,
    Finding,
    PointSpec,
    PointState,
    ok,
)

OF_ROUTE: Final = (Check.EXPERTS, Check.SIGNATURES)
"""Checks of what one SWV asks by its route: whose source is that of the route."""

_BEFORE: Final = frozenset({ExpertsWhen.BEFORE_BY_SCHOOL, ExpertsWhen.BEFORE_BY_SWV})


def hears_of_advice(whole: WholeFile, request: SwvRequest) -> bool:
    """Whether one notes advices of it while it is a concept: one was, or is asked before filing."""
    route = whole.route_of(request)
    is_first = route is not None and route.experts in _BEFORE
    return is_first or bool(whole.parts_of(request, ExpertAdvice))


def experts(case: Case, spec: PointSpec) -> list[Finding]:
    """An advice goes along, where one is asked before filing; with who has to ask for it."""
    route = case.whole.route_of(case.request)
    if route is None or route.experts not in _BEFORE:
        return []
    asked = replace(spec, check=Check.ATTACHED, document=DocumentKind.EXPERT_ADVICE, limit=ANY_AGE)
    (found,) = attached(case, asked)
    by_whom = Fact(kind=FactKind.CHOSEN, choice=route.experts)
    told = [
        one.on
        for one in case.whole.of(ExpertAdvice)
        if one.request_id == case.request.id and one.on is not None
    ]
    if route.experts is ExpertsWhen.BEFORE_BY_SWV:
        # The bureau has it from its own expert: what was noted of it is enough.
        if told:
            return [ok(found.place, by_whom, Fact(kind=FactKind.ON, on=max(told)))]
        if found.state is PointState.MISSING:
            found = replace(found, place=place_for_new(ExpertAdvice, "name"))
    facts = [fact for fact in found.facts if fact.kind is not FactKind.EMPTY]
    is_hint = route.how_sure is not Certainty.READ and found.state is PointState.MISSING
    state = PointState.WEAK if is_hint else found.state
    return [replace(found, state=state, facts=(by_whom, *facts))]


def of_route(case: Case, spec: PointSpec, words: DemandWords) -> PointSpec:
    """The same with the source of the route, which is what asks; as it is where there is none."""
    route = case.whole.route_of(case.request)
    if route is None:
        return spec
    source, sure = route.source.strip() or words.no_source, route.how_sure or Certainty.NOT_FOUND
    return replace(spec, source=source, how_sure=sure, seen_on=route.seen_on or date.min)
