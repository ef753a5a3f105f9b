"""What a term hangs on: no record, no anchor."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.file.anchors import (
    WHERE,
    Anchor,
    Anchored,
    anchored_in,
    anchored_signals,
    kind_of,
    place_of_anchor,
)
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contract import Contract, ContractReview, ReviewState
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.domain.records.meeting import Decision, Meeting
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.signal import Signal, Triage
from ib_desk.domain.records.weighing import Weighing
from tests.domain.made_files import CONTRACT, FILE, TODAY, made

SOON = TODAY + timedelta(days=10)


def found(*records: Record, closed_on: date | None = None) -> dict[Anchor, list[Anchored]]:
    whole = made(*records, file=replace(FILE, closed_on=closed_on))
    by_anchor: dict[Anchor, list[Anchored]] = {}
    for one in anchored_in(whole):
        by_anchor.setdefault(one.anchor, []).append(one)
    return by_anchor


def days(*records: Record) -> list[tuple[Anchor, date]]:
    return [(one.anchor, one.on) for ones in found(*records).values() for one in ones]


def test_a_file_that_holds_nothing_has_no_term():
    assert found() == {}


def test_an_open_agreement_with_a_day():
    agreement = Agreement(file_id=FILE.id, result="bellen", owner="Ria", ends_on=SOON)
    ((one,),) = found(agreement).values()
    assert (one.anchor, one.record_id, one.on, one.words, one.who) == (
        Anchor.AGREEMENT,
        agreement.id,
        SOON,
        "bellen",
        "Ria",
    )
    for state in set(AgreementState) - {AgreementState.OPEN}:
        assert not found(replace(agreement, state=state))
    assert not found(replace(agreement, ends_on=None))


def test_a_signal_until_somebody_decided():
    signal = Signal(file_id=FILE.id, seen_on=TODAY, fact="huilt", reported_by="Anouk")
    assert days(signal) == [(Anchor.SIGNAL, TODAY)]
    assert not found(replace(signal, triage=Triage.WATCH))
    assert not list(anchored_signals([replace(signal, seen_on=None)]))


class TestContract:
    def test_one_that_was_talked_about_asks_for_a_look_back(self):
        assert days(CONTRACT) == [(Anchor.CONTRACT, CONTRACT.talked_on)]
        assert not found(replace(CONTRACT, talked_on=None))

    def test_a_planned_look_back_takes_its_place(self):
        review = ContractReview(contract_id=CONTRACT.id, planned_on=SOON)
        assert days(CONTRACT, review) == [(Anchor.LOOK_BACK, SOON)]
        assert days(replace(CONTRACT, review_on=SOON)) == [(Anchor.CONTRACT_LOOK_BACK, SOON)]

    def test_one_that_was_held_asks_for_nothing(self):
        held = ContractReview(contract_id=CONTRACT.id, state=ReviewState.HELD, held_on=TODAY)
        assert not found(CONTRACT, held)

    def test_one_that_holds_is_looked_back_at_while_the_next_is_written(self):
        holds = replace(CONTRACT, review_on=SOON)
        later = Contract(file_id=FILE.id, version=2, review_on=SOON + timedelta(days=60))
        assert days(holds, later) == [
            (Anchor.CONTRACT_LOOK_BACK, SOON),
            (Anchor.CONTRACT_LOOK_BACK, SOON + timedelta(days=60)),
        ]


def test_the_last_weighing_says_when_to_weigh_again():
    first = Weighing(file_id=FILE.id, weighed_on=TODAY - timedelta(days=90), next_on=TODAY)
    last = Weighing(file_id=FILE.id, weighed_on=TODAY, next_on=SOON)
    assert days(first, last, Weighing(file_id=FILE.id)) == [(Anchor.WEIGHING, SOON)]


def test_an_intervention_until_its_effect_is_known():
    one = Intervention(file_id=FILE.id, title="voor-lezen", by_whom="Tim", ends_on=SOON)
    assert days(one) == [(Anchor.INTERVENTION, SOON)]
    assert not found(replace(one, effect=Effect.NONE))


class TestMeeting:
    def test_it_is_prepared_until_its_day_and_written_down_after_it(self):
        anchors = found(Meeting(file_id=FILE.id, held_on=SOON, purpose="evaluatie"))
        (before,), (after,) = anchors[Anchor.MEETING], anchors[Anchor.MINUTES]
        around = [SOON + timedelta(days=n) for n in (-9, 0, 1)]
        assert [before.stands_on(day) for day in around] == [True, True, False]
        assert [after.stands_on(day) for day in around] == [False, False, True]

    @given(st.dates(), st.dates())
    def test_it_asks_for_one_of_both_on_each_day(self, held_on, day):
        anchors = anchored_in(made(Meeting(file_id=FILE.id, held_on=held_on)))
        assert sum(one.stands_on(day) for one in anchors) == 1

    def test_what_was_written_down_asks_for_nothing(self):
        meeting = Meeting(file_id=FILE.id, held_on=TODAY)
        assert not found(replace(meeting, discussed="het gaat goed"))
        assert not found(meeting, Decision(meeting_id=meeting.id, decided="door"))
        assert not found(meeting, Agreement(file_id=FILE.id, meeting_id=meeting.id))
        assert not found(replace(meeting, held_on=None))


def test_a_decision_that_is_looked_at_again():
    meeting = Meeting(file_id=FILE.id, held_on=TODAY, discussed="ja")
    decision = Decision(meeting_id=meeting.id, decided="door", review_on=SOON)
    assert days(meeting, decision) == [(Anchor.DECISION, SOON)]


def test_a_request_that_left_waits_from_that_day():
    request = SwvRequest(file_id=FILE.id, kind=RequestKind.CONSULT, sent_on=TODAY)
    assert days(request) == [(Anchor.REQUEST, TODAY)]
    assert not found(replace(request, sent_on=None, dated_on=TODAY))


def test_of_a_closed_file_only_a_request_goes_on():
    request = SwvRequest(file_id=FILE.id, kind=RequestKind.CONSULT, sent_on=TODAY)
    agreement = Agreement(file_id=FILE.id, ends_on=SOON)
    assert [*found(request, agreement, closed_on=TODAY)] == [Anchor.REQUEST]


@pytest.mark.parametrize("anchor", Anchor)
def test_each_anchor_leads_to_a_field_that_is_there(anchor):
    one = Anchored(anchor=anchor, record_id=uuid4(), on=TODAY)
    place = place_of_anchor(one)
    assert place.field in place.record.__dataclass_fields__
    is_made = anchor is not Anchor.CONTRACT
    assert place.record_id == (one.record_id if is_made else None)
    assert kind_of(one) is (WHERE[anchor][0] if is_made else Contract)
