"""Common phrases to pick instead of typing: data (`resources/phrases.toml`), checked when read.

A phrase may hold a number, written `{n}`: “{n} keer per week”. Who picks it fills it in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from ib_desk.domain.data_problem import DataProblem, UnfitValue

NUMBER = "{n}"


class PhraseList(Enum):
    """What a list is for; which fields offer it says `ib_desk.domain.offers.of_fields`."""

    HOW_OFTEN = "how_often"
    HOW_LONG = "how_long"
    EACH_TIME = "each_time"
    PLACE = "place"
    MEETING_PLACE = "meeting_place"
    MEASURE = "measure"
    UNIT = "unit"
    SITUATION = "situation"
    SOURCE = "source"
    CUSTODY_SOURCE = "custody_source"
    CONTACT = "contact"
    LANGUAGE = "language"
    APPROACH = "approach"
    SCHOOL_OFFERS = "school_offers"
    SCHOOL_EXPECTS = "school_expects"
    NOT_LIGHTER = "not_lighter"
    NOT_HEAVIER = "not_heavier"
    NOT_TRIED = "not_tried"
    RETURN = "return"
    DECISION_OPTIONS = "decision_options"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """All lists; in a file of the user's own any list may be left out (`over`)."""

    lists: Mapping[PhraseList, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse an empty phrase, one with another place, or one that is there twice."""
        for name, phrases in self.lists.items():
            seen: set[str] = set()
            for index, phrase in enumerate(phrases):
                place = f"lists.{name.value}.{index}"
                bare = phrase.replace(NUMBER, "").strip()
                if not bare:
                    raise UnfitValue(place, DataProblem.EMPTY)
                if "{" in bare or "}" in bare:
                    raise UnfitValue(place, DataProblem.UNKNOWN_VALUE)
                if phrase.casefold() in seen:
                    raise UnfitValue(place, DataProblem.DOUBLE)
                seen.add(phrase.casefold())

    def __getitem__(self, name: PhraseList) -> tuple[str, ...]:
        """The phrases of one list, the most common first; a list may be empty."""
        return self.lists.get(name, ())

    def over(self, under: Phrases) -> Phrases:
        """These lists, and those of `under` that are not here."""
        return Phrases(lists={**under.lists, **self.lists})
