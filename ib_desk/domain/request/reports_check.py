"""Whether reports of research go along, and whether those who read the request may see them."""

from __future__ import annotations

from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.research import kept_from_bureau, reported_in
from ib_desk.domain.records.assessment import Assessment
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.field_place import place_of
from ib_desk.domain.request.request_points import Case, Finding, PointSpec, ok, weak


def reports(case: Case, _spec: PointSpec) -> list[Finding]:
    """A point for each test or examination whose report goes along; none where none does."""
    return [
        _finding(case, document, one)
        for document in case.whole.of(Attachment)
        if document.goes_along
        for one in reported_in(case.whole, document)
    ]


def _finding(case: Case, document: Attachment, one: Assessment) -> Finding:
    name = one.instrument.strip() or document.title.strip()
    if one in kept_from_bureau(case.whole, document):
        return weak(place_of(one, "may_see"), Fact(kind=FactKind.REPORT_KEPT, name=name))
    return ok(place_of(document, "goes_along"), Fact(kind=FactKind.REPORT_ALONG, name=name))
