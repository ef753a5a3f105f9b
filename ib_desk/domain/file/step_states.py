"""How far each step of a file is, and what comes next; worked out from the records, never kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.trajectory import Step, Trajectory
from ib_desk.domain.file.watches import Alert, Moment, Sight, seen
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.support_file import SkipKind, StepSkip


class StepState(Enum):
    """One of these; attention and lateness come on top of them."""

    NOT_STARTED = "not_started"
    BUSY = "busy"
    DONE = "done"
    NOT_NEEDED = "not_needed"
    NOT_POSSIBLE = "not_possible"


_SKIPPED = {
    SkipKind.NOT_NEEDED: StepState.NOT_NEEDED,
    SkipKind.NOT_POSSIBLE: StepState.NOT_POSSIBLE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StepStatus:
    """`fact` is the one thing worth saying; `reason` is why the step is passed over."""

    step: Step
    state: StepState
    alert: Alert | None = None
    fact: Fact | None = None
    due: date | None = None
    reason: str = ""

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do in this step."""
        return self.state in {StepState.NOT_STARTED, StepState.BUSY}


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What to do now; without a fact it is simply the first step that is not done."""

    step: Step
    fact: Fact | None = None
    due: date | None = None
    alert: Alert | None = None


def step_states(whole: WholeFile, trajectory: Trajectory, today: date) -> tuple[StepStatus, ...]:
    """The shown steps in the order of the method, each with its state and one fact."""
    known, moment = whole.known_on(today), Moment(today=today, soon=trajectory.soon)
    return tuple(_status(step, known, moment) for step in trajectory.step)


def next_step(whole: WholeFile, trajectory: Trajectory, today: date) -> NextStep | None:
    """The earliest thing that asks for attention, else the first open step, else the next date.

    A date far ahead does not stand before a step that nobody began: only a date that is near or
    past comes first. `None` for a closed file, and where nothing is left.
    """
    if not whole.file.is_open:
        return None
    whole = whole.known_on(today)
    moment = Moment(today=today, soon=trajectory.soon)
    statuses = step_states(whole, trajectory, today)
    sights = [
        NextStep(step=status.step, fact=sight.fact, due=sight.due, alert=sight.alert)
        for status in statuses
        for sight in _sights(status.step, whole, moment)
    ]
    asking = [sight for sight in sights if sight.alert is not None]
    if asking:
        # What asks for attention without a date of its own asks for it today.
        return min(asking, key=lambda sight: sight.due or today)
    for status in statuses:
        if status.is_open and _is_proposed(status.step, whole):
            return NextStep(step=status.step, fact=status.fact)
    planned = [sight for sight in sights if sight.due is not None]
    return min(planned, key=lambda sight: sight.due or today, default=None)


def _status(step: Step, whole: WholeFile, moment: Moment) -> StepStatus:
    sights = _sights(step, whole, moment)
    shown = max(sights, key=lambda sight: sight.alert or 0, default=None)
    skip = _skip(step, whole)
    state = _state(step, whole) if skip is None else _SKIPPED[skip.kind]
    reason = "" if skip is None else skip.reason.strip()
    if shown is None:
        return StepStatus(step=step, state=state, reason=reason)
    return StepStatus(
        step=step, state=state, alert=shown.alert, fact=shown.fact, due=shown.due, reason=reason
    )


def _state(step: Step, whole: WholeFile) -> StepState:
    if step.done.holds(whole):
        return StepState.DONE
    return StepState.BUSY if step.is_begun(whole) else StepState.NOT_STARTED


def _skip(step: Step, whole: WholeFile) -> StepSkip | None:
    return next((skip for skip in whole.of(StepSkip) if skip.step == step.id), None)


def _sights(step: Step, whole: WholeFile, moment: Moment) -> list[Sight]:
    """In a step that was passed over nothing is watched, except that the reason is there."""
    skip = _skip(step, whole)
    if skip is None:
        found = [s for watch in step.watches if (s := seen(watch, whole, moment)) is not None]
    elif skip.reason.strip():
        found = []
    else:
        fact = Fact(kind=FactKind.SKIP_WITHOUT_REASON, record_id=skip.id)
        found = [Sight(fact=fact, alert=Alert.ATTENTION)]
    # Nothing is late in a closed file.
    return found if whole.file.is_open else [Sight(fact=sight.fact) for sight in found]


def _is_proposed(step: Step, whole: WholeFile) -> bool:
    if not step.proposed:
        return False
    lightest = step.proposed_from_level
    return lightest is None or (whole.level is not None and whole.level >= lightest)
