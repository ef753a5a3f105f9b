"""Doorlooptijd: how many days each step of a request took, of one and of many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from statistics import median
from typing import Final

from ib_desk.domain.file.request_life import (
    complete_on,
    decision_on,
    left_on,
    received_on,
    replies_to,
    waits,
)
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.request import SwvRequest

FEW: Final = 5
"""Of fewer than these a middle one says nothing of how it goes."""


class TurnStep(Enum):
    """A part of the way of a request, in order; the last is all of it at the bureau."""

    WRITING = "writing"
    """From the date on it until it left."""
    ON_ITS_WAY = "on_its_way"
    """Until the bureau had it."""
    COMPLETING = "completing"
    """Until the bureau had all of it."""
    DECIDING = "deciding"
    """Until the decision was sent."""
    AT_BUREAU = "at_bureau"
    """From receipt until the decision, without the days on which it waited for the school."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestDays:
    """The days that are known of a request; `waited`: on which the bureau waited for the school."""

    made_on: date | None = None
    left_on: date | None = None
    received_on: date | None = None
    complete_on: date | None = None
    decided_on: date | None = None
    waited: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTime:
    """One step; `ends_on` is `None` for what goes on, which is counted until today."""

    step: TurnStep
    begins_on: date
    ends_on: date | None
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepCount:
    """Of many requests: of how many a step is known, and the middle one of those days.

    `middle` is `None` where they are too few (`FEW`).
    """

    step: TurnStep
    count: int
    middle: float | None


def days_of(request: SwvRequest, whole: WholeFile) -> RequestDays:
    """As far as the file says."""
    replies, decision = replies_to(request, whole), decision_on(request, whole)
    return RequestDays(
        made_on=request.dated_on,
        left_on=left_on(request, whole),
        received_on=received_on(request, whole),
        complete_on=complete_on(replies),
        decided_on=None if decision is None else decision.on,
        waited=waits(replies)[0],
    )


def steps_of(days: RequestDays, today: date) -> tuple[StepTime, ...]:
    """The steps one after another; where a day between two is unknown, the later one holds both.

    What was decided goes on no more, and nothing goes on before it left.
    """
    ways = (
        (TurnStep.WRITING, days.left_on),
        (TurnStep.ON_ITS_WAY, days.received_on),
        (TurnStep.COMPLETING, days.complete_on),
        (TurnStep.DECIDING, days.decided_on),
    )
    return tuple(_one_after_another(days.made_on, ways, today))


def _one_after_another(
    begins: date | None, ways: Iterable[tuple[TurnStep, date | None]], today: date
) -> Iterator[StepTime]:
    for step, ends in ways:
        if ends is None:
            continue
        if begins is not None and begins <= ends:
            yield StepTime(step=step, begins_on=begins, ends_on=ends, days=(ends - begins).days)
        begins = ends
    *_before, (last, decided) = tuple(ways)
    left = next(iter(ways))[1]
    if decided is None and left is not None and begins is not None and begins <= today:
        yield StepTime(step=last, begins_on=begins, ends_on=None, days=(today - begins).days)


def known_steps(days: RequestDays) -> Mapping[TurnStep, int]:
    """Step → its days, of those of which both ends are known: only these may be put together."""
    ends = (days.made_on, days.left_on, days.received_on, days.complete_on, days.decided_on)
    found = {
        step: (end - begin).days
        for step, begin, end in zip(TurnStep, ends, ends[1:], strict=False)
        if begin is not None and end is not None and begin <= end
    }
    received, decided = days.received_on, days.decided_on
    if received is not None and decided is not None and received <= decided:
        found[TurnStep.AT_BUREAU] = max(0, (decided - received).days - days.waited)
    return found


def counted(every: Iterable[RequestDays]) -> tuple[StepCount, ...]:
    """Each step of which anything is known, over these requests."""
    found = [known_steps(days) for days in every]
    of_step = {step: [one[step] for one in found if step in one] for step in TurnStep}
    return tuple(
        StepCount(
            step=step,
            count=len(took),
            middle=float(median(took)) if len(took) >= FEW else None,
        )
        for step, took in of_step.items()
        if took
    )
