"""Anchors of what was asked outside: a decision that is waited for, and a term to be against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ib_desk.domain.file.anchors import Anchor, Anchored, Asked
from ib_desk.domain.file.request_life import (
    complete_on,
    decision_on,
    is_under_way,
    left_on,
    objections_to,
    received_on,
    replies_to,
    waits,
)
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.bureau_reply import BureauReply
from ib_desk.domain.records.request import BY_SCHOOL_YEAR, SwvRequest
from ib_desk.domain.records.swv_decision import RequestOutcome

_OPEN_TO_OBJECTION: Final = frozenset(
    {
        RequestOutcome.GRANTED,
        RequestOutcome.PARTLY,
        RequestOutcome.REFUSED,
        RequestOutcome.RETURNED,
    }
)
"""What the SWV decided; what was withdrawn nobody decided."""


def requests(whole: WholeFile) -> Iterator[Anchored]:
    """From receipt, as far as that is known (`number` is 1 then); else from the day it left."""
    for one in whole.of(SwvRequest):
        received = received_on(one, whole)
        begins = received or left_on(one, whole)
        if begins is None or not is_under_way(one, whole):
            continue
        replies = replies_to(one, whole)
        waited, still_since = waits(replies)
        yield Anchored(
            anchor=Anchor.REQUEST,
            record_id=one.id,
            on=begins,
            number=int(received is not None),
            waited=waited,
            still_since=still_since,
            asked=asked_of(one, replies),
        )


def asked_of(request: SwvRequest, replies: Sequence[BureauReply]) -> Asked | None:
    """Of whose own term one may speak: of the SWV that decides, where it is known which that is."""
    if not request.knows_swv:
        return None
    complete = complete_on(replies)
    later = (one for one in replies if complete and one.on and one.on >= complete)
    waited, _still_since = waits(later)
    return Asked(kind=request.kind, swv_id=request.swv_id, complete_on=complete, waited=waited)


def objections(whole: WholeFile) -> Iterator[Anchored]:
    """Of a TLV: what else an SWV gives is no decision that the law lets one object to.

    The term to object in asks nothing of who objected; then the SWV has to decide again.
    """
    for one in whole.of(SwvRequest):
        decision = decision_on(one, whole)
        is_one = decision is not None and decision.outcome in _OPEN_TO_OBJECTION
        if one.kind not in BY_SCHOOL_YEAR or decision is None or decision.on is None or not is_one:
            continue
        made = objections_to(decision, whole)
        if not made:
            yield Anchored(anchor=Anchor.OBJECTION, record_id=decision.id, on=decision.on)
        for objection in made:
            if objection.is_to_settle:
                yield Anchored(
                    anchor=Anchor.OBJECTION_DECISION,
                    record_id=objection.id,
                    on=decision.on,
                    number=int(objection.extended_on is not None),
                )
