"""Doorlooptijd: the days that are known of a request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ib_desk.domain.file.request_life import (
    decision_on,
    left_on,
    received_on,
    replies_to,
    waits,
)
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.bureau_reply import BureauReplyKind
from ib_desk.domain.records.request import SwvRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestDays:
    """The days that are known of a request; `waited`: on which the bureau waited for the school."""

    made_on: date | None = None
    left_on: date | None = None
    received_on: date | None = None
    complete_on: date | None = None
    decided_on: date | None = None
    waited: int = 0


def days_of(request: SwvRequest, whole: WholeFile) -> RequestDays:
    """As far as the file says."""
    replies, decision = replies_to(request, whole), decision_on(request, whole)
    complete = (one.on for one in replies if one.kind is BureauReplyKind.COMPLETE and one.on)
    return RequestDays(
        made_on=request.dated_on,
        left_on=left_on(request, whole),
        received_on=received_on(request, whole),
        complete_on=next(complete, None),
        decided_on=None if decision is None else decision.on,
        waited=waits(replies)[0],
    )
