"""Which backups may go: enough to go back days and weeks, never so old that erased pupils live on.

The plan: all of the last two days, then the last one of each day for a week and
of each week for four weeks. Nothing is kept for more than 35 days, so that what was erased is gone
from the backups too (AVG art. 17); the two newest stay whatever their age, since an old backup is
better than none.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

ALWAYS_KEPT = 2
_ALL_FOR = timedelta(days=2)
_DAILY_FOR = timedelta(days=7)
_WEEKLY_FOR = timedelta(days=35)


def superfluous_backups(made: Collection[datetime], now: datetime) -> tuple[datetime, ...]:
    """The moments of `made` whose backup may be removed, oldest first.

    A moment in the future, from a clock that was set back, counts as new.
    """
    newest_first = sorted(made, reverse=True)
    kept = set(newest_first[:ALWAYS_KEPT])
    days: set[object] = set()
    weeks: set[object] = set()
    for moment in newest_first:
        age = now - moment
        day, week = moment.date(), moment.isocalendar()[:2]
        if (
            age < _ALL_FOR
            or (age < _DAILY_FOR and day not in days)
            or (age < _WEEKLY_FOR and week not in weeks)
        ):
            kept.add(moment)
        days.add(day)
        weeks.add(week)
    return tuple(sorted(moment for moment in made if moment not in kept))
