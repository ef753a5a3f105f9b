"""What is known of a request since it left, and how long each step of it took."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from ib_desk.domain.file.request_life import (
    decision_on,
    is_under_way,
    left_on,
    objections_to,
    received_on,
    replies_to,
)
from ib_desk.domain.file.turnaround import RequestDays, days_of
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


class TestReceived:
    def test_nobody_knows_it_from_the_sending(self):
        assert received_on(REQUEST, made(REQUEST, *WENT)) is None
        assert left_on(REQUEST, made(REQUEST, *WENT)) == SENT_ON

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
