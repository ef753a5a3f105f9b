"""One small picture of how far a goal is: the same strokes on the screen and on paper.

Measures are in ems, the height of the type, from the top left corner: who paints it multiplies by
the size of its letters. Nothing hangs on colour: the target is a dashed line, what was measured are
filled dots, where it began is an open one, and each has its number beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from itertools import pairwise
from typing import Final

from ib_desk.domain.dutch_dates import day_and_year
from ib_desk.domain.dutch_numbers import number_words
from ib_desk.domain.records.goal import Goal

HEIGHT: Final = 5.4
_TOP: Final = 1.5
"""Room for a number above the highest dot."""
_FLOOR: Final = 3.7
"""Where the lowest value lies."""
_AXIS: Final = 4.2
_DAYS: Final = 5.2
"""The foot of the days under the axis."""
_LEFT: Final = 0.7
_ABOVE: Final = 0.55
_BELOW: Final = 1.15
_CLOSE: Final = (0.35, 1.4)
"""So far over a dot the line of the target would run through its number."""
_LETTER: Final = 0.56
"""An average letter, as wide as it is high by this much."""
_DOT: Final = 0.22
_LAST: Final = 0.3
_BEHIND: Final = _LAST + 0.2
"""From the end of the axis to the number of the target: a last dot there does not touch it."""


class Lean(Enum):
    """On which side of its place a word stands."""

    RIGHT = auto()
    MIDDLE = auto()
    LEFT = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    dashed: bool = False
    thin: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A round dot; open where nothing was done yet."""

    x: float
    y: float
    radius: float
    filled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A number or a day; `y` is the line on which its letters stand."""

    x: float
    y: float
    text: str
    lean: Lean
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All of it, as wide and high as it says."""

    width: float
    height: float
    strokes: tuple[Stroke, ...]
    dots: tuple[Dot, ...]
    words: tuple[Word, ...]


def progress_picture(
    goal: Goal, series: Sequence[tuple[date, Decimal]], width: float
) -> Picture | None:
    """`series` is what was measured, oldest first; `None` where there is nothing to draw."""
    if goal.target is None and not series:
        return None
    first = goal.starts_on or (series[0][0] if series else goal.ends_on)
    if first is None:
        return None
    days = [day for day, _value in series]
    last = max(filter(None, (goal.ends_on, *days)), default=first)
    scale = _Scale(
        first=min(first, *days, last), last=last, width=width, values=_values(goal, series)
    )
    begin = [] if goal.baseline is None else [(first, goal.baseline)]
    return scale.picture(begin, series, goal.target)


def _values(goal: Goal, series: Sequence[tuple[date, Decimal]]) -> tuple[Decimal, ...]:
    known = (goal.baseline, goal.target, *(value for _day, value in series))
    return tuple(value for value in known if value is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """From days and values to places."""

    first: date
    last: date
    width: float
    values: tuple[Decimal, ...]

    @property
    def _right(self) -> float:
        """Behind it stands the number of the target."""
        longest = max(len(number_words(value)) for value in self.values)
        return self.width - _BEHIND - 0.2 - _LETTER * longest

    def _x(self, day: date) -> float:
        whole = (self.last - self.first).days
        share = (day - self.first).days / whole if whole else 0.0
        return _LEFT + share * (self._right - _LEFT)

    def _y(self, value: Decimal) -> float:
        low, high = min(self.values), max(self.values)
        share = float((value - low) / (high - low)) if high > low else 0.5
        return _FLOOR - share * (_FLOOR - _TOP)

    def picture(
        self,
        begin: Sequence[tuple[date, Decimal]],
        series: Sequence[tuple[date, Decimal]],
        target: Decimal | None,
    ) -> Picture:
        """The axis and the target lie under what was measured."""
        places = [(self._x(day), self._y(value)) for day, value in (*begin, *series)]
        strokes = [Stroke(x1=_LEFT, y1=_AXIS, x2=self._right, y2=_AXIS, thin=True)]
        words = [
            Word(x=_LEFT - 0.2, y=_DAYS, text=day_and_year(self.first), lean=Lean.RIGHT),
            Word(x=self._right, y=_DAYS, text=day_and_year(self.last), lean=Lean.LEFT),
        ]
        if target is not None:
            y = self._y(target)
            strokes.append(Stroke(x1=_LEFT, y1=y, x2=self._right, y2=y, dashed=True))
            behind = self._right + _BEHIND
            words.append(Word(x=behind, y=y + 0.35, text=number_words(target), lean=Lean.RIGHT))
        strokes += [Stroke(x1=a, y1=b, x2=c, y2=d) for (a, b), (c, d) in pairwise(places)]
        dots = [
            Dot(
                x=x,
                y=y,
                radius=_LAST if index == len(places) - 1 and series else _DOT,
                filled=index >= len(begin),
            )
            for index, (x, y) in enumerate(places)
        ]
        values = [value for _day, value in (*begin, *series)]
        return Picture(
            width=self.width,
            height=HEIGHT,
            strokes=tuple(strokes),
            dots=tuple(dots),
            words=(*words, *_numbers(places, values, None if target is None else self._y(target))),
        )


def _numbers(
    places: Sequence[tuple[float, float]], values: Sequence[Decimal], line: float | None
) -> list[Word]:
    """Above each dot, or under it where the `line` of the target runs there.

    The last always has its number; another that has no room is left out.
    """
    texts = [number_words(value) for value in values]
    kept: list[int] = []
    for index in (len(places) - 1, *range(len(places) - 1)):
        if index >= 0 and all(_apart(places, texts, index, other) for other in kept):
            kept.append(index)
    return [
        Word(
            x=places[index][0],
            y=_beside(places[index][1], line),
            text=texts[index],
            lean=Lean.RIGHT if index == 0 and len(places) > 1 else Lean.MIDDLE,
            strong=index == len(places) - 1,
        )
        for index in sorted(kept)
    ]


def _beside(y: float, line: float | None) -> float:
    low, high = _CLOSE
    is_crossed = line is not None and low <= y - line <= high and y + _BELOW < _AXIS
    return y + _BELOW if is_crossed else y - _ABOVE


def _apart(
    places: Sequence[tuple[float, float]], texts: Sequence[str], one: int, other: int
) -> bool:
    needed = _LETTER * (len(texts[one]) + len(texts[other])) / 2 + 0.4
    return abs(places[one][0] - places[other][0]) >= needed
