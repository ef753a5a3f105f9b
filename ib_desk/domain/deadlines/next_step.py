"""What comes next in a file: the first term that asks for something, else the step that is open.

A list of files asks this, and so does the page of one file. Which terms there are, and how near
each is, is what Vandaag says: that is judged in one place (`ib_desk.domain.deadlines.deadlines`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ib_desk.domain.deadlines.deadlines import Deadline, Nearness
from ib_desk.domain.file.facts import Fact
from ib_desk.domain.file.kept_line import KeptLine, kept_line
from ib_desk.domain.file.trajectory import Step, Trajectory
from ib_desk.domain.file.watches import Alert
from ib_desk.domain.file.whole_file import WholeFile


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What to do now: a term, or a step; without a fact that is the first one that is not done.

    `due` is that of the term; what asks without a day of its own has none.
    """

    deadline: Deadline | None = None
    step: Step | None = None
    fact: Fact | None = None
    due: date | None = None
    alert: Alert | None = None


def next_step(
    whole: WholeFile, deadlines: Sequence[Deadline], trajectory: Trajectory, today: date
) -> NextStep | None:
    """As `next_on`, of a file that was read whole."""
    return next_on(kept_line(whole, trajectory, today), deadlines, trajectory, today)


def next_on(
    line: KeptLine, deadlines: Sequence[Deadline], trajectory: Trajectory, today: date
) -> NextStep | None:
    """The earliest thing that asks for attention, else the first open step, else the next term.

    A date far ahead does not stand before a step that nobody began: only one that is near or past
    comes first. Whom one waits for comes last, until that is late. `None` where nothing is left.

    Args:
        line: what is kept of the file.
        deadlines: its terms as they are on `today`, the earliest first.
        trajectory: along which the file runs.
        today: the day on which one looks.
    """
    if not deadlines and not line.asking and line.to_do is None:
        return None  # as nearly all that are closed
    term = next((one for one in deadlines if _alert(one, today) is not None), None)
    other = next(_without_a_day(line, trajectory, today), None)
    # What asks for attention without a date of its own asks for it today.
    if term is not None and (other is None or term.due <= today):
        return _of_term(term, today)
    if other is not None:
        return other
    if line.to_do is not None:
        step, fact = line.to_do
        return NextStep(step=trajectory.step_with(step), fact=fact)
    hers = (one for one in deadlines if not one.is_waited_for(today))
    left = next(hers, None) or next(iter(deadlines), None)
    return None if left is None else _of_term(left, today)


def _of_term(deadline: Deadline, today: date) -> NextStep:
    return NextStep(deadline=deadline, due=deadline.due, alert=_alert(deadline, today))


def _alert(deadline: Deadline, today: date) -> Alert | None:
    if deadline.asks_decision(today):
        return Alert.ATTENTION
    if deadline.is_waited_for(today):
        return None
    nearness = deadline.nearness(today)
    if nearness is Nearness.LATE:
        return Alert.LATE
    return Alert.ATTENTION if nearness is Nearness.SOON else None


def _without_a_day(line: KeptLine, trajectory: Trajectory, today: date) -> Iterator[NextStep]:
    for step, one in line.asking:
        if one.since is None or one.since <= today:
            yield NextStep(step=trajectory.step_with(step), fact=one.fact, alert=Alert.ATTENTION)
