"""What the point about the period looks at: begin before end, not over, and whole school years.

A TLV for special schools holds for one or more whole school years; where it begins during one, the
rest of that year comes on top (WEC, article 40, text of 2017; SWV Noord-Kennemerland). How long
one for sbo or praktijkonderwijs holds is up to the SWV, also to the end of a school year.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from ib_desk.domain.care.goals import period_of_plan
from ib_desk.domain.dutch_dates import first_of_school_year, last_of_school_year, school_year
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.field_place import place_of
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.request import (
    BY_SCHOOL_YEAR,
    WITH_CATEGORY,
    RequestKind,
    SwvRequest,
)
from ib_desk.domain.request.request_points import Case, Finding, PointSpec, missing, ok, weak

_FOR_HELP: Final = frozenset({RequestKind.ARRANGEMENT, RequestKind.RENEWAL})


def period(case: Case, _spec: PointSpec) -> list[Finding]:
    """From when and until when, in that order; not over, and a TLV to the end of a school year."""
    start, end = case.request.starts_on, case.request.ends_on
    lacking = "ends_on" if start else "starts_on"
    if start is None and end is None:
        return [missing(place_of(case.request, lacking))]
    if start is None or end is None:
        fact = Fact(kind=FactKind.LACKS, field=lacking)
        return [weak(place_of(case.request, lacking), fact)]
    if end < start:
        fact = Fact(kind=FactKind.TURNED_ROUND, on=start, until=end)
        return [weak(place_of(case.request, "ends_on"), fact)]
    unfit = [] if end >= case.today else [Fact(kind=FactKind.PERIOD_OVER, until=end)]
    unfit += _by_school_year(case.request.kind, start, end)
    if unfit:
        return [weak(place_of(case.request, "ends_on"), *unfit)]
    facts = [Fact(kind=FactKind.PERIOD, on=start, until=end)]
    if case.request.kind in BY_SCHOOL_YEAR:
        years = school_year(end) - school_year(start) + 1
        facts.append(Fact(kind=FactKind.SCHOOL_YEARS, number=years))
    return [ok(place_of(case.request, "starts_on"), *facts)]


def with_plan(request: SwvRequest, whole: WholeFile, today: date) -> SwvRequest:
    """A request for help that begins when the goals and the help do that are planned for it.

    Until when is left open: help goes on longer than a goal. School years are not of the plan.
    """
    if request.kind not in _FOR_HELP:
        return request
    start, _end = period_of_plan(whole.of(Goal), whole.of(Intervention), today)
    return replace(request, starts_on=start)


def first_whole_year_ends(start: date) -> date:
    """The end of the first school year that is whole after `start`, or from it."""
    began = school_year(start)
    is_whole = start == first_of_school_year(began)
    return last_of_school_year(began if is_whole else began + 1)


def _by_school_year(kind: RequestKind, start: date, end: date) -> list[Fact]:
    if kind not in BY_SCHOOL_YEAR:
        return []
    if end != last_of_school_year(school_year(end)):
        return [Fact(kind=FactKind.NO_SCHOOL_YEAR, until=end)]
    first = first_whole_year_ends(start)
    is_short = kind in WITH_CATEGORY and end < first
    return [Fact(kind=FactKind.NO_WHOLE_YEAR, until=first)] if is_short else []
