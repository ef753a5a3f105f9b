"""On which days there is school: what a term in school weeks counts.

Holidays of the three regions and public holidays are data (`resources/deadlines/holidays.toml`); a
school's own holidays take the place of those of its region.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from functools import cache

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.dutch_dates import add_months, school_year
from ib_desk.domain.records.school import Region, SchoolHoliday

_DAY = timedelta(days=1)
_WEEKEND = 5
_DAYS_A_WEEK = 5
_LAST_YEAR = 9900


class Unit(Enum):
    """In what a term is counted."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    SCHOOL_DAYS = "school_days"
    SCHOOL_WEEKS = "school_weeks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """Of a region; both days are free."""

    region: Region
    name: str
    starts_on: date
    ends_on: date

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise UnfitValue("name", DataProblem.EMPTY)
        if self.ends_on < self.starts_on:
            raise UnfitValue("ends_on", DataProblem.CONTRADICTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicHoliday:
    """On one day of each year, or so many days after Easter Sunday."""

    name: str
    month: int | None = None
    day: int | None = None
    easter: int | None = None

    def __post_init__(self) -> None:
        fixed = (self.month is not None, self.day is not None)
        if any(fixed) != all(fixed) or all(fixed) == (self.easter is not None):
            raise UnfitValue("easter", DataProblem.CONTRADICTION)
        try:
            self.of_year(2028)
        except ValueError:
            raise UnfitValue("day", DataProblem.OUT_OF_RANGE) from None

    def of_year(self, year: int) -> date:
        """The day in this year."""
        if self.month is not None and self.day is not None:
            return date(year, self.month, self.day)
        return easter_sunday(year) + timedelta(days=self.easter or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holidays:
    """All of the file."""

    how_sure: Certainty
    seen_on: date
    where: str
    holiday: tuple[Holiday, ...]
    public: tuple[PublicHoliday, ...]

    def of_school(
        self, region: Region | None, own: Iterable[SchoolHoliday]
    ) -> tuple[SchoolHoliday, ...]:
        """What the school is closed for, by day; its own in the place of those of its region.

        While nobody chose a region, only its own.
        """
        mine = [one for one in own if one.is_whole]
        named = {(one.name.strip().casefold(), school_year(one.starts_on)) for one in mine}
        theirs = [
            SchoolHoliday(name=one.name, starts_on=one.starts_on, ends_on=one.ends_on)
            for one in self.holiday
            if one.region is region
            and (one.name.casefold(), school_year(one.starts_on)) not in named
        ]
        return tuple(sorted((*theirs, *mine), key=lambda one: one.starts_on or date.min))

    def calendar(self, region: Region | None, own: Iterable[SchoolHoliday]) -> SchoolCalendar:
        """The days of a school."""
        spans = (
            (one.starts_on, one.ends_on)
            for one in self.of_school(region, own)
            if one.starts_on is not None and one.ends_on is not None
        )
        free = frozenset(day for first, last in spans for day in _each(first, last))
        return SchoolCalendar(free=free, public=self.public)


def _each(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


@cache
def easter_sunday(year: int) -> date:
    """By the Gregorian reckoning (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l_ = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l_) // 451
    month, day = divmod(h + l_ - 7 * m + 114, 31)
    return date(year, month, day + 1)


@cache
def _days_of(public: tuple[PublicHoliday, ...], year: int) -> frozenset[date]:
    """Asked for each day of each term of a school."""
    return frozenset(one.of_year(year) for one in public)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolCalendar:
    """Days without school; beyond what is known of holidays only weekends and public ones."""

    free: frozenset[date] = field(default_factory=frozenset)
    public: tuple[PublicHoliday, ...] = ()

    def is_working_day(self, day: date) -> bool:
        """Neither weekend nor public holiday: bureaus and courts work, also in a school holiday."""
        return day.weekday() < _WEEKEND and day not in _days_of(self.public, day.year)

    def is_school_day(self, day: date) -> bool:
        """Whether there is school."""
        return day not in self.free and self.is_working_day(day)

    def after(self, start: date, span: int, unit: Unit) -> date:
        """The last day of a term of so much that runs from the day after `start`.

        From a year that nobody means, it is that very day.
        """
        if not span or start.year > _LAST_YEAR:
            return start
        if unit is Unit.DAYS:
            return start + timedelta(days=span)
        if unit is Unit.WEEKS:
            return start + timedelta(weeks=span)
        if unit is Unit.MONTHS:
            return add_months(start, span)
        days = span if unit is Unit.SCHOOL_DAYS else span * _DAYS_A_WEEK
        day = start
        while days > 0:
            day += _DAY
            days -= self.is_school_day(day)
        return day

    def first_working_day(self, day: date) -> date:
        """This day, or the first after it on which a term of law can end."""
        while not self.is_working_day(day):
            day += _DAY
        return day
