"""Which of several with a day is the last."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

T = TypeVar("T")


def latest(
    among: Iterable[T], day_of: Callable[[T], date | None], *, without_day: date = date.min
) -> T | None:
    """Of two on one day the one that was written down last, as `among` has them in that order.

    What has no day counts as of `without_day`: before all others, or with `date.max` after them.
    """
    last: T | None = None
    last_day = date.min
    for one in among:
        day = day_of(one) or without_day
        if last is None or day >= last_day:
            last, last_day = one, day
    return last
