"""How far each step of a file is; worked out from the records, never kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.trajectory import Step, Trajectory
from ib_desk.domain.file.watches import Alert, Moment, Sight, Watched, watched
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.support_file import SkipKind, StepSkip


class StepState(Enum):
    """One of these; attention and lateness come on top of them."""

    NOT_STARTED = "not_started"
    BUSY = "busy"
    DONE = "done"
    NOT_NEEDED = "not_needed"
    NOT_POSSIBLE = "not_possible"
    TAKEN_OVER = "taken_over"
    """Nothing of it is written down here: it was done before the file came."""


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


def step_states(whole: WholeFile, trajectory: Trajectory, today: date) -> tuple[StepStatus, ...]:
    """The shown steps in the order of the method, each with its state and one fact."""
    known, moment = whole.known_on(today), Moment(today=today, soon=trajectory.soon)
    return tuple(_status(step, known, moment) for step in trajectory.step)


def is_to_do(step: Step, whole: WholeFile) -> bool:
    """Whether the program proposes the step and it is neither done nor passed over."""
    if not _is_proposed(step, whole) or _skip(step, whole) is not None:
        return False
    return _state(step, whole) not in {StepState.DONE, StepState.TAKEN_OVER}


def watched_in(step: Step, whole: WholeFile, today: date) -> list[Watched]:
    """What is watched in a step, as the file is known today.

    In one that was passed over nothing is, except that the reason is there.
    """
    skip = _skip(step, whole)
    if skip is None:
        sights = (watched(watch, whole, today) for watch in step.watches)
        found = [sight for sight in sights if sight is not None]
    elif skip.reason.strip():
        found = []
    else:
        fact = Fact(kind=FactKind.SKIP_WITHOUT_REASON, record_id=skip.id)
        found = [Watched(fact=fact, asks=True)]
    # Nothing is late in a closed file.
    return found if whole.file.is_open else [replace(one, due=None, asks=False) for one in found]


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
    if step.is_begun(whole):
        return StepState.BUSY
    is_behind = whole.file.taken_over_on is not None and _is_proposed(step, whole)
    return StepState.TAKEN_OVER if is_behind else StepState.NOT_STARTED


def _skip(step: Step, whole: WholeFile) -> StepSkip | None:
    return next((skip for skip in whole.of(StepSkip) if skip.step == step.id), None)


def _sights(step: Step, whole: WholeFile, moment: Moment) -> list[Sight]:
    found = (one.on(moment) for one in watched_in(step, whole, moment.today))
    return [sight for sight in found if sight is not None]


def _is_proposed(step: Step, whole: WholeFile) -> bool:
    if not step.proposed:
        return False
    lightest = step.proposed_from_level
    return lightest is None or (whole.level is not None and whole.level >= lightest)
