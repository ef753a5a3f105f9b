"""What a line in her own words says of a contact: with whom, how, and whether anybody was reached.

It is read to save keys and never to decide: what was understood is shown before it is kept. Which
words mean what is data (`resources/quick_words.toml`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import chain
from typing import Final, TypeVar
from uuid import UUID

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.folding import words_of
from ib_desk.domain.records.contact import ContactWay
from ib_desk.domain.records.guardian import Guardian, Relation
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Professional, Role

E = TypeVar("E", bound=Enum)

Phrase = tuple[str, ...]
"""Folded words in a row."""
_NEAR: Final = 4
"""Words between who and how: “gebeld met de juf van”."""
_FIRST: Final = 2
"""Words of a line that does not say how: “Moeder: …”, “De juf …”."""
_SHORTEST_NAME: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickWords:
    """Code → the words that mean it."""

    ways: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    relations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parents: tuple[str, ...] = ()
    not_reached: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a code that does not exist; raises `UnfitValue`."""
        for name, kind in (("ways", ContactWay), ("relations", Relation), ("roles", Role)):
            known = {member.value for member in kind}
            for code in getattr(self, name):
                if code not in known:
                    raise UnfitValue(f"{name}.{code}", DataProblem.UNKNOWN_KEY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """`who` are ids of the pupil, guardians or professionals, as they were named."""

    way: ContactWay | None = None
    who: tuple[UUID, ...] = ()
    is_reached: bool = True


def understood(
    line: str,
    words: QuickWords,
    pupil: Pupil,
    guardians: Sequence[Guardian],
    professionals: Sequence[Professional],
) -> Understood:
    """What a line says of a contact; whoever could be two people is nobody.

    Args:
        line: in her own words.
        words: what means what.
        pupil: whom the line is about.
        guardians: of this pupil.
        professionals: around this pupil.
    """
    said = tuple(word.folded for word in words_of(line))
    way, at = _way(said, words)
    named = _Named(words, pupil, guardians, professionals)
    missed = any(_find(said, phrase) is not None for phrase in _phrases(words.not_reached))
    return Understood(
        way=way,
        who=named.first_of(said) if at is None else named.beside(said, at),
        is_reached=not missed,
    )


class _Named:
    """By which words each person can be meant."""

    def __init__(
        self,
        words: QuickWords,
        pupil: Pupil,
        guardians: Sequence[Guardian],
        professionals: Sequence[Professional],
    ) -> None:
        self._pupil_id = pupil.id
        self._called: dict[Phrase, set[UUID]] = {}
        for name in (pupil.call_name, pupil.name):
            self._call(name, pupil.id)
        for guardian in guardians:
            self._call_person(guardian.id, guardian.name, guardian.relation, words.relations)
        for person in professionals:
            self._call_person(person.id, person.name, person.role, words.roles)
        together = tuple(guardian.id for guardian in guardians)
        self._parents = dict.fromkeys(_phrases(words.parents), together) if together else {}

    def first_of(self, said: Phrase) -> tuple[UUID, ...]:
        """Where no word says how: a parent or colleague with whom the line begins."""
        found = (
            who
            for start, _end, who in self._in(said)
            if start < _FIRST and self._pupil_id not in who
        )
        return next(found, ())

    def beside(self, said: Phrase, at: int) -> tuple[UUID, ...]:
        """Who stands nearest to the word that says how; with “en” between two it is both."""
        near = [
            (at - end if end <= at else start - at, start, end, who)
            for start, end, who in self._in(said)
            if min(abs(at - end), abs(start - at)) <= _NEAR
        ]
        if not near:
            return ()
        _away, start, end, who = min(near, key=lambda one: one[:2])
        for _other, its_start, its_end, others in near:
            if said[end:its_start] == ("en",) or said[its_end:start] == ("en",):
                both = (*who, *others) if end < its_end else (*others, *who)
                return tuple(dict.fromkeys(both))
        return who

    def _in(self, said: Phrase) -> Iterator[tuple[int, int, tuple[UUID, ...]]]:
        """(start, end, who) of every word or row of words by which one person is meant."""
        alone = ((phrase, tuple(ids)) for phrase, ids in self._called.items() if len(ids) == 1)
        for phrase, who in chain(alone, self._parents.items()):
            for start in range(len(said) - len(phrase) + 1):
                if said[start : start + len(phrase)] == phrase:
                    yield start, start + len(phrase), who

    def _call_person(
        self,
        person: UUID,
        name: str,
        code: Enum | None,
        table: Mapping[str, tuple[str, ...]],
    ) -> None:
        for word in (name, *name.split()[:1], *name.split()[-1:]):
            self._call(word, person)
        for phrase in table.get(str(code.value), ()) if code is not None else ():
            self._call(phrase, person)

    def _call(self, name: str, person: UUID) -> None:
        phrase = _phrase(name)
        if len("".join(phrase)) >= _SHORTEST_NAME:
            self._called.setdefault(phrase, set()).add(person)


def _way(said: Phrase, words: QuickWords) -> tuple[ContactWay | None, int | None]:
    """The first word that says how, and where it stands."""
    found = [
        (at, ContactWay(code))
        for code, phrases in words.ways.items()
        for phrase in _phrases(phrases)
        if (at := _find(said, phrase)) is not None
    ]
    if not found:
        return None, None
    at, way = min(found, key=lambda one: one[0])
    return way, at


def _find(said: Phrase, phrase: Phrase) -> int | None:
    starts = range(len(said) - len(phrase) + 1)
    return next((at for at in starts if said[at : at + len(phrase)] == phrase), None)


def _phrases(texts: Iterable[str]) -> Iterator[Phrase]:
    return (phrase for text in texts if (phrase := _phrase(text)))


def _phrase(text: str) -> Phrase:
    return tuple(word.folded for word in words_of(text))
