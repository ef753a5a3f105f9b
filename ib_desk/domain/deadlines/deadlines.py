"""Each term of a file: a pure function of its anchors, the rules and the calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum
from uuid import UUID

from ib_desk.domain.deadlines.rules import DeadlineRule, DeadlineRules, Standing
from ib_desk.domain.deadlines.school_days import SchoolCalendar, Unit
from ib_desk.domain.file.anchoring import anchored_in
from ib_desk.domain.file.anchors import TRIGGERS, Anchor, Anchored, Asked
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.request import RequestKind
from ib_desk.domain.records.swv import SwvProfileId


class Nearness(IntEnum):
    """How near the day of a term is; the highest asks first."""

    FAR = 0
    SOON = 1
    LATE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One term: the rule, the record that it hangs on, and its day."""

    rule: DeadlineRule
    anchored: Anchored
    due: date

    def asks_decision(self, today: date) -> bool:
        """Whether somebody has to decide now how it goes on."""
        if self.rule.standing is Standing.DECISION:
            return self.due <= today
        if self.anchored.still_since is not None:
            return False
        is_over = self.rule.standing is Standing.WAITING and self.due < today
        return is_over and not self.anchored.is_answered and self.anchored.anchor in TRIGGERS

    def is_waited_for(self, today: date) -> bool:
        """Whether somebody else has to do it, and still has time for it."""
        is_theirs = self.rule.standing is Standing.WAITING
        return is_theirs and (self.due >= today or self.anchored.still_since is not None)

    def nearness(self, today: date) -> Nearness:
        """Late from the day after its own."""
        if self.due < today:
            return Nearness.LATE
        return Nearness.SOON if self.due - today <= self.rule.soon_before else Nearness.FAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """How long an SWV says that it takes; `from_complete`: since all was there, or from receipt."""

    length: int
    unit: Unit
    from_complete: bool = False

    def begins(self, anchored: Anchored) -> date | None:
        """From when it runs; `None` as long as nobody knows that all is there."""
        if not self.from_complete:
            return anchored.on
        return None if anchored.asked is None else anchored.asked.complete_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """How long each SWV says that it takes to decide on each kind of request; data of the school.

    `home` is the SWV of a request that names none.
    """

    home: SwvProfileId | None = None
    promises: Mapping[tuple[UUID, RequestKind], Promise] = field(default_factory=dict)

    def promise_of(self, asked: Asked | None) -> Promise | None:
        """Of this request; `None` where nobody asked the bureau."""
        swv_id = None if asked is None else asked.swv_id or self.home
        if asked is None or swv_id is None:
            return None
        return self.promises.get((swv_id, asked.kind))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineTerms:
    """What terms are worked out with."""

    rules: DeadlineRules
    calendar: SchoolCalendar
    promised: Promised = field(default_factory=Promised)
    _by_anchor: Mapping[Anchor, tuple[DeadlineRule, ...]] = field(init=False, repr=False)
    """The rules again: a school asks for those of one anchor some ten thousand times."""

    def __post_init__(self) -> None:
        found = {
            anchor: tuple(one for one in self.rules.rule if one.anchor is anchor)
            for anchor in Anchor
        }
        object.__setattr__(self, "_by_anchor", found)

    def of_file(self, whole: WholeFile, today: date) -> tuple[Deadline, ...]:
        """Of a file as it is known today, the earliest first."""
        return self.of(anchored_in(whole.known_on(today)), today)

    def of(self, anchors: Iterable[Anchored], today: date) -> tuple[Deadline, ...]:
        """Of what was kept of a file, the earliest first; only what asks for something today."""
        found = (
            Deadline(rule=rule, anchored=anchored, due=self._due(rule, anchored, today))
            for anchored in anchors
            if anchored.stands_on(today)
            for rule in self.rules_for(anchored)
        )
        left = (one for one in found if not (one.rule.lapses and one.due < today))
        return tuple(
            sorted(
                _in_turn(left, today),
                key=lambda one: (one.due, one.rule.id, one.anchored.record_id),
            )
        )

    def rules_for(self, anchored: Anchored) -> list[DeadlineRule]:
        """Those that are for this one."""
        return [
            rule
            for rule in self._by_anchor[anchored.anchor]
            if rule.holds(anchored) and self._is_promised(rule, anchored)
        ]

    def _is_promised(self, rule: DeadlineRule, anchored: Anchored) -> bool:
        """Whether it runs already; what does not hang on a promise always does."""
        promise = self.promised.promise_of(anchored.asked)
        return not rule.promised or (promise is not None and promise.begins(anchored) is not None)

    def _due(self, rule: DeadlineRule, anchored: Anchored, today: date) -> date:
        if anchored.moved_to is not None:
            return anchored.moved_to
        begins = anchored.on
        if rule.after:
            before = next(one for one in self.rules.rule if one.id == rule.after)
            begins = self._due(before, anchored, today)
        promise = self.promised.promise_of(anchored.asked) if rule.promised else None
        if promise is not None:
            begins = promise.begins(anchored) or begins
            due = self.calendar.after(begins, promise.length, promise.unit)
        elif rule.ends is not None:
            due = rule.ends.from_day(begins)
        else:
            due = self.calendar.after(begins, *rule.length(anchored))
        due += timedelta(days=_stood(anchored, promise, today))
        return self.calendar.first_working_day(due) if rule.is_law else due


def _stood(anchored: Anchored, promise: Promise | None, today: date) -> int:
    """Days on which the term stood still; what was asked before all was there is no such day."""
    waited, since = anchored.waited, anchored.still_since
    if promise is not None and promise.from_complete:
        begins = promise.begins(anchored)
        waited = 0 if anchored.asked is None else anchored.asked.waited
        since = since if since is not None and begins is not None and since >= begins else None
    return waited + (0 if since is None else max(0, (today - since).days))


def _in_turn(found: Iterable[Deadline], today: date) -> Iterator[Deadline]:
    """Of one decision on a request the next term alone: what was promised, or what the law says.

    That which passed stays beside the one that is to come, for it was not kept.
    """
    of_request: dict[UUID, list[Deadline]] = {}
    for one in found:
        if one.anchored.anchor is Anchor.REQUEST:
            of_request.setdefault(one.anchored.record_id, []).append(one)
        else:
            yield one
    for terms in of_request.values():
        coming = sorted((one for one in terms if one.due >= today), key=lambda one: one.due)
        yield from (one for one in terms if one.due < today)
        yield from coming[:1]
