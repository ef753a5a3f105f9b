"""What parents read of a request: of whom it is asked, who decides, and when help would begin."""

from __future__ import annotations

from reportlab.platypus import Flowable

from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.register import swv_named
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.swv import Decider
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.explaining import Explainer
from ib_desk.exchange.pdf.order import Order, capital, filled
from ib_desk.exchange.pdf.typesetter import Typesetter


def request_lines(order: Order, set_text: Typesetter, explainer: Explainer) -> list[Flowable]:
    """One paragraph, and what its words mean; nothing where nothing is asked."""
    request = order.whole.request
    if request is None:
        return []
    texts, swv = order.texts.parents, _decides(order, request)
    kind = order.terms.label(request.kind)
    sent = request.sent_on
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
        if request.kind is RequestKind.CONSULT
        else capital(fill(texts.request_decides, swv=swv)),
        fill(texts.request_starts, day=plain_date(request.starts_on)) if request.starts_on else "",
    ]
    return [set_text.text("body", " ".join(filled(lines))), *explainer.notes(kind, swv)]


def _decides(order: Order, request: SwvRequest) -> str:
    """The own board, an institution, or an SWV: of a dossier one that we may not know."""
    if request.decided_by is Decider.OWN_BOARD:
        return order.texts.parents.own_board
    if request.decided_by is Decider.INSTITUTION:
        return order.terms.label(Decider.INSTITUTION)
    return swv_named(request, order.whole) or order.texts.parents.any_swv
