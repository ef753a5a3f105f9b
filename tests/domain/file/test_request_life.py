"""What is known of a request since it left, and how long each step of it took."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.file.request_life import (
    decision_on,
    is_under_way,
    left_on,
    objections_to,
    received_on,
    replies_to,
)
from ib_desk.domain.file.turnaround import (
    FEW,
    RequestDays,
    TurnStep,
    counted,
    days_of,
    known_steps,
    steps_of,
)
from ib_desk.domain.records.bureau_reply import BureauReply, BureauReplyKind
from ib_desk.domain.records.disclosure import (
    Disclosure,
    DisclosureEvent,
    DisclosureState,
    Way,
)
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.swv import Applicant
from ib_desk.domain.records.swv_decision import (
    Objection,
    ObjectionOutcome,
    RequestOutcome,
    SwvDecision,
)
from tests.domain.made_files import FILE, made

SENT_ON = date(2026, 9, 17)
REQUEST = SwvRequest(
    file_id=FILE.id, kind=RequestKind.TLV_SO, dated_on=date(2026, 9, 14), sent_on=SENT_ON
)
NOTED_AT = datetime(2026, 9, 17, 12)  # noqa: DTZ001 - as the clock of the desk
PACKAGE = Disclosure(
    file_id=FILE.id,
    request_id=REQUEST.id,
    kind=OutputKind.REQUEST_PACKAGE,
    begun_at=NOTED_AT,
    way=Way.SAVED,
    digest="",
)


def after(days: int) -> date:
    return SENT_ON + timedelta(days=days)


def noted(state: DisclosureState, on: date) -> DisclosureEvent:
    return DisclosureEvent(disclosure_id=PACKAGE.id, state=state, on=on, noted_at=NOTED_AT)


def said(kind: BureauReplyKind, days: int | None, answered: int | None = None) -> BureauReply:
    return BureauReply(
        request_id=REQUEST.id,
        kind=kind,
        on=None if days is None else after(days),
        answered_on=None if answered is None else after(answered),
    )


def decided(
    days: int | None, outcome: RequestOutcome | None = RequestOutcome.GRANTED
) -> SwvDecision:
    on = None if days is None else after(days)
    return SwvDecision(request_id=REQUEST.id, outcome=outcome, on=on)


WENT = (PACKAGE, noted(DisclosureState.MADE, SENT_ON), noted(DisclosureState.SENT, SENT_ON))


def test_of_two_decisions_on_one_day_the_one_written_down_last_counts() -> None:
    first, mended = decided(5, RequestOutcome.REFUSED), decided(5, RequestOutcome.GRANTED)
    assert decision_on(REQUEST, made(REQUEST, first, mended)) is mended


class TestReceived:
    def test_nobody_knows_it_from_the_sending(self):
        assert received_on(REQUEST, made(REQUEST, *WENT)) is None
        assert left_on(REQUEST, made(REQUEST, *WENT)) == SENT_ON
        kept_earlier = replace(REQUEST, sent_on=after(9))
        assert left_on(kept_earlier, made(kept_earlier, *WENT)) == SENT_ON

    def test_of_what_has_no_package_the_day_of_sending_is_its_own(self):
        assert left_on(REQUEST, made(REQUEST)) == SENT_ON
        assert left_on(replace(REQUEST, sent_on=None), made(REQUEST)) is None

    def test_it_was_noted_of_the_package_or_the_bureau_said_so_itself(self):
        there = noted(DisclosureState.RECEIVED, after(2))
        assert received_on(REQUEST, made(REQUEST, *WENT, there)) == after(2)
        confirmed = said(BureauReplyKind.RECEIVED, 3)
        assert received_on(REQUEST, made(REQUEST, *WENT, there, confirmed)) == after(3)
        without_a_day = said(BureauReplyKind.RECEIVED, None)
        assert received_on(REQUEST, made(REQUEST, *WENT, there, without_a_day)) == after(2)

    def test_what_was_not_sent_after_all_was_not_received(self):
        events = (
            noted(DisclosureState.RECEIVED, after(2)),
            noted(DisclosureState.NOT_SENT, after(3)),
        )
        assert received_on(REQUEST, made(REQUEST, *WENT, *events)) is None

    def test_that_the_other_school_has_the_dossier_says_nothing_of_the_bureau(self):
        dossier = replace(REQUEST, asked_by=Applicant.RECEIVING_SCHOOL)
        there = noted(DisclosureState.RECEIVED, after(2))
        assert received_on(dossier, made(dossier, *WENT, there)) is None
        confirmed = said(BureauReplyKind.RECEIVED, 9)
        assert received_on(dossier, made(dossier, *WENT, there, confirmed)) == after(9)


class TestDecided:
    @pytest.mark.parametrize("outcome", RequestOutcome)
    def test_each_outcome_ends_the_wait(self, outcome):
        assert is_under_way(REQUEST, made(REQUEST, *WENT))
        assert not is_under_way(REQUEST, made(REQUEST, *WENT, decided(30, outcome)))

    def test_a_concept_is_not_under_way(self):
        concept = replace(REQUEST, sent_on=None)
        assert not is_under_way(concept, made(concept))

    def test_it_needs_an_outcome_and_a_day_and_the_last_one_counts(self):
        empty = (decided(None), decided(9, None))
        assert decision_on(REQUEST, made(REQUEST, *empty)) is None
        first, last = decided(20, RequestOutcome.REFUSED), decided(60)
        assert decision_on(REQUEST, made(REQUEST, last, first, *empty)) == last

    def test_an_objection_counts_from_the_day_on_which_it_was_made(self):
        decision = decided(30)
        begun = Objection(decision_id=decision.id)
        filed = replace(begun, filed_on=after(40))
        assert objections_to(decision, made(decision, begun)) == ()
        assert objections_to(decision, made(decision, filed)) == (filed,)

    def test_an_objection_is_to_settle_until_something_was_decided_on_it(self):
        filed = Objection(decision_id=decided(30).id, filed_on=after(40))
        assert filed.is_to_settle
        assert not replace(filed, decided_on=after(80)).is_to_settle
        assert not replace(filed, outcome=ObjectionOutcome.WITHDRAWN).is_to_settle


def test_replies_are_told_by_day():
    late, early = said(BureauReplyKind.COMPLETE, 9), said(BureauReplyKind.RECEIVED, 2)
    open_one = said(BureauReplyKind.OTHER, None)
    assert replies_to(REQUEST, made(open_one, late, early)) == (early, late, open_one)


class TestTurnaround:
    WHOLE: tuple[Record, ...] = (
        REQUEST,
        *WENT,
        noted(DisclosureState.RECEIVED, after(1)),
        said(BureauReplyKind.MORE_ASKED, 4, 11),
        said(BureauReplyKind.COMPLETE, 12),
        decided(40),
    )

    def test_the_days_of_a_request_are_those_of_its_moments(self):
        assert days_of(REQUEST, made(*self.WHOLE)) == RequestDays(
            made_on=date(2026, 9, 14),
            left_on=SENT_ON,
            received_on=after(1),
            complete_on=after(12),
            decided_on=after(40),
            waited=6,
        )

    def test_one_step_follows_another(self):
        steps = steps_of(days_of(REQUEST, made(*self.WHOLE)), after(90))
        assert [(one.step, one.days) for one in steps] == [
            (TurnStep.WRITING, 3),
            (TurnStep.ON_ITS_WAY, 1),
            (TurnStep.COMPLETING, 11),
            (TurnStep.DECIDING, 28),
        ]
        assert all(one.ends_on == two.begins_on for one, two in pairwise(steps))

    def test_what_is_not_decided_goes_on_until_today(self):
        days = RequestDays(made_on=SENT_ON, left_on=after(2))
        *_before, last = steps_of(days, after(12))
        assert (last.step, last.begins_on, last.ends_on, last.days) == (
            TurnStep.DECIDING,
            after(2),
            None,
            10,
        )
        assert [one.step for one in steps_of(days, after(1))] == [TurnStep.WRITING]

    def test_nothing_goes_on_of_what_did_not_leave(self):
        assert steps_of(RequestDays(made_on=SENT_ON), after(9)) == ()
        assert steps_of(RequestDays(), after(9)) == ()

    def test_a_step_of_which_an_end_is_unknown_is_put_with_no_others(self):
        days = RequestDays(made_on=SENT_ON, left_on=after(1), decided_on=after(30))
        assert known_steps(days) == {TurnStep.WRITING: 1}
        assert [one.step for one in steps_of(days, after(90))] == [
            TurnStep.WRITING,
            TurnStep.DECIDING,
        ]

    def test_days_that_stand_in_no_order_are_no_step(self):
        turned = RequestDays(
            made_on=after(9), left_on=after(2), received_on=after(4), decided_on=after(3)
        )
        assert known_steps(turned) == {TurnStep.ON_ITS_WAY: 2}
        assert [one.step for one in steps_of(turned, after(9))] == [TurnStep.ON_ITS_WAY]

    def test_the_time_at_the_bureau_is_without_what_it_waited_for_the_school(self):
        days = days_of(REQUEST, made(*self.WHOLE))
        assert known_steps(days)[TurnStep.AT_BUREAU] == 39 - 6
        waited = replace(days, waited=100)
        assert known_steps(waited)[TurnStep.AT_BUREAU] == 0

    @given(st.lists(st.integers(0, 60), min_size=1, max_size=12))
    def test_of_a_few_no_middle_one_is_told_as_if_it_were_a_rule(self, took):
        every = [RequestDays(made_on=SENT_ON, left_on=after(n)) for n in took]
        (one,) = counted([*every, RequestDays()])
        assert (one.step, one.count) == (TurnStep.WRITING, len(took))
        assert (one.middle is None) == (len(took) < FEW)
        if one.middle is not None:
            assert min(took) <= one.middle <= max(took)
            below, above = (sum(n < one.middle for n in took), sum(n > one.middle for n in took))
            assert max(below, above) <= len(took) / 2
