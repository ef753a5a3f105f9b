"""How complete and clear a request is: a list that says what is missing and where to fill it in.

It warns and never blocks: the stops are in `ib_desk.domain.leaving.hard_stops`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.request import recipient_checks as recipient
from ib_desk.domain.request import request_checks as checks
from ib_desk.domain.request import request_people_checks as people
from ib_desk.domain.request import text_checks as texts
from ib_desk.domain.request.absence_check import absence
from ib_desk.domain.request.aims_check import goals, needs
from ib_desk.domain.request.demands import demand_points
from ib_desk.domain.request.document_checks import attached, recent
from ib_desk.domain.request.opp_point import opp
from ib_desk.domain.request.period_check import period
from ib_desk.domain.request.place_checks import main_goal, receiving
from ib_desk.domain.request.reports_check import reports
from ib_desk.domain.request.request_consents import consents
from ib_desk.domain.request.request_points import (
    Case,
    Check,
    Finding,
    Point,
    PointSpec,
    PointState,
    RequestPoints,
)
from ib_desk.domain.request.route_checks import OF_ROUTE, experts, of_route
from ib_desk.domain.request.signing_check import signatures
from ib_desk.domain.request.talk_check import talk

_CHECKS: Final[Mapping[Check, Callable[[Case, PointSpec], list[Finding]]]] = {
    Check.FILLED: checks.filled,
    Check.QUESTION: texts.question,
    Check.PUPIL_VOICE: people.pupil_voice,
    Check.SHARED_PERSPECTIVE: texts.shared_perspective,
    Check.STRENGTH: checks.strength,
    Check.EFFECT: checks.effect,
    Check.NEEDS: needs,
    Check.GOALS: goals,
    Check.DONE: texts.done,
    Check.FALLS_SHORT: texts.falls_short_said,
    Check.ASKED: texts.asked,
    Check.PERIOD: period,
    Check.SUMMARY: texts.summary,
    Check.WEIGHING: checks.weighing,
    Check.VIEWS: people.views,
    Check.INSPECTIONS: people.inspections,
    Check.DIRECTOR: people.director,
    Check.CUSTODY: people.custody,
    Check.CONSENTS: consents,
    Check.ADDRESS: checks.address,
    Check.SCHOOL: checks.school,
    Check.SWV: recipient.recipient,
    Check.ATTACHED: attached,
    Check.RECENT: recent,
    Check.OPP: opp,
    Check.ABSENCE: absence,
    Check.CAREER: checks.career,
    Check.CATEGORY: recipient.category,
    Check.REPORTS: reports,
    Check.RECEIVING: receiving,
    Check.MAIN_GOAL: main_goal,
    Check.TALK: talk,
    Check.EXPERTS: experts,
    Check.SIGNATURES: signatures,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """`points`: by state, what is missing first and what is in order last, each as in the data."""

    points: tuple[Point, ...]

    @property
    def open(self) -> tuple[Point, ...]:
        """What the user may still want to do."""
        return tuple(p for p in self.points if p.finding.state is not PointState.OK)

    @property
    def asking(self) -> tuple[Point, ...]:
        """Of those what a bureau or a law is known to ask: who passes that over says why."""
        return tuple(point for point in self.open if not point.is_hint)

    @property
    def fulfilled(self) -> tuple[Point, ...]:
        """What is in order."""
        return tuple(p for p in self.points if p.finding.state is PointState.OK)


def completeness(case: Case, points: RequestPoints) -> Completeness:
    """Every point that this kind of request needs, and what its own SWV asks, looked at."""
    demanded = demand_points(case, points.demand)
    usual = [
        Point(
            spec=of_route(case, spec, points.demand) if spec.check in OF_ROUTE else spec,
            finding=finding,
        )
        for spec in points.point
        if case.request.is_one_of(spec.kinds)
        for finding in _CHECKS[spec.check](case, spec)
    ]
    left_out = {id(point) for point in _twice(usual, demanded)}
    looked_at = [point for point in (*usual, *demanded) if id(point) not in left_out]
    in_order = [one for state in PointState for one in looked_at if one.finding.state is state]
    return Completeness(points=tuple(in_order))


def _twice(usual: Sequence[Point], demanded: Sequence[Point]) -> Iterator[Point]:
    """Of what both ask of one document: the usual where the SWV says it, else the softer of both.

    A demand that nobody read is at most a hint, so it never hides that a document is missing.
    """
    for document in {point.spec.document for point in demanded} - {None}:
        own = [point for point in demanded if point.spec.document is document]
        others = [point for point in usual if point.spec.document is document]
        is_read = any(point.spec.how_sure is Certainty.READ for point in own)
        hardest = min(map(_hardness, own))
        if is_read or all(_hardness(point) >= hardest for point in others):
            yield from others
        else:
            yield from own


def _hardness(point: Point) -> int:
    return tuple(PointState).index(point.state)
