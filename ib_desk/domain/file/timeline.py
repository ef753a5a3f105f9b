"""What happened around a pupil, in the order of the days on which it happened.

A record can have several moments (an intervention starts, ends, is looked back on). The day of a
moment is the day on which it happened; when it was typed is another fact, kept by the history.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import singledispatch
from typing import Final
from uuid import UUID

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.contract import (
    Breach,
    ConditionView,
    Contract,
    ContractParty,
    ContractReview,
    PartyKind,
    ReviewState,
)
from ib_desk.domain.records.disclosure import Disclosure, DisclosureEvent, DisclosureState
from ib_desk.domain.records.erasure import Erasure
from ib_desk.domain.records.guardian import Guardian, GuardianId
from ib_desk.domain.records.hypothesis import Hypothesis
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, Statement, SwvRequest
from ib_desk.domain.records.school import Professional, School
from ib_desk.domain.records.seen import SeenText
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import StepSkip, SupportFile, TeamMember
from ib_desk.domain.records.weighing import Weighing

WITHOUT_MOMENT: Final[frozenset[type[Record]]] = frozenset(
    {School, Professional, Pupil, Guardian, StepSkip, ConditionView, Disclosure, Erasure}
)
"""Kinds that say how things are, or of which other records say when something happened."""


class Happening(Enum):
    """What happened; the heading of the entry."""

    FILE_OPENED = "file_opened"
    FILE_CLOSED = "file_closed"
    JOINED_TEAM = "joined_team"
    LEFT_TEAM = "left_team"
    SIGNAL = "signal"
    TRIAGED = "triaged"
    CONTRACT = "contract"
    PARTY_SPOKE = "party_spoke"
    LOOK_BACK_PLANNED = "look_back_planned"
    LOOK_BACK_HELD = "look_back_held"
    LOOK_BACK_MISSED = "look_back_missed"
    BREACH = "breach"
    REPAIRED = "repaired"
    AGREED = "agreed"
    AGREEMENT_ENDS = "agreement_ends"
    BROAD_VIEW = "broad_view"
    ASSUMED = "assumed"
    WEIGHED = "weighed"
    INTERVENTION_BEGAN = "intervention_began"
    INTERVENTION_ENDED = "intervention_ended"
    INTERVENTION_EVALUATED = "intervention_evaluated"
    DOCUMENT = "document"
    REQUEST = "request"
    DIRECTOR_AGREED = "director_agreed"
    STATEMENT = "statement"
    INSPECTION = "inspection"
    CORRECTION_PASSED = "correction_passed"
    MADE_OUTSIDE = "made_outside"
    OFFERED_TO_PRINTER = "offered_to_printer"
    HANDED_OVER = "handed_over"
    SENT = "sent"
    RECEIVED = "received"
    NOT_SENT = "not_sent"
    REGISTER_REMARK = "register_remark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """`words` are the user's own; `who` is a name; `choice` what was chosen for it.

    `on` is `None` where nobody filled in the day.
    """

    happening: Happening
    on: date | None
    words: str = ""
    who: str = ""
    choice: Enum | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """A moment with the record that it belongs to."""

    moment: Moment
    kind: type[Record]
    record_id: UUID

    @property
    def on(self) -> date | None:
        """The day on which it happened; `None` where nobody filled it in."""
        return self.moment.on


PLANS: Final = frozenset({Happening.LOOK_BACK_PLANNED, Happening.AGREEMENT_ENDS})
"""What may stand on a day that is still to come; all else would be told as if it had happened."""


def timeline(whole: WholeFile, today: date) -> tuple[TimelineEntry, ...]:
    """All moments of a file, newest first; those without a day on top, for they need one.

    What lies ahead of `today` and is no plan waits for its day.
    """
    known = whole.known_on(today)
    entries = [
        TimelineEntry(moment=moment, kind=type(record), record_id=record.id)
        for kind, records in known.parts.items()
        if kind not in WITHOUT_MOMENT
        for record in records
        for moment in moments(record, known)
        if moment.happening in PLANS or moment.on is None or moment.on <= today
    ]
    # Sorting is stable: of one day, what was added last stands first.
    entries.reverse()
    return tuple(sorted(entries, key=lambda entry: entry.on or date.max, reverse=True))


@singledispatch
def moments(record: Record, whole: WholeFile) -> Iterator[Moment]:
    """The moments of one record; a kind is registered below or stands in `WITHOUT_MOMENT`."""
    del whole
    raise NotImplementedError(type(record).__name__)


@moments.register
def _(record: SupportFile, _whole: WholeFile) -> Iterator[Moment]:
    yield Moment(happening=Happening.FILE_OPENED, on=record.opened_on)
    if record.closed_on:
        yield Moment(
            happening=Happening.FILE_CLOSED,
            on=record.closed_on,
            words=record.closing_note,
            choice=record.closing_reason,
        )


@moments.register
def _(record: TeamMember, whole: WholeFile) -> Iterator[Moment]:
    person = whole.people.get(record.professional_id)
    who = "" if person is None else person.name
    if record.since:
        yield Moment(
            happening=Happening.JOINED_TEAM,
            on=record.since,
            words=record.task,
            who=who,
            choice=record.place,
        )
    if record.until:
        yield Moment(happening=Happening.LEFT_TEAM, on=record.until, who=who)


@moments.register
def _(record: Signal, _whole: WholeFile) -> Iterator[Moment]:
    yield Moment(
        happening=Happening.SIGNAL, on=record.seen_on, words=record.fact, who=record.reported_by
    )
    if record.triaged_on:
        yield Moment(
            happening=Happening.TRIAGED,
            on=record.triaged_on,
            words=record.triage_note,
            choice=record.triage,
        )


@moments.register
def _(record: Contract, _whole: WholeFile) -> Iterator[Moment]:
    yield Moment(
        happening=Happening.CONTRACT,
        on=record.talked_on,
        words=record.shared_perspective,
        who=record.present,
        number=record.version,
    )


@moments.register
def _(record: ContractParty, whole: WholeFile) -> Iterator[Moment]:
    if record.state_on:
        yield Moment(
            happening=Happening.PARTY_SPOKE,
            on=record.state_on,
            words=record.not_possible_because,
            who=record.name or _speaker(record, whole),
            choice=record.state,
        )


_REVIEWS: Final = {
    None: Happening.LOOK_BACK_PLANNED,
    ReviewState.HELD: Happening.LOOK_BACK_HELD,
    ReviewState.MISSED: Happening.LOOK_BACK_MISSED,
}


@moments.register
def _(record: ContractReview, _whole: WholeFile) -> Iterator[Moment]:
    yield Moment(
        happening=_REVIEWS[record.state],
        on=record.held_on or record.planned_on,
        words=record.outcome,
    )


@moments.register
def _(record: Breach, _whole: WholeFile) -> Iterator[Moment]:
    yield Moment(
        happening=Happening.BREACH,
        on=record.noticed_on,
        words=record.happened,
        who=record.noticed_by,
        choice=record.kind,
    )
    if record.repaired_on:
        yield Moment(happening=Happening.REPAIRED, on=record.repaired_on, words=record.repair)


@moments.register
def _(record: Agreement, _whole: WholeFile) -> Iterator[Moment]:
    yield Moment(
        happening=Happening.AGREED,
        on=record.agreed_on,
        words=record.result,
        who=record.owner,
        choice=record.state,
    )
    if record.ends_on:
        yield Moment(
            happening=Happening.AGREEMENT_ENDS,
            on=record.ends_on,
            words=record.result,
            who=record.owner,
            choice=record.state,
        )


@moments.register
def _(record: BroadViewEntry, _whole: WholeFile) -> Iterator[Moment]:
    yield Moment(
        happening=Happening.BROAD_VIEW,
        on=record.seen_on,
        words=record.strong or record.vulnerable or record.unknown,
        who=record.source,
        choice=record.domain,
    )


@moments.register
def _(record: Hypothesis, _whole: WholeFile) -> Iterator[Moment]:
    yield Moment(
        happening=Happening.ASSUMED,
        on=record.made_on,
        words=record.assumption,
        choice=record.outcome,
    )


@moments.register
def _(record: Weighing, _whole: WholeFile) -> Iterator[Moment]:
    yield Moment(
        happening=Happening.WEIGHED,
        on=record.weighed_on,
        words=record.why_not_lighter,
        who=record.present,
        number=record.chosen_level,
    )


@moments.register
def _(record: Intervention, _whole: WholeFile) -> Iterator[Moment]:
    yield Moment(
        happening=Happening.INTERVENTION_BEGAN,
        on=record.starts_on,
        words=record.title,
        who=record.by_whom,
    )
    if record.ends_on:
        yield Moment(happening=Happening.INTERVENTION_ENDED, on=record.ends_on, words=record.title)
    if record.evaluated_on:
        yield Moment(
            happening=Happening.INTERVENTION_EVALUATED,
            on=record.evaluated_on,
            words=record.effect_note or record.title,
            number=record.effect,
        )


@moments.register
def _(record: Attachment, _whole: WholeFile) -> Iterator[Moment]:
    yield Moment(
        happening=Happening.DOCUMENT,
        on=record.dated_on,
        words=record.title,
        who=record.sender,
        choice=record.kind,
    )


@moments.register
def _(record: SwvRequest, _whole: WholeFile) -> Iterator[Moment]:
    yield Moment(
        happening=Happening.REQUEST, on=record.dated_on, words=record.question, choice=record.kind
    )
    if record.director_agrees_on:
        yield Moment(happening=Happening.DIRECTOR_AGREED, on=record.director_agrees_on)


@moments.register
def _(record: Statement, whole: WholeFile) -> Iterator[Moment]:
    yield Moment(
        happening=Happening.STATEMENT,
        on=record.said_on,
        words=record.words,
        who=_person(whole, record.guardian_id),
        choice=record.agrees,
    )


@moments.register
def _(record: Inspection, whole: WholeFile) -> Iterator[Moment]:
    yield Moment(
        happening=Happening.INSPECTION,
        on=record.on,
        words=record.reason,
        who=_person(whole, record.guardian_id),
        choice=record.outcome,
    )


@moments.register
def _(record: SeenText, _whole: WholeFile) -> Iterator[Moment]:
    """Reading and signing have moments of their own; this one is when someone let it stand."""
    if record.reason:
        yield Moment(
            happening=Happening.CORRECTION_PASSED,
            on=record.on,
            words=record.reason,
            choice=record.sign_off,
        )


_STATES: Final = {
    DisclosureState.MADE: Happening.MADE_OUTSIDE,
    DisclosureState.OFFERED_TO_PRINTER: Happening.OFFERED_TO_PRINTER,
    DisclosureState.HANDED_OVER: Happening.HANDED_OVER,
    DisclosureState.SENT: Happening.SENT,
    DisclosureState.RECEIVED: Happening.RECEIVED,
    DisclosureState.NOT_SENT: Happening.NOT_SENT,
    None: Happening.REGISTER_REMARK,
}
"""What did not become a file is in the register alone: around the pupil nothing happened."""


@moments.register
def _(record: DisclosureEvent, whole: WholeFile) -> Iterator[Moment]:
    happening = _STATES.get(record.state)
    line = next((one for one in whole.of(Disclosure) if one.id == record.disclosure_id), None)
    if happening is not None and line is not None:
        yield Moment(
            happening=happening,
            on=record.on,
            words=record.note or line.ground,
            who=line.recipient,
            choice=line.kind,
        )


def _speaker(party: ContractParty, whole: WholeFile) -> str:
    """Who speaks where no name was typed; the kind of party says it for the others."""
    is_known = party.kind is PartyKind.PUPIL or party.guardian_id is not None
    return _person(whole, party.guardian_id) if is_known else ""


def _person(whole: WholeFile, guardian_id: GuardianId | None) -> str:
    """The guardian's name, or the pupil's where no guardian is named."""
    if guardian_id is None:
        return whole.pupil.short_name
    return next((g.name for g in whole.of(Guardian) if g.id == guardian_id), "")
