"""One small picture of how long each step of a request took: a line for each, over one row of days.

Of the strokes that the picture of a goal is made of, so that it is the same on the screen and on
paper. Nothing hangs on colour: each step has its name before it and its days behind it, and what
still goes on is dashed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from ib_desk.domain.care.progress_picture import Dot, Lean, Picture, Stroke, Word
from ib_desk.domain.dutch_dates import day_and_year
from ib_desk.domain.file.turnaround import StepTime, TurnStep

ROW: Final = 1.8
_TOP: Final = 1.2
_NAMES: Final = 8.5
"""Room for the name of a step."""
_NUMBERS: Final = 3.5
"""Room for the days behind the longest one."""
_FOOT: Final = 0.8
_UP: Final = 0.35
"""From the middle of a line to the foot of the letters beside it."""
_END: Final = 0.22


def height_of(steps: Sequence[StepTime]) -> float:
    """In ems; none without a step."""
    return _TOP + len(steps) * ROW + _FOOT if steps else 0.0


def turnaround_picture(
    steps: Sequence[StepTime], names: Mapping[TurnStep, str], today: date, width: float
) -> Picture | None:
    """`None` where no step is known."""
    if not steps:
        return None
    first = steps[0].begins_on
    last = max(one.ends_on or today for one in steps)
    whole, room = (last - first).days, width - _NAMES - _NUMBERS
    strokes, dots, words = [], [], []

    def place(day: date) -> float:
        return _NAMES + (room * (day - first).days / whole if whole else 0.0)

    for row, one in enumerate(steps):
        y = _TOP + row * ROW
        begin, end = place(one.begins_on), place(one.ends_on or today)
        strokes.append(Stroke(x1=begin, y1=y, x2=end, y2=y, dashed=one.ends_on is None))
        dots.append(Dot(x=begin, y=y, radius=_END))
        dots.append(Dot(x=end, y=y, radius=_END, filled=one.ends_on is not None))
        words.append(Word(x=0.0, y=y + _UP, text=names[one.step], lean=Lean.RIGHT))
        words.append(Word(x=end + 0.6, y=y + _UP, text=str(one.days), lean=Lean.RIGHT, strong=True))
    axis = _TOP + (len(steps) - 0.4) * ROW
    strokes.append(Stroke(x1=_NAMES, y1=axis, x2=width - _NUMBERS, y2=axis, thin=True))
    foot = axis + 1.1
    words.append(Word(x=_NAMES, y=foot, text=day_and_year(first), lean=Lean.RIGHT))
    if whole:
        words.append(Word(x=width - 0.2, y=foot, text=day_and_year(last), lean=Lean.LEFT))
    return Picture(
        width=width,
        height=height_of(steps),
        strokes=tuple(strokes),
        dots=tuple(dots),
        words=tuple(words),
    )
