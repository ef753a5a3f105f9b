"""What came since the request left: news of the bureau, advices of experts, and the decision."""

from __future__ import annotations

from dataclasses import replace
from typing import Generic, TypeVar

from typing_extensions import override

from ib_desk.domain.dutch_dates import day_and_year
from ib_desk.domain.file.request_life import decision_on
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.bureau_reply import BureauReply
from ib_desk.domain.records.expert_advice import ExpertAdvice
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.running_measure import RunningMeasure
from ib_desk.domain.records.swv_decision import SwvDecision
from ib_desk.domain.request.granted import measure_by, proposed_measure
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.forms.spec import RecordSpec
from ib_desk.ui.records.request_life import (
    bureau_reply_spec,
    expert_advice_spec,
    swv_decision_spec,
)
from ib_desk.ui.request.section import RequestSection, RequestShown, SectionWays
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.note import Note, NoteKind

R = TypeVar("R", BureauReply, ExpertAdvice, SwvDecision)


class _SinceSection(RequestSection, Generic[R]):
    """Of the request that is shown, which may be an earlier one; a new one belongs to it."""

    def __init__(self, ways: SectionWays, spec: RecordSpec[R]) -> None:
        self._ways = ways
        self._kind: type[R] = spec.kind
        self._list = ways.add_list(spec, self._of_shown)
        super().__init__(self._list.card)

    @override
    def show_request(self, shown: RequestShown) -> None:
        around = shown.file.around
        if shown.request is not None:
            around = replace(around, owners={**around.owners, SwvRequest: shown.request.id})
        self._list.show_records(self._of_shown(shown.file.whole), around)

    def _of_shown(self, whole: WholeFile) -> tuple[R, ...]:
        shown = self._ways.shown()
        if shown is None or shown.request is None:
            return ()
        mine = shown.request.id
        return tuple(one for one in whole.of(self._kind) if one.request_id == mine)


class RepliesSection(_SinceSection[BureauReply]):
    """While more is asked, the term of the bureau stands still."""

    def __init__(self, ways: SectionWays) -> None:
        super().__init__(ways, bureau_reply_spec())


class AdvicesSection(_SinceSection[ExpertAdvice]):
    """Of a TLV alone."""

    def __init__(self, ways: SectionWays) -> None:
        super().__init__(ways, expert_advice_spec())


class DecisionSection(_SinceSection[SwvDecision]):
    """What runs by it is kept by one press, and mended by the same when the decision was."""

    def __init__(self, ways: SectionWays) -> None:
        super().__init__(ways, swv_decision_spec())
        self._decision: SwvDecision | None = None
        self._runs = Note(NoteKind.INFO, "", beside=True)
        self._keep = self._runs.add_action(tr("Zet bij lopende regelingen"), self._keep_running)
        self._runs.hide()
        self._complaint = label("", "body", "muted")
        self._complaint.hide()
        self._list.card.add(self._runs)
        self._list.card.add(self._complaint)

    @override
    def show_request(self, shown: RequestShown) -> None:
        super().show_request(shown)
        request, whole = shown.request, shown.file.known
        decision = None if request is None else decision_on(request, whole)
        proposed = kept = None
        if request is not None and decision is not None:
            kept = measure_by(decision, whole)
            proposed = proposed_measure(decision, request, kept)
        self._decision = decision
        self._show_complaint(request, whole)
        if proposed is not None:
            self._show_proposed(proposed, kept, shown.file.around.terms)
        self._runs.setVisible(proposed is not None)

    @override
    def clear(self) -> None:
        self._decision = None
        self._complaint.hide()
        self._complaint.setText("")
        self._runs.hide()
        self._runs.show_message(NoteKind.INFO, "", "")

    def _show_complaint(self, request: SwvRequest | None, whole: WholeFile) -> None:
        """As the SWV says; of a TLV the law says it too, with its day among what is to come."""
        route = None if request is None else whole.route_of(request)
        said = "" if route is None else route.complaint.strip()
        self._complaint.setText(tr("Niet eens met het besluit? {how}").format(how=said))
        self._complaint.setVisible(bool(said))

    def _show_proposed(
        self, proposed: RunningMeasure, kept: RunningMeasure | None, terms: Terms
    ) -> None:
        title, act = tr("De regeling zegt iets anders: {what}"), tr("Werk de regeling bij")
        if kept is None:
            title, act = tr("Dit gaat lopen: {what}"), tr("Zet bij lopende regelingen")
        self._keep.setText(act)
        self._runs.show_message(
            NoteKind.INFO,
            title.format(what=terms.label(proposed.kind)),
            measure_words(proposed, terms),
        )

    def _keep_running(self) -> None:
        decision, requests = self._decision, self._ways.session.desk.requests
        if decision is not None:
            self._ways.session.write(lambda: requests.keep_running(decision.id))


def measure_words(measure: RunningMeasure, terms: Terms) -> str:
    """“TLV-26-0117 · 1 december 2026 t/m 31 juli 2028 · categorie laag”."""
    days = [day_and_year(day) for day in (measure.starts_on, measure.ends_on) if day is not None]
    category = tr("categorie {name}").format(name=terms.label(measure.category))
    hours = tr("{count} uur").format(count=measure.hours) if measure.hours is not None else ""
    return in_a_line(
        (measure.number, tr(" t/m ").join(days), category if measure.category else "", hours)
    )
