"""What is vulnerable or weighs heavily, with no goal or intervention after it: only a hint.

Not everything that is seen needs a goal; a person decides. The hint only says what could be missed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from ib_desk.domain.file.whole_file import WholeFile, decided_weighing
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.goal import Goal, GoalState
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.weighing import Dimension

HIGH: Final = 3
"""A score from which on something is to be done."""
_NO_WORK: Final = frozenset({Dimension.SAFETY, Dimension.EARLIER_EFFORT, Dimension.MOTIVATION})
"""Safety has a term of its own; the others say what was done, or how people think."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenEnd:
    """`about` is the domain of the brede blik, or the dimension of the weighing."""

    about: LifeDomain | Dimension
    record_id: UUID


def open_ends(whole: WholeFile) -> tuple[OpenEnd, ...]:
    """In the order in which both are read."""
    return (*_vulnerable(whole), *_heavy(whole))


def _vulnerable(whole: WholeFile) -> Iterator[OpenEnd]:
    """A goal in the same domain answers it, unless it was left before this was seen."""
    for entry in whole.of(BroadViewEntry):
        if entry.vulnerable.strip() and not any(
            one.domain is entry.domain and _answers(one, entry.seen_on) for one in whole.of(Goal)
        ):
            yield OpenEnd(about=entry.domain, record_id=entry.id)


def _answers(goal: Goal, seen_on: date | None) -> bool:
    if goal.is_active or goal.state is GoalState.SET_ASIDE or seen_on is None:
        return True
    return goal.ended_on is None or goal.ended_on >= seen_on


def _heavy(whole: WholeFile) -> Iterator[OpenEnd]:
    """Whatever began on or after the day of the weighing answers all of its scores."""
    weighing = decided_weighing(whole)
    if weighing is None or weighing.weighed_on is None or _began(whole, weighing.weighed_on):
        return
    for entry in weighing.scores:
        if (entry.score or 0) >= HIGH and entry.dimension not in _NO_WORK:
            yield OpenEnd(about=entry.dimension, record_id=weighing.id)


def _began(whole: WholeFile, day: date) -> bool:
    works: tuple[Goal | Intervention, ...] = (*whole.of(Goal), *whole.of(Intervention))
    return any(one.starts_on is not None and one.starts_on >= day for one in works)
