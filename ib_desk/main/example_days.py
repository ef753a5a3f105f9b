"""The days of the example, moved along with the day on which it is made.

It was written around one Friday. Later it would be an example of a school where everything is late:
so all days move by whole weeks, which leaves each on its day of the week. What hangs on a school
year (its end, a birth, the day of enrolment) moves by whole school years.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any, Final, TypeVar

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.dutch_dates import (
    MONTHS,
    first_of_school_year,
    last_of_school_year,
    school_year,
)

T = TypeVar("T")

_WRITTEN: Final = date(2026, 11, 20)
"""“Today” of the example as it stands in `resources/demo`."""
_OF_YEARS: Final = frozenset({"enrolled_on"})
_FIRST_OF_TWO: Final = "began_in"
"""The year in which a school year began."""
_SCHOOL_YEAR: Final = re.compile(r"\b(20\d\d)-(20\d\d)\b")
_DAY: Final = re.compile(r"\b(\d{1,2})-(\d{1,2})-(20\d\d)\b")
_DAY_IN_WORDS: Final = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b(?: (20\d\d)\b)?")


@dataclass(frozen=True, slots=True)
class Moved:
    """How far: `weeks` for what happened, `years` for what hangs on a school year."""

    weeks: int
    years: int

    @classmethod
    def to(cls, today: date) -> Moved:
        """So far that the example is as it was written, on this day or in the week before it."""
        weeks = (today - _WRITTEN).days // 7
        # Of today: what ends with a school year would be over in the first days of the next.
        return cls(weeks, school_year(today) - school_year(_WRITTEN))

    def day(self, day: date) -> date:
        """What happened, or is planned."""
        began = school_year(day)
        if day in {first_of_school_year(began), last_of_school_year(began)}:
            return self.day_of_year(day)
        return day + timedelta(weeks=self.weeks)

    def day_of_year(self, day: date) -> date:
        """What hangs on a school year."""
        year = day.year + self.years
        is_leap_day = (day.month, day.day) == (2, 29)
        return date(year, 2, 28) if is_leap_day else day.replace(year=year)

    def birth(self, born: BirthDate) -> BirthDate:
        """As much of it as was known."""
        if born.is_whole:
            return BirthDate.on(self.day_of_year(born.earliest))
        return replace(born, year=born.year + self.years)

    def text(self, text: str) -> str:
        """Days in a sentence: “19 oktober”, “22-6-2026”; and a school year."""
        text = _SCHOOL_YEAR.sub(self._school_year_in, text)
        text = _DAY.sub(self._day_in, text)
        return _DAY_IN_WORDS.sub(self._words_in, text)

    def value(self, value: T) -> T:
        """All days and sentences in a record, or in what was read, however deep."""
        if isinstance(value, type) or not is_dataclass(value):
            return value
        changed = {
            field.name: after
            for field in fields(value)
            if (after := self._inside(field.name, before := getattr(value, field.name))) != before
        }
        record: Any = value  # a dataclass, as was looked above
        moved: T = replace(record, **changed) if changed else value
        return moved

    def _inside(self, name: str, value: Any) -> Any:
        act: Callable[[Any], Any] = self.value
        if isinstance(value, tuple):
            return tuple(self._inside(name, one) for one in value)
        if isinstance(value, date):
            act = self.day_of_year if name in _OF_YEARS else self.day
        elif name == _FIRST_OF_TWO and isinstance(value, int):
            return value + self.years
        elif isinstance(value, BirthDate):
            act = self.birth
        elif isinstance(value, str):
            act = self.text
        return act(value)

    def _school_year_in(self, found: re.Match[str]) -> str:
        begin, end = int(found[1]), int(found[2])
        return f"{begin + self.years}-{end + self.years}" if end == begin + 1 else found[0]

    def _day_in(self, found: re.Match[str]) -> str:
        try:
            moved = self.day(date(int(found[3]), int(found[2]), int(found[1])))
        except ValueError:
            return found[0]
        two = "02" if len(found[1]) == len(found[2]) == len("22") else ""
        return f"{moved.day:{two}}-{moved.month:{two}}-{moved.year}"

    def _words_in(self, found: re.Match[str]) -> str:
        day, month = int(found[1]), MONTHS.index(found[2]) + 1
        try:
            years = [int(found[3])] if found[3] else range(_WRITTEN.year - 1, _WRITTEN.year + 2)
            days = [date(year, month, day) for year in years]
        except ValueError:
            return found[0]
        # Without a year it is the one that lies nearest.
        moved = self.day(min(days, key=lambda one: abs(one - _WRITTEN)))
        year = f" {moved.year}" if found[3] else ""
        return f"{moved.day} {MONTHS[moved.month - 1]}{year}"
