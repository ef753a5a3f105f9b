"""What kind of document a file is, by the words in its name.

It saves a choice and never settles one: the kind stands where a person sees and changes it. Which
words mean which kind is data (`resources/document_names.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.folding import fold
from ib_desk.domain.records.attachment import DocumentKind

_LETTERS: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNames:
    """Code → what means it: one word, or several that all stand in the name, in any order."""

    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a code that does not exist, and words that say nothing or mean two kinds."""
        known = {member.value for member in DocumentKind}
        told: set[frozenset[str]] = set()
        for code, entries in self.kinds.items():
            if code not in known:
                raise UnfitValue(f"kinds.{code}", DataProblem.UNKNOWN_KEY)
            for index, entry in enumerate(entries):
                words = _words(entry)
                if not words:
                    raise UnfitValue(f"kinds.{code}.{index}", DataProblem.EMPTY)
                if words in told:
                    raise UnfitValue(f"kinds.{code}.{index}", DataProblem.DOUBLE)
                told.add(words)

    def kind_of(self, name: str) -> DocumentKind | None:
        """What this name says, without its folder or ending; `None` where it says two, or nothing.

        Words that hold those of another kind say more: “evaluatie opp” is no plan.
        """
        found = list(self._found(_words(name)))
        most = {
            kind for kind, words in found if not any(words < others for _other, others in found)
        }
        return most.pop() if len(most) == 1 else None

    def _found(self, said: frozenset[str]) -> Iterator[tuple[DocumentKind, frozenset[str]]]:
        for code, entries in self.kinds.items():
            for words in map(_words, entries):
                if words <= said:
                    yield DocumentKind(code), words


def _words(text: str) -> frozenset[str]:
    """A year that is stuck to a word is no part of it: “OPP2026”."""
    return frozenset(_LETTERS.findall(fold(text)))
