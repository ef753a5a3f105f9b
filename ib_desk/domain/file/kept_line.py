"""What lists tell of one file, kept so that no list reads whole files.

A line holds facts and days and never what they mean today (“3 dagen te laat”, a colour): a list
works that out when it is shown (`ib_desk.domain.deadlines.next_step`). So a line stays true from
one day to the next, until a day comes on which the file itself says something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Final

from ib_desk.domain.file.anchoring import anchored_in
from ib_desk.domain.file.anchors import Anchored
from ib_desk.domain.file.at_home import at_home
from ib_desk.domain.file.facts import Fact
from ib_desk.domain.file.last_contact import contact_days, last_spoken
from ib_desk.domain.file.step_states import is_to_do, watched_in
from ib_desk.domain.file.trajectory import Trajectory
from ib_desk.domain.file.watches import Watched
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.periods import is_within
from ib_desk.domain.records.known import days_of_facts
from ib_desk.domain.records.running_measure import MeasureKind, RunningMeasure

FORMAT: Final = 30
"""Counts on when the same file gives another line, or another `kept_beside`: then every kept one is
made anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMeasure:
    """One running measure of the file, on whatever day."""

    kind: MeasureKind
    starts_on: date | None
    ends_on: date | None

    def runs_on(self, day: date) -> bool:
        """As `RunningMeasure.runs_on`."""
        return is_within(day, self.starts_on, self.ends_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLine:
    """One file; steps are named by their id, since titles are data.

    Attributes:
        since: the last day that a record of the file tells a fact of, or `None`.
        until: the next such day, on which the line has to be made anew, or `None`.
        trajectory: along which the steps are.
        opened_on: when the file was opened, by which the last of a pupil is known.
        is_open: whether the file is.
        taken_over_on: of a file that ran elsewhere before.
        level: chosen last.
        last_contact: with a parent, as of `last_spoken`.
        last_with_pupil: as of `last_spoken`.
        at_home_since: the first day without school, while the pupil is at home.
        asking: what asks for attention and has no term that says when.
        to_do: the first step that is to be done, with the one fact worth saying.
        anchored: all that terms hang on.
        measures: what was decided for a period; a list says which of these run.
    """

    since: date | None
    until: date | None
    trajectory: str
    opened_on: date
    is_open: bool
    taken_over_on: date | None = None
    level: int | None = None
    last_contact: date | None = None
    last_with_pupil: date | None = None
    at_home_since: date | None = None
    asking: tuple[tuple[str, Watched], ...] = ()
    to_do: tuple[str, Fact | None] | None = None
    anchored: tuple[Anchored, ...] = ()
    measures: tuple[KeptMeasure, ...] = ()

    @property
    def is_quiet(self) -> bool:
        """It was closed, no term runs from it and no day is coming on which it says more."""
        asks = self.anchored or self.asking or self.until is not None
        return not (self.is_open or asks)

    def holds_on(self, day: date) -> bool:
        """Whether the file says on this day what it said when the line was made."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day < self.until
        )


def kept_line(whole: WholeFile, trajectory: Trajectory, today: date) -> KeptLine:
    """The line of a file: the same on every day on which it holds."""
    since, until = _span(_days(whole), today)
    known = whole.known_on(today)
    spoken, stay = last_spoken(known, today), at_home(known)
    anchored = anchored_in(known)
    return KeptLine(
        since=since,
        until=until,
        trajectory=known.file.trajectory,
        opened_on=known.file.opened_on,
        is_open=known.file.is_open,
        taken_over_on=known.file.taken_over_on,
        level=known.level,
        last_contact=spoken.parents,
        last_with_pupil=spoken.each.get(known.pupil.id),
        at_home_since=None if stay is None else stay.since,
        asking=tuple(_asking(known, anchored, trajectory, today)),
        to_do=_to_do(known, trajectory, today),
        anchored=anchored,
        measures=tuple(_measures(known)),
    )


def _days(whole: WholeFile) -> Iterator[date]:
    for record in chain((whole.pupil, whole.file), *whole.parts.values()):
        yield from days_of_facts(record)
    yield from contact_days(whole)


def _span(days: Iterable[date], today: date) -> tuple[date | None, date | None]:
    every = set(days)
    came, coming = {day for day in every if day <= today}, {day for day in every if day > today}
    return max(came, default=None), min(coming, default=None)


def _asking(
    known: WholeFile, anchored: Iterable[Anchored], trajectory: Trajectory, today: date
) -> Iterator[tuple[str, Watched]]:
    """Of what asks now, what comes first in the method; and all that asks from a later day on.

    What a term hangs on is left out: that term says when it asks.
    """
    with_term = {one.record_id for one in anchored}
    found = [
        (step.id, one)
        for step in trajectory.step
        for one in watched_in(step, known, today)
        if one.asks and one.due is None and one.fact.record_id not in with_term
    ]
    now = next((one for _step, one in found if one.since is None), None)
    for step_id, one in found:
        if one is now or one.since is not None:
            yield step_id, one


def _measures(known: WholeFile) -> Iterator[KeptMeasure]:
    for one in known.of(RunningMeasure):
        if one.kind is not None:
            yield KeptMeasure(kind=one.kind, starts_on=one.starts_on, ends_on=one.ends_on)


def _to_do(known: WholeFile, trajectory: Trajectory, today: date) -> tuple[str, Fact | None] | None:
    if not known.file.is_open:
        return None
    step = next((step for step in trajectory.step if is_to_do(step, known)), None)
    if step is None:
        return None
    facts = (one.fact for one in watched_in(step, known, today) if one.since is None)
    return step.id, next(facts, None)
