"""The one fact beside each step, and when it asks for attention."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.looking_back import look_backs
from ib_desk.domain.file.trajectory import Watch
from ib_desk.domain.file.watches import Alert, Moment, Sight, watched
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.contract import (
    Breach,
    Contract,
    ContractReview,
    PartyKind,
    PartyState,
    ReviewState,
)
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.signal import Signal, Triage
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.weighing import Weighing
from tests.domain.made_files import CONTRACT, FILE, NOOR, TODAY, made, party

MOMENT = Moment(today=TODAY, soon=timedelta(days=14))


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def sees(watch: Watch, *records: Record, **more: Any) -> Sight | None:
    found = watched(watch, made(*records, **more), TODAY)
    return None if found is None else found.on(MOMENT)


def fact_of(watch: Watch, *records: Record) -> Fact:
    sight = sees(watch, *records)
    assert sight is not None
    return sight.fact


def review(**values: Any) -> ContractReview:
    return ContractReview(contract_id=CONTRACT.id, **values)


@pytest.mark.parametrize(
    ("ahead", "alert"),
    [
        (-1, Alert.LATE),
        (0, Alert.ATTENTION),
        (14, Alert.ATTENTION),
        (15, None),
    ],
)
def test_a_day_asks_for_attention_when_near_and_is_late_the_day_after(ahead, alert):
    assert MOMENT.alert_for(days(ahead)) is alert


@pytest.mark.parametrize("watch", Watch)
def test_an_empty_file_gives_nothing_to_say(watch):
    assert sees(watch) is None


def test_the_last_signal_is_told_by_its_day():
    first, last, undated = (
        Signal(file_id=FILE.id, seen_on=date(2026, 3, 2)),
        Signal(file_id=FILE.id, seen_on=date(2026, 5, 2)),
        Signal(file_id=FILE.id),
    )
    assert fact_of(Watch.SIGNAL_SEEN, last, first, undated).on == date(2026, 5, 2)
    assert sees(Watch.SIGNAL_SEEN, undated) is None


def test_signals_that_nobody_looked_at_ask_for_attention():
    looked_at, first, second = (
        Signal(file_id=FILE.id, triage=Triage.FILE),
        Signal(file_id=FILE.id),
        Signal(file_id=FILE.id),
    )
    sight = sees(Watch.SIGNALS_OPEN, looked_at, first, second)
    assert sight == Sight(
        fact=Fact(kind=FactKind.SIGNALS_OPEN, number=2, record_id=first.id), alert=Alert.ATTENTION
    )
    assert sees(Watch.SIGNALS_OPEN, looked_at) is None


def test_parties_are_counted_until_all_spoke():
    pupil, teachers = party(PartyKind.PUPIL), party(PartyKind.TEACHERS, PartyState.OPEN)
    sight = sees(Watch.PARTIES_SPOKEN, CONTRACT, pupil, teachers)
    assert sight == Sight(fact=Fact(kind=FactKind.PARTIES_SPOKEN, number=1, of=2))
    assert sees(Watch.PARTIES_SPOKEN, CONTRACT, pupil) is None


def test_who_cannot_be_spoken_to_is_not_counted_as_spoken():
    pupil, teachers = party(PartyKind.PUPIL), party(PartyKind.TEACHERS, PartyState.OPEN)
    away = replace(
        party(PartyKind.HELPER, PartyState.NOT_POSSIBLE), not_possible_because="Met verlof."
    )
    fact = fact_of(Watch.PARTIES_SPOKEN, CONTRACT, pupil, teachers, away)
    assert (fact.number, fact.of) == (1, 2)
    assert sees(Watch.PARTIES_SPOKEN, CONTRACT, pupil, away) is None

    silent = replace(away, not_possible_because="")
    fact = fact_of(Watch.PARTIES_SPOKEN, CONTRACT, pupil, silent)
    assert (fact.number, fact.of) == (1, 2), "without a reason it is still to be done"


class TestLookingBack:
    def test_the_earliest_planned_moment_counts(self):
        soon, later = review(planned_on=days(3)), review(planned_on=days(30))
        sight = sees(Watch.LOOK_BACK, CONTRACT, later, soon)
        assert sight == Sight(
            fact=Fact(kind=FactKind.LOOK_BACK, on=days(3), record_id=soon.id),
            alert=Alert.ATTENTION,
            due=days(3),
        )

    @pytest.mark.parametrize("state", [ReviewState.HELD, ReviewState.MISSED])
    def test_a_moment_that_was_held_or_missed_is_no_longer_planned(self, state):
        assert sees(Watch.LOOK_BACK, CONTRACT, review(planned_on=days(3), state=state)) is None

    def test_a_planned_moment_without_a_day_says_nothing(self):
        assert sees(Watch.LOOK_BACK, CONTRACT, review()) is None

    @pytest.mark.parametrize(
        ("values", "waits"),
        [
            ({}, True),
            ({"planned_on": days(-11)}, True),
            ({"planned_on": days(-10)}, False),
            ({"planned_on": days(-10), "state": ReviewState.MISSED}, True),
            ({"held_on": days(-10), "state": ReviewState.HELD}, False),
            ({"held_on": days(-11), "state": ReviewState.HELD}, True),
            (
                {"planned_on": days(-10), "held_on": days(-12), "state": ReviewState.HELD},
                False,
            ),
        ],
    )
    def test_the_day_on_the_contract_counts_until_a_moment_takes_over(self, values, waits):
        contract = Contract(
            id=CONTRACT.id, file_id=FILE.id, talked_on=days(-30), review_on=days(-10)
        )
        records = {record.id for _, record in look_backs(made(contract, review(**values)), TODAY)}
        assert (contract.id in records) is waits

    def test_a_missed_day_is_late(self):
        contract = Contract(file_id=FILE.id, talked_on=days(-30), review_on=days(-1))
        sight = sees(Watch.LOOK_BACK, contract)
        assert sight is not None
        assert (sight.alert, sight.fact.record_id) == (Alert.LATE, contract.id)

    def test_the_version_in_force_still_counts_while_a_new_one_is_worked_on(self):
        held = Contract(file_id=FILE.id, talked_on=days(-30), review_on=days(5))
        newer = Contract(file_id=FILE.id, version=2, review_on=days(40))
        found = look_backs(made(held, newer), TODAY)
        assert [day for day, _ in found] == [days(5), days(40)]

    def test_a_version_that_was_taken_over_no_longer_counts(self):
        old = Contract(file_id=FILE.id, talked_on=days(-60), review_on=days(-50))
        held = Contract(file_id=FILE.id, version=2, talked_on=days(-30))
        assert look_backs(made(old, held), TODAY) == []

    def test_each_day_is_given_once_for_one_version(self):
        only = Contract(file_id=FILE.id, talked_on=days(-30), review_on=days(5))
        assert len(look_backs(made(only), TODAY)) == 1


def test_unrepaired_breaches_ask_for_attention_from_the_first_day():
    first, second, repaired, undated = (
        Breach(contract_id=CONTRACT.id, noticed_on=date(2026, 6, 1)),
        Breach(contract_id=CONTRACT.id, noticed_on=date(2026, 6, 9)),
        Breach(contract_id=CONTRACT.id, noticed_on=date(2026, 5, 1), repaired_on=date(2026, 5, 9)),
        Breach(contract_id=CONTRACT.id),
    )
    sight = sees(Watch.BREACH, CONTRACT, undated, second, first, repaired)
    assert sight == Sight(
        fact=Fact(kind=FactKind.BREACH, on=date(2026, 6, 1), number=3, record_id=first.id),
        alert=Alert.ATTENTION,
    )
    assert sees(Watch.BREACH, CONTRACT, repaired) is None


def test_domains_count_once_and_only_with_words():
    entries = [
        BroadViewEntry(file_id=FILE.id, domain=LifeDomain.TALENTS, strong="tekent"),
        BroadViewEntry(file_id=FILE.id, domain=LifeDomain.TALENTS, unknown="muziek?"),
        BroadViewEntry(file_id=FILE.id, domain=LifeDomain.LEARNING, vulnerable="rekenen"),
        BroadViewEntry(file_id=FILE.id, domain=LifeDomain.PRESENCE, unknown="maandag?"),
        BroadViewEntry(file_id=FILE.id, domain=LifeDomain.HOME, strong=" "),
    ]
    fact = fact_of(Watch.DOMAINS_SEEN, *entries)
    assert fact.number == 3
    assert sees(Watch.DOMAINS_SEEN, entries[-1]) is None


def test_the_level_chosen_last_with_its_day():
    first = Weighing(file_id=FILE.id, weighed_on=date(2026, 3, 24), chosen_level=3)
    second = Weighing(file_id=FILE.id, weighed_on=date(2026, 6, 9), chosen_level=4)
    busy = Weighing(file_id=FILE.id)
    fact = fact_of(Watch.LEVEL, second, first, busy)
    assert (fact.number, fact.on) == (4, date(2026, 6, 9))
    assert sees(Watch.LEVEL, busy) is None
    undated = Weighing(file_id=FILE.id, chosen_level=2)
    assert fact_of(Watch.LEVEL, second, undated).number == 2


def test_the_last_dated_weighing_says_when_to_weigh_again():
    first = Weighing(file_id=FILE.id, weighed_on=date(2026, 3, 24), next_on=date(2026, 6, 9))
    second = Weighing(file_id=FILE.id, weighed_on=date(2026, 6, 9), next_on=days(20))
    sight = sees(Watch.WEIGH_AGAIN, second, first)
    assert sight == Sight(
        fact=Fact(kind=FactKind.WEIGH_AGAIN, on=days(20), record_id=second.id), due=days(20)
    )
    busy = Weighing(file_id=FILE.id, next_on=days(1))
    assert fact_of(Watch.WEIGH_AGAIN, second, busy).on == days(20)
    assert sees(Watch.WEIGH_AGAIN, busy) is None
    without = Weighing(file_id=FILE.id, weighed_on=date(2026, 7, 1))
    assert sees(Watch.WEIGH_AGAIN, second, without) is None


def test_the_first_open_agreement_is_told_in_its_own_words():
    late = Agreement(file_id=FILE.id, result="JGZ bellen", ends_on=days(-2))
    agreements = [
        Agreement(file_id=FILE.id, ends_on=days(4)),
        late,
        Agreement(file_id=FILE.id, ends_on=days(-9), state=AgreementState.KEPT),
        Agreement(file_id=FILE.id),
    ]
    sight = sees(Watch.AGREEMENT, *agreements)
    assert sight == Sight(
        fact=Fact(kind=FactKind.AGREEMENT, on=days(-2), name="JGZ bellen", record_id=late.id),
        alert=Alert.LATE,
        due=days(-2),
    )
    assert fact_of(Watch.AGREEMENTS_OPEN, *agreements).number == 3
    assert sees(Watch.AGREEMENT, agreements[-1]) is None
    assert sees(Watch.AGREEMENTS_OPEN, agreements[2]) is None


def test_interventions_are_counted():
    assert fact_of(Watch.INTERVENTIONS, *[Intervention(file_id=FILE.id)] * 2).number == 2


def test_an_intervention_that_is_over_asks_what_came_of_it():
    over = Intervention(file_id=FILE.id, title="Prikkelplan", ends_on=days(-5))
    others = [
        Intervention(file_id=FILE.id, ends_on=days(-1)),
        Intervention(file_id=FILE.id, ends_on=days(-9), effect=Effect.NONE),
        Intervention(file_id=FILE.id, ends_on=days(0)),
        Intervention(file_id=FILE.id),
    ]
    sight = sees(Watch.EFFECT_UNKNOWN, *others, over)
    assert sight == Sight(
        fact=Fact(kind=FactKind.EFFECT_UNKNOWN, on=days(-5), name="Prikkelplan", record_id=over.id),
        alert=Alert.ATTENTION,
    )
    assert sees(Watch.EFFECT_UNKNOWN, *others[1:]) is None


def test_a_request_is_a_concept_until_it_is_sent():
    concept = SwvRequest(kind=RequestKind.ARRANGEMENT, file_id=FILE.id, dated_on=days(-7))
    sent = SwvRequest(
        kind=RequestKind.ARRANGEMENT, file_id=FILE.id, dated_on=days(-70), sent_on=days(-60)
    )
    assert fact_of(Watch.REQUEST, sent, concept) == Fact(
        kind=FactKind.REQUEST_CONCEPT, on=days(-7), record_id=concept.id
    )
    assert fact_of(Watch.REQUEST, sent) == Fact(
        kind=FactKind.REQUEST_SENT, on=days(-60), record_id=sent.id
    )


def test_a_closed_file_says_when():
    closed = SupportFile(pupil_id=NOOR.id, opened_on=days(-90), closed_on=days(-3))
    sight = sees(Watch.CLOSED, file=closed)
    assert sight == Sight(fact=Fact(kind=FactKind.CLOSED, on=days(-3)))


@given(st.integers(-400, 400), st.integers(0, 60))
def test_nothing_gets_less_urgent_as_time_passes(ahead, soon):
    alerts = [
        Moment(today=days(-k), soon=timedelta(days=soon)).alert_for(days(ahead)) or 0
        for k in (2, 1, 0)
    ]
    assert alerts == sorted(alerts)
