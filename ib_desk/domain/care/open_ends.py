"""What is vulnerable or weighs heavily, with no need, goal or intervention after it: only a hint.

Not everything that is seen needs a goal; a person decides. The hint only says what could be missed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from ib_desk.domain.file.whole_file import WholeFile, decided_weighing
from ib_desk.domain.offers.needs import NeedBank
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.goal import Goal, GoalState
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.need import Need
from ib_desk.domain.records.weighing import Dimension

HIGH: Final = 3
"""A score from which on something is to be done."""
_NO_WORK: Final = frozenset({Dimension.SAFETY, Dimension.EARLIER_EFFORT, Dimension.MOTIVATION})
"""Safety has a term of its own; the others say what was done, or how people think."""
_GOES_ON: Final = frozenset({GoalState.SET_ASIDE, GoalState.ELSEWHERE})
"""Not worked on here now, and not left either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenEnd:
    """`about` is the domain of the brede blik, or the dimension of the weighing."""

    about: LifeDomain | Dimension
    record_id: UUID


def open_ends(whole: WholeFile, bank: NeedBank) -> tuple[OpenEnd, ...]:
    """In the order in which both are read; `bank` says where what is needed can help."""
    return (*_vulnerable(whole, bank), *_heavy(whole))


def _vulnerable(whole: WholeFile, bank: NeedBank) -> Iterator[OpenEnd]:
    """A goal or a need in the same domain answers it, unless it was over before this was seen."""
    for entry in whole.of(BroadViewEntry):
        if not entry.vulnerable.strip():
            continue
        has_goal = any(
            one.domain is entry.domain and _answers(one, entry.seen_on) for one in whole.of(Goal)
        )
        is_needed = any(
            entry.domain in bank.domains_of(one) and _still_said(one, entry.seen_on)
            for one in whole.of(Need)
        )
        if not has_goal and not is_needed:
            yield OpenEnd(about=entry.domain, record_id=entry.id)


def _answers(goal: Goal, seen_on: date | None) -> bool:
    if goal.is_active or goal.state in _GOES_ON or seen_on is None:
        return True
    return goal.ended_on is None or goal.ended_on >= seen_on


def _still_said(need: Need, seen_on: date | None) -> bool:
    if not need.sentence.strip():
        return False
    return need.met_on is None or seen_on is None or need.met_on >= seen_on


def _heavy(whole: WholeFile) -> Iterator[OpenEnd]:
    """What began, or was asked for, from the day of the weighing on answers all of its scores."""
    weighing = decided_weighing(whole)
    if weighing is None or weighing.weighed_on is None or _began(whole, weighing.weighed_on):
        return
    for entry in weighing.scores:
        if (entry.score or 0) >= HIGH and entry.dimension not in _NO_WORK:
            yield OpenEnd(about=entry.dimension, record_id=weighing.id)


def _began(whole: WholeFile, day: date) -> bool:
    days = (
        *(one.starts_on for one in whole.of(Goal)),
        *(one.starts_on for one in whole.of(Intervention)),
        *(one.noted_on for one in whole.of(Need) if one.sentence.strip()),
    )
    return any(one is not None and one >= day for one in days)
