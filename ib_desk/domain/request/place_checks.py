"""What the points of a TLV look at beside its period: the new school, and the goal it is for."""

from __future__ import annotations

from ib_desk.domain.care.goals import active_goals
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.field_place import place_for_new, place_of
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.request.request_points import Case, Finding, PointSpec, missing, ok, weak
from ib_desk.domain.request.text_checks import is_said


def receiving(case: Case, _spec: PointSpec) -> list[Finding]:
    """Which school, and how far it is with a place there; wished for is an answer too.

    Of a dossier the point about who gets it asks which school that is.
    """
    request = case.request
    if not is_said(request, "receiving_school"):
        return [] if request.is_dossier else [missing(place_of(request, "receiving_school"))]
    place = place_of(request, "place_stand")
    if request.place_stand is None:
        return [weak(place, Fact(kind=FactKind.LACKS, field="place_stand"))]
    return [ok(place, Fact(kind=FactKind.CHOSEN, choice=request.place_stand))]


def main_goal(case: Case, _spec: PointSpec) -> list[Finding]:
    """The one that was picked, as long as it is worked on; where there is one only, that."""
    place = place_of(case.request, "main_goal_id")
    found = goal_meant(case.whole, case.request)
    if found is None:
        told = [one for one in active_goals(case.whole) if is_said(one, "aim")]
        return [missing(place if told else place_for_new(Goal, "aim"))]
    if not found.is_active:
        return [weak(place, Fact(kind=FactKind.GOAL_OVER))]
    return [ok(place_of(found, "aim"))]


def goal_meant(whole: WholeFile, request: SwvRequest) -> Goal | None:
    """Picked in the request, or else the only one that is worked on."""
    picked = (one for one in whole.of(Goal) if one.id == request.main_goal_id)
    told = [one for one in active_goals(whole) if is_said(one, "aim")]
    return next(picked, told[0] if len(told) == 1 else None)
