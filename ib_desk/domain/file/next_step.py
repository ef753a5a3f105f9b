"""What comes next in a file: worked out for today, from what was kept of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ib_desk.domain.file.facts import Fact
from ib_desk.domain.file.kept_line import KeptLine, kept_line
from ib_desk.domain.file.trajectory import Step, Trajectory
from ib_desk.domain.file.watches import Alert, Moment
from ib_desk.domain.file.whole_file import WholeFile


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What to do now; without a fact it is simply the first step that is not done."""

    step: Step
    fact: Fact | None = None
    due: date | None = None
    alert: Alert | None = None


def next_step(whole: WholeFile, trajectory: Trajectory, today: date) -> NextStep | None:
    """As `next_on`, of a file that was read whole."""
    return next_on(kept_line(whole, trajectory, today), trajectory, today)


def next_on(line: KeptLine, trajectory: Trajectory, today: date) -> NextStep | None:
    """The earliest thing that asks for attention, else the first open step, else the next date.

    A date far ahead does not stand before a step that nobody began: only a date that is near or
    past comes first. `None` for a closed file, and where nothing is left.
    """
    if not line.is_open:
        return None
    moment = Moment(today=today, soon=trajectory.soon)
    sights = [(step, sight) for step, one in line.asking if (sight := one.on(moment)) is not None]
    asking = [(step, sight) for step, sight in sights if sight.alert is not None]
    if not asking and line.to_do is not None:
        step, fact = line.to_do
        return NextStep(step=trajectory.step_with(step), fact=fact)
    # What asks for attention without a date of its own asks for it today.
    first = min(asking or sights, key=lambda pair: pair[1].due or today, default=None)
    if first is None:
        return None
    step, sight = first
    return NextStep(
        step=trajectory.step_with(step), fact=sight.fact, due=sight.due, alert=sight.alert
    )
