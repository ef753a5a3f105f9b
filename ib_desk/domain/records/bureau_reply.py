"""What the bureau of the SWV let know about a request that left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from ib_desk.domain.day_direction import PastDay
from ib_desk.domain.records.moment import Happening, Moment
from ib_desk.domain.records.record import Among, Record
from ib_desk.domain.records.request import SwvRequestId


class BureauReplyKind(Enum):
    """How far it is with the request; what it came to is a decision (`SwvDecision`)."""

    RECEIVED = "received"
    MORE_ASKED = "more_asked"
    COMPLETE = "complete"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class BureauReply(Record):
    """Where more was asked, the term of the bureau stands still until `answered_on`."""

    request_id: SwvRequestId
    kind: BureauReplyKind | None = None
    on: PastDay | None = None
    words: str = ""
    answered_on: PastDay | None = None

    def moments(self, among: Among) -> Iterator[Moment]:
        """When it came, and when what it asked for went."""
        del among
        yield Moment(on=self.on, words=self.words, choice=self.kind)
        if self.kind is BureauReplyKind.MORE_ASKED and self.answered_on is not None:
            yield Moment(happening=Happening.MORE_SENT, on=self.answered_on, words=self.words)
