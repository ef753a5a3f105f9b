"""What people said of a request, and whether they read it."""

from __future__ import annotations

from reportlab.platypus import Flowable

from ib_desk.domain.law.rights import Act
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.request import Inspection, SwvRequest
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.request.request_told import ViewTold, inspections_told, views_told
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.order import Order, filled
from ib_desk.exchange.pdf.statements_block import statement_lines
from ib_desk.exchange.pdf.typesetter import Strong, Typesetter, quoted


class SaidOfRequest:
    """Of one `request`, in the type of its other pages."""

    def __init__(self, order: Order, request: SwvRequest, typesetter: Typesetter) -> None:
        self._order = order
        self._request = request
        self._texts = order.texts.request
        self._set = typesetter

    def views(self) -> list[Flowable]:
        """Each guardian apart; the pupil's words stand on top."""
        asked = self._order.rights.must_or_may(Act.VIEW)
        return [self._told(one) for one in views_told(self._order.whole, self._request, asked)]

    def _told(self, told: ViewTold) -> Flowable:
        view, guardian = told.view, told.guardian
        by_name = "" if view is None else view.name.strip()
        named = by_name or self._order.texts.shared.statement_of_somebody
        who = named if guardian is None else self._order.guardian_label(guardian)
        if view is None:
            return self._set.text("body", fill(self._texts.no_view, who=who))
        return self._view(who, view)

    def _view(self, who: str, view: Statement) -> Flowable:
        agrees = "" if view.agrees is None else self._order.terms.label(view.agrees)
        day = self._order.signed_on(view.said_on, view.id)
        words = quoted(view.words) if view.words.strip() else ""
        facts = ", ".join(filled((agrees, day)))
        return self._set.text("body", Strong(who), f": {facts}. {words}" if facts else f": {words}")

    def statements(self) -> list[Flowable]:
        """Of what the request tells, beside the views on the request itself."""
        return statement_lines(self._order, self._set, OutputKind.REQUEST_PACKAGE, self._request)

    def inspections(self) -> list[Flowable]:
        """Who read it and when, and that the director agrees."""
        order, texts = self._order, self._texts
        asked = order.rights.must_or_may(Act.INSPECT)
        lines = []
        for told in inspections_told(order.whole, self._request, order.earlier, asked):
            guardian, inspection = told.guardian, told.inspection
            who = order.pupil if guardian is None else order.guardian_label(guardian)
            if inspection is None:
                lines.append(self._set.text("body", fill(texts.no_inspection, who=who)))
            else:
                lines.append(self._inspection(who, inspection))
        day = self._request.director_agrees_on
        if day is not None:
            director = self._order.whole.school.director
            signed = self._order.signed_on(day, self._request.id)
            agrees = fill(texts.director_agrees, director=director, day=signed)
            lines.append(self._set.text("body", agrees))
        return lines

    def _inspection(self, who: str, inspection: Inspection) -> Flowable:
        outcome = self._order.terms.label(inspection.outcome)
        day = self._order.signed_on(inspection.on, inspection.id)
        facts = ", ".join(filled((fill(self._texts.inspected, outcome=outcome), day)))
        return self._set.text("body", Strong(who), f": {facts}. {inspection.reason}".rstrip())
