"""Each term of a file: its rule, its day, and how near that is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.deadlines.deadlines import Deadline, DeadlineTerms, Nearness, Promise, Promised
from ib_desk.domain.deadlines.school_days import Unit
from ib_desk.domain.dutch_dates import add_months
from ib_desk.domain.file.anchors import Anchor, Anchored
from ib_desk.domain.records.absence import AbsenceTotal, AdaptedTeaching, AtHome
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.bureau_reply import BureauReply, BureauReplyKind
from ib_desk.domain.records.contract import ContractReview, PartyKind, PartyState
from ib_desk.domain.records.disclosure import Disclosure, DisclosureEvent, DisclosureState, Way
from ib_desk.domain.records.escalation import Escalation, EscalationAnswer, Trigger
from ib_desk.domain.records.evaluation import Evaluation
from ib_desk.domain.records.guardian import Guardian, Relation
from ib_desk.domain.records.meeting import Meeting, MeetingKind
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest, SwvRequestId
from ib_desk.domain.records.school import Professional, Region
from ib_desk.domain.records.school_request import SchoolRequest, SchoolRequestKind
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import TeamMember
from ib_desk.domain.records.swv import SwvProfileId
from ib_desk.domain.records.swv_decision import Objection, RequestOutcome, SwvDecision
from ib_desk.domain.records.weighing import Dimension, DimensionScore, Weighing
from tests.builders import noor
from tests.domain.made_files import CONTRACT, FILE, NOOR, TODAY, made, party
from tests.samples import sample_id
from tests.shipped import catalogue

DAYS = st.dates(date(2025, 8, 1), date(2027, 6, 30))
CALENDAR = catalogue().holidays.calendar(Region.NORTH, ())
TERMS = DeadlineTerms(rules=catalogue().deadlines, calendar=CALENDAR)
ANCHORS = st.builds(
    Anchored,
    on=DAYS,
    since=st.none() | DAYS,
    until=st.none() | DAYS,
    number=st.none() | st.integers(0, 10),
    moved_to=st.none() | DAYS,
)


def due_of(rule_id: str, *records: Record, today: date = TODAY) -> date:
    (found,) = [one for one in TERMS.of_file(made(*records), today) if one.rule.id == rule_id]
    return found.due


def test_noor_has_what_her_file_says_the_earliest_first():
    found = TERMS.of_file(noor(), date(2026, 11, 20))
    assert [one.due for one in found] == sorted(one.due for one in found)
    first = ["agreement", "teaching_ends", "agreement"]
    assert [one.rule.id for one in found][:3] == first
    assert found[0].anchored.words == "We weten hoe Noor slaapt en wat kan helpen."


@given(DAYS)
def test_first_look_back_is_two_weeks_after_the_contract_by_the_method(talked_on):
    assert due_of(
        "first_look_back", replace(CONTRACT, talked_on=talked_on), today=talked_on
    ) == talked_on + timedelta(days=14)


@given(DAYS)
def test_a_planned_look_back_is_on_its_day_as_was_agreed(planned_on):
    review = ContractReview(contract_id=CONTRACT.id, planned_on=planned_on)
    assert due_of("look_back", CONTRACT, review) == planned_on


@given(DAYS)
def test_a_signal_is_looked_at_within_a_school_week_by_own_practice(seen_on):
    due = due_of("signal", Signal(file_id=FILE.id, seen_on=seen_on), today=seen_on)
    assert due == CALENDAR.after(seen_on, 1, Unit.SCHOOL_WEEKS)


@given(DAYS)
def test_minutes_are_written_within_five_school_days_by_own_practice(held_on):
    meeting = Meeting(file_id=FILE.id, held_on=held_on)
    due = due_of("minutes", meeting, today=held_on + timedelta(days=1))
    assert due == CALENDAR.after(held_on, 5, Unit.SCHOOL_DAYS)


@given(DAYS)
def test_one_weighs_within_a_school_week_of_an_evaluation_by_the_method(held_on):
    meeting = Meeting(file_id=FILE.id, held_on=held_on)
    due = due_of(
        "weigh_after_evaluation", meeting, Evaluation(meeting_id=meeting.id), today=held_on
    )
    assert due == CALENDAR.after(held_on, 1, Unit.SCHOOL_WEEKS)


@given(DAYS)
def test_the_next_evaluation_is_on_its_day_as_was_agreed(next_on):
    meeting = Meeting(file_id=FILE.id, held_on=TODAY)
    planned = Evaluation(meeting_id=meeting.id, next_on=next_on, not_weighed_because="te vroeg")
    assert due_of("evaluation", meeting, planned) == next_on


@given(DAYS)
def test_the_swv_decides_within_eight_weeks_by_awb_4_13(sent_on):
    request = SwvRequest(file_id=FILE.id, kind=RequestKind.ARRANGEMENT, sent_on=sent_on)
    due = due_of("request_unreceived", request, today=sent_on)
    assert due >= sent_on + timedelta(weeks=8)
    assert CALENDAR.is_working_day(due)
    assert all(
        not CALENDAR.is_working_day(sent_on + timedelta(weeks=8, days=n))
        for n in range((due - sent_on).days - 56)
    )


def test_the_swv_decides_within_eight_weeks_of_receipt_not_of_sending_by_awb_4_13():
    request = SwvRequest(file_id=FILE.id, kind=RequestKind.ARRANGEMENT, sent_on=date(2026, 9, 17))
    sent = Disclosure(
        file_id=FILE.id,
        request_id=request.id,
        kind=OutputKind.REQUEST_PACKAGE,
        begun_at=datetime(2026, 9, 17, 12),  # noqa: DTZ001 - as the clock of the desk
        way=Way.SAVED,
        digest="",
    )
    received = DisclosureEvent(
        disclosure_id=sent.id,
        state=DisclosureState.RECEIVED,
        on=date(2026, 9, 21),
        noted_at=sent.begun_at,
    )
    assert due_of("request_unreceived", request, today=TODAY) == date(2026, 11, 12)
    assert due_of("request", request, sent, received) == date(2026, 11, 16)


class TestPromised:
    """What the SWV says itself, beside what the law says."""

    HOME = SwvProfileId(uuid4())
    REQUEST = SwvRequest(file_id=FILE.id, kind=RequestKind.ARRANGEMENT, sent_on=date(2026, 9, 17))
    RECEIVED = BureauReply(
        request_id=REQUEST.id, kind=BureauReplyKind.RECEIVED, on=date(2026, 9, 18)
    )

    def asked(self, weeks: int, unit: Unit, today: date) -> list[tuple[str, date]]:
        return self.told(Promise(length=weeks, unit=unit), today)

    def told(self, promise: Promise, today: date, *replies: Record) -> list[tuple[str, date]]:
        promises = {(UUID(str(self.HOME)), RequestKind.ARRANGEMENT): promise}
        terms = replace(TERMS, promised=Promised(home=self.HOME, promises=promises))
        found = terms.of_file(made(self.REQUEST, self.RECEIVED, *replies), today)
        return [(one.rule.id, one.due) for one in found]

    SINCE_ALL_IS_THERE = Promise(length=4, unit=Unit.WEEKS, from_complete=True)

    def reply(self, kind: BureauReplyKind, day: int, answered: int | None = None) -> BureauReply:
        return BureauReply(
            request_id=self.REQUEST.id,
            kind=kind,
            on=date(2026, 9, day),
            answered_on=None if answered is None else date(2026, 9, answered),
        )

    def test_from_complete_it_runs_once_all_is_there_and_that_of_the_law_all_the_while(self):
        today = date(2026, 9, 30)
        law = ("request", date(2026, 11, 13))
        assert self.told(self.SINCE_ALL_IS_THERE, today) == [law]
        complete = self.reply(BureauReplyKind.COMPLETE, 24)
        assert self.told(self.SINCE_ALL_IS_THERE, today, complete) == [
            ("request_promised", date(2026, 10, 22))
        ]

    @pytest.mark.parametrize("answered", [None, 22])
    def test_what_was_asked_before_all_was_there_does_not_count(self, answered):
        asked = self.reply(BureauReplyKind.MORE_ASKED, 20, answered)
        complete = self.reply(BureauReplyKind.COMPLETE, 24)
        told = dict(self.told(self.SINCE_ALL_IS_THERE, date(2026, 9, 30), asked, complete))
        assert told["request_promised"] == date(2026, 10, 22)

    def test_what_is_asked_later_lets_it_stand_still(self):
        complete = self.reply(BureauReplyKind.COMPLETE, 21)
        answered = self.reply(BureauReplyKind.MORE_ASKED, 22, 25)
        told = dict(self.told(self.SINCE_ALL_IS_THERE, date(2026, 9, 30), complete, answered))
        assert told["request_promised"] == date(2026, 10, 19) + timedelta(days=2)
        still = self.reply(BureauReplyKind.MORE_ASKED, 22)
        told = dict(self.told(self.SINCE_ALL_IS_THERE, date(2026, 9, 30), complete, still))
        assert told["request_promised"] == date(2026, 10, 19) + timedelta(days=8)

    def test_what_comes_first_is_told(self):
        today = date(2026, 9, 21)
        assert self.asked(4, Unit.WEEKS, today) == [("request_promised", date(2026, 10, 16))]
        assert self.asked(10, Unit.WEEKS, today) == [("request", date(2026, 11, 13))]

    def test_in_working_weeks_holidays_do_not_count(self):
        (((_rule, due)),) = self.asked(6, Unit.SCHOOL_WEEKS, date(2026, 9, 21))
        assert due == CALENDAR.after(date(2026, 9, 18), 6, Unit.SCHOOL_WEEKS)
        assert due > date(2026, 9, 18) + timedelta(weeks=6)

    def test_a_promise_that_was_not_kept_stays_beside_the_term_of_the_law(self):
        today = date(2026, 10, 19)
        assert [rule for rule, _due in self.asked(4, Unit.WEEKS, today)] == [
            "request_promised",
            "request",
        ]

    def test_on_its_day_a_promise_is_still_to_be_kept(self):
        assert self.asked(4, Unit.WEEKS, date(2026, 10, 16)) == [
            ("request_promised", date(2026, 10, 16))
        ]

    def test_of_each_request_the_term_that_comes_first_is_told(self):
        other = replace(self.REQUEST, id=SwvRequestId(uuid4()), sent_on=date(2026, 9, 18))
        found = TERMS.of_file(made(self.REQUEST, other), date(2026, 9, 21))
        assert {one.anchored.record_id for one in found} == {self.REQUEST.id, other.id}

    def test_nobody_who_was_not_asked_promised_anything(self):
        other = replace(TERMS, promised=Promised(home=SwvProfileId(uuid4())))
        for terms in (TERMS, other, replace(TERMS, promised=Promised())):
            found = terms.of_file(made(self.REQUEST, self.RECEIVED), date(2026, 9, 21))
            assert [one.rule.id for one in found] == ["request"]
        assert Promised().promise_of(None) is None


class TestOfLaw:
    REQUEST = SwvRequest(file_id=FILE.id, kind=RequestKind.ARRANGEMENT, sent_on=date(2026, 9, 17))

    @given(st.integers(1, 40), st.integers(1, 40))
    def test_the_term_stands_still_while_the_bureau_waits_by_awb_4_15(self, asked, took):
        on = date(2026, 9, 17) + timedelta(days=asked)
        reply = BureauReply(
            request_id=self.REQUEST.id,
            kind=BureauReplyKind.MORE_ASKED,
            on=on,
            answered_on=on + timedelta(days=took),
        )
        later = date(2027, 1, 4)
        longer = date(2026, 11, 12) + timedelta(days=took - 1)
        assert due_of("request_unreceived", self.REQUEST, reply, today=later) == (
            CALENDAR.first_working_day(longer)
        )

    def test_an_open_question_moves_it_day_by_day_and_asks_no_decision_by_awb_4_15(self):
        reply = BureauReply(
            request_id=self.REQUEST.id, kind=BureauReplyKind.MORE_ASKED, on=date(2026, 9, 21)
        )
        first = due_of("request_unreceived", self.REQUEST, reply, today=date(2026, 12, 7))
        next_week = due_of("request_unreceived", self.REQUEST, reply, today=date(2026, 12, 14))
        assert next_week - first == timedelta(weeks=1)
        whole = made(self.REQUEST, reply)
        for term in TERMS.of_file(whole, date(2027, 3, 1)):
            assert not term.asks_decision(date(2027, 3, 1))

    TLV = replace(REQUEST, kind=RequestKind.TLV_SO)

    def test_objecting_to_a_tlv_within_six_weeks_by_awb_6_7(self):
        """From the day after it was sent; a last day without work moves on (Termijnenwet)."""
        for on, last in (
            (date(2026, 11, 9), date(2026, 12, 21)),
            (date(2026, 11, 13), date(2026, 12, 28)),
        ):
            decision = SwvDecision(request_id=self.TLV.id, outcome=RequestOutcome.REFUSED, on=on)
            assert due_of("objection", self.TLV, decision, today=on) == last
            whole = made(self.TLV, decision)
            assert TERMS.of_file(whole, last)
            assert TERMS.of_file(whole, last + timedelta(days=1)) == ()

    def test_the_decision_on_it_within_twelve_weeks_after_that_term_by_awb_7_10(self):
        on = date(2026, 11, 13)
        decision = SwvDecision(request_id=self.TLV.id, outcome=RequestOutcome.REFUSED, on=on)
        filed = Objection(decision_id=decision.id, filed_on=date(2026, 11, 20))
        due = due_of("objection_decision", self.TLV, decision, filed, today=date(2026, 11, 20))
        assert due == date(2026, 12, 28) + timedelta(weeks=12)
        longer = replace(filed, extended_on=date(2027, 3, 1))
        assert due_of(
            "objection_decision_extended", self.TLV, decision, longer, today=date(2027, 3, 1)
        ) == due + timedelta(weeks=6)

    @given(DAYS)
    def test_inspection_and_correction_within_a_month_of_receipt_by_avg_12_3(self, received_on):
        asked = SchoolRequest(
            file_id=FILE.id, kind=SchoolRequestKind.CORRECTION, received_on=received_on
        )
        for extended_on, months in ((None, 1), (received_on, 3)):
            rule = "data_request" if extended_on is None else "data_request_extended"
            due = due_of(rule, replace(asked, extended_on=extended_on), today=received_on)
            assert due == CALENDAR.first_working_day(add_months(received_on, months))

    @given(DAYS)
    def test_a_registration_six_weeks_and_four_more_by_wpo_40_and_wvo_8_8(self, received_on):
        asked = SchoolRequest(
            file_id=FILE.id, kind=SchoolRequestKind.REGISTRATION, received_on=received_on
        )
        for extended_on, weeks in ((None, 6), (received_on, 10)):
            rule = "registration" if extended_on is None else "registration_extended"
            due = due_of(rule, replace(asked, extended_on=extended_on), today=received_on)
            assert due == CALENDAR.first_working_day(received_on + timedelta(weeks=weeks))

    @given(DAYS)
    def test_a_temporary_place_after_ten_weeks_by_wpo_40_and_wvo_8_13(self, received_on):
        asked = SchoolRequest(
            file_id=FILE.id, kind=SchoolRequestKind.REGISTRATION, received_on=received_on
        )
        due = due_of("temporary_place", asked, today=received_on)
        assert due == received_on + timedelta(weeks=10)


def decides_on(*records: Record, rule: str, today: date) -> bool:
    """Whether this rule asks for a decision on that day."""
    terms = TERMS.of_file(made(*records), today)
    return any(one.rule.id == rule and one.asks_decision(today) for one in terms)


class TestDecisionNeeded:
    """By the method: escalate in time, and only then (domain A.3)."""

    MDO = Meeting(file_id=FILE.id, kind=MeetingKind.MDO, held_on=date(2026, 9, 1), discussed="ja")

    @given(DAYS)
    def test_no_decision_four_school_weeks_after_an_mdo(self, held_on):
        mdo = replace(self.MDO, held_on=held_on)
        due = CALENDAR.after(held_on, 4, Unit.SCHOOL_WEEKS)
        days = (due - timedelta(days=1), due)
        asked = [decides_on(mdo, rule="mdo_without_decision", today=day) for day in days]
        assert asked == [False, True]

    @pytest.mark.parametrize(
        ("urgency", "safety", "is_sooner"), [(4, 0, True), (0, 3, True), (3, 2, False)]
    )
    def test_one_week_when_it_is_urgent_or_unsafe(self, urgency, safety, is_sooner):
        scores = (
            DimensionScore(dimension=Dimension.URGENCY, score=urgency),
            DimensionScore(dimension=Dimension.SAFETY, score=safety),
        )
        weighing = Weighing(file_id=FILE.id, weighed_on=date(2026, 8, 30), scores=scores)
        asked = decides_on(self.MDO, weighing, rule="mdo_without_decision", today=date(2026, 9, 8))
        assert asked is is_sooner

    @pytest.mark.parametrize("back_on", [None, date(2026, 9, 2)])
    def test_one_week_when_the_child_is_at_home(self, back_on):
        stay = AtHome(file_id=FILE.id, since=date(2026, 8, 31), back_on=back_on)
        asked = decides_on(self.MDO, stay, rule="mdo_without_decision", today=date(2026, 9, 8))
        assert asked is (back_on is None)

    def test_an_agreement_that_was_broken_twice(self):
        first = Agreement(file_id=FILE.id, state=AgreementState.NOT_KEPT)
        second = replace(first, id=uuid4(), replaces=first.id)
        assert not decides_on(first, rule="broken_twice", today=TODAY)
        assert decides_on(first, second, rule="broken_twice", today=TODAY)

    @pytest.mark.parametrize("score", range(5))
    def test_safety_itself_at_once(self, score):
        weighing = Weighing(
            file_id=FILE.id,
            weighed_on=TODAY,
            scores=(DimensionScore(dimension=Dimension.SAFETY, score=score),),
        )
        assert decides_on(weighing, rule="safety", today=TODAY) is (score >= 3)

    def test_waiting_longer_than_the_term_and_not_after_an_answer(self):
        request = SwvRequest(
            file_id=FILE.id, kind=RequestKind.ARRANGEMENT, sent_on=date(2026, 9, 17)
        )
        answer = Escalation(
            file_id=FILE.id,
            trigger=Trigger.WAITING,
            about=request.id,
            answer=EscalationAnswer.WAIT,
            until=date(2026, 12, 1),
        )
        decided = replace(answer, answer=EscalationAnswer.DECIDE, what="we bellen het bestuur")
        late = date(2026, 11, 13)
        assert not decides_on(request, rule="request_unreceived", today=date(2026, 11, 12))
        assert decides_on(request, rule="request_unreceived", today=late)
        assert not decides_on(request, answer, rule="request_unreceived", today=late)
        assert decides_on(request, answer, rule="request_unreceived", today=date(2026, 12, 2))
        assert not decides_on(request, decided, rule="request_unreceived", today=date(2027, 5, 1))

    def test_who_joined_is_spoken_with_within_two_weeks(self):
        karin = Professional(name="Karin Hoekstra")
        member = TeamMember(file_id=FILE.id, professional_id=karin.id, since=date(2026, 9, 1))
        late = party(PartyKind.HELPER, PartyState.OPEN, name="Karin Hoekstra")
        first = party(PartyKind.TEACHERS, PartyState.OPEN, name="Leraren")
        spoken = party(PartyKind.COORDINATOR, name="IB")
        whole = made(CONTRACT, karin, member, late, first, spoken)
        terms = {
            term.anchored.who: term.due
            for term in TERMS.of_file(whole, TODAY)
            if term.rule.id == "joined"
        }
        assert terms == {"Karin Hoekstra": date(2026, 9, 15), "Leraren": date(2026, 3, 26)}
        unspoken = made(replace(CONTRACT, talked_on=None), first)
        assert [t for t in TERMS.of_file(unspoken, TODAY) if t.rule.id == "joined"] == []

    @given(st.integers(0, 10), DAYS)
    def test_low_trust_proposes_a_talk_and_never_a_decision(self, trust, today):
        one = party(PartyKind.TEACHERS, name="Anouk", trust=trust)
        terms = TERMS.of_file(made(CONTRACT, one), max(today, date(2026, 3, 12)))
        asked = [term for term in terms if term.rule.id == "low_trust"]
        assert bool(asked) is (trust <= 4)
        assert not any(term.asks_decision(today) for term in asked)


@given(st.lists(ANCHORS, max_size=8), DAYS)
def test_no_anchor_no_term_and_each_has_its_own(anchors, today):
    found = TERMS.of(anchors, today)
    standing = [one for one in anchors if one.stands_on(today)]
    ruled = [one for one in standing if any(TERMS.rules_for(one))]
    lapsing = {one.record_id for one in ruled if one.anchor is Anchor.OBJECTION}
    assert {one.anchored.record_id for one in found} | lapsing == {one.record_id for one in ruled}
    assert all(one.rule.anchor is one.anchored.anchor for one in found)
    for one in found:
        assert one.due == one.anchored.moved_to or one.due >= one.anchored.on


@given(ANCHORS, DAYS)
def test_what_a_list_kept_gives_the_same_terms_on_any_later_day_but_for_what_lapsed(
    anchored, today
):
    standing = replace(anchored, since=None, until=None)
    later = today + timedelta(days=300)
    kept = [one for one in TERMS.of([standing], today) if not one.rule.lapses or one.due >= later]
    assert kept == list(TERMS.of([standing], later)) or standing.anchor is Anchor.OBJECTION


def test_a_term_is_late_from_the_day_after_its_own():
    anchored = Anchored(anchor=Anchor.AGREEMENT, record_id=sample_id(Signal), on=TODAY)
    (rule,) = TERMS.rules_for(anchored)
    deadline = Deadline(rule=rule, anchored=anchored, due=TODAY)
    near = [deadline.nearness(TODAY + timedelta(days=n)) for n in (-8, -7, 0, 1)]
    assert near == [Nearness.FAR, Nearness.SOON, Nearness.SOON, Nearness.LATE]


class TestAtHome:
    """From the first day without school."""

    STAY = AtHome(file_id=FILE.id, since=date(2026, 9, 14))

    def asks(self, *records: Record, today: date = TODAY) -> dict[str, date]:
        return {one.rule.id: one.due for one in TERMS.of_file(made(*records), today)}

    @given(DAYS)
    def test_something_is_done_each_school_week_by_the_method(self, since):
        due = due_of("at_home_week", replace(self.STAY, since=since), today=since)
        assert due == CALENDAR.after(since, 1, Unit.SCHOOL_WEEKS)

    def test_a_holiday_does_not_count_as_a_week(self):
        before = replace(self.STAY, since=date(2026, 10, 9))
        assert due_of("at_home_week", before, today=date(2026, 10, 12)) == date(2026, 10, 23)

    @given(DAYS)
    def test_it_is_talked_over_within_two_weeks_by_own_practice(self, since):
        due = due_of("at_home_two_weeks", replace(self.STAY, since=since), today=since)
        assert due == since + timedelta(weeks=2)

    @given(DAYS)
    def test_leerplicht_is_spoken_within_four_weeks_by_the_letter_of_3_2_2016(self, since):
        due = due_of("at_home_four_weeks", replace(self.STAY, since=since), today=since)
        assert due == since + timedelta(weeks=4)

    @given(DAYS)
    def test_nobody_is_at_home_over_three_months_without_an_offer_by_the_pact_of_2016(self, since):
        stay = replace(self.STAY, since=since)
        due = add_months(since, 3)
        before = due - timedelta(days=1)
        assert due_of("at_home_three_months", stay, today=since) == due
        assert not decides_on(stay, rule="at_home_three_months", today=before)
        assert decides_on(stay, rule="at_home_three_months", today=due)

    def test_what_was_decided_about_three_months_is_not_asked_again(self):
        answer = Escalation(
            file_id=FILE.id,
            trigger=Trigger.AT_HOME,
            about=self.STAY.id,
            answered_on=TODAY,
            answer=EscalationAnswer.DECIDE,
            what="een plek op de praktijkschool",
        )
        assert "at_home_three_months" not in self.asks(self.STAY, answer)

    def test_who_is_back_is_asked_nothing(self):
        assert set(self.asks(self.STAY)) == {
            "at_home_week",
            "at_home_two_weeks",
            "at_home_four_weeks",
            "at_home_three_months",
        }
        assert self.asks(replace(self.STAY, back_on=TODAY)) == {}


def test_sixteen_hours_are_reported_on_the_day_itself_by_the_leerplichtwet_21a():
    total = AbsenceTotal(file_id=FILE.id, limit_on=date(2026, 9, 15))
    assert due_of("absence_limit", total) == date(2026, 9, 15)
    assert due_of("absence_limit", replace(total, limit_on=date(2026, 9, 13))) == date(2026, 9, 14)


def test_a_shortened_timetable_ends_on_its_day_as_was_agreed():
    teaching = AdaptedTeaching(file_id=FILE.id, ends_on=date(2026, 10, 1))
    assert due_of("teaching_ends", teaching) == date(2026, 10, 1)


def test_six_weeks_before_a_measure_of_a_court_ends_it_is_asked_who_decides_then():
    ends = date(2026, 12, 18)
    voogd = Guardian(pupil_id=NOOR.id, relation=Relation.INSTITUTION, measure_until=ends)
    (term,) = TERMS.of_file(made(voogd), TODAY)
    assert term.rule.id == "child_measure_ends"
    assert term.due == ends
    assert term.nearness(ends - timedelta(days=43)) is Nearness.FAR
    assert term.nearness(ends - timedelta(days=42)) is Nearness.SOON
