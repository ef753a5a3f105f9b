"""Dates as people in the Netherlands write and read them.

Reading takes today's date and never guesses silently: what it does not understand is `None`,
what cannot exist raises `NoSuchDay`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, overload

from ib_desk.domain.day_direction import Direction

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
MONTHS_SHORT = (
    "jan",
    "feb",
    "mrt",
    "apr",
    "mei",
    "jun",
    "jul",
    "aug",
    "sep",
    "okt",
    "nov",
    "dec",
)
_DAYS_IN_WEEK = 7
_HALF_A_YEAR = 183
_SHORTEST_NAME = 2
_A_SLIP = 31
"""Days on the other side of today: within these “24-11” is a slip, which is told, and not a whole
year away, which nobody would notice."""
_NUMBERS = {
    "een": 1,
    "één": 1,
    "twee": 2,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "zes": 6,
    "zeven": 7,
    "acht": 8,
    "negen": 9,
    "tien": 10,
    "twaalf": 12,
}
_NEAR = {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "nu": 0, "morgen": 1, "overmorgen": 2}
_IN_FIGURES = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?[-.]?")
_TURNED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_IN_WORDS = re.compile(r"(\d{1,2})(?:e|ste|de)?[ -]?([a-z]+)\.?(?:[ -](\d{4}|\d{2}))?")
_SPAN = re.compile(
    r"(?:(over|binnen) )?(\w+) (dag|dagen|week|weken|maand|maanden|jaar|jaren)( geleden)?"
)
_WEEKDAY = re.compile(r"(?:(volgende|vorige|afgelopen|komende|aanstaande|a\.s\.) )?([a-z]+)\.?")


class NoSuchDay(ValueError):
    """Understood, but not on the calendar, like 31 February."""

    def __init__(self, day: int, month: int, year: int) -> None:
        super().__init__(day, month, year)
        self.day = day
        self.month = month
        self.year = year


def read_date(text: str, today: date, direction: Direction = Direction.ANY) -> date | None:
    """The day that is meant by “24-11”, “di”, “over 2 weken”, “24 nov 2026” or “morgen”.

    A weekday is the next one, today excluded; where the past is asked for, the last one. A date
    without a year is the one nearest to `today`, on the side that is asked for unless it lies just
    beyond it. What is said in full is taken as it is said, on whichever side. `None` when the words
    are not understood.

    Raises:
        NoSuchDay: the words are clear and the day does not exist.
    """
    words = re.sub(r"\s+", " ", text.strip().casefold())
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    words = _without_weekday(words)
    for reader in (_turned, _in_figures, _in_words, _after_a_span, _on_a_weekday):
        found = reader(words, today, direction)
        if found is not None:
            return found
    return None


def _without_weekday(words: str) -> str:
    """“di 24 november” is “24 november”."""
    first, _, rest = words.partition(" ")
    is_date = bool(rest) and rest[0].isdigit()
    return rest if is_date and _weekday(first.rstrip(".,")) is not None else words


def _turned(words: str, _today: date, _direction: Direction) -> date | None:
    found = _TURNED.fullmatch(words)
    return _day(int(found[3]), int(found[2]), int(found[1])) if found else None


def _in_figures(words: str, today: date, direction: Direction) -> date | None:
    found = _IN_FIGURES.fullmatch(words)
    return _dated(int(found[1]), int(found[2]), found[3], today, direction) if found else None


def _in_words(words: str, today: date, direction: Direction) -> date | None:
    found = _IN_WORDS.fullmatch(words)
    month = _month(found[2]) if found else None
    return _dated(int(found[1]), month, found[3], today, direction) if found and month else None


def _after_a_span(words: str, today: date, _direction: Direction) -> date | None:
    found = _SPAN.fullmatch(words)
    if not found or bool(found[1]) == bool(found[4]):
        return None
    count = int(found[2]) if found[2].isdecimal() else _NUMBERS.get(found[2], -1)
    if not 0 <= count < 1000:  # noqa: PLR2004 - further away nobody plans, and years run out
        return None
    count = -count if found[4] else count
    unit = found[3]
    if unit.startswith("dag"):
        return today + timedelta(days=count)
    if unit.startswith("we"):
        return today + timedelta(weeks=count)
    return add_months(today, count if unit.startswith("maand") else 12 * count)


def _on_a_weekday(words: str, today: date, direction: Direction) -> date | None:
    found = _WEEKDAY.fullmatch(words)
    weekday = _weekday(found[2]) if found else None
    if not found or weekday is None:
        return None
    is_back = not found[1] and direction is Direction.PAST
    if is_back or found[1] in {"vorige", "afgelopen"}:
        back = (today.weekday() - weekday) % _DAYS_IN_WEEK or _DAYS_IN_WEEK
        return today - timedelta(days=back)
    if found[1] == "volgende":
        monday = today + timedelta(days=_DAYS_IN_WEEK - today.weekday())
        return monday + timedelta(days=weekday)
    ahead = (weekday - today.weekday()) % _DAYS_IN_WEEK or _DAYS_IN_WEEK
    return today + timedelta(days=ahead)


def _weekday(word: str) -> int | None:
    return _only_one(word, WEEKDAYS)


def _month(word: str) -> int | None:
    if word in MONTHS_SHORT:
        return MONTHS_SHORT.index(word) + 1
    place = _only_one(word, MONTHS)
    return None if place is None else place + 1


def _only_one(word: str, names: tuple[str, ...]) -> int | None:
    """The place of the one name that begins with `word`; two letters at least."""
    if len(word) < _SHORTEST_NAME:
        return None
    places = [place for place, name in enumerate(names) if name.startswith(word)]
    return places[0] if len(places) == 1 else None


def _dated(day: int, month: int, year: str | None, today: date, direction: Direction) -> date:
    if year is None:
        return _nearest(day, month, today, direction)
    return _day(day, month, int(year) if len(year) > _SHORTEST_NAME else 2000 + int(year))


def _nearest(day: int, month: int, today: date, direction: Direction) -> date:
    """Of last year's, this year's and next year's date the one within half a year.

    On the other side than is asked for only where that is nearer than `_A_SLIP`.
    """
    candidates: list[date] = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            candidates.append(_day(day, month, year))
        except NoSuchDay:
            continue
    if not candidates:
        raise NoSuchDay(day, month, today.year)
    nearest = min(candidates, key=lambda candidate: abs((candidate - today).days))
    if direction.takes(nearest, today) or abs((nearest - today).days) <= _A_SLIP:
        return nearest
    fitting = (candidate for candidate in candidates if direction.takes(candidate, today))
    return min(fitting, key=lambda candidate: abs((candidate - today).days), default=nearest)


def _day(day: int, month: int, year: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NoSuchDay(day, month, year) from error


def add_months(start: date, months: int) -> date:
    """The same day of another month, or the last day of it when that month is shorter."""
    from calendar import monthrange  # noqa: PLC0415 - the first window knows dates, no calendar

    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


SCHOOL_YEAR_BEGINS: Final = (8, 1)
"""Month and day. WPO art. 1 and WVO 2020 art. 1.1 say so of every school: nobody can choose it, so
it is here, once. The terms that end with a school year are held to it.
"""


def first_of_school_year(began: int) -> date:
    """The first day of the school year that began in this year."""
    return date(began, *SCHOOL_YEAR_BEGINS)


def last_of_school_year(began: int) -> date:
    """The last day of the school year that began in this year."""
    return first_of_school_year(began + 1) - timedelta(days=1)


@overload
def school_year(day: date) -> int: ...
@overload
def school_year(day: date | None) -> int | None: ...
def school_year(day: date | None) -> int | None:
    """The year in which the school year of this day began."""
    return None if day is None else day.year - ((day.month, day.day) < SCHOOL_YEAR_BEGINS)


def full_date(day: date) -> str:
    """“dinsdag 24 november 2026”."""
    return f"{WEEKDAYS[day.weekday()]} {plain_date(day)}"


def plain_date(day: date) -> str:
    """“24 november 2026”."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """“di 24 nov”, under a heading that says the year; elsewhere a row says it by `row_date`."""
    return f"{WEEKDAYS[day.weekday()][:2]} {day.day} {MONTHS_SHORT[day.month - 1]}"


def row_date(day: date, today: date) -> str:
    """“di 24 nov”, the one nearest to `today`; of another year than that “24 nov 2027”."""
    return short_date(day) if abs((day - today).days) < _HALF_A_YEAR else day_and_year(day)


def day_and_month(day: date) -> str:
    """“24 nov”; read without its year only as a part of `brief_date` and `day_and_year`."""
    return f"{day.day} {MONTHS_SHORT[day.month - 1]}"


def brief_date(day: date, today: date) -> str:
    """“24 nov”; of another year than that of `today` with its year: “24 nov 2025”."""
    return day_and_month(day) if day.year == today.year else day_and_year(day)


def day_and_year(day: date) -> str:
    """“24 nov 2026”: where one reads a day and its year is not plain; never “24-11-2026”."""
    return f"{day_and_month(day)} {day.year}"


def table_date(day: date) -> str:
    """“24-11-2026”: as it is typed, and as other programs read it."""
    return f"{day.day:02}-{day.month:02}-{day.year}"


def days_late(days: int) -> str:
    """“12 dagen te laat”, “1 dag te laat”."""
    return f"{days} {'dag' if days == 1 else 'dagen'} te laat"


def clock(hour: int, minute: int) -> str:
    """“17.42”."""
    return f"{hour}.{minute:02}"
