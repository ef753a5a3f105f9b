"""What one day asks: terms in the groups of Vandaag."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from enum import Enum
from typing import Final

from ib_desk.domain.deadlines.deadlines import Deadline
from ib_desk.domain.deadlines.rules import Standing
from ib_desk.domain.deadlines.school_days import SchoolCalendar
from ib_desk.domain.records.school import Weekday

_DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(days=7)
AHEAD: Final = timedelta(weeks=6)
_LOOKED_BACK: Final = 60
"""Days: over a summer holiday, and no further where nobody works on any day."""


class Group(Enum):
    """In the order in which they are read."""

    SINCE = "since"
    LATE = "late"
    DECIDE = "decide"
    THIS_WEEK = "this_week"
    SIX_WEEKS = "six_weeks"
    WAITING = "waiting"


def day_before(today: date, working: Collection[Weekday], calendar: SchoolCalendar) -> date:
    """Her last working day before today; where she did not say, the last day with school."""
    week = tuple(Weekday)
    days = (today - n * _DAY for n in range(1, _LOOKED_BACK))
    theirs = (
        day
        for day in days
        if calendar.is_school_day(day) and (not working or week[day.weekday()] in working)
    )
    return next(theirs, today - _DAY)


def group_of(deadline: Deadline, today: date, before: date) -> Group | None:
    """`before` is her last working day; `None` for what lies beyond the six weeks.

    What became late since she was last here was not yet late when she went: that is news.
    """
    if deadline.asks_decision(today):
        return Group.DECIDE
    if deadline.rule.standing is Standing.WAITING:
        return Group.WAITING
    if deadline.due < today:
        return Group.SINCE if deadline.due >= before else Group.LATE
    if deadline.due <= today + WEEK:
        return Group.THIS_WEEK
    return Group.SIX_WEEKS if deadline.due <= today + AHEAD else None
