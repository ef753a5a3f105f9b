"""What the points of a request look at in where it goes: an SWV, the own board, or a school."""

from __future__ import annotations

from typing import Final

from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.records.field_place import place_for_new, place_of
from ib_desk.domain.records.swv import Decider, DeliveryForm
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.request.request_checks import doubted
from ib_desk.domain.request.request_points import (
    Case,
    Finding,
    PointSpec,
    missing,
    ok,
    weak,
    weak_if,
)
from ib_desk.domain.request.text_checks import is_said, too_short

_NO_SWV: Final = place_for_new(SwvProfile, "name")


def recipient(case: Case, _spec: PointSpec) -> list[Finding]:
    """The school that files it, the own board, or an SWV of which is known how it takes it in."""
    request, whole = case.request, case.whole
    if request.is_dossier:
        place = place_of(request, "receiving_school")
        return [ok(place) if is_said(request, "receiving_school") else missing(place)]
    if request.decided_by is Decider.OWN_BOARD:
        place = place_of(whole.school, "board")
        return [ok(place) if is_said(whole.school, "board") else missing(place)]
    if request.decided_by is Decider.INSTITUTION:
        # It takes in no request of ours: who decides is to be said anew.
        return [missing(place_of(request, "decided_by"))]
    return [_swv(case)]


def _swv(case: Case) -> Finding:
    whole, request = case.whole, case.request
    swv = whole.deciding_swv(request)
    if whole.swvs and not request.knows_swv:
        # That of the school is a guess here: who knows that it is the one can say so.
        return weak(place_of(request, "swv_id"), Fact(kind=FactKind.LACKS, field="swv_id"))
    if whole.swvs and whole.has_lost_swv(request):
        return missing(place_of(request, "swv_id"), Fact(kind=FactKind.SWV_GONE))
    if swv not in whole.swvs:
        # Where there are some, it only has to be said which.
        return missing(place_of(whole.school, "swv_id") if whole.swvs else _NO_SWV)
    if not is_said(swv, "name"):
        return missing(place_of(swv, "name"))
    if swv.counter is DeliveryForm.UNKNOWN:
        return weak(place_of(swv, "counter"), Fact(kind=FactKind.LACKS, field="counter"))
    facts = doubted(swv, ("number",), case.today)
    return weak_if(facts, place_of(swv, facts[0].field if facts else "name"))


def category(case: Case, spec: PointSpec) -> list[Finding]:
    """Of a dossier the school that files it says which; ours, why the need is as high as that."""
    request = case.request
    if request.category is None:
        place = place_of(request, "category")
        lacks = Fact(kind=FactKind.LACKS, field="category")
        return [weak(place, lacks) if request.is_dossier else missing(place)]
    if not request.category_because.strip():
        lacks = Fact(kind=FactKind.LACKS, field="category_because")
        return [weak(place_of(request, "category_because"), lacks)]
    if short := too_short(request.category_because, spec.least):
        return [weak(place_of(request, "category_because"), *short)]
    return [ok(place_of(request, "category"))]
