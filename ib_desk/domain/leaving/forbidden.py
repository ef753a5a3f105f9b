"""What must not leave in the texts of an output: exact patterns, for a person to decide on.

A find is a warning and never holds what was found: only which kind it is and where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.folding import words_of
from ib_desk.domain.leaving.forbidden_numbers import NumberKind
from ib_desk.domain.leaving.searched_text import (
    POSTCODE,
    SearchedText,
    Span,
    compact_postcode,
    searched,
)
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.pupil import Pupil


class FindKind(Enum):
    """What was found; the order is that of how bad it is when it leaves."""

    BSN = "bsn"
    EDUCATION_NUMBER = "education_number"
    SECRET_ADDRESS = "secret_address"  # noqa: S105 - an address that is kept secret, no password
    SECRET_POSTCODE = "secret_postcode"  # noqa: S105 - as above
    OTHER_PUPIL = "other_pupil"
    IBAN = "iban"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutText:
    """A text that is about to leave, and where it comes from; a long one was searched before."""

    place: FieldPlace
    text: str
    searched: SearchedText | None = None

    def looked_through(self) -> SearchedText:
        """As it was searched, or is now."""
        return self.searched or searched(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """`start` and `end` are positions in the text of `place`."""

    kind: FindKind
    place: FieldPlace
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptInside:
    """What this vault knows and an output about this pupil must not say.

    `phrases` are folded words in a row; `postcodes` are written `1999ZA`.
    """

    phrases: Mapping[tuple[str, ...], FindKind]
    postcodes: frozenset[str]


_NUMBERS: Final = {
    NumberKind.BSN: FindKind.BSN,
    NumberKind.EDUCATION: FindKind.EDUCATION_NUMBER,
    NumberKind.IBAN: FindKind.IBAN,
}


def kept_inside(whole: WholeFile, pupils: Iterable[Pupil]) -> KeptInside:
    """What may not be said outside of this file.

    Args:
        whole: the file that the output is about.
        pupils: all pupils of the vault; those who share a full name with the pupil, a guardian
            or a professional of this file are left out, for that name may be said.
    """
    addresses = _secret_addresses(whole)
    known = _names_of_file(whole)
    phrases: dict[tuple[str, ...], FindKind] = {}
    for pupil in pupils:
        names = {_phrase(name) for name in _full_names(pupil)}
        if pupil.id != whole.pupil.id and not names & known:
            phrases |= dict.fromkeys(names, FindKind.OTHER_PUPIL)
    phrases |= {_phrase(_street(text)): FindKind.SECRET_ADDRESS for text in addresses}
    phrases.pop((), None)
    return KeptInside(phrases=phrases, postcodes=_secret_postcodes(whole, addresses))


class InsideLists:
    """What the vault knows and a list over many pupils must not say of any of them.

    `people` keep their address secret; `adults` are names of colleagues, which may be said.
    """

    def __init__(self, people: Iterable[Pupil | Guardian], adults: Iterable[str]) -> None:
        secret = tuple(people)
        addresses = [one.address for one in secret]
        self._addresses = {_phrase(_street(text)): FindKind.SECRET_ADDRESS for text in addresses}
        whole = [*addresses, *(one.postcode for one in secret if isinstance(one, Pupil))]
        self._postcodes = frozenset(
            compact_postcode(match) for text in whole for match in POSTCODE.finditer(text)
        )
        self._adults = {_phrase(name) for name in adults}

    def of(self, own: Pupil | None, pupils: Iterable[Pupil]) -> KeptInside:
        """For the line about `own`; of `pupils` those who are called so too may be said."""
        mine = set() if own is None else {_phrase(name) for name in _full_names(own)}
        phrases: dict[tuple[str, ...], FindKind] = {}
        for pupil in pupils:
            names = {_phrase(name) for name in _full_names(pupil)}
            if not names & (mine | self._adults):
                phrases |= dict.fromkeys(names, FindKind.OTHER_PUPIL)
        phrases |= self._addresses
        phrases.pop((), None)
        return KeptInside(phrases=phrases, postcodes=self._postcodes)


def forbidden_in(texts: Iterable[OutText], kept: KeptInside) -> tuple[Find, ...]:
    """Every find in every text, in the order of the texts and then of their place."""
    search = _PhraseSearch(kept.phrases)
    found: list[Find] = []
    for out in texts:
        text = out.looked_through()
        spans = {
            *((_NUMBERS[kind], place) for kind, place in text.numbers),
            *(
                (FindKind.SECRET_POSTCODE, place)
                for postcode, place in text.postcodes
                if postcode in kept.postcodes
            ),
            *search.spans(text),
        }
        found += [
            Find(kind=kind, place=out.place, start=start, end=end)
            for kind, (start, end) in sorted(spans, key=lambda span: span[1])
        ]
    return tuple(found)


class _PhraseSearch:
    """By the first word of a phrase, and how many words it has: however many share their first."""

    def __init__(self, phrases: Mapping[tuple[str, ...], FindKind]) -> None:
        self._phrases = phrases
        self._lengths: dict[str, set[int]] = {}
        for phrase in phrases:
            self._lengths.setdefault(phrase[0], set()).add(len(phrase))

    def spans(self, text: SearchedText) -> Iterator[tuple[FindKind, Span]]:
        words = text.words
        for first in self._lengths.keys() & text.at.keys():
            for index in text.at[first]:
                for length in self._lengths[first]:
                    row = words[index : index + length]
                    kind = self._phrases.get(tuple(word.folded for word in row))
                    if kind is not None:
                        yield kind, (row[0].start, row[-1].end)


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words_of(text))


def _full_names(pupil: Pupil) -> tuple[str, ...]:
    """With the call name and with the first names, and surname first as in a list."""
    if not pupil.surname:
        return ()
    behind = " ".join(part for part in (pupil.prefix, pupil.surname) if part)
    given = [name for name in (pupil.call_name, pupil.first_names) if name]
    return (*(f"{name} {behind}" for name in given), *([pupil.sort_name] if given else []))


def _names_of_file(whole: WholeFile) -> set[tuple[str, ...]]:
    people = [guardian.name for guardian in whole.guardians]
    people += [person.name for person in whole.people.values()]
    return {_phrase(name) for name in (*_full_names(whole.pupil), *people)}


def _secret_addresses(whole: WholeFile) -> tuple[str, ...]:
    own = (whole.pupil.address,) if whole.is_address_secret else ()
    others = tuple(guardian.address for guardian in whole.guardians if guardian.address_secret)
    return own + others


def _street(address: str) -> str:
    """Street and number alone, for that is what people write in a sentence."""
    before_postcode = POSTCODE.split(address, maxsplit=1)[0]
    lines = re.split(r"[,;\n]", before_postcode.strip(" ,;\n"), maxsplit=1)
    return lines[0]


def _secret_postcodes(whole: WholeFile, addresses: Iterable[str]) -> frozenset[str]:
    own = [whole.pupil.postcode] if whole.is_address_secret else []
    return frozenset(
        compact_postcode(match) for text in (*own, *addresses) for match in POSTCODE.finditer(text)
    )
