"""What is known of a request since it left: who got it when, what was asked, what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from ib_desk.domain.file.register import RequestStage, packages_in, standing_of
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.bureau_reply import BureauReply, BureauReplyKind
from ib_desk.domain.records.disclosure import DisclosureState
from ib_desk.domain.records.latest import latest
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.swv_decision import Objection, SwvDecision

LEFT: Final = frozenset({RequestStage.HANDED_OVER, RequestStage.SENT, RequestStage.RECEIVED})


def replies_to(request: SwvRequest, whole: WholeFile) -> tuple[BureauReply, ...]:
    """What the bureau let know about it, by day; what has no day comes last."""
    replies = whole.parts_of(request, BureauReply)
    return tuple(sorted(replies, key=lambda one: one.on or date.max))


def decision_on(request: SwvRequest, whole: WholeFile) -> SwvDecision | None:
    """The last that has an outcome and a day; a decision that was mended is another one."""
    decided = (
        one
        for one in whole.parts_of(request, SwvDecision)
        if one.outcome is not None and one.on is not None
    )
    return latest(decided, lambda one: one.on)


def objections_to(decision: SwvDecision, whole: WholeFile) -> tuple[Objection, ...]:
    """Those that say on which day they were made."""
    found = whole.parts_of(decision, Objection)
    return tuple(one for one in found if one.filed_on is not None)


def left_on(request: SwvRequest, whole: WholeFile) -> date | None:
    """The day on which it was sent or handed over."""
    days = (one.left_on for one in packages_in(request, whole))
    known = [day for day in days if day is not None]
    return min(known, default=request.sent_on)


def received_on(request: SwvRequest, whole: WholeFile) -> date | None:
    """The day on which who decides had it; `None` where nobody said.

    The bureau says so itself, or it was noted of the package. That one went to another school says
    nothing of the bureau.
    """
    replies = replies_to(request, whole)
    confirmed = (one.on for one in replies if one.kind is BureauReplyKind.RECEIVED and one.on)
    said = next(confirmed, None)
    if said is not None or request.is_dossier:
        return said
    noted = (
        event.on
        for line in packages_in(request, whole)
        for event in line.events
        if event.state is DisclosureState.RECEIVED and line.state is DisclosureState.RECEIVED
    )
    return min(noted, default=None)


def is_under_way(request: SwvRequest, whole: WholeFile) -> bool:
    """It left, and nothing came of it yet."""
    return standing_of(request, whole).stage in LEFT and decision_on(request, whole) is None


def complete_on(replies: Iterable[BureauReply]) -> date | None:
    """The day on which the bureau said that all is there; `None` where it did not."""
    complete = (one.on for one in replies if one.kind is BureauReplyKind.COMPLETE)
    return next((day for day in complete if day is not None), None)


def waits(replies: Iterable[BureauReply]) -> tuple[int, date | None]:
    """Days between a question and its answer, each once; and since when one is open (Awb 4:15)."""
    asked = [
        (reply.on, reply.answered_on)
        for reply in replies
        if reply.kind is BureauReplyKind.MORE_ASKED and reply.on is not None
    ]
    still_since = min((on for on, answered in asked if answered is None), default=None)
    days: set[int] = set()
    for on, answered in asked:
        ends = [day for day in (answered, still_since) if day is not None]
        days.update(range(on.toordinal() + 1, min(ends).toordinal()))
    return len(days), still_since
