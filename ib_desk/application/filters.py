"""Which lines of a list one looks at: one rule for the screen and for a list that leaves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from ib_desk.application.overview import AboutPupil, CaseloadLine, L, PupilLine, found
from ib_desk.domain.records.running_measure import MeasureKind


class Running(Enum):
    """Which files, or which pupils."""

    NOW = "now"
    OVER = "over"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is asked of a line; `None` asks nothing, and level 0 for who was never weighed.

    `measure` runs now; `asks_now` is of what is late, near or waits for a decision.
    """

    query: str = ""
    group: str | None = None
    level: int | None = None
    running: Running = Running.NOW
    measure: MeasureKind | None = None
    asks_now: bool = False


NO_LEVEL: Final = 0
"""Stands for a file that was never weighed."""


def files_in(lines: Iterable[CaseloadLine], asked: Filter) -> tuple[CaseloadLine, ...]:
    """The files that fit."""
    fitting = (
        line
        for line in lines
        if _fits_group(line, asked)
        and _fits_running(asked, over=not line.is_open)
        and asked.level in {None, line.level or NO_LEVEL}
        and (asked.measure is None or any(one.kind is asked.measure for one in line.measures))
        and (not asked.asks_now or _asks_now(line))
    )
    return _found(fitting, asked)


def pupils_in(lines: Iterable[PupilLine], asked: Filter) -> tuple[PupilLine, ...]:
    """The pupils that fit."""
    fitting = (
        line
        for line in lines
        if _fits_group(line, asked) and _fits_running(asked, over=line.has_left)
    )
    return _found(fitting, asked)


def _asks_now(line: CaseloadLine) -> bool:
    return line.next is not None and line.next.alert is not None


def _found(lines: Iterable[L], asked: Filter) -> tuple[L, ...]:
    return found(lines, asked.query) if asked.query.strip() else tuple(lines)


def _fits_group(line: AboutPupil, asked: Filter) -> bool:
    return asked.group in {None, line.pupil.group}


def _fits_running(asked: Filter, *, over: bool) -> bool:
    return asked.running is Running.ALL or over == (asked.running is Running.OVER)
