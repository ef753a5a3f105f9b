"""What held for a period and ended: told for a while, then it is history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final, TypeVar

from ib_desk.domain.records.absence import AdaptedTeaching
from ib_desk.domain.records.running_measure import RunningMeasure

TOLD_AFTER: Final = timedelta(weeks=6)

E = TypeVar("E", RunningMeasure, AdaptedTeaching)


def last_ended(every: Iterable[E]) -> Iterator[tuple[date, E]]:
    """The last of each kind with its end; none of a kind of which one has no end."""
    known = tuple(every)
    endless = {one.kind for one in known if one.ends_on is None}
    ended = [(one.ends_on, one) for one in known if one.ends_on is not None]
    last = {one.kind: (day, one) for day, one in sorted(ended, key=lambda pair: pair[0])}
    for kind, (day, one) in last.items():
        if kind not in endless and day < date.max - TOLD_AFTER:
            yield day, one
