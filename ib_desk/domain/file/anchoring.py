"""Which anchors a file has: one function for each kind of beginning, each a fact of any day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from ib_desk.domain.file.absence_anchors import (
    absence_limit,
    at_home_ladder,
    teaching_ends,
    weekly_act,
)
from ib_desk.domain.file.anchors import MOVED_BY_WORD, TRIGGERS, Anchor, Anchored
from ib_desk.domain.file.consent_anchors import consents
from ib_desk.domain.file.decision_anchors import (
    asked,
    broken,
    last_weighing,
    low_trust,
    more_needed,
    safety,
    undecided,
)
from ib_desk.domain.file.ended import TOLD_AFTER, last_ended
from ib_desk.domain.file.evaluations import ends_in_weighing, evaluated_on, last_evaluation
from ib_desk.domain.file.looking_back import look_backs
from ib_desk.domain.file.meetings import agreed_in, decisions, interpreter_to_ask
from ib_desk.domain.file.newcomers import joined_on, newcomers
from ib_desk.domain.file.opp_anchors import opp_evaluation, opp_term
from ib_desk.domain.file.request_anchors import objections, requests
from ib_desk.domain.file.request_life import is_under_way
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contract import Contract, PartyState
from ib_desk.domain.records.decision import Decision
from ib_desk.domain.records.escalation import Escalation, EscalationAnswer, Trigger
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.guardian import WITH_MEASURE
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.moved_deadline import MovedDeadline
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.running_measure import MeasureKind, RunningMeasure
from ib_desk.domain.records.school_request import SchoolRequest, SchoolRequestKind
from ib_desk.domain.records.signal import Signal, Triage
from ib_desk.domain.records.sitting import TeamAgreement
from ib_desk.domain.records.support_file import CORE_TEAM_LIMIT, TeamMember, TeamPlace

_DAY = timedelta(days=1)
_SETTLED_THERE: Final = frozenset(
    {
        Anchor.MEASURE,
        Anchor.TLV_ENDS,
        Anchor.ARRANGEMENT_ENDS,
        Anchor.CHILD_MEASURE,
        Anchor.MEETING,
        Anchor.MINUTES,
    }
)


def anchored_in(whole: WholeFile) -> tuple[Anchored, ...]:
    """All that begins a term in a file as it is known; of a closed one only what goes on then."""
    found = (one for finder in _FINDERS for one in finder(whole))
    answers = {
        (one.trigger, one.about): one
        for one in sorted(whole.of(Escalation), key=lambda one: one.answered_on or date.min)
        if one.is_given
    }
    ahead = (one for one in found if not _is_behind(one, whole.file.taken_over_on))
    moved = {
        one.about: one.to
        for one in sorted(whole.of(MovedDeadline), key=lambda one: one.moved_on or date.min)
        if one.to is not None and one.because.strip()
    }
    left = (one for anchored in ahead for one in _as_answered(anchored, answers))
    return tuple(
        replace(one, moved_to=moved.get(one.record_id)) if one.anchor in MOVED_BY_WORD else one
        for one in left
    )


def _is_behind(found: Anchored, taken_over_on: date | None) -> bool:
    """Of a file that ran elsewhere: what was over before it came was settled there."""
    return taken_over_on is not None and found.anchor in _SETTLED_THERE and found.on < taken_over_on


_Answers = Mapping[tuple[Trigger | None, UUID | None], Escalation]


def _as_answered(found: Anchored, answers: _Answers) -> Iterator[Anchored]:
    """Who waits until a day is asked again after it; what was decided asks no more.

    Of a request the wait itself goes on.
    """
    trigger = TRIGGERS.get(found.anchor)
    answer = None if trigger is None else answers.get((trigger, found.record_id))
    if answer is None:
        yield found
    elif answer.answer is EscalationAnswer.WAIT:
        yield replace(found, moved_to=answer.until)
    elif found.anchor is Anchor.REQUEST:
        yield replace(found, is_answered=True)


def anchored_signals(signals: Iterable[Signal]) -> Iterator[Anchored]:
    """Those that nobody decided about yet."""
    for signal in signals:
        if signal.triage is Triage.OPEN and signal.seen_on is not None:
            yield Anchored(
                anchor=Anchor.SIGNAL,
                record_id=signal.id,
                on=signal.seen_on,
                words=signal.fact,
                who=signal.reported_by,
            )


def _of_open_files(
    finder: Callable[[WholeFile], Iterable[Anchored]],
) -> Callable[[WholeFile], Iterable[Anchored]]:
    """Nothing is asked any more of a file that was closed."""
    return lambda whole: finder(whole) if whole.file.is_open else ()


def _signals(whole: WholeFile) -> Iterator[Anchored]:
    yield from anchored_signals(whole.of(Signal))


def _contract(whole: WholeFile) -> Iterator[Anchored]:
    """The one that holds, while no look back at it was planned or held."""
    held = whole.contract_on(date.max)
    if held is None or held.talked_on is None or held.review_on or whole.reviews(held):
        return
    yield Anchored(anchor=Anchor.CONTRACT, record_id=held.id, on=held.talked_on)


def _joined(whole: WholeFile) -> Iterator[Anchored]:
    """A contract is between people: who did not speak yet is spoken with."""
    contract = whole.contract
    if contract is None or contract.talked_on is None:
        return
    stored = [party for party in whole.parties(contract) if party.state is PartyState.OPEN]
    came = newcomers(whole, contract)
    for anchor, parties in ((Anchor.JOINED, stored), (Anchor.NEWCOMER, came)):
        for party in parties:
            joined = joined_on(whole, party) or contract.talked_on
            yield Anchored(
                anchor=anchor,
                record_id=party.id,
                on=max(joined, contract.talked_on),
                who=party.name,
            )


def _look_backs(whole: WholeFile) -> Iterator[Anchored]:
    """At the version that holds, and at the one that is being written and takes over later."""
    for day, record in look_backs(whole, date.max):
        is_contract = isinstance(record, Contract)
        anchor = Anchor.CONTRACT_LOOK_BACK if is_contract else Anchor.LOOK_BACK
        yield Anchored(anchor=anchor, record_id=record.id, on=day)


def anchored_agreement(one: Agreement | TeamAgreement) -> Iterator[Anchored]:
    """Promised for a day; or proposed, for nothing is promised until its owner said yes."""
    if one.state is AgreementState.OPEN:
        day = one.ends_on
        anchors = (Anchor.AGREEMENT, Anchor.TEAM_AGREEMENT)
    elif one.state is AgreementState.PROPOSED:
        day = one.agreed_on or one.ends_on
        anchors = (Anchor.PROPOSED, Anchor.TEAM_PROPOSED)
    else:
        return
    if day is not None:
        anchor = anchors[isinstance(one, TeamAgreement)]
        yield Anchored(anchor=anchor, record_id=one.id, on=day, words=one.result, who=one.owner)


def _agreements(whole: WholeFile) -> Iterator[Anchored]:
    for one in whole.of(Agreement):
        yield from anchored_agreement(one)


_ENDS: Final[Mapping[MeasureKind | None, Anchor]] = {
    MeasureKind.TLV: Anchor.TLV_ENDS,
    MeasureKind.ARRANGEMENT: Anchor.ARRANGEMENT_ENDS,
}


def _measures(whole: WholeFile) -> Iterator[Anchored]:
    """When the last of each kind ends, or ended a while ago; who asks for more differs by kind.

    While the SWV decides on more of an arrangement, that is what one waits for.
    """
    is_asked = any(
        one.kind is RequestKind.RENEWAL and is_under_way(one, whole) for one in whole.of(SwvRequest)
    )
    for day, one in last_ended(whole.of(RunningMeasure)):
        if is_asked and one.kind is MeasureKind.ARRANGEMENT:
            continue
        yield Anchored(
            anchor=_ENDS.get(one.kind, Anchor.MEASURE),
            record_id=one.id,
            on=day,
            words=one.note or one.number,
            until=day + TOLD_AFTER,
        )


def _child_measures(whole: WholeFile) -> Iterator[Anchored]:
    """When a voogdij or a supervision ends: before that day one asks who decides after it."""
    for one in whole.guardians:
        ends = one.measure_until
        if one.relation in WITH_MEASURE and ends is not None and ends < date.max - TOLD_AFTER:
            yield Anchored(
                anchor=Anchor.CHILD_MEASURE,
                record_id=one.id,
                on=ends,
                words=one.organisation,
                who=one.name,
                until=ends + TOLD_AFTER,
            )


def _crowded_team(whole: WholeFile) -> Iterator[Anchored]:
    """The first who is one too many for a team that knows the child: who goes to on call?"""
    core = [
        one for one in whole.of(TeamMember) if one.place is TeamPlace.CORE and one.until is None
    ]
    core.sort(key=lambda one: one.since or date.min)
    if len(core) > CORE_TEAM_LIMIT:
        extra = core[CORE_TEAM_LIMIT]
        yield Anchored(
            anchor=Anchor.CROWDED_TEAM,
            record_id=extra.id,
            on=extra.since or whole.file.opened_on,
            who=whole.called(extra.professional_id),
        )


def _weighing(whole: WholeFile) -> Iterator[Anchored]:
    last = last_weighing(whole)
    if last is not None and last.next_on is not None:
        yield Anchored(anchor=Anchor.WEIGHING, record_id=last.id, on=last.next_on)


def _goals(whole: WholeFile) -> Iterator[Anchored]:
    for one in whole.of(Goal):
        if one.is_active and one.ends_on is not None:
            yield Anchored(
                anchor=Anchor.GOAL,
                record_id=one.id,
                on=one.ends_on,
                words=one.aim,
                who=one.owner,
            )


def _interventions(whole: WholeFile) -> Iterator[Anchored]:
    for one in whole.of(Intervention):
        if one.effect is None and one.ends_on is not None:
            yield Anchored(
                anchor=Anchor.INTERVENTION,
                record_id=one.id,
                on=one.ends_on,
                words=one.title,
                who=one.by_whom,
            )


def _meetings(whole: WholeFile) -> Iterator[Anchored]:
    """To be prepared until its day, to be written down from the day after."""
    for one in whole.of(Meeting):
        is_written = one.discussed.strip() or decisions(whole, one) or agreed_in(whole, one)
        if one.held_on is None or is_written:
            continue
        day, words = one.held_on, one.purpose
        yield Anchored(anchor=Anchor.MEETING, record_id=one.id, on=day, words=words, until=day)
        if day < date.max:
            yield Anchored(
                anchor=Anchor.MINUTES, record_id=one.id, on=day, words=words, since=day + _DAY
            )


def _interpreters(whole: WholeFile) -> Iterator[Anchored]:
    """Until the day of the meeting: after it nobody can be asked any more."""
    for one in whole.of(Meeting):
        needing = interpreter_to_ask(whole, one)
        if one.held_on is None or not needing:
            continue
        names = (
            person.short_name if isinstance(person, Pupil) else person.name for person in needing
        )
        yield Anchored(
            anchor=Anchor.INTERPRETER,
            record_id=one.id,
            on=one.held_on,
            words=", ".join(name.strip() for name in names if name.strip()),
            until=one.held_on,
        )


def _decisions(whole: WholeFile) -> Iterator[Anchored]:
    for one in whole.of(Decision):
        if one.review_on is not None:
            yield Anchored(
                anchor=Anchor.DECISION, record_id=one.id, on=one.review_on, words=one.decided
            )


def _evaluations(whole: WholeFile) -> Iterator[Anchored]:
    """The next one; and of the last what it came to, until one weighed again or said why not."""
    last = last_evaluation(whole)
    if last is None:
        return
    if last.next_on is not None:
        yield Anchored(anchor=Anchor.EVALUATION, record_id=last.id, on=last.next_on)
    day = evaluated_on(whole, last)
    if day is not None and not ends_in_weighing(whole, last):
        yield Anchored(anchor=Anchor.EVALUATED, record_id=last.id, on=day, since=day)


def _school_requests(whole: WholeFile) -> Iterator[Anchored]:
    for one in whole.of(SchoolRequest):
        if one.kind is None or one.received_on is None or one.answered_on is not None:
            continue
        is_registration = one.kind is SchoolRequestKind.REGISTRATION
        yield Anchored(
            anchor=Anchor.REGISTRATION if is_registration else Anchor.DATA_REQUEST,
            record_id=one.id,
            on=one.received_on,
            words=one.what,
            who=one.asked_by,
            number=int(one.extended_on is not None),
        )


_FINDERS: Final[tuple[Callable[[WholeFile], Iterable[Anchored]], ...]] = (
    *map(
        _of_open_files,
        (
            _signals,
            _contract,
            _joined,
            _look_backs,
            _agreements,
            _weighing,
            _goals,
            _interventions,
            _meetings,
            _interpreters,
            _decisions,
            _evaluations,
            undecided,
            broken,
            safety,
            low_trust,
            more_needed,
            asked,
            _measures,
            _child_measures,
            _crowded_team,
            weekly_act,
            at_home_ladder,
            absence_limit,
            teaching_ends,
            opp_term,
            opp_evaluation,
            consents,
        ),
    ),
    requests,
    objections,
    _school_requests,
)
