"""What people said of a request, and whether they read it."""

from __future__ import annotations

from reportlab.platypus import Flowable

from ib_desk.domain.law.rights import Act
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.request import Inspection, InspectionOutcome, SwvRequest
from ib_desk.domain.records.statement import Statement
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
        """Each guardian apart; the pupil's words stand on top.

        Silence is told only of those who must be asked: of others it would read as a gap.
        """
        lines = []
        asked = self._asked(Act.VIEW)
        for guardian in self._order.whole.guardians:
            who = self._order.guardian_label(guardian)
            views = self.views_of(guardian.id)
            lines += [self._view(who, view) for view in views]
            if not views and guardian.id in asked:
                lines.append(self._set.text("body", fill(self._texts.no_view, who=who)))
        return lines + [self._view(self._other(view), view) for view in self._of_others()]

    def _of_others(self) -> list[Statement]:
        """What teachers and helpers think of it."""
        return [
            view
            for view in self._order.whole.of(Statement)
            if view.about == self._request.id and view.of_professional
        ]

    def _other(self, view: Statement) -> str:
        return view.name.strip() or self._order.texts.shared.statement_of_somebody

    def _asked(self, act: Act) -> tuple[GuardianId | None, ...]:
        """Whom the list of what a request needs asks, too."""
        return self._order.rights.must_or_may(act)

    def _view(self, who: str, view: Statement) -> Flowable:
        agrees = "" if view.agrees is None else self._order.terms.label(view.agrees)
        day = self._order.signed_on(view.said_on, view.id)
        words = quoted(view.words) if view.words.strip() else ""
        facts = ", ".join(filled((agrees, day)))
        return self._set.text("body", Strong(who), f": {facts}. {words}" if facts else f": {words}")

    def statements(self) -> list[Flowable]:
        """Of what the request tells, beside the views on the request itself."""
        return statement_lines(self._order, self._set, OutputKind.REQUEST_PACKAGE, self._request)

    def views_of(self, guardian_id: GuardianId | None) -> list[Statement]:
        """Of one guardian, or of the pupil (`None`)."""
        return [
            view
            for view in self._order.whole.of(Statement)
            if view.about == self._request.id
            and view.guardian_id == guardian_id
            and not view.of_professional
        ]

    def inspections(self) -> list[Flowable]:
        """Who read it and when, and that the director agrees."""
        texts, lines = self._texts, []
        inspections = [
            one
            for one in self._order.whole.of(Inspection)
            if one.request_id == self._request.id and one.outcome is not InspectionOutcome.OPEN
        ]
        people: list[tuple[GuardianId | None, str]] = [
            (guardian.id, self._order.guardian_label(guardian))
            for guardian in self._order.whole.guardians
        ]
        asked = self._asked(Act.INSPECT)
        for person, who in (*people, (None, self._order.pupil)):
            mine = [one for one in inspections if one.guardian_id == person]
            of_now = [one for one in mine if one.id not in self._order.earlier]
            lines += [self._inspection(who, one) for one in of_now or mine]
            if not mine and person in asked:
                lines.append(self._set.text("body", fill(texts.no_inspection, who=who)))
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
