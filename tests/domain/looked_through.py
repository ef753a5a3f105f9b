"""Looking one request through for tests: all points, or a single check."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.request.request_completeness import Completeness, completeness
from ib_desk.domain.request.request_points import Case, Check, Point, PointSpec, RequestPoints
from tests.domain.made_files import REQUEST, TODAY, made
from tests.shipped import catalogue, rights_on

POINTS = catalogue().points
TERMS = catalogue().terms


def case(whole: WholeFile, today: date = TODAY) -> Case:
    request = whole.of(SwvRequest)[0]
    return Case(whole=whole, request=request, rights=rights_on(whole, today), today=today)


def looked_through(whole: WholeFile, today: date = TODAY) -> Completeness:
    return completeness(case(whole, today), POINTS)


def spec(check: Check, **values: Any) -> PointSpec:
    known: dict[str, Any] = {"code": "c", "title": "T", "why": "w", "source": "s", "verb": "v"}
    known |= {"how_sure": Certainty.READ, "seen_on": TODAY}
    return PointSpec(check=check, **(known | values))


def found(check: Check, whole: WholeFile, **values: Any) -> list[Point]:
    """The points that this one check gives."""
    points = RequestPoints(point=(spec(check, **values),), demand=POINTS.demand)
    return list(completeness(case(whole), points).points)


def of_request(check: Check, limit: int = 0, least: int = 0, **values: Any) -> Point:
    """As `only`, of a file with nothing but a request that says this."""
    return only(check, made(replace(REQUEST, **values)), limit=limit, least=least)


def saw(point: Point) -> tuple[Any, ...]:
    """(state, kinds of its facts, record, field)."""
    kinds = [fact.kind for fact in point.facts]
    return point.state, kinds, point.place.record, point.place.field


def only(check: Check, whole: WholeFile, **values: Any) -> Point:
    (point,) = found(check, whole, **values)
    return point
