"""What of the file speaks to which question of a weighing, as data, and its words when picked.

Which kinds of fact say something of which dimension, the most telling first, is
`resources/matched_care/evidence.toml`. No fact makes a score: a person picks what she sees in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Annotated, Final
from uuid import UUID

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.dutch_dates import day_and_year
from ib_desk.domain.records.broad_view import LifeDomain
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.weighing import Dimension, DimensionScore
from ib_desk.domain.sentences import at_a_glance, capital, ended
from ib_desk.domain.words.report_texts import CheckedTexts, fill
from ib_desk.domain.words.terms import Terms

MOST_FACTS: Final = 3
"""So many stand beside a score: who weighs has to look at a child, and not at a list."""
_WORDS: Final = "{words}"
_NOTHING_BEHIND: Final = re.compile(r"\s*[:,]\s*$")
_TWO_ENDS: Final = re.compile(r"(?<=[.!?])\.")


class EvidenceKind(Enum):
    """What kind of fact of the file it is."""

    EFFECT = "effect"
    MEASURED = "measured"
    ABSENCE = "absence"
    AT_HOME = "at_home"
    BACK_AT_SCHOOL = "back_at_school"
    ADAPTED_TEACHING = "adapted_teaching"
    NOT_KEPT = "not_kept"
    KEPT = "kept"
    BREACH = "breach"
    LOOK_BACK = "look_back"
    TRUST = "trust"
    CONDITION = "condition"
    WELLBEING = "wellbeing"
    NOT_YET = "not_yet"
    JOINED = "joined"
    SIGNAL = "signal"
    SAFETY = "safety"
    """A signal that asks to keep watching: told beside the question of safety alone."""
    VULNERABLE = "vulnerable"
    PUPIL_SAID = "pupil_said"
    PARENT_SAID = "parent_said"
    SCHOOL_SAID = "school_said"
    HELPER_SAID = "helper_said"
    MORE_NEEDED = "more_needed"
    """A contact that showed a jump in need, whoever it was with."""
    SPOKEN = "spoken"
    """A contact of which nobody wrote with whom it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One dated fact, and where it stands.

    `words` are the user's own or somebody's, `what` is what they are about, `choice` what was
    chosen; `amounts` go with a choice each (so many hours, excused). `domain` is that of the broad
    view.
    """

    kind: EvidenceKind
    on: date
    place: FieldPlace
    what: str = ""
    words: str = ""
    who: str = ""
    choice: Enum | None = None
    number: int | None = None
    excused: int | None = None
    unexcused: int | None = None
    domain: LifeDomain | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking:
    """What speaks to one dimension, the most telling first; of the broad view which domains."""

    kinds: tuple[EvidenceKind, ...]
    domains: tuple[LifeDomain, ...] = ()

    def hears(self, fact: Evidence) -> bool:
        """Whether this fact says something here."""
        return fact.kind in self.kinds and (fact.domain is None or fact.domain in self.domains)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceText(CheckedTexts):
    """How a fact of one kind is said, and its source: `of` where it is known whose it is."""

    says: Annotated[str, "what", "words", "choice", "number"]
    source: str
    of: Annotated[str, "who"] = "{who}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceWords(CheckedTexts):
    """How the two numbers of an absence total are said."""

    excused: Annotated[str, "n", "unit"]
    unexcused: Annotated[str, "n", "unit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceChoice:
    """`resources/matched_care/evidence.toml`."""

    absence: AbsenceWords
    dimensions: Mapping[Dimension, Speaking]
    texts: Mapping[EvidenceKind, EvidenceText] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for kind in EvidenceKind:
            if kind not in self.texts:
                raise UnfitValue(f"texts.{kind.value}", DataProblem.MISSING)
        for dimension in Dimension:
            if dimension not in self.dimensions:
                raise UnfitValue(f"dimensions.{dimension.value}", DataProblem.MISSING)
            _check(dimension, self.dimensions[dimension])

    def said(self, fact: Evidence, terms: Terms) -> Said:
        """The words of a fact, as they stand beside a score and are kept when picked."""
        text = self.texts[fact.kind]
        amounts = ((self.absence.excused, fact.excused), (self.absence.unexcused, fact.unexcused))
        counted = [
            fill(words, n=str(n), unit=terms.label(fact.choice))
            for words, n in amounts
            if n is not None
        ]
        words = at_a_glance(fact.words)
        says = fill(
            text.says,
            what=", ".join(counted) or _bare(fact.what),
            words=capital(words) if f". {_WORDS}" in text.says else words,
            choice=terms.label(fact.choice),
            number="" if fact.number is None else str(fact.number),
        )
        source = fill(text.of, who=fact.who.strip()) if fact.who.strip() else text.source
        return Said(
            words=_sentence(says), source=f"{source}, {day_and_year(fact.on)}", place=fact.place
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A fact in words, with where it was found and the way to it."""

    words: str
    source: str
    place: FieldPlace

    def with_it(self, note: str, source: str) -> tuple[str, str]:
        """Note and source with this fact behind what was said already."""
        both = source if self.source in source else "; ".join(filter(None, (source, self.source)))
        return f"{ended(note)} {self.words}".strip(), both

    def stands_in(self, note: str, source: str) -> bool:
        """Whether a score rests on it: its words are in the note, and its source beside them."""
        return self.words in note and self.source in source


def beside(facts: Iterable[Said], taken: Collection[Said]) -> tuple[Said, ...]:
    """At most three to show: what the score rests on already, then the most telling others."""
    ordered = sorted(facts, key=lambda fact: fact not in taken)
    return tuple(ordered[:MOST_FACTS])


def rests_on(
    note: str, source: str, facts: Iterable[Said], before: Iterable[DimensionScore]
) -> tuple[UUID, ...]:
    """The records that a note and its source were taken from.

    While the source stays as it was `before`, the note may be put into other words: what it rests
    on stays.
    """
    if not note.strip():
        return ()
    kept = (one for entry in before if entry.source == source for one in entry.rests_on)
    taken = (fact.place.record_id for fact in facts if fact.stands_in(note, source))
    return tuple(dict.fromkeys(one for one in (*kept, *taken) if one is not None))


def _check(dimension: Dimension, speaking: Speaking) -> None:
    key = f"dimensions.{dimension.value}"
    if not speaking.kinds:
        raise UnfitValue(f"{key}.kinds", DataProblem.EMPTY)
    if len(set(speaking.kinds)) < len(speaking.kinds):
        raise UnfitValue(f"{key}.kinds", DataProblem.DOUBLE)
    if EvidenceKind.SAFETY in speaking.kinds and dimension is not Dimension.SAFETY:
        # The note of any other dimension goes into prints where that of safety does not.
        raise UnfitValue(f"{key}.kinds", DataProblem.CONTRADICTION)
    if (EvidenceKind.VULNERABLE in speaking.kinds) != bool(speaking.domains):
        raise UnfitValue(f"{key}.domains", DataProblem.CONTRADICTION)


def _bare(words: str) -> str:
    return words.strip().rstrip(".")


def _sentence(words: str) -> str:
    said = _NOTHING_BEHIND.sub("", _TWO_ENDS.sub("", " ".join(words.split())))
    return capital(ended(said))
