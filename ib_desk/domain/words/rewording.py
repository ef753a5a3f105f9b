"""Fixed sentences that are others for some: a school for secondary education, a pupil of age.

Data (`resources/words/vo.toml`, `of_age.toml`): a sentence as it stands in the program or in
another data file, and what is said in its place. Whole sentences, for with one word the words
around it turn too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from ib_desk.domain.data_problem import DataProblem, UnfitValue

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """What is said in the place of a sentence; what is not in it stays."""

    sentences: Mapping[str, str]

    def __post_init__(self) -> None:
        for sentence, instead in self.sentences.items():
            if not instead.strip():
                raise UnfitValue(f"sentences.{sentence}", DataProblem.EMPTY)

    def said(self, sentence: str) -> str:
        """`sentence`, or what is said in its place."""
        return self.sentences.get(sentence, sentence)

    def of(self, texts: T) -> T:
        """`texts`, whatever their shape, with each sentence in them reworded; keys stay."""
        found: T = self._of(texts)
        return found

    def _of(self, value: Any) -> Any:
        if type(value) is str:
            return self.said(value)
        if isinstance(value, tuple):
            return tuple(map(self._of, value))
        if isinstance(value, Mapping):
            return {key: self._of(one) for key, one in value.items()}
        if is_dataclass(value) and not isinstance(value, type):
            before = {one.name: getattr(value, one.name) for one in fields(value)}
            after = {name: self._of(one) for name, one in before.items()}
            changed = {name: one for name, one in after.items() if one != before[name]}
            return replace(value, **changed) if changed else value
        return value


AS_IT_IS = Rewording(sentences={})
"""For everybody else."""
