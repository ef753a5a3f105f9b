"""Numbers of a person that must not leave: found in running text, however people wrote them.

Sources: the elfproef of BSN and onderwijsnummer, ISO 13616 and 7064 (IBAN, mod 97).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Final

_WEIGHTS: Final = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_ELEVEN: Final = 11
_EDUCATION_REST: Final = 5
_EDUCATION_START: Final = "10"

# Within one number people use one separator; dates and times beside each other use several.
_SEPARATORS: Final = ("[ \u00a0\u2009\u202f]", "[-\u2010\u2011\u2012\u2013]", r"[.\u00b7]")
_NINE: Final = tuple(
    re.compile(rf"(?<![0-9])(?=([0-9](?:{separator}?[0-9]){{8}})(?![0-9]))")
    for separator in _SEPARATORS
)
# A BSN that begins with 0 is often written without it; eight loose digits in a row, then.
_EIGHT: Final = re.compile(r"(?<![0-9])(?<![0-9][ .)\-])[0-9]{8}(?![0-9])")
_AREA_CODE: Final = re.compile(r"(?<![0-9])0[0-9]{1,3}\)?[ .\-]{1,3}$")
_COUNTRY_CODE: Final = re.compile(r"(?:\+|(?<![0-9])00)[0-9]{1,3}[ .\-]?(?:\(0\))?[ .\-]?$")
_LONGEST_CODE: Final = 12
_YEARS: Final = range(1900, 2100)

_IBAN_START: Final = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}")
_IBAN_SEPARATORS: Final = " \u00a0.-"
_IBAN_REST: Final = 1
_IBAN_MODULUS: Final = 97
_IBAN_LENGTHS: Final = {
    "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18,
    "EE": 20, "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GI": 23, "GR": 27, "HR": 21, "HU": 28,
    "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MA": 28, "MC": 27,
    "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24,
    "SM": 27, "TN": 24, "TR": 26, "UA": 29, "VA": 22,
}  # fmt: skip


class NumberKind(Enum):
    """Which number it is, by its own check digits."""

    BSN = "bsn"
    EDUCATION = "education"
    IBAN = "iban"


def numbers_in(text: str) -> Iterator[tuple[NumberKind, int, int]]:
    """(kind, start, end) of every number in `text` whose check digits fit, by place."""
    found = {(start, end): kind for kind, start, end in _personal_numbers(text)}
    found |= dict.fromkeys(_ibans(text), NumberKind.IBAN)
    for (start, end), kind in sorted(found.items()):
        yield kind, start, end


def number_kind(digits: str) -> NumberKind | None:
    """What nine digits are by the elfproef; `None` when they are neither number."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    if total % _ELEVEN == 0 and digits.strip("0"):
        return NumberKind.BSN
    if digits.startswith(_EDUCATION_START) and total % _ELEVEN == _EDUCATION_REST:
        return NumberKind.EDUCATION
    return None


def is_iban(compact: str) -> bool:
    """Whether letters and digits without separators are an IBAN of a country that we know."""
    if len(compact) != _IBAN_LENGTHS.get(compact[:2].upper()):
        return False
    turned = compact[4:] + compact[:4]
    value = int("".join(str(int(sign, 36)) for sign in turned))
    return value % _IBAN_MODULUS == _IBAN_REST


def _personal_numbers(text: str) -> Iterator[tuple[NumberKind, int, int]]:
    for pattern in _NINE:
        for match in pattern.finditer(text):
            kind = number_kind("".join(re.findall("[0-9]", match[1])))
            if kind is not None and not _COUNTRY_CODE.search(_before(text, match.start())):
                yield kind, match.start(1), match.end(1)
    for match in _EIGHT.finditer(text):
        before = _before(text, match.start())
        is_telephone = _COUNTRY_CODE.search(before) or _AREA_CODE.search(before)
        is_known = number_kind(f"0{match[0]}") is NumberKind.BSN
        if is_known and not is_telephone and not _is_day(match[0]):
            yield NumberKind.BSN, match.start(), match.end()


def _before(text: str, start: int) -> str:
    """What stands before a number: enough to see the begin of a telephone number (“+31 6 …”)."""
    return text[max(0, start - _LONGEST_CODE) : start]


def _is_day(digits: str) -> bool:
    """Whether eight digits read as a day, year first or last."""
    return any(
        _on_calendar(year, month, day)
        for year, month, day in (
            (digits[:4], digits[4:6], digits[6:]),
            (digits[4:], digits[2:4], digits[:2]),
        )
    )


def _on_calendar(year: str, month: str, day: str) -> bool:
    try:
        return date(int(year), int(month), int(day)).year in _YEARS
    except ValueError:
        return False


def _ibans(text: str) -> Iterator[tuple[int, int]]:
    for match in _IBAN_START.finditer(text):
        end, compact = _run(text, match.start(), _IBAN_LENGTHS.get(match.group()[:2].upper(), 0))
        if is_iban(compact) and not text[end : end + 1].isalnum():
            yield match.start(), end


def _run(text: str, start: int, length: int) -> tuple[int, str]:
    """Where `length` letters and digits end, with at most one separator between two of them."""
    compact = ""
    place = start
    while len(compact) < length and place < len(text):
        sign = text[place]
        is_between = sign in _IBAN_SEPARATORS and text[place - 1] not in _IBAN_SEPARATORS
        if sign.isascii() and sign.isalnum():
            compact += sign
        elif not is_between:
            break
        place += 1
    return place, compact
