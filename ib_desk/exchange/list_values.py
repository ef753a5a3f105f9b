"""Single cells of a list as people fill them in, made into values of ours."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from stdnum.nl import bsn, onderwijsnummer

from ib_desk.domain.dutch_dates import MONTHS
from ib_desk.domain.folding import fold
from ib_desk.exchange import edexml_values as values

_SHORT_DATE: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2})")
_WORDY_DATE: Final = re.compile(r"(\d{1,2})[- ]([a-z]{3,9})\.?[- ](\d{4})")
_SERIAL: Final = re.compile(r"\d{5}(?:\.0+)?")
_DAY_ZERO: Final = date(1899, 12, 30)
_YEARS_AHEAD: Final = 15
"""So far ahead a day of two figures can lie: “31-7-27” is the end of a TLV, “14-3-87” a birth."""
_MAIL: Final = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PHONE: Final = re.compile(r"\+?[\d\s().\-/]{6,24}")
_NUMBER: Final = re.compile(r"(\d{1,5})(?:[.,]0+)?(?: ?(?:uur|uren|u))?", re.IGNORECASE)
_LEVEL: Final = re.compile(
    r"(?:(?:ondersteunings)?niveau|level|n)? ?([1-5])(?! ?[-–/.,+] ?\d)(?:\b.*)?", re.IGNORECASE
)
"""“3 - extra hulp” is one level; “3,5” and “3-4” are two, of which nobody chose one."""
_WHOLE_NAME: Final = 2
"""Words that are a given name and a surname."""
_WITHOUT_ZERO: Final = 9
_DIGITS_OF_BSN: Final = (8, 9)


def read_day(text: str, today: date) -> date | None:
    """The day of a date in Dutch, ISO or as Excel counts days; `None` when it is none."""
    text = text.strip()
    if (day := values.read_date(text)) is not None:
        return day
    if found := _SHORT_DATE.fullmatch(text):
        day_, month, short = map(int, found.groups())
        year = today.year // 100 * 100 + short
        return _day(year if year <= today.year + _YEARS_AHEAD else year - 100, month, day_)
    if found := _WORDY_DATE.fullmatch(fold(text)):
        return values.read_date(f"{found[1]}-{_month(found[2])}-{found[3]}")
    if _SERIAL.fullmatch(text):
        counted = _DAY_ZERO + timedelta(days=int(text[:5]))
        return values.read_date(counted.isoformat()) if counted.year > _EARLIEST else None
    return None


_EARLIEST: Final = 1950


def _month(word: str) -> int:
    """From 1, by its name or the first three letters of it; 0 for what is none."""
    names = [fold(month) for month in MONTHS]
    hits = [n for n, name in enumerate(names, 1) if name.startswith(word[:3]) or word == name[:3]]
    return hits[0] if hits else 0


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_count(text: str) -> int | None:
    """A whole number, also with “uur” behind it."""
    found = _NUMBER.fullmatch(text.strip())
    return int(found[1]) if found else None


def read_level(text: str) -> int | None:
    """“3”, “niveau 3”, “3 - extra ondersteuning”."""
    found = _LEVEL.fullmatch(text.strip())
    return int(found[1]) if found else None


def read_mail(text: str) -> str | None:
    """An address, without what a link adds before it."""
    told = text.strip().removeprefix("mailto:")
    return told if _MAIL.fullmatch(told) else None


def read_phone(text: str) -> str | None:
    """A number as it is written; Excel takes the zero before it away, which is put back."""
    told = text.strip()
    digits = "".join(filter(str.isdigit, told))
    if not digits or not _PHONE.fullmatch(told):
        return None
    if is_mobile_without_zero(told):
        return f"0{digits}"
    return told


def is_mobile_without_zero(text: str) -> bool:
    """“612345678”: what Excel makes of a mobile number; one in eleven of them passes for a BSN."""
    return len(text) == _WITHOUT_ZERO and text.isdecimal() and text.startswith("6")


def is_like_bsn(text: str) -> bool:
    """Whether it is a number that passes the check of a BSN or an onderwijsnummer."""
    digits = "".join(filter(str.isdigit, text))
    if len(digits) not in _DIGITS_OF_BSN or not set(text) <= set("0123456789. -"):
        return False
    number = digits.zfill(_WITHOUT_ZERO)
    return bool(bsn.is_valid(number) or onderwijsnummer.is_valid(number))


def split_name(text: str) -> tuple[str, str, str]:
    """Given name, prefix and surname of “Dalen, Noor van”, “van Dalen, Noor”, “Noor van Dalen”."""
    before, comma, behind = text.partition(",")
    if comma:
        given, trailing = _trailing_prefix(behind.split())
        leading, surname = _leading_prefix(before.split())
        prefixes = dict.fromkeys(filter(None, (trailing, leading)))
        return given, " ".join(prefixes), surname
    words = text.split()
    if len(words) < _WHOLE_NAME:
        return " ".join(words), "", ""
    prefix, surname = _leading_prefix(words[1:])
    return words[0], prefix, surname


_PREFIXES: Final = frozenset(
    (
        *("aan", "af", "al", "bij", "bin", "d", "da", "dal", "de", "degli", "dei", "del", "della"),
        *(
            "den",
            "der",
            "des",
            "di",
            "do",
            "dos",
            "du",
            "een",
            "el",
            "het",
            "ibn",
            "in",
            "la",
            "las",
        ),
        *("le", "les", "lo", "los", "onder", "op", "over", "s", "t", "te", "ten", "ter", "tot"),
        *(
            "uit",
            "uijt",
            "van",
            "vanden",
            "vander",
            "ver",
            "vom",
            "von",
            "voor",
            "zu",
            "zum",
            "zur",
        ),
    )
)
"""Words between a given name and a surname (“van ’t”), without their marks."""


def _is_prefix(word: str) -> bool:
    return "".join(filter(str.isalpha, word.casefold())) in _PREFIXES


def _leading_prefix(words: list[str]) -> tuple[str, str]:
    count = next((n for n, word in enumerate(words[:-1]) if not _is_prefix(word)), len(words) - 1)
    count = max(count, 0)
    return " ".join(words[:count]), " ".join(words[count:])


def _trailing_prefix(words: list[str]) -> tuple[str, str]:
    count = len(words)
    while count > 1 and _is_prefix(words[count - 1]):
        count -= 1
    return " ".join(words[:count]), " ".join(words[count:])
