"""Which answer of one person counts, also where of some nobody wrote the day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

A = TypeVar("A")


def last_said(
    answers: Iterable[A], since: Callable[[A], date], is_undated_no: Callable[[A], bool]
) -> A | None:
    """What was said last; of one day, what was written down last.

    A no without a day counts from all that was written down before it: nothing may rest on a yes
    that was taken back. A yes without one takes the place of nothing.

    Args:
        answers: in the order in which they were written down.
        since: the day on which one was said, or the first on which it can have been.
        is_undated_no: whether one takes back, on a day that nobody wrote.
    """
    last, latest = None, date.min
    for one in answers:
        day = max(since(one), latest) if is_undated_no(one) else since(one)
        if day >= latest:
            last, latest = one, day
    return last
