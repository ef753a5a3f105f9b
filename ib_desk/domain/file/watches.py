"""What the steps keep an eye on: one function for each `Watch`, each seeing at most one thing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import Final

from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.looking_back import look_backs, seen_together_on
from ib_desk.domain.file.register import RequestStage, standing_of
from ib_desk.domain.file.trajectory import Watch, has_spoken
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.contract import (
    Breach,
    PartyState,
)
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.latest import latest
from ib_desk.domain.records.signal import Signal, Triage
from ib_desk.domain.records.weighing import Weighing


class Alert(IntEnum):
    """What a step may ask on top of its state; the higher one is said."""

    ATTENTION = 1
    LATE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A fact, with the day by which something has to happen, if there is one."""

    fact: Fact
    alert: Alert | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The day on which one looks, and how far ahead a date asks for attention."""

    today: date
    soon: timedelta

    def alert_for(self, due: date) -> Alert | None:
        """Late from the day after `due`; attention in the days before it."""
        if due < self.today:
            return Alert.LATE
        return Alert.ATTENTION if due - self.today <= self.soon else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What a watch found, whatever day it is: a list can keep it, and ask each day `on`.

    Attributes:
        fact: what there is to say.
        due: the day by which something has to happen, if there is one.
        asks: whether it asks for attention, also without such a day.
        since: the first day on which it is so; `None` when it is so already.
    """

    fact: Fact
    due: date | None = None
    asks: bool = False
    since: date | None = None

    def on(self, moment: Moment) -> Sight | None:
        """What that is on this day; `None` when it is not so yet."""
        if self.since is not None and moment.today < self.since:
            return None
        if self.due is not None:
            return Sight(fact=self.fact, alert=moment.alert_for(self.due), due=self.due)
        return Sight(fact=self.fact, alert=Alert.ATTENTION if self.asks else None)


def watched(watch: Watch, whole: WholeFile, today: date) -> Watched | None:
    """What `watch` has to say of a file as it is known today; `None` when that is nothing."""
    return _WATCHES[watch](whole, today)


def _signal_seen(whole: WholeFile, _today: date) -> Watched | None:
    days = [signal.seen_on for signal in whole.of(Signal) if signal.seen_on is not None]
    return Watched(fact=Fact(kind=FactKind.SIGNAL_SEEN, on=max(days))) if days else None


def _signals_open(whole: WholeFile, _today: date) -> Watched | None:
    waiting = [signal for signal in whole.of(Signal) if signal.triage is Triage.OPEN]
    if not waiting:
        return None
    fact = Fact(kind=FactKind.SIGNALS_OPEN, number=len(waiting), record_id=waiting[0].id)
    return Watched(fact=fact, asks=True)


def _parties_spoken(whole: WholeFile, _today: date) -> Watched | None:
    parties = whole.parties(whole.contract) if whole.contract else ()
    # Who cannot be spoken to, with the reason why, was not spoken to.
    possible = [p for p in parties if p.state is not PartyState.NOT_POSSIBLE or not has_spoken(p)]
    spoken = sum(map(has_spoken, possible))
    if spoken == len(possible):
        return None
    return Watched(fact=Fact(kind=FactKind.PARTIES_SPOKEN, number=spoken, of=len(possible)))


def _look_back(whole: WholeFile, today: date) -> Watched | None:
    first = min(look_backs(whole, today), key=lambda planned: planned[0], default=None)
    if first is None:
        return None
    due, record = first
    return Watched(fact=Fact(kind=FactKind.LOOK_BACK, on=due, record_id=record.id), due=due)


def _seen_together(whole: WholeFile, today: date) -> Watched | None:
    """A contract is never finished: what counts is when one last looked at it."""
    day = seen_together_on(whole)
    if day is None:
        return None
    coming = min((due for due, _record in look_backs(whole, today)), default=None)
    return Watched(fact=Fact(kind=FactKind.SEEN_TOGETHER, on=day, until=coming))


def _breach(whole: WholeFile, _today: date) -> Watched | None:
    unrepaired = [breach for breach in whole.of(Breach) if breach.repaired_on is None]
    if not unrepaired:
        return None
    first = min(unrepaired, key=lambda breach: breach.noticed_on or date.max)
    fact = Fact(
        kind=FactKind.BREACH, on=first.noticed_on, number=len(unrepaired), record_id=first.id
    )
    return Watched(fact=fact, asks=True)


def _domains_seen(whole: WholeFile, _today: date) -> Watched | None:
    domains = {entry.domain for entry in whole.of(BroadViewEntry) if _says_something(entry)}
    if not domains:
        return None
    return Watched(fact=Fact(kind=FactKind.DOMAINS_SEEN, number=len(domains)))


def _says_something(entry: BroadViewEntry) -> bool:
    return any(text.strip() for text in (entry.strong, entry.vulnerable, entry.unknown))


