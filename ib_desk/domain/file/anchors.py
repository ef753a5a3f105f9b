"""What a term can hang on: each record that begins one, as a fact that stays true.

No record, no anchor, and so no term. An anchor says when a term began, never how long it is: that
is a rule, which is data (`ib_desk.domain.deadlines`). So what a list keeps of a file stays true
while rules and holidays change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final
from uuid import UUID

from ib_desk.domain.file.looking_back import look_backs_of
from ib_desk.domain.file.meetings import agreed_in, decisions
from ib_desk.domain.file.register import RequestStage, standing_of
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contract import Contract, ContractReview, in_force
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.meeting import Decision, Meeting
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.signal import Signal, Triage
from ib_desk.domain.records.weighing import Weighing

_DAY = timedelta(days=1)
_GONE = frozenset({RequestStage.HANDED_OVER, RequestStage.SENT, RequestStage.RECEIVED})


class Anchor(Enum):
    """What began a term."""

    SIGNAL = "signal"
    CONTRACT = "contract"
    CONTRACT_LOOK_BACK = "contract_look_back"
    LOOK_BACK = "look_back"
    AGREEMENT = "agreement"
    WEIGHING = "weighing"
    INTERVENTION = "intervention"
    MEETING = "meeting"
    MINUTES = "minutes"
    DECISION = "decision"
    REQUEST = "request"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """One record that begins a term, whatever day it is.

    Attributes:
        anchor: which kind of beginning.
        record_id: of the record.
        on: the day from which is counted, or by which it was planned.
        words: of the user, to tell one from the other.
        who: has to do it, as far as somebody was named.
        since: the first day on which it asks for anything; `None` for from the beginning.
        until: the last such day; `None` for as long as the record says so.
    """

    anchor: Anchor
    record_id: UUID
    on: date
    words: str = ""
    who: str = ""
    since: date | None = None
    until: date | None = None

    def stands_on(self, day: date) -> bool:
        """Whether it asks for something on this day."""
        has_begun = self.since is None or self.since <= day
        return has_begun and (self.until is None or day <= self.until)


WHERE: Final[Mapping[Anchor, tuple[type[Record], str]]] = {
    Anchor.SIGNAL: (Signal, "triage"),
    Anchor.CONTRACT: (ContractReview, "planned_on"),
    Anchor.CONTRACT_LOOK_BACK: (Contract, "review_on"),
    Anchor.LOOK_BACK: (ContractReview, "state"),
    Anchor.AGREEMENT: (Agreement, "state"),
    Anchor.WEIGHING: (Weighing, "next_on"),
    Anchor.INTERVENTION: (Intervention, "effect"),
    Anchor.MEETING: (Meeting, "agenda"),
    Anchor.MINUTES: (Meeting, "discussed"),
    Anchor.DECISION: (Decision, "review_on"),
    Anchor.REQUEST: (SwvRequest, "question"),
}
"""Anchor → the kind of record and the field where it is settled."""


def kind_of(anchored: Anchored) -> type[Record]:
    """Of the record that it hangs on."""
    return Contract if anchored.anchor is Anchor.CONTRACT else WHERE[anchored.anchor][0]


def place_of_anchor(anchored: Anchored) -> FieldPlace:
    """Where it is settled; a record that is still to be made has no id yet."""
    kind, field = WHERE[anchored.anchor]
    is_made = anchored.anchor is not Anchor.CONTRACT
    return FieldPlace(record=kind, record_id=anchored.record_id if is_made else None, field=field)


def anchored_in(whole: WholeFile) -> tuple[Anchored, ...]:
    """All that begins a term in a file as it is known; of a closed one only what goes on then."""
    return tuple(found for finder in _FINDERS for found in finder(whole))


def anchored_signals(signals: Iterable[Signal]) -> Iterator[Anchored]:
    """Those that nobody decided about yet."""
    for signal in signals:
        if signal.triage is Triage.OPEN and signal.seen_on is not None:
            yield Anchored(
                anchor=Anchor.SIGNAL,
                record_id=signal.id,
                on=signal.seen_on,
                words=signal.fact,
                who=signal.reported_by,
            )


def _of_open_files(
    finder: Callable[[WholeFile], Iterable[Anchored]],
) -> Callable[[WholeFile], Iterable[Anchored]]:
    """Nothing is asked any more of a file that was closed."""
    return lambda whole: finder(whole) if whole.file.is_open else ()


def _signals(whole: WholeFile) -> Iterator[Anchored]:
    yield from anchored_signals(whole.of(Signal))


def _contract(whole: WholeFile) -> Iterator[Anchored]:
    """The one that holds, while no look back at it was planned or held."""
    held = in_force(whole.of(Contract), date.max)
    if held is None or held.talked_on is None or held.review_on or whole.reviews(held):
        return
    yield Anchored(anchor=Anchor.CONTRACT, record_id=held.id, on=held.talked_on)


def _look_backs(whole: WholeFile) -> Iterator[Anchored]:
    """At the version that holds, and at the one that is being written and takes over later."""
    versions = (in_force(whole.of(Contract), date.max), whole.contract)
    for version in {one.id: one for one in versions if one is not None}.values():
        for day, record in look_backs_of(whole, version):
            is_contract = isinstance(record, Contract)
            anchor = Anchor.CONTRACT_LOOK_BACK if is_contract else Anchor.LOOK_BACK
            yield Anchored(anchor=anchor, record_id=record.id, on=day)


def _agreements(whole: WholeFile) -> Iterator[Anchored]:
    for one in whole.of(Agreement):
        if one.state is AgreementState.OPEN and one.ends_on is not None:
            yield Anchored(
                anchor=Anchor.AGREEMENT,
                record_id=one.id,
                on=one.ends_on,
                words=one.result,
                who=one.owner,
            )


def _weighing(whole: WholeFile) -> Iterator[Anchored]:
    """A new weighing without a day is being worked on: the last dated one still sets the term."""
    dated = [one for one in whole.of(Weighing) if one.weighed_on is not None]
    last = max(dated, key=lambda one: one.weighed_on or date.min, default=None)
    if last is not None and last.next_on is not None:
        yield Anchored(anchor=Anchor.WEIGHING, record_id=last.id, on=last.next_on)


def _interventions(whole: WholeFile) -> Iterator[Anchored]:
    for one in whole.of(Intervention):
        if one.effect is None and one.ends_on is not None:
            yield Anchored(
                anchor=Anchor.INTERVENTION,
                record_id=one.id,
                on=one.ends_on,
                words=one.title,
                who=one.by_whom,
            )


def _meetings(whole: WholeFile) -> Iterator[Anchored]:
    """To be prepared until its day, to be written down from the day after."""
    for one in whole.of(Meeting):
        is_written = one.discussed.strip() or decisions(whole, one) or agreed_in(whole, one)
        if one.held_on is None or is_written:
            continue
        day, words = one.held_on, one.purpose
        yield Anchored(anchor=Anchor.MEETING, record_id=one.id, on=day, words=words, until=day)
        if day < date.max:
            yield Anchored(
                anchor=Anchor.MINUTES, record_id=one.id, on=day, words=words, since=day + _DAY
            )


def _decisions(whole: WholeFile) -> Iterator[Anchored]:
    for one in whole.of(Decision):
        if one.review_on is not None:
            yield Anchored(
                anchor=Anchor.DECISION, record_id=one.id, on=one.review_on, words=one.decided
            )


def _requests(whole: WholeFile) -> Iterator[Anchored]:
    """From receipt, as far as that is known; else from the day on which it left."""
    for one in whole.of(SwvRequest):
        standing = standing_of(one, whole)
        if standing.stage in _GONE and standing.on is not None:
            yield Anchored(anchor=Anchor.REQUEST, record_id=one.id, on=standing.on)


_FINDERS: Final[tuple[Callable[[WholeFile], Iterable[Anchored]], ...]] = (
    *map(
        _of_open_files,
        (
            _signals,
            _contract,
            _look_backs,
            _agreements,
            _weighing,
            _interventions,
            _meetings,
            _decisions,
        ),
    ),
    _requests,
)
