"""Anchors of what may ask for a decision: for a talk first, where trust is low."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from ib_desk.domain.file.anchors import Anchor, Anchored
from ib_desk.domain.file.at_home import at_home
from ib_desk.domain.file.last_contact import talks
from ib_desk.domain.file.trust import trust_until
from ib_desk.domain.file.weighed import decided_since
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contact import Contact, ContactPerson
from ib_desk.domain.records.contract import PartyKind
from ib_desk.domain.records.decision import Decision
from ib_desk.domain.records.escalation import Escalation
from ib_desk.domain.records.latest import latest
from ib_desk.domain.records.meeting import Meeting, MeetingKind
from ib_desk.domain.records.weighing import Dimension, Weighing

_DAY: Final = timedelta(days=1)


def broken(whole: WholeFile) -> Iterator[Anchored]:
    """The last of those that came in each other's place, where that one was broken too."""
    known = {one.id: one for one in whole.of(Agreement)}
    replaced = {one.replaces for one in known.values()}
    for last in known.values():
        if last.id in replaced or last.state is not AgreementState.NOT_KEPT:
            continue
        chain = {last.id: last}
        before = known.get(last.replaces) if last.replaces else None
        while before is not None and before.id not in chain:
            chain[before.id] = before
            before = known.get(before.replaces) if before.replaces else None
        yield Anchored(
            anchor=Anchor.BROKEN,
            record_id=last.id,
            on=last.agreed_on or whole.file.opened_on,
            words=last.result,
            who=last.owner,
            number=sum(one.state is AgreementState.NOT_KEPT for one in chain.values()),
        )


def undecided(whole: WholeFile) -> Iterator[Anchored]:
    """The first MDO since which nothing was decided in any meeting."""
    days = {one.id: one.held_on for one in whole.of(Meeting)}
    taken = (days.get(one.meeting_id) for one in whole.of(Decision) if one.decided.strip())
    last_taken = max((day for day in taken if day is not None), default=None)
    open_ones = [
        (one.held_on, one)
        for one in whole.of(Meeting)
        if one.kind is MeetingKind.MDO
        and one.held_on is not None
        and (last_taken is None or one.held_on > last_taken)
    ]
    first = min(open_ones, key=lambda pair: pair[0], default=None)
    if first is None or first[0] == date.max:
        return
    day, meeting = first
    weighing = last_weighing(whole)
    yield Anchored(
        anchor=Anchor.UNDECIDED,
        record_id=meeting.id,
        on=day,
        words=meeting.purpose,
        since=day + _DAY,
        urgency=None if weighing is None else weighing.score(Dimension.URGENCY),
        safety=None if weighing is None else weighing.score(Dimension.SAFETY),
        at_home=at_home(whole) is not None,
    )


def safety(whole: WholeFile) -> Iterator[Anchored]:
    """As it was weighed last."""
    weighing = last_weighing(whole)
    score = None if weighing is None else weighing.score(Dimension.SAFETY)
    if weighing is not None and weighing.weighed_on is not None and score is not None:
        yield Anchored(
            anchor=Anchor.SAFETY, record_id=weighing.id, on=weighing.weighed_on, number=score
        )


def low_trust(whole: WholeFile) -> Iterator[Anchored]:
    """The last that each party gave, until somebody spoke with that party again."""
    spoken: dict[UUID | None, date] = {}
    for talk in talks(whole):
        spoken[talk.who] = max(talk.on, spoken.get(talk.who, talk.on))
    for series in trust_until(whole, date.max):
        party, last = series.party, series.given[-1]
        who = whole.pupil.id if party.kind is PartyKind.PUPIL else party.guardian_id
        if who is not None and spoken.get(who, date.min) > last[0]:
            continue
        is_known = party.kind is PartyKind.PUPIL or party.guardian_id is not None
        name = party.name or (whole.called(party.guardian_id) if is_known else "")
        yield Anchored(
            anchor=Anchor.LOW_TRUST, record_id=party.id, on=last[0], who=name, number=last[1]
        )


def more_needed(whole: WholeFile) -> Iterator[Anchored]:
    """The last contact that showed it, until somebody weighed since, or said why not.

    It counts for those before it, and waits for no end of a plan: what fits is given at once.
    """
    told = (one for one in whole.of(Contact) if one.more_needed and one.on is not None)
    contact = latest(told, lambda one: one.on)
    day = None if contact is None else contact.on
    if day is None or contact is None or contact.why_not_weighed.strip():
        return
    weighing = decided_since(whole, day)
    weighed = None if weighing is None else weighing.weighed_on
    if weighed == day:
        return
    names = (one.called(whole) for one in whole.parts_of(contact, ContactPerson))
    yield Anchored(
        anchor=Anchor.MORE_NEEDED,
        record_id=contact.id,
        on=day,
        words=contact.line,
        who=", ".join(filter(None, names)),
        until=None if weighed is None else weighed - _DAY,
    )


def asked(whole: WholeFile) -> Iterator[Anchored]:
    """What somebody was asked to decide and did not decide yet."""
    for one in whole.of(Escalation):
        day = one.until or one.answered_on
        if one.is_open and day is not None:
            yield Anchored(
                anchor=Anchor.ASKED, record_id=one.id, on=day, words=one.what, who=one.asked_of
            )


def last_weighing(whole: WholeFile) -> Weighing | None:
    """A new weighing without a day is being worked on: the last dated one still sets the term."""
    dated = (one for one in whole.of(Weighing) if one.weighed_on is not None)
    return latest(dated, lambda one: one.weighed_on)
