"""The rules of terms, as data: how long each is, where that comes from, and what there is to do.

The values are what `resources/deadlines/rules.toml` holds, key for key. The vocabulary is closed:
a rule names what it hangs on (`Anchor`) and counts from there. To add one for a record that is an
anchor already is one entry of that file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.deadlines.school_days import Unit
from ib_desk.domain.file.anchors import Anchor
from ib_desk.domain.law.sources import Certainty


class Standing(Enum):
    """Where a term stands in a day."""

    BY_DAY = "by_day"
    """She has to do something by a day."""
    WAITING = "waiting"
    """Others have to, by a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """One rule; see the head of its file for what each key means.

    A rule of law ends on a working day and is never moved by who is bound by it.
    """

    id: str
    anchor: Anchor
    standing: Standing = Standing.BY_DAY
    title: str
    to_do: str
    source: str
    how_sure: Certainty
    span: int = 0
    unit: Unit = Unit.DAYS
    soon: int = 7
    is_law: bool = False

    def __post_init__(self) -> None:
        for key in ("id", "title", "to_do", "source"):
            if not getattr(self, key).strip():
                raise UnfitValue(key, DataProblem.EMPTY)
        for key in ("span", "soon"):
            if not 0 <= getattr(self, key) <= _LONGEST:
                raise UnfitValue(key, DataProblem.OUT_OF_RANGE)

    @property
    def soon_before(self) -> timedelta:
        """How long before its day it asks for attention."""
        return timedelta(days=self.soon)


_LONGEST = 400
"""Of anything that can be counted in a school: a longer term is a slip of the keyboard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRules:
    """All of them; each anchor has at least one, and each rule a name of its own."""

    rule: tuple[DeadlineRule, ...]

    def __post_init__(self) -> None:
        names = [one.id for one in self.rule]
        for place, name in enumerate(names):
            if name in names[:place]:
                raise UnfitValue(f"rule.{place}.id", DataProblem.DOUBLE)
        if {one.anchor for one in self.rule} != set(Anchor):
            raise UnfitValue("rule", DataProblem.INCOMPLETE)

    def of(self, anchor: Anchor) -> Iterable[DeadlineRule]:
        """Those that hang on this."""
        return (one for one in self.rule if one.anchor is anchor)
