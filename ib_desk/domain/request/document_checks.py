"""What the points of a request look at in the documents that go along.

That one is there is not enough: it has a day on which it can have been made, it is not too old, and
of a plan it is the version that holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from ib_desk.domain.dutch_dates import add_months
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.opps import opp_in_force
from ib_desk.domain.file.research import is_research
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.attachment import Attachment, DocumentKind
from ib_desk.domain.records.field_place import FieldPlace, place_for_new, place_of
from ib_desk.domain.request.request_points import (
    Case,
    Finding,
    PointSpec,
    missing,
    ok,
    too_old,
    weak,
)

ANY_AGE: Final = 1200
"""Months: of what no age is asked, and more than anybody means."""


def attached(case: Case, spec: PointSpec) -> list[Finding]:
    """An attachment of this kind goes along, and at least one of them is fit."""
    documents = case.whole.of(Attachment)
    of_kind = [one for one in documents if _is_asked_for(case.whole, one, spec.document)]
    along = [a for a in of_kind if a.goes_along]
    if not along:
        place = (
            place_of(of_kind[0], "goes_along") if of_kind else place_for_new(Attachment, "title")
        )
        return [missing(place)]
    problems = _problems(along, spec, case)
    if len(problems) < len(along):
        return [ok(place_of(along[0], "title"), Fact(kind=FactKind.COUNT, number=len(along)))]
    if problems[0].kind in _ASK_ANOTHER:
        # A newer one is asked for; another day on the old one would be untrue.
        return [_unfit(place_for_new(Attachment, "title"), problems[:1])]
    return [weak(place_of(along[0], "dated_on"), problems[0])]


def _is_asked_for(whole: WholeFile, document: Attachment, kind: DocumentKind | None) -> bool:
    if kind is DocumentKind.RESEARCH:
        return is_research(whole, document)
    return kind in {None, document.kind}


def recent(case: Case, spec: PointSpec) -> list[Finding]:
    """Nothing that goes along is older than is usual; older needs a reason."""
    along = [a for a in case.whole.of(Attachment) if a.goes_along]
    if not along:
        return []
    problems = _problems(along, spec, case)
    if problems:
        first = next(a for a in along if a.id == problems[0].record_id)
        return [_unfit(place_of(first, "dated_on"), problems)]
    return [ok(place_of(along[0], "dated_on"), Fact(kind=FactKind.COUNT, number=len(along)))]


def is_old(day: date, months: int, today: date) -> bool:
    """Whether more than so many months went by since."""
    return day < months_before(today, months)


def months_before(today: date, months: int) -> date:
    """Never before `ANY_AGE`: what one SWV asks is typed, and six digits would be before year 1."""
    return add_months(today, -min(months, ANY_AGE))


_ASK_ANOTHER: Final = frozenset({FactKind.TOO_OLD, FactKind.EARLIER_PLAN})


def _unfit(place: FieldPlace, problems: Sequence[Fact]) -> Finding:
    """Too old where that is all that is the matter."""
    are_old = all(one.kind is FactKind.TOO_OLD for one in problems)
    return too_old(place, *problems) if are_old else weak(place, *problems)


def _problems(along: Sequence[Attachment], spec: PointSpec, case: Case) -> list[Fact]:
    """The first thing that is the matter with each; what they are held to is worked out once."""
    born, oldest = case.whole.pupil.born_on, months_before(case.today, spec.limit)
    first = date.min if born is None else born.earliest
    held = opp_in_force(case.whole) if spec.document is DocumentKind.OPP else None
    set_on = date.min if held is None or held.set_on is None else held.set_on
    found = []
    for one in along:
        day = one.dated_on
        if day is None:
            kind = FactKind.NO_DATE
        elif day < first:
            kind = FactKind.BEFORE_BIRTH
        elif day < oldest:
            kind = FactKind.TOO_OLD
        elif day < set_on:
            # Printed before the plan that holds was set: that is another text.
            kind = FactKind.EARLIER_PLAN
        else:
            continue
        of = spec.limit if kind is FactKind.TOO_OLD else None
        found.append(Fact(kind=kind, on=day, of=of, name=one.title, record_id=one.id))
    return found
