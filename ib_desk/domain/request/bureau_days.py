"""The days of a bureau as they lie around today: by when to file, and when its committee meets."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ib_desk.domain.records.swv_route import SwvDay, SwvDayKind


@dataclass(frozen=True, slots=True, kw_only=True)
class BureauDay:
    """The nearest one that is still to come, or the last where none is (`is_past`)."""

    what: SwvDayKind
    on: date
    is_past: bool
    note: str = ""


def bureau_days(days: Iterable[SwvDay], today: date) -> tuple[BureauDay, ...]:
    """At most one for each thing that a day can be for; what is not whole tells nothing."""
    known = [
        BureauDay(what=day.what, on=on, is_past=on < today, note=day.note.strip())
        for day in days
        if day.what is not None and (on := _next(day, today)) is not None
    ]
    found = []
    for what in SwvDayKind:
        mine = [day for day in known if day.what is what]
        coming = [day for day in mine if not day.is_past]
        if coming:
            found.append(min(coming, key=lambda day: day.on))
        elif mine:
            found.append(max(mine, key=lambda day: day.on))
    return tuple(found)


def _next(day: SwvDay, today: date) -> date | None:
    """A yearly one in this year or the next; 29 February is the 28th where there is none."""
    if day.on is None or not day.is_yearly:
        return day.on
    this_year = _in_year(day.on, today.year)
    return this_year if this_year >= today else _in_year(day.on, today.year + 1)


def _in_year(day: date, year: int) -> date:
    is_gone = (day.month, day.day) == (2, 29) and not isleap(year)
    return day.replace(year=year, day=28 if is_gone else day.day)
