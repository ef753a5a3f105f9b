"""Dutch words for the members of enumerations, for kinds of record, and for terms of the field.

They are data (`resources/terms.toml`), used by screens and prints alike, so that a thing has one
name everywhere. All are written as in the middle of a sentence; who needs a capital makes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.records.kind_names import kind_name
from ib_desk.domain.records.kinds import KIND_BY_NAME
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Sector
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.vocabulary import VOCABULARY

Words = Mapping[str, Mapping[str, str]]
"""Name of an enumeration → value of a member → words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """What a kind of record is called: “afspraak”, “afspraken”."""

    singular: str
    plural: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A term of the field in full, and what it is in one plain sentence."""

    full: str = ""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """All words; in a file of the user's own any part may be left out (`over`)."""

    nouns: Mapping[str, Noun] = field(default_factory=dict)
    labels: Words = field(default_factory=dict)
    meanings: Words = field(default_factory=dict)
    explanations: Mapping[str, Explanation] = field(default_factory=dict)
    vo: Words = field(default_factory=dict)
    """Labels that are others in secondary education; `of_sector` puts them in their place."""

    def __post_init__(self) -> None:
        for name in self.nouns:
            if name not in KIND_BY_NAME:
                raise UnfitValue(f"nouns.{name}", DataProblem.UNKNOWN_KEY)
        for table in ("labels", "meanings", "vo"):
            for name, words in getattr(self, table).items():
                _check_words(f"{table}.{name}", name, words)

    def label(self, member: Enum | None) -> str:
        """“nog niet bekeken”; the name of a choice in lists, forms and prints, “” for none."""
        if member is None:
            return ""
        return self.labels[type(member).__name__][str(member.value)]

    def calling(self, words: Mapping[Enum, str]) -> Terms:
        """The same terms, with other words for these members."""
        labels = {name: dict(told) for name, told in self.labels.items()}
        for member, told in words.items():
            labels[type(member).__name__][str(member.value)] = told
        return replace(self, labels=labels)

    def title(self, member: Enum | None) -> str:
        """As `label`, with a capital in front and the rest as it is: “TLV voor sbo”."""
        label = self.label(member)
        return capital(label)

    def meaning(self, member: Enum) -> str:
        """One sentence on what is meant; “” for what speaks for itself."""
        return self.meanings.get(type(member).__name__, {}).get(str(member.value), "")

    def noun(self, kind: type[Record]) -> str:
        """“afspraak”."""
        return self.nouns[kind_name(kind)].singular

    def heading(self, kind: type[Record]) -> str:
        """“Afspraak”."""
        noun = self.noun(kind)
        return capital(noun)

    def plural(self, kind: type[Record]) -> str:
        """“afspraken”."""
        return self.nouns[kind_name(kind)].plural

    def of_sector(self, sector: Sector | None) -> Terms:
        """As this school calls things: who is a leraar in PO is a docent in VO."""
        if sector is not Sector.VO or not self.vo:
            return self
        return replace(self, labels=_merged(self.vo, self.labels), vo={})

    def over(self, under: Terms) -> Terms:
        """These words, and those of `under` for all that is not said here."""
        return Terms(
            nouns={**under.nouns, **self.nouns},
            labels=_merged(self.labels, under.labels),
            meanings=_merged(self.meanings, under.meanings),
            explanations={**under.explanations, **self.explanations},
            vo=_merged(self.vo, under.vo),
        )


def _merged(words: Words, under: Words) -> Words:
    return {name: {**under.get(name, {}), **words.get(name, {})} for name in {**under, **words}}


def _check_words(place: str, name: str, words: Mapping[str, str]) -> None:
    if name not in VOCABULARY:
        raise UnfitValue(place, DataProblem.UNKNOWN_KEY)
    values = {str(member.value) for member in VOCABULARY[name]}
    for value, word in words.items():
        if value not in values:
            raise UnfitValue(f"{place}.{value}", DataProblem.UNKNOWN_KEY)
        if not word.strip():
            raise UnfitValue(f"{place}.{value}", DataProblem.EMPTY)
