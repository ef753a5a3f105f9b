"""The dated facts of one file that speak to a weighing: those since the last decision.

Nothing is weighed here. A fact stands in this file, has a day, and was written by a person; what
asked to stay off paper is left out, since a note that rests on it goes along with a request.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, zip_longest
from typing import Final

from ib_desk.domain.care.evidence import (
    Evidence,
    EvidenceChoice,
    EvidenceKind,
    Said,
    Speaking,
)
from ib_desk.domain.care.spoken_evidence import party_name, spoken
from ib_desk.domain.file.weighed import decided_before
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.absence import AbsenceTotal, AdaptedTeaching, AtHome
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.condition import ConditionAnswer
from ib_desk.domain.records.contract import Breach, ContractParty
from ib_desk.domain.records.field_place import place_of
from ib_desk.domain.records.goal import Goal, GoalMeasurement
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.signal import SafetyDoubt, Signal
from ib_desk.domain.records.support_file import TeamMember
from ib_desk.domain.records.weighing import Dimension, Weighing
from ib_desk.domain.words.terms import Terms

_ABOUT_SAFETY: Final = frozenset({SafetyDoubt.WATCH, SafetyDoubt.SUSPICION})

Facts = Mapping[Dimension, tuple[Evidence, ...]]
"""Dimension → what speaks to it, the first to be shown first."""


def evidence_for(
    weighing: Weighing, whole: WholeFile, choice: EvidenceChoice, today: date
) -> Facts:
    """All that was learnt since the last decision before this weighing, up to its own day.

    Of each kind the newest comes first, and no kind speaks twice before another spoke once: three
    interventions that helped must not hide that the pupil is at home.
    """
    until = min(weighing.weighed_on or today, today)
    before = decided_before(whole, weighing)
    known = whole.known_on(until)
    found = [
        fact
        for finder in _FINDERS
        for fact in finder(known)
        if fact.on <= until and (before is None or fact.on > (before.weighed_on or date.min))
    ]
    found.sort(key=lambda fact: fact.on, reverse=True)
    return {dimension: _told(choice.dimensions[dimension], found) for dimension in Dimension}


def told_for(
    weighing: Weighing, whole: WholeFile, choice: EvidenceChoice, terms: Terms, today: date
) -> Mapping[Dimension, tuple[Said, ...]]:
    """`evidence_for` in words, each with its source and the way to it.

    What a score was taken from before the last decision is told behind it, for the way back.
    """
    told = {
        dimension: tuple(choice.said(fact, terms) for fact in facts)
        for dimension, facts in evidence_for(weighing, whole, choice, today).items()
    }
    for entry in weighing.scores:
        here = {fact.place.record_id for fact in told[entry.dimension]}
        gone = [whole.record(one) for one in entry.rests_on if one not in here]
        told[entry.dimension] += tuple(
            Said(words=terms.heading(type(one)), source=entry.source, place=place_of(one, ""))
            for one in gone
            if one is not None
        )
    return told


def _told(speaking: Speaking, found: Iterable[Evidence]) -> tuple[Evidence, ...]:
    heard = [fact for fact in found if speaking.hears(fact)]
    by_kind = [[fact for fact in heard if fact.kind is kind] for kind in speaking.kinds]
    rounds = chain.from_iterable(zip_longest(*by_kind))
    return tuple(fact for fact in rounds if fact is not None)


def _effects(whole: WholeFile) -> Iterator[Evidence]:
    for one in whole.of(Intervention):
        if one.effect is not None and one.evaluated_on is not None:
            yield Evidence(
                kind=EvidenceKind.EFFECT,
                on=one.evaluated_on,
                place=place_of(one, "effect"),
                what=one.title,
                words=one.effect_note,
                choice=one.effect,
            )


def _measured(whole: WholeFile) -> Iterator[Evidence]:
    """What came of a goal, each time that it was measured."""
    goals = {one.id: one for one in whole.of(Goal)}
    for one in whole.of(GoalMeasurement):
        goal = goals.get(one.goal_id)
        if goal is not None and one.measured_on is not None and one.value is not None:
            yield Evidence(
                kind=EvidenceKind.MEASURED,
                on=one.measured_on,
                place=place_of(one, "value"),
                what=goal.aim or goal.measure,
                words=" ".join(filter(None, (f"{goal.said(one.value)}.", one.note))),
            )


def _absence(whole: WholeFile) -> Iterator[Evidence]:
    for one in whole.of(AbsenceTotal):
        if one.as_of is not None and one.says_how_much:
            yield Evidence(
                kind=EvidenceKind.ABSENCE,
                on=one.as_of,
                place=place_of(one, "as_of"),
                who=one.source,
                choice=one.unit,
                excused=one.excused,
                unexcused=one.unexcused,
            )


def _at_home(whole: WholeFile) -> Iterator[Evidence]:
    for one in whole.of(AtHome):
        for kind, on, name in (
            (EvidenceKind.AT_HOME, one.since, "since"),
            (EvidenceKind.BACK_AT_SCHOOL, one.back_on, "back_on"),
        ):
            if on is not None:
                words = one.line if kind is EvidenceKind.AT_HOME else ""
                yield Evidence(kind=kind, on=on, place=place_of(one, name), words=words)


def _teaching(whole: WholeFile) -> Iterator[Evidence]:
    for one in whole.of(AdaptedTeaching):
        if one.starts_on is not None and one.kind is not None:
            yield Evidence(
                kind=EvidenceKind.ADAPTED_TEACHING,
                on=one.starts_on,
                place=place_of(one, "starts_on"),
                words=one.line,
                choice=one.kind,
            )


def _agreements(whole: WholeFile) -> Iterator[Evidence]:
    kinds = {AgreementState.KEPT: EvidenceKind.KEPT, AgreementState.NOT_KEPT: EvidenceKind.NOT_KEPT}
    for one in whole.of(Agreement):
        kind, on = kinds.get(one.state), one.kept_on or one.ends_on
        if kind is not None and on is not None and one.result.strip():
            yield Evidence(
                kind=kind,
                on=on,
                place=place_of(one, "state"),
                what=one.result,
                words=one.state_reason,
                who=one.owner,
            )


def _breaches(whole: WholeFile) -> Iterator[Evidence]:
    for one in whole.of(Breach):
        if one.noticed_on is not None and one.happened.strip():
            yield Evidence(
                kind=EvidenceKind.BREACH,
                on=one.noticed_on,
                place=place_of(one, "happened"),
                words=one.happened,
                who=one.noticed_by,
            )


def _conditions(whole: WholeFile) -> Iterator[Evidence]:
    parties = {one.id: one for one in whole.of(ContractParty)}
    for one in whole.of(ConditionAnswer):
        on = one.day(whole)
        if on is not None and one.state.is_worry and not one.off_paper:
            party = None if one.party_id is None else parties.get(one.party_id)
            yield Evidence(
                kind=EvidenceKind.CONDITION,
                on=on,
                place=place_of(one, "state"),
                words=one.note,
                choice=one.condition,
                who="" if party is None else party_name(whole, party),
            )


def _joined(whole: WholeFile) -> Iterator[Evidence]:
    for one in whole.of(TeamMember):
        name = whole.called(one.professional_id)
        if one.since is not None and name:
            yield Evidence(
                kind=EvidenceKind.JOINED,
                on=one.since,
                place=place_of(one, "since"),
                what=name,
                words=one.task,
            )


def _signals(whole: WholeFile) -> Iterator[Evidence]:
    """What was seen; what it says of safety is told apart, and of a suspicion nothing else is."""
    for one in whole.of(Signal):
        if one.seen_on is None or not one.fact.strip():
            continue
        if one.safety is not SafetyDoubt.SUSPICION:
            yield Evidence(
                kind=EvidenceKind.SIGNAL,
                on=one.seen_on,
                place=place_of(one, "fact"),
                words=one.fact,
                who=one.reported_by,
            )
        if one.safety in _ABOUT_SAFETY:
            yield Evidence(
                kind=EvidenceKind.SAFETY,
                on=one.seen_on,
                place=place_of(one, "safety"),
                words=one.fact,
                who=one.reported_by,
                choice=one.safety,
            )


def _vulnerable(whole: WholeFile) -> Iterator[Evidence]:
    for one in whole.of(BroadViewEntry):
        if one.seen_on is not None and one.vulnerable.strip():
            yield Evidence(
                kind=EvidenceKind.VULNERABLE,
                on=one.seen_on,
                place=place_of(one, "vulnerable"),
                words=one.vulnerable,
                domain=one.domain,
            )


_FINDERS: Final[tuple[Callable[[WholeFile], Iterable[Evidence]], ...]] = (
    _effects,
    _measured,
    _absence,
    _at_home,
    _teaching,
    _agreements,
    _breaches,
    _conditions,
    _joined,
    _signals,
    _vulnerable,
    spoken,
)
