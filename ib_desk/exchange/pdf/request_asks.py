"""What a request asks for, in the lines of its first heading, and why nothing lighter came."""

from __future__ import annotations

from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.request.request_told import goal_told
from ib_desk.domain.sentences import ended
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.order import Order, filled


def asks_lines(order: Order, request: SwvRequest) -> list[str]:
    """What, of which category, for which goal and how long, and what comes after."""
    texts = order.texts.request
    category = ""
    if request.category is not None:
        category = fill(texts.category, category=order.terms.label(request.category))
    goal = goal_told(order.whole, request)
    period = ""
    if request.starts_on and request.ends_on:
        start, end = plain_date(request.starts_on), plain_date(request.ends_on)
        period = fill(texts.period, start=start, end=end)
    back = request.return_perspective
    return [
        request.question,
        request.asked,
        " ".join(filled((category, request.category_because))),
        fill(texts.main_goal, goal=ended(goal.aim)) if goal is not None else "",
        period,
        fill(texts.return_perspective, words=ended(back)) if back.strip() else "",
    ]


def not_tried_line(order: Order, request: SwvRequest) -> str:
    """Help is matched to what is needed: a reason for it is an answer, and no excuse."""
    because = ended(request.not_tried_because)
    return fill(order.texts.request.not_tried, because=because) if because else ""
