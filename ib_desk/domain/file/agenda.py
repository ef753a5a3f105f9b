"""What could be talked about in a meeting: what is open in the file on that day.

Each point is proposed; a person takes it or leaves it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from typing import Final
from uuid import UUID

from ib_desk.domain.file.looking_back import occasion
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contract import Breach
from ib_desk.domain.records.decision import Decision
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.hypothesis import Hypothesis, HypothesisOutcome
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.meeting import Meeting, MeetingId
from ib_desk.domain.records.signal import SafetyDoubt, Signal, Triage

_AHEAD: Final = timedelta(weeks=2)
"""What ends or is due within it is worth a word now: there may be no meeting before it."""


class PointKind(Enum):
    """What kind of thing is open; behind each what `words` is, the user's own."""

    LOOK_BACK = auto()  # nothing: the contract is looked at together
    SIGNAL = auto()  # what was seen
    AGREEMENT = auto()  # what was agreed, with its owner and last day
    PROPOSED = auto()  # likewise, of which the owner did not say yes yet
    BREACH = auto()  # what went wrong
    GOAL = auto()  # what is to be reached, with its last day
    EFFECT = auto()  # what was done
    DECISION = auto()  # what was decided, to be looked at again
    WEIGHING = auto()  # nothing
    QUESTION = auto()  # what was assumed


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPoint:
    """`on` is the day by which it is to be done or looked at."""

    kind: PointKind
    record_id: UUID
    words: str = ""
    who: str = ""
    on: date | None = None


def open_points(
    whole: WholeFile, day: date, meeting_id: MeetingId | None = None
) -> tuple[AgendaPoint, ...]:
    """What is open on `day`, the most pressing kind first; not what `meeting_id` agreed itself."""
    return tuple(
        point
        for found in (
            _look_back(whole, day),
            _signals(whole),
            _breaches(whole),
            _agreements(whole, meeting_id),
            _goals(whole, day),
            _effects(whole, day),
            _decisions(whole, day),
            _weighing(whole, day),
            _questions(whole),
        )
        for point in found
    )


def _look_back(whole: WholeFile, day: date) -> Iterator[AgendaPoint]:
    contract = whole.contract
    if contract is not None and occasion(whole, day) is not None:
        yield AgendaPoint(kind=PointKind.LOOK_BACK, record_id=contract.id)


def _signals(whole: WholeFile) -> Iterator[AgendaPoint]:
    """A suspicion is on no agenda: the parents it may be about sit at the table."""
    for one in whole.of(Signal):
        is_suspicion = one.safety is SafetyDoubt.SUSPICION
        if one.triage is Triage.OPEN and one.fact.strip() and not is_suspicion:
            yield AgendaPoint(
                kind=PointKind.SIGNAL, record_id=one.id, words=one.fact, on=one.seen_on
            )


def _breaches(whole: WholeFile) -> Iterator[AgendaPoint]:
    for one in whole.of(Breach):
        words = one.happened or one.expected
        if one.repaired_on is None and words.strip():
            yield AgendaPoint(kind=PointKind.BREACH, record_id=one.id, words=words)


def _agreements(whole: WholeFile, meeting_id: MeetingId | None) -> Iterator[AgendaPoint]:
    kinds = {
        AgreementState.OPEN: PointKind.AGREEMENT,
        AgreementState.PROPOSED: PointKind.PROPOSED,
    }
    alive = [one for one in whole.of(Agreement) if one.state in kinds and one.result.strip()]
    if meeting_id is not None:
        alive = [one for one in alive if one.meeting_id != meeting_id]
    for one in sorted(alive, key=lambda one: one.ends_on or date.max):
        yield AgendaPoint(
            kind=kinds[one.state],
            record_id=one.id,
            words=one.result,
            who=one.owner,
            on=one.ends_on,
        )


def _goals(whole: WholeFile, day: date) -> Iterator[AgendaPoint]:
    """What ends before one meets again; where nothing is planned, before one could."""
    planned = (
        one.held_on for one in whole.of(Meeting) if one.held_on is not None and one.held_on > day
    )
    until = min(planned, default=day + _AHEAD)
    ending = [
        (one.ends_on, one)
        for one in whole.of(Goal)
        if one.is_active and one.aim.strip() and one.ends_on is not None and one.ends_on <= until
    ]
    for ends_on, one in sorted(ending, key=lambda ends: ends[0]):
        yield AgendaPoint(kind=PointKind.GOAL, record_id=one.id, words=one.aim, on=ends_on)


def _effects(whole: WholeFile, day: date) -> Iterator[AgendaPoint]:
    for one in whole.of(Intervention):
        is_ending = one.ends_on is not None and one.ends_on <= day + _AHEAD
        if one.effect is None and is_ending and one.title.strip():
            yield AgendaPoint(
                kind=PointKind.EFFECT, record_id=one.id, words=one.title, on=one.ends_on
            )


def _decisions(whole: WholeFile, day: date) -> Iterator[AgendaPoint]:
    for one in whole.of(Decision):
        is_due = one.review_on is not None and one.review_on <= day + _AHEAD
        if is_due and one.decided.strip():
            yield AgendaPoint(
                kind=PointKind.DECISION, record_id=one.id, words=one.decided, on=one.review_on
            )


def _weighing(whole: WholeFile, day: date) -> Iterator[AgendaPoint]:
    last = whole.weighing
    if last is not None and last.next_on is not None and last.next_on <= day + _AHEAD:
        yield AgendaPoint(kind=PointKind.WEIGHING, record_id=last.id, on=last.next_on)


def _questions(whole: WholeFile) -> Iterator[AgendaPoint]:
    for one in whole.of(Hypothesis):
        if one.outcome is HypothesisOutcome.OPEN and one.assumption.strip():
            yield AgendaPoint(kind=PointKind.QUESTION, record_id=one.id, words=one.assumption)
