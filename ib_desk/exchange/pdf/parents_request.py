"""What parents read of a request: of whom it is asked, who decides, and when help would begin."""

from __future__ import annotations

from reportlab.platypus import Flowable

from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.register import swv_named
from ib_desk.domain.file.request_life import decision_on
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.swv import Decider
from ib_desk.domain.records.swv_decision import RequestOutcome, SwvDecision
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.explaining import Explainer
from ib_desk.exchange.pdf.order import Order, filled
from ib_desk.exchange.pdf.typesetter import Typesetter


def request_lines(order: Order, set_text: Typesetter, explainer: Explainer) -> list[Flowable]:
    """One paragraph, and what its words mean; nothing where nothing is asked."""
    request = order.whole.request
    if request is None:
        return []
    texts, swv = order.texts.parents, _decides(order, request)
    kind = order.terms.label(request.kind)
    sent = request.sent_on
    decision = decision_on(request, order.whole)
    lines = [
        fill(texts.request_is, kind=kind, swv=swv)
        if not request.is_dossier
        else fill(
            texts.request_dossier,
            kind=kind,
            school=request.receiving_school or texts.any_school,
        ),
        texts.request_waits if sent is None else fill(texts.request_sent, day=plain_date(sent)),
        ""
        if request.kind is RequestKind.CONSULT or decision is not None
        else capital(fill(texts.request_decides, swv=swv)),
        fill(texts.request_starts, day=plain_date(request.starts_on))
        if request.starts_on and decision is None
        else "",
    ]
    decided = [] if decision is None else _decided(order, decision, swv)
    return [
        set_text.text("body", " ".join(filled(lines))),
        *(set_text.text("body", " ".join(part)) for part in decided if part),
        *explainer.notes(kind, swv),
    ]


def _decided(order: Order, decision: SwvDecision, swv: str) -> list[list[str]]:
    """What was decided, and what somebody does who is against it: a paragraph each."""
    texts, outcome = order.texts.parents, decision.outcome
    if outcome is None or decision.on is None:
        return []
    said = {
        RequestOutcome.GRANTED: texts.decision_granted,
        RequestOutcome.PARTLY: texts.decision_partly,
        RequestOutcome.REFUSED: texts.decision_refused,
        RequestOutcome.RETURNED: texts.decision_returned,
        RequestOutcome.WITHDRAWN: texts.decision_withdrawn,
    }[outcome]
    reasons, begin, end = decision.reasons.strip(), decision.starts_on, decision.ends_on
    lines = [
        fill(said, day=plain_date(decision.on)),
        fill(texts.decision_reasons, reasons=reasons) if reasons else "",
        fill(texts.decision_holds, begin=plain_date(begin), end=plain_date(end))
        if decision.gives and begin and end
        else "",
    ]
    if order.objection_until is not None:
        day = plain_date(order.objection_until)
        against = fill(texts.decision_object, swv=swv, day=day)
    elif outcome is RequestOutcome.WITHDRAWN:
        against = ""
    else:
        against = texts.decision_against
    return [filled(lines), filled([against])]


def _decides(order: Order, request: SwvRequest) -> str:
    """The own board, an institution, or an SWV: of a dossier one that we may not know."""
    if request.decided_by is Decider.OWN_BOARD:
        return order.texts.parents.own_board
    if request.decided_by is Decider.INSTITUTION:
        return order.terms.label(Decider.INSTITUTION)
    return swv_named(request, order.whole) or order.texts.parents.any_swv
