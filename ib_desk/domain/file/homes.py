"""The homes of a pupil, and what stands on an envelope: each home is written to by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.folding import words_of
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.pupil import Pupil


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Who lives at one address; `lines` is empty where it is not known, or may not be told."""

    guardians: tuple[Guardian, ...]
    lines: tuple[str, ...] = ()
    is_secret: bool = False


def homes_of(whole: WholeFile, guardians: Iterable[Guardian]) -> tuple[Home, ...]:
    """Each address once, in the order of the guardians; who has none stands alone."""
    homes: list[Home] = []
    for guardian in guardians:
        lines = letter_lines(whole, guardian)
        place = next((n for n, one in enumerate(homes) if lines and _is_one(one, lines)), None)
        if place is None:
            is_secret = not lines and _hides(whole, guardian)
            homes.append(Home(guardians=(guardian,), lines=lines, is_secret=is_secret))
        else:
            before = homes[place]
            homes[place] = Home(guardians=(*before.guardians, guardian), lines=before.lines)
    return tuple(homes)


def letter_lines(whole: WholeFile, guardian: Guardian) -> tuple[str, ...]:
    """Where a letter goes: the postal address first; of a secret address never a word."""
    if _hides(whole, guardian):
        return ()
    if guardian.postal_address.strip():
        return _in_lines(guardian.postal_address)
    if guardian.address.strip():
        return (*_in_lines(guardian.address), *_in_lines(guardian.country))
    return home_lines(whole.pupil) if guardian.lives_with_pupil else ()


def home_lines(pupil: Pupil) -> tuple[str, ...]:
    """Street, then postcode and town, then the country where that is another."""
    town = f"{pupil.postcode} {pupil.town}".strip()
    return tuple(one.strip() for one in (pupil.address, town, pupil.country) if one.strip())


def _hides(whole: WholeFile, guardian: Guardian) -> bool:
    """Also who lives with the pupil, of whom the address is secret."""
    is_with_pupil = bool(guardian.lives_with_pupil) and not guardian.address.strip()
    return guardian.address_secret or (is_with_pupil and whole.is_address_secret)


def _is_one(home: Home, lines: tuple[str, ...]) -> bool:
    one, other = (
        [word.folded for word in words_of(" ".join(said))] for said in (home.lines, lines)
    )
    return one == other


def _in_lines(address: str) -> tuple[str, ...]:
    """“Kade 3, 1999 ZA Waterdam” in the two lines of an envelope."""
    return tuple(part.strip() for part in address.replace("\n", ",").split(",") if part.strip())
