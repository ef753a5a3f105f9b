"""When a child was born, as far as anybody knows: the day, only the month, or only the year.

Of children who fled, and of some who were born abroad, no more is known than that (DUO, bijzondere
situaties). Nothing is made up to complete it: an age that follows from a part has two bounds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.dutch_dates import MONTHS, MONTHS_SHORT, NoSuchDay, table_date

_DECEMBER: Final = 12
_NOBODY_KNOWS: Final = r"(?:0{1,2}|[?x]{1,2})"
_YEAR: Final = re.compile(rf"(?:{_NOBODY_KNOWS}[-/. ]{_NOBODY_KNOWS}[-/. ])?(\d{{4}})")
_YEAR_FIRST: Final = re.compile(
    rf"(\d{{4}})-(?:(\d{{1,2}})|{_NOBODY_KNOWS})(?:-{_NOBODY_KNOWS})?(?:[t ].*)?"
)
_MONTH_FIRST: Final = re.compile(rf"(?:{_NOBODY_KNOWS}[-/. ])?(\d{{1,2}})[-/. ](\d{{4}})")
_IN_WORDS: Final = re.compile(rf"(?:{_NOBODY_KNOWS}[-/. ])?([a-z]+)\.?[- ](\d{{4}})")


@dataclass(frozen=True, slots=True)
class Age:
    """Whole years, from `at_least` to `at_most`: one number where the whole birth date is known."""

    at_least: int
    at_most: int

    def has_reached(self, years: int) -> bool | None:
        """`None` when it cannot be told from what is known."""
        if self.at_least >= years:
            return True
        return False if self.at_most < years else None

    @property
    def words(self) -> str:
        """“9”, or “8 of 9”."""
        if self.at_least == self.at_most:
            return str(self.at_least)
        return f"{self.at_least} of {self.at_most}"


@dataclass(frozen=True, slots=True)
class BirthDate:
    """In the order of `date`; no day without its month.

    Raises:
        UnfitValue: there is no such day.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise UnfitValue("month", DataProblem.MISSING)
        try:
            date(self.year, self.month or 1, self.day or 1)
        except ValueError as error:
            raise UnfitValue("day", DataProblem.OUT_OF_RANGE) from error
        if 0 in (self.month, self.day):
            raise UnfitValue("day", DataProblem.OUT_OF_RANGE)

    @classmethod
    def on(cls, day: date) -> BirthDate:
        """All of it is known."""
        return cls(day.year, day.month, day.day)

    @property
    def is_whole(self) -> bool:
        """Whether the day itself is known."""
        return self.day is not None

    @property
    def earliest(self) -> date:
        """The first day that it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it can be."""
        from calendar import monthrange  # noqa: PLC0415 - the first window knows dates, no calendar

        month = self.month or _DECEMBER
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def age_on(self, day: date) -> Age | None:
        """`None` before anybody of this birth date was born."""
        if day < self.earliest:
            return None
        return Age(max(0, _years(self.latest, day)), _years(self.earliest, day))

    def narrows(self, other: BirthDate | None) -> bool:
        """Whether it says what `other` says, and more."""
        if other is None:
            return True
        mine, its = (
            tuple(part for part in (one.year, one.month, one.day) if part is not None)
            for one in (self, other)
        )
        return len(mine) > len(its) and mine[: len(its)] == its

    @property
    def words(self) -> str:
        """“14 mei 2017”, “mei 2017”, “2017”."""
        month = "" if self.month is None else MONTHS[self.month - 1]
        return " ".join(part for part in (str(self.day or ""), month, str(self.year)) if part)

    @property
    def table_words(self) -> str:
        """As it is typed: “14-05-2017”, “mei 2017”, “2017”."""
        return table_date(self.earliest) if self.is_whole else self.words


def is_same_birth(one: BirthDate | None, other: BirthDate | None) -> bool | None:
    """Whether two birth dates are one; `None` when the one says less than the other."""
    if one == other:
        return True
    if one is None or other is None or one.narrows(other) or other.narrows(one):
        return None
    return False


def read_part(text: str) -> BirthDate | None:
    """“2017”, “mei 2017”, “5-2017”, “00-05-2017”, “2017-05-00”; `None` for what is no such part.

    Raises:
        NoSuchDay: there is no month with this number.
    """
    said = " ".join(text.casefold().split())
    if found := _YEAR.fullmatch(said):
        return _part(int(found[1]), None)
    if found := _YEAR_FIRST.fullmatch(said):
        return _part(int(found[1]), None if found[2] is None else int(found[2]))
    if found := _MONTH_FIRST.fullmatch(said):
        return _part(int(found[2]), int(found[1]))
    if found := _IN_WORDS.fullmatch(said):
        month = _month(found[1])
        return None if month is None else _part(int(found[2]), month)
    return None


def _part(year: int, month: int | None) -> BirthDate | None:
    if month is not None and not 0 <= month <= _DECEMBER:
        raise NoSuchDay(1, month, year)
    return BirthDate(year, month or None) if year else None


def _month(word: str) -> int | None:
    for number, (name, short) in enumerate(zip(MONTHS, MONTHS_SHORT, strict=True), 1):
        if word == short or (len(word) >= len(short) and name.startswith(word)):
            return number
    return None


def _years(born: date, day: date) -> int:
    had_birthday = (day.month, day.day) >= (born.month, born.day)
    return day.year - born.year - (0 if had_birthday else 1)