def _level(whole: WholeFile, _today: date) -> Watched | None:
    chosen = [w for w in whole.of(Weighing) if w.chosen_level is not None]
    if not chosen:
        file = whole.file
        fact = Fact(kind=FactKind.LEVEL, number=file.taken_over_level, on=file.taken_over_on)
        return None if file.taken_over_level is None else Watched(fact=fact)
    last = latest(chosen, lambda one: one.weighed_on, without_day=date.max) or chosen[-1]
    return Watched(fact=Fact(kind=FactKind.LEVEL, number=last.chosen_level, on=last.weighed_on))


def _weigh_again(whole: WholeFile, _today: date) -> Watched | None:
    # A new weighing without a date is being worked on: the last dated one still sets the term.
    dated = [w for w in whole.of(Weighing) if w.weighed_on is not None]
    last = latest(dated, lambda one: one.weighed_on)
    if last is None or last.next_on is None:
        return None
    fact = Fact(kind=FactKind.WEIGH_AGAIN, on=last.next_on, record_id=last.id)
    return Watched(fact=fact, due=last.next_on)


def _open_agreements(whole: WholeFile) -> list[Agreement]:
    return [a for a in whole.of(Agreement) if a.state is AgreementState.OPEN]


def _agreement(whole: WholeFile, _today: date) -> Watched | None:
    dated = [(a.ends_on, a) for a in _open_agreements(whole) if a.ends_on is not None]
    first = min(dated, key=lambda pair: pair[0], default=None)
    if first is None:
        return None
    due, agreement = first
    fact = Fact(kind=FactKind.AGREEMENT, on=due, name=agreement.result, record_id=agreement.id)
    return Watched(fact=fact, due=due)


def _agreements_open(whole: WholeFile, _today: date) -> Watched | None:
    count = len(_open_agreements(whole))
    is_open = whole.file.is_open
    kind = FactKind.AGREEMENTS_OPEN if is_open else FactKind.AGREEMENTS_LEFT_OPEN
    return Watched(fact=Fact(kind=kind, number=count)) if count else None


def _interventions(whole: WholeFile, _today: date) -> Watched | None:
    count = len(whole.of(Intervention))
    return Watched(fact=Fact(kind=FactKind.INTERVENTIONS, number=count)) if count else None


def _effect_unknown(whole: WholeFile, _today: date) -> Watched | None:
    ending = [
        (i.ends_on, i)
        for i in whole.of(Intervention)
        if i.effect is None and i.ends_on is not None and i.ends_on < date.max
    ]
    first = min(ending, key=lambda pair: pair[0], default=None)
    if first is None:
        return None
    ended, intervention = first
    fact = Fact(
        kind=FactKind.EFFECT_UNKNOWN, on=ended, name=intervention.title, record_id=intervention.id
    )
    return Watched(fact=fact, asks=True, since=ended + timedelta(days=1))


_STAGES: Final = {
    RequestStage.CONCEPT: FactKind.REQUEST_CONCEPT,
    RequestStage.PACKED: FactKind.REQUEST_PACKED,
    RequestStage.HANDED_OVER: FactKind.REQUEST_HANDED_OVER,
    RequestStage.SENT: FactKind.REQUEST_SENT,
    RequestStage.RECEIVED: FactKind.REQUEST_RECEIVED,
}


def _request(whole: WholeFile, _today: date) -> Watched | None:
    request = whole.request
    if request is None:
        return None
    standing = standing_of(request, whole)
    kind = _STAGES[standing.stage]
    return Watched(fact=Fact(kind=kind, on=standing.on, record_id=request.id))


def _closed(whole: WholeFile, _today: date) -> Watched | None:
    day = whole.file.closed_on
    return None if day is None else Watched(fact=Fact(kind=FactKind.CLOSED, on=day))


_WATCHES: Final[Mapping[Watch, Callable[[WholeFile, date], Watched | None]]] = {
    Watch.SIGNAL_SEEN: _signal_seen,
    Watch.SIGNALS_OPEN: _signals_open,
    Watch.PARTIES_SPOKEN: _parties_spoken,
    Watch.SEEN_TOGETHER: _seen_together,
    Watch.LOOK_BACK: _look_back,
    Watch.BREACH: _breach,
    Watch.DOMAINS_SEEN: _domains_seen,
    Watch.LEVEL: _level,
    Watch.WEIGH_AGAIN: _weigh_again,
    Watch.AGREEMENT: _agreement,
    Watch.AGREEMENTS_OPEN: _agreements_open,
    Watch.INTERVENTIONS: _interventions,
    Watch.EFFECT_UNKNOWN: _effect_unknown,
    Watch.REQUEST: _request,
    Watch.CLOSED: _closed,
}
