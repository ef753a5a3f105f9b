"""What the register says: how far each line is, what may be noted next, and what left when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Final

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.consent import ConsentAnswer
from ib_desk.domain.records.disclosure import (
    ConsentUsed,
    Disclosure,
    DisclosureEvent,
    DisclosureId,
    DisclosureState,
    Way,
)
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.request import SwvRequest

BY_HAND: Final = (
    DisclosureState.HANDED_OVER,
    DisclosureState.SENT,
    DisclosureState.RECEIVED,
    DisclosureState.NOT_SENT,
)
"""What only a person can know."""

_AWAY: Final = frozenset({DisclosureState.HANDED_OVER, DisclosureState.SENT})
_BACK: Final = frozenset({DisclosureState.NOT_SENT, DisclosureState.NOT_COMPLETED})
_OUTSIDE: Final = frozenset({DisclosureState.MADE, DisclosureState.OFFERED_TO_PRINTER, *BY_HAND})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a line is, and since which day."""

    state: DisclosureState
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """A line with all that was noted of it, oldest first.

    `withdrawn` are the answers by which it might leave, and that were taken back since.
    """

    disclosure: Disclosure
    events: tuple[DisclosureEvent, ...] = ()
    withdrawn: tuple[ConsentAnswer, ...] = ()

    @property
    def standing(self) -> Standing:
        """What was noted last; a line of which nothing was noted yet is begun."""
        for event in reversed(self.events):
            if event.state is not None:
                return Standing(state=event.state, on=event.on)
        return Standing(state=DisclosureState.BEGUN, on=self.disclosure.begun_at.date())

    @property
    def state(self) -> DisclosureState:
        """How far it is."""
        return self.standing.state

    @property
    def left_on(self) -> date | None:
        """The day on which it was sent or handed over; `None` while that is not known.

        What was received has left, too: on that day, where no other was noted.
        """
        left: date | None = None
        for event in self.events:
            if event.state in _AWAY:
                left = event.on
            elif event.state is DisclosureState.RECEIVED:
                left = left or event.on
            elif event.state in _BACK:
                left = None
        return left

    @property
    def may_become(self) -> tuple[DisclosureState, ...]:
        """What a person can note of it now; of an unknown one first whether it is there at all."""
        is_there = made_state(self.disclosure)
        match self.state:
            case DisclosureState.UNKNOWN:
                return (is_there, DisclosureState.NOT_COMPLETED)
            case DisclosureState.NOT_COMPLETED:
                return (is_there,)
            case DisclosureState.BEGUN:
                return ()
            case _:
                return BY_HAND


def made_state(disclosure: Disclosure) -> DisclosureState:
    """What a line becomes when its bytes are outside: of paper nobody knows more than this."""
    is_there = disclosure.place or disclosure.way is Way.COPIED
    return DisclosureState.MADE if is_there else DisclosureState.OFFERED_TO_PRINTER


def is_outside(state: DisclosureState) -> bool:
    """Whether something stands outside the vault, wherever it went from there."""
    return state in _OUTSIDE


def is_back(state: DisclosureState) -> bool:
    """Whether nothing of it is outside, or none of it went anywhere."""
    return state in _BACK


def register_of(whole: WholeFile) -> tuple[RegisterLine, ...]:
    """All lines of a file in the order in which they were begun."""
    gone = {one.id: one for one in whole.of(ConsentAnswer) if one.withdrawn_on is not None}
    withdrawn: dict[DisclosureId, list[ConsentAnswer]] = {}
    for used in whole.of(ConsentUsed):
        if used.answer_id in gone:
            withdrawn.setdefault(used.disclosure_id, []).append(gone[used.answer_id])
    return register_lines(whole.of(Disclosure), whole.of(DisclosureEvent), withdrawn)


def register_lines(
    disclosures: Iterable[Disclosure],
    events: Iterable[DisclosureEvent],
    withdrawn: Mapping[DisclosureId, Sequence[ConsentAnswer]] = MappingProxyType({}),
) -> tuple[RegisterLine, ...]:
    """Each line with its own events, and with what was withdrawn of that by which it left."""
    noted: dict[DisclosureId, list[DisclosureEvent]] = {}
    for event in events:
        noted.setdefault(event.disclosure_id, []).append(event)
    return tuple(
        RegisterLine(
            disclosure=disclosure,
            events=tuple(noted.get(disclosure.id, ())),
            withdrawn=tuple(withdrawn.get(disclosure.id, ())),
        )
        for disclosure in disclosures
    )


def packages_of(request: SwvRequest, lines: Iterable[RegisterLine]) -> tuple[RegisterLine, ...]:
    """The lines of sealed packages of this request."""
    return tuple(
        line
        for line in lines
        if line.disclosure.request_id == request.id
        and line.disclosure.kind is OutputKind.REQUEST_PACKAGE
    )


def packages_in(request: SwvRequest, whole: WholeFile) -> tuple[RegisterLine, ...]:
    """As `packages_of`, from a file; without what was withdrawn, for which `register_of`."""
    own = [one for one in whole.of(Disclosure) if one.request_id == request.id]
    return packages_of(request, register_lines(own, whole.of(DisclosureEvent))) if own else ()


def packed_on(packages: Iterable[RegisterLine]) -> date | None:
    """Since when there is a package that may leave or left: from then on the request is closed.

    One of which nobody knows whether it was written counts, until she says.
    """
    days = (line.disclosure.begun_at.date() for line in packages if line.state not in _BACK)
    return min(days, default=None)


def sent_on(packages: Iterable[RegisterLine]) -> date | None:
    """The first day on which one of them left; `None` while none did."""
    return min((day for line in packages if (day := line.left_on) is not None), default=None)


def went_to(request: SwvRequest, whole: WholeFile) -> str:
    """To whom a package of it left, as the register says; “” while none did.

    The school may belong to another SWV by now, and what it was called may be typed anew.
    """
    lines = packages_in(request, whole)
    went = (line.disclosure.recipient for line in lines if not is_back(line.state))
    return next(went, "")


def swv_named(request: SwvRequest, whole: WholeFile) -> str:
    """What the SWV that decides is called, or was called when the request went there."""
    went = went_to(request, whole) if request.goes_to_swv else ""
    return went or whole.deciding_swv(request).name


class RequestStage(Enum):
    """How far a request is on its way, the farthest last."""

    CONCEPT = "concept"
    PACKED = "packed"
    HANDED_OVER = "handed_over"
    SENT = "sent"
    RECEIVED = "received"


_STAGES: Final = {
    DisclosureState.HANDED_OVER: RequestStage.HANDED_OVER,
    DisclosureState.SENT: RequestStage.SENT,
    DisclosureState.RECEIVED: RequestStage.RECEIVED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestStanding:
    """A stage with its day: of a concept the date that stands on it."""

    stage: RequestStage
    on: date | None


def standing_of(request: SwvRequest, whole: WholeFile) -> RequestStanding:
    """How far this request is, by the farthest of its packages."""
    ways = [line.standing for line in packages_in(request, whole)]
    gone = [
        RequestStanding(stage=stage, on=standing.on)
        for standing in ways
        if (stage := _STAGES.get(standing.state)) is not None
    ]
    order = tuple(RequestStage)
    if gone:
        return max(gone, key=lambda known: order.index(known.stage))
    if request.sent_on is not None:
        return RequestStanding(stage=RequestStage.SENT, on=request.sent_on)
    if request.packed_on is not None:
        return RequestStanding(stage=RequestStage.PACKED, on=request.packed_on)
    return RequestStanding(stage=RequestStage.CONCEPT, on=request.dated_on)
