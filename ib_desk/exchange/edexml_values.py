"""Single values of an export as systems really write them, made into ours.

Every text that is kept passes `clean_text` or `clean_key`, so nothing that looks like a BSN gets
through in a field where it does not belong.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import Final

from stdnum.nl import bsn, onderwijsnummer

from ib_desk.domain.birth_date import BirthDate, read_part
from ib_desk.domain.dutch_dates import NoSuchDay
from ib_desk.domain.intake.school_export import YEAR_GROUPS
from ib_desk.domain.records.pupil import Gender

HISTORIC: Final = "H"
TEMPORARY_KEY_MARK: Final = "#"
"""First character of a key that the system does not promise to keep (handbook p. 5)."""

_EARLIEST_YEAR: Final = 1950
_LATEST_YEAR: Final = 2100

# Joiners belong to some scripts; the other format characters (marks of direction, zero width
# spaces) only hide what a name is.
_KEPT_FORMAT_CHARACTERS: Final = "\u200c\u200d"
_LONG_NUMBER: Final = re.compile(
    r"(?<!\d)(?:\d(?:\.?\d){8,10}|\d{4} \d{2} \d{3}|\d{3} \d{3} \d{3})(?!\d)"
)
_NINE_DIGITS: Final = re.compile(r"(?<!\d)\d{9}(?!\d)")
_NINE_DIGITS_ALONE: Final = re.compile(r"(?<![0-9A-Za-z])\d{9}(?![0-9A-Za-z])")
_HASH_LENGTH: Final = 32

_ISO_DATE: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](.*)|Z|[+-]\d\d:?\d\d)?")
_DUTCH_DATE: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: .*)?")
_BARE_DATE: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_WHOLE_HOUR: Final = re.compile(
    r"(\d\d):?00(?::?00(?:[.,]0+)?)? ?(?:Z|UTC|GMT|([+-]\d\d)(?::?00)?)", re.IGNORECASE
)
"""A whole hour with its distance from UTC, in each way that ISO 8601 and its users write it."""
_DUTCH_OFFSETS: Final = (1, 2)
_DAY_HOURS: Final = 24

_SCHOOL_YEAR: Final = re.compile(r"(\d{4})\s*[-/–]?\s*(?:\d\d)?(\d\d)")
_BRIN: Final = re.compile(r"(\d{2}[A-Z]{2})(\d{0,2})")
_VERSION: Final = re.compile(r"\d+(?:\.\d+)+")
_YEAR_GROUP: Final = re.compile(r"(?:GROEP|JAARGROEP|LEERJAAR)?\s*0?([0-9]{1,2}|[A-Z])")

_GENDERS: Final = {
    "1": Gender.BOY,
    "2": Gender.GIRL,
    "9": Gender.UNSPECIFIED,
    "0": Gender.UNKNOWN,
    "": Gender.UNKNOWN,
    "man": Gender.BOY,
    "jongen": Gender.BOY,
    "vrouw": Gender.GIRL,
    "meisje": Gender.GIRL,
    "v": Gender.GIRL,
}


def clean_text(text: str, own_numbers: frozenset[str] = frozenset()) -> tuple[str, int]:
    """Text in one line and one Unicode form, and how many personal numbers were cut out of it.

    A run of nine to eleven digits goes, valid BSN or not: no name has one, and the numbers of
    practice data fail the check. `own_numbers` are the digits of the pupil's own numbers.
    """
    composed = unicodedata.normalize("NFC", text)
    visible = composed if composed.isprintable() else _without_hidden(composed)
    without, found = _LONG_NUMBER.subn(" ", visible)
    if _contains_own(without, own_numbers):
        return "", found + 1
    return " ".join(without.split()), found


def _without_hidden(text: str) -> str:
    return "".join(
        " " if unicodedata.category(c) == "Cc" else c
        for c in text
        if c in _KEPT_FORMAT_CHARACTERS or unicodedata.category(c) != "Cf"
    )


def clean_key(text: str, own_numbers: frozenset[str] = frozenset()) -> tuple[str, bool]:
    """The key, or nothing and True when it is or holds a BSN or education number.

    One in six numbers of nine digits passes one of the two checks by chance. Such a pupil is then
    matched by name and birth date instead: the price of never storing a BSN. In a long key, such as
    the hash of an ECK iD, only digits that stand by themselves count.
    """
    key = " ".join(text.split())
    pattern = _NINE_DIGITS if len(key) <= _HASH_LENGTH else _NINE_DIGITS_ALONE
    is_number = any(
        bsn.is_valid(digits) or onderwijsnummer.is_valid(digits) for digits in pattern.findall(key)
    )
    if is_number or _contains_own(key, own_numbers):
        return "", True
    return key, False


def read_date(text: str) -> date | None:
    """The day of an ISO, Dutch or bare date; `None` when there is none or it cannot be one.

    Midnight in the Netherlands, written in the time of another place, is the day that began here.
    """
    text = text.strip()
    later = 0
    if found := _ISO_DATE.fullmatch(text):
        year, month, day = map(int, found.group(1, 2, 3))
        later = _days_later_here(found[4] or "")
    elif found := _DUTCH_DATE.fullmatch(text):
        day, month, year = map(int, found.group(1, 2, 3))
    elif found := _BARE_DATE.fullmatch(text):
        year, month, day = map(int, found.group(1, 2, 3))
    else:
        return None
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        return None  # what systems write for “unknown”: 0001-01-01, 1899-12-30, 9999-12-31
    try:
        read = date(year, month, day)
    except ValueError:
        return None
    return read + timedelta(days=later)


def read_birth(text: str) -> BirthDate | None:
    """A birth date, or what of it was known to who wrote it; nothing is filled in."""
    day = read_date(text)
    return part_of_birth(text) if day is None else BirthDate.on(day)


def part_of_birth(text: str) -> BirthDate | None:
    """What stands where a day would, of a year that can be one."""
    try:
        part = read_part(text)
    except NoSuchDay:
        return None
    return part if part and _EARLIEST_YEAR <= part.year <= _LATEST_YEAR else None


def _days_later_here(time: str) -> int:
    """How many days later than written it is, if this is midnight in the Netherlands; else 0.

    That is 23:00 UTC in winter and 22:00 in summer; a system that knows one of them only writes
    that one all year round.
    """
    found = _WHOLE_HOUR.fullmatch(time)
    if found is None:
        return 0
    offset = int(found[2] or 0)
    if offset in _DUTCH_OFFSETS:
        return 0
    for dutch in _DUTCH_OFFSETS:
        days, hour = divmod(int(found[1]) - offset + dutch, _DAY_HOURS)
        if hour == 0:
            return days
    return 0


def read_gender(text: str) -> Gender | None:
    """`None` for what is no code; “m” is one of them: it can be man and it can be meisje."""
    return _GENDERS.get(text.strip().casefold())


def read_year_group(text: str) -> str:
    """A code of `YEAR_GROUPS` or `HISTORIC`; empty for C and for what is no code."""
    found = _YEAR_GROUP.fullmatch(text.strip().upper())
    code = found[1] if found else ""
    return code if code in YEAR_GROUPS or code == HISTORIC else ""


def read_school_year(text: str) -> str:
    """“2026-2027”, also from 2026/2027, 2026-27 or 20262027; empty when it is no school year."""
    found = _SCHOOL_YEAR.fullmatch(text.strip())
    if not found:
        return ""
    begin = int(found[1])
    return f"{begin}-{begin + 1}" if (begin + 1) % 100 == int(found[2]) else ""


def read_brin(text: str) -> tuple[str, str]:
    """BRIN and the branch code behind it, if any: “99zz 00” gives 99ZZ and 00."""
    found = _BRIN.fullmatch("".join(text.split()).upper())
    return (found[1], found[2]) if found else ("", "")


def read_version(text: str) -> str:
    """“2.1” from “EDEXML 2.1”; 1.0.3 is how some write 1.03."""
    found = _VERSION.search(text)
    if not found:
        return ""
    major, *rest = found[0].split(".")
    return f"{major}.{''.join(rest)}"


def read_postcode(text: str) -> str:
    """Without spaces, in capitals, as EDEXML writes it."""
    return "".join(text.split()).upper()


def digits_of(number: str) -> str:
    """The digits of a personal number without leading zeros; empty when too few to recognise."""
    digits = re.sub(r"\D", "", number).lstrip("0")
    return digits if len(digits) >= _RECOGNISABLE else ""


_RECOGNISABLE: Final = 7


def _contains_own(text: str, own_numbers: frozenset[str]) -> bool:
    digits = re.sub(r"\D", "", text)
    return any(own in digits for own in own_numbers)
