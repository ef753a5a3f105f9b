"""What was done before for a like goal, of any pupil, and what it brought; it names nobody."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from ib_desk.domain.folding import fold, words_of
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.intervention import Effect, Intervention

_SAYS_SOMETHING: Final = 5
"""Letters of a word by which two goals may be alike."""
_MOST: Final = 5
"""What can be read at a glance while one chooses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpedBefore:
    """One thing that was done, and each effect that was seen, the best first."""

    help: Intervention
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleNamed:
    """Folded words of the names of everybody in the vault."""

    given: frozenset[str]
    others: frozenset[str]

    def are_in(self, text: str) -> bool:
        """Whether a word of `text` may be a name: a surname only where it needs no capital.

        “Klein groepje” begins with a capital, and is nobody.
        """
        for place, word in enumerate(words_of(text)):
            is_capital = text[word.start].isupper()
            if is_capital and word.folded in self.given:
                return True
            if is_capital and place and word.folded in self.others:
                return True
        return False


def are_alike(goal: Goal, other: Goal) -> bool:
    """About the same domain, or in a word that says something."""
    if goal.domain is not None and goal.domain is other.domain:
        return True
    return bool(_telling(goal) & _telling(other))


def _telling(goal: Goal) -> frozenset[str]:
    words = words_of(f"{goal.aim} {goal.measure}")
    return frozenset(word.folded for word in words if len(word.folded) >= _SAYS_SOMETHING)


def helped_before(
    goal: Goal,
    goals: Iterable[Goal],
    interventions: Iterable[Intervention],
    named: PeopleNamed,
) -> tuple[HelpedBefore, ...]:
    """What helped most first; each thing once. Nothing of the file that the goal is in."""
    alike: Collection[object] = {
        one.id for one in goals if one.file_id != goal.file_id and are_alike(goal, one)
    }
    found: dict[str, list[Intervention]] = {}
    for one in interventions:
        title = one.title.strip()
        is_known = one.effect is not None and title and one.goal_id in alike
        if is_known and not named.are_in(title):
            found.setdefault(fold(title), []).append(one)
    told = [
        HelpedBefore(
            help=group[-1],
            effects=tuple(sorted((e for e in _effects(group)), reverse=True)),
        )
        for group in found.values()
    ]
    told.sort(key=lambda one: (-sum(one.effects) / len(one.effects), -len(one.effects)))
    return tuple(told[:_MOST])


def _effects(group: Iterable[Intervention]) -> list[Effect]:
    return [one.effect for one in group if one.effect is not None]
