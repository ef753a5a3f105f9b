"""What a term hangs on: no record, no anchor."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, cast
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.file.anchoring import anchored_in, anchored_signals
from ib_desk.domain.file.anchors import WHERE, Anchor, Anchored, Asked, kind_of, place_of_anchor
from ib_desk.domain.records.absence import AtHome
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.bureau_reply import BureauReply, BureauReplyKind
from ib_desk.domain.records.contact import Contact, ContactPerson, Reached
from ib_desk.domain.records.contract import (
    Contract,
    ContractReview,
    PartyKind,
    PartyTrust,
    ReviewState,
)
from ib_desk.domain.records.decision import Decision
from ib_desk.domain.records.escalation import Escalation, EscalationAnswer, Trigger
from ib_desk.domain.records.guardian import Guardian, Relation
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.domain.records.meeting import Attendee, Meeting, MeetingKind, Presence
from ib_desk.domain.records.moved_deadline import MovedDeadline
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest, SwvRequestId
from ib_desk.domain.records.running_measure import MeasureKind, RunningMeasure, RunningMeasureId
from ib_desk.domain.records.school import ProfessionalId
from ib_desk.domain.records.school_request import SchoolRequest, SchoolRequestKind
from ib_desk.domain.records.signal import Signal, Triage
from ib_desk.domain.records.support_file import TeamMember, TeamPlace
from ib_desk.domain.records.swv import Applicant, Decider, SwvProfileId
from ib_desk.domain.records.swv_decision import Objection, RequestOutcome, SwvDecision
from ib_desk.domain.records.weighing import Dimension, DimensionScore, Weighing
from tests.domain.made_files import CONTRACT, FILE, MOTHER, TODAY, made, party

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
        assert Anchor.AGREEMENT not in found(replace(agreement, state=state))
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

    def test_after_the_last_day_there_is_none_to_write_it_down(self):
        assert [*found(Meeting(file_id=FILE.id, held_on=date.max))] == [Anchor.MEETING]

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
    to_make = {
        Anchor.CONTRACT: Contract,
        Anchor.AT_HOME: AtHome,
        Anchor.MORE_NEEDED: Contact,
    }
    assert place.record_id == (None if anchor in to_make else one.record_id)
    assert kind_of(one) is to_make.get(anchor, WHERE[anchor][0])


def test_what_was_proposed_waits_for_the_yes_of_its_owner():
    one = Agreement(
        file_id=FILE.id, owner="Ria", agreed_on=TODAY, ends_on=SOON, state=AgreementState.PROPOSED
    )
    assert days(one) == [(Anchor.PROPOSED, TODAY)]
    assert days(replace(one, agreed_on=None)) == [(Anchor.PROPOSED, SOON)]
    assert not found(replace(one, agreed_on=None, ends_on=None))


def broken(replaces: Agreement | None = None, **values: Any) -> Agreement:
    plain: dict[str, Any] = {"state": AgreementState.NOT_KEPT, "agreed_on": TODAY} | values
    return Agreement(file_id=FILE.id, replaces=None if replaces is None else replaces.id, **plain)


class TestBroken:
    def count(self, *records: Record) -> list[int | None]:
        return [one.number for one in found(*records).get(Anchor.BROKEN, [])]

    def test_it_is_counted_over_those_that_came_in_its_place(self):
        first = broken()
        second = broken(first)
        assert self.count(first) == [1]
        assert self.count(first, second) == [2]
        assert self.count(first, second, broken(second)) == [3]

    def test_one_that_lapsed_between_is_not_counted(self):
        first = broken()
        lapsed = broken(first, state=AgreementState.LAPSED)
        assert self.count(first, lapsed, broken(lapsed)) == [2]

    def test_a_new_try_that_runs_or_was_kept_asks_for_nothing(self):
        first = broken()
        for state in (AgreementState.OPEN, AgreementState.KEPT):
            assert self.count(first, broken(first, state=state)) == []

    def test_two_that_replace_each_other_end(self):
        one, other = broken(), broken()
        ring = [replace(one, replaces=other.id), replace(other, replaces=one.id)]
        assert self.count(*ring, broken(ring[0])) == [3]

    def test_without_a_day_it_counts_from_the_day_of_the_file(self):
        ((one,),) = found(broken(agreed_on=None)).values()
        assert one.on == FILE.opened_on


class TestUndecided:
    def of(self, *records: Record) -> list[Anchored]:
        return found(*records).get(Anchor.UNDECIDED, [])

    def test_an_mdo_asks_from_the_day_after_it(self):
        mdo = Meeting(file_id=FILE.id, kind=MeetingKind.MDO, held_on=TODAY, discussed="veel")
        (one,) = self.of(mdo)
        assert (one.record_id, one.on, one.since) == (mdo.id, TODAY, TODAY + timedelta(days=1))
        assert not self.of(replace(mdo, kind=MeetingKind.SUPPORT_TEAM))
        assert not self.of(replace(mdo, held_on=None))
        assert not self.of(replace(mdo, held_on=date.max))

    def test_a_decision_there_or_in_a_later_meeting_answers_it(self):
        mdo = Meeting(file_id=FILE.id, kind=MeetingKind.MDO, held_on=TODAY)
        later = Meeting(file_id=FILE.id, kind=MeetingKind.WITH_PARENTS, held_on=SOON)
        for meeting in (mdo, later):
            assert not self.of(mdo, later, Decision(meeting_id=meeting.id, decided="door"))
        assert self.of(mdo, Decision(meeting_id=mdo.id, decided=" "))

    def test_the_first_since_the_last_decision_counts_longest(self):
        def mdo(days: int) -> Meeting:
            day = TODAY + timedelta(days=days)
            return Meeting(file_id=FILE.id, kind=MeetingKind.MDO, held_on=day)

        old, first, second = mdo(-60), mdo(-30), mdo(-10)
        decision = Decision(meeting_id=old.id, decided="door")
        (one,) = self.of(second, first, old, decision)
        assert one.record_id == first.id

    def test_it_knows_how_urgent_and_unsafe_it_was_weighed(self):
        scores = (
            DimensionScore(dimension=Dimension.URGENCY, score=4),
            DimensionScore(dimension=Dimension.SAFETY, score=2),
        )
        mdo = Meeting(file_id=FILE.id, kind=MeetingKind.MDO, held_on=TODAY)
        (one,) = self.of(mdo, Weighing(file_id=FILE.id, weighed_on=TODAY, scores=scores))
        assert (one.urgency, one.safety) == (4, 2)

    def test_it_knows_whether_the_child_is_at_home(self):
        mdo = Meeting(file_id=FILE.id, kind=MeetingKind.MDO, held_on=TODAY)
        stay = AtHome(file_id=FILE.id, since=TODAY)
        assert [one.at_home for one in (*self.of(mdo), *self.of(mdo, stay))] == [False, True]
        assert not self.of(mdo, replace(stay, back_on=TODAY))[0].at_home


def test_safety_as_it_was_weighed_last():
    scores = (DimensionScore(dimension=Dimension.SAFETY, score=3),)
    weighing = Weighing(file_id=FILE.id, weighed_on=TODAY, scores=scores)
    ((one,),) = found(weighing).values()
    assert (one.anchor, one.number) == (Anchor.SAFETY, 3)
    assert not found(replace(weighing, scores=()))


class TestTrust:
    def of(self, *records: Record) -> list[tuple[str, int | None]]:
        asks = found(*records).get(Anchor.LOW_TRUST, [])
        return [(one.who, one.number) for one in asks]

    def test_the_last_that_each_party_gave(self):
        teachers = party(PartyKind.TEACHERS, name="Anouk", trust=7)
        review = ContractReview(
            contract_id=CONTRACT.id,
            state=ReviewState.HELD,
            held_on=TODAY,
            trust=(PartyTrust(party=teachers.id, score=3),),
        )
        assert self.of(CONTRACT, teachers) == [("Anouk", 7)]
        assert self.of(CONTRACT, teachers, review) == [("Anouk", 3)]
        assert self.of(CONTRACT, replace(teachers, trust=None)) == []
        assert self.of(replace(CONTRACT, talked_on=None), teachers) == []

    def test_until_somebody_spoke_with_that_parent_or_the_pupil_again(self):
        mother = party(PartyKind.GUARDIAN, guardian_id=MOTHER.id, trust=3)
        pupil = party(PartyKind.PUPIL, trust=2)
        meeting = Meeting(file_id=FILE.id, held_on=TODAY, discussed="goed")
        came = Attendee(meeting_id=meeting.id, guardian_id=MOTHER.id, presence=Presence.CAME)
        assert self.of(MOTHER, CONTRACT, mother, pupil) == [("Marieke Bakker", 3), ("Noor", 2)]
        assert self.of(MOTHER, CONTRACT, mother, pupil, meeting, came) == [("Noor", 2)]


class TestMoreNeeded:
    """A contact showed a jump in need: to weigh again, or to say why not."""

    CALL = Contact(file_id=FILE.id, on=TODAY, line="Slaapt niet meer.", more_needed=True)

    def of(self, *records: Record) -> list[Anchored]:
        return found(*records).get(Anchor.MORE_NEEDED, [])

    def test_the_contact_says_since_when_and_with_whom(self):
        person = ContactPerson(
            contact_id=self.CALL.id, guardian_id=MOTHER.id, reached=Reached.YES, name="Ma"
        )
        (one,) = self.of(MOTHER, self.CALL, person)
        assert (one.on, one.words, one.who) == (TODAY, "Slaapt niet meer.", "Marieke Bakker")
        assert kind_of(one) is Contact
        assert place_of_anchor(one).record is Weighing

    def test_a_contact_alone_asks_for_nothing(self):
        assert self.of(replace(self.CALL, more_needed=False)) == []
        assert self.of(replace(self.CALL, on=None)) == []

    @pytest.mark.parametrize("level", range(1, 6))
    def test_at_whatever_level_a_decision_on_that_day_or_later_settles_it(self, level):
        day = timedelta(days=1)
        weighing = Weighing(file_id=FILE.id, weighed_on=TODAY, chosen_level=level)
        assert self.of(self.CALL, replace(weighing, weighed_on=TODAY - day))
        assert self.of(self.CALL, weighing) == []
        (until,) = self.of(self.CALL, replace(weighing, weighed_on=SOON))
        assert until.until == SOON - day

    def test_who_began_to_weigh_is_still_asked(self):
        begun = Weighing(file_id=FILE.id, weighed_on=SOON)
        (one,) = self.of(self.CALL, begun)
        assert one.until is None

    def test_saying_why_not_settles_it_and_those_before_it(self):
        before = replace(self.CALL, id=Contact().id, on=TODAY - timedelta(days=3))
        assert len(self.of(before, self.CALL)) == 1
        assert self.of(before, replace(self.CALL, why_not_weighed="Het was één nacht.")) == []


class TestAnswered:
    """A request that waits too long, or a safety that was weighed, and what was said of it."""

    SAFE = Weighing(
        file_id=FILE.id,
        weighed_on=TODAY,
        scores=(DimensionScore(dimension=Dimension.SAFETY, score=4),),
    )
    REQUEST = SwvRequest(file_id=FILE.id, kind=RequestKind.CONSULT, sent_on=TODAY)

    def answer(self, about: Record, trigger: Trigger, **values: Any) -> Escalation:
        plain: dict[str, Any] = {"answered_on": TODAY, "what": "een aide"} | values
        return Escalation(file_id=FILE.id, about=about.id, trigger=trigger, **plain)

    def test_what_was_decided_asks_no_more(self):
        decided = self.answer(self.SAFE, Trigger.SAFETY, answer=EscalationAnswer.DECIDE)
        assert found(self.SAFE, decided) == {}

    def test_an_answer_that_says_nothing_is_none(self):
        for values in (
            {"answer": None},
            {"answer": EscalationAnswer.DECIDE, "what": " "},
            {"answer": EscalationAnswer.WAIT},
        ):
            assert Anchor.SAFETY in found(
                self.SAFE, self.answer(self.SAFE, Trigger.SAFETY, **values)
            )

    def test_who_waits_is_asked_again_on_that_day(self):
        waits = self.answer(
            self.SAFE, Trigger.SAFETY, answer=EscalationAnswer.WAIT, until=SOON, because="rust"
        )
        ((one,),) = found(self.SAFE, waits).values()
        assert (one.anchor, one.moved_to) == (Anchor.SAFETY, SOON)

    def test_who_was_asked_is_waited_for_until_there_is_an_outcome(self):
        asked = self.answer(
            self.SAFE,
            Trigger.SAFETY,
            answer=EscalationAnswer.ASK,
            asked_of="J. Bos",
            until=SOON,
        )
        ((one,),) = found(self.SAFE, asked).values()
        assert (one.anchor, one.on, one.who, one.words) == (
            Anchor.ASKED,
            SOON,
            "J. Bos",
            "een aide",
        )
        assert found(self.SAFE, replace(asked, outcome="toegezegd")) == {}
        assert found(self.SAFE, replace(asked, outcome_on=TODAY)) == {}
        ((one,),) = found(self.SAFE, replace(asked, until=None)).values()
        assert one.on == TODAY

    def test_a_request_goes_on_waiting_after_an_answer(self):
        decided = self.answer(self.REQUEST, Trigger.WAITING, answer=EscalationAnswer.DECIDE)
        ((one,),) = found(self.REQUEST, decided).values()
        assert (one.anchor, one.is_answered) == (Anchor.REQUEST, True)

    def test_the_last_answer_counts_and_only_for_what_it_is_about(self):
        first = self.answer(
            self.SAFE, Trigger.SAFETY, answer=EscalationAnswer.WAIT, until=SOON, answered_on=None
        )
        last = self.answer(self.SAFE, Trigger.SAFETY, answer=EscalationAnswer.DECIDE)
        other = self.answer(self.REQUEST, Trigger.SAFETY, answer=EscalationAnswer.DECIDE)
        assert found(self.SAFE, last, first) == {}
        assert Anchor.SAFETY in found(self.SAFE, other)


class TestMeasure:
    def of(self, *records: Record) -> list[date]:
        return [
            one.on
            for anchor, ones in found(*records).items()
            if anchor in {Anchor.MEASURE, Anchor.TLV_ENDS, Anchor.ARRANGEMENT_ENDS}
            for one in ones
        ]

    def test_the_last_of_its_kind_says_when_it_ends(self):
        first = RunningMeasure(file_id=FILE.id, kind=MeasureKind.TLV, ends_on=TODAY)
        next_one = replace(first, id=RunningMeasureId(uuid4()), ends_on=SOON)
        assert self.of(first) == [TODAY]
        assert self.of(next_one, first) == [SOON]

    def test_one_that_has_no_end_asks_for_nothing(self):
        one = RunningMeasure(file_id=FILE.id, kind=MeasureKind.OPP)
        assert self.of(one, replace(one, id=RunningMeasureId(uuid4()), ends_on=TODAY)) == []
        assert self.of(replace(one, ends_on=date.max)) == []

    @pytest.mark.parametrize(
        ("kind", "anchor"),
        [
            (None, Anchor.MEASURE),
            (MeasureKind.OPP, Anchor.MEASURE),
            (MeasureKind.TLV, Anchor.TLV_ENDS),
            (MeasureKind.ARRANGEMENT, Anchor.ARRANGEMENT_ENDS),
        ],
    )
    def test_who_asks_for_more_differs_by_kind(self, kind, anchor):
        assert [*found(RunningMeasure(file_id=FILE.id, kind=kind, ends_on=SOON))] == [anchor]

    def test_while_more_of_an_arrangement_is_decided_on_one_waits_for_that(self):
        runs = RunningMeasure(file_id=FILE.id, kind=MeasureKind.ARRANGEMENT, ends_on=SOON)
        asked = SwvRequest(file_id=FILE.id, kind=RequestKind.RENEWAL, sent_on=TODAY)
        assert [*found(runs, asked)] == [Anchor.REQUEST]
        assert Anchor.ARRANGEMENT_ENDS in found(runs, replace(asked, sent_on=None))
        tlv = replace(runs, kind=MeasureKind.TLV)
        assert set(found(tlv, asked)) == {Anchor.TLV_ENDS, Anchor.REQUEST}

    def test_one_that_ended_is_told_for_six_weeks(self):
        ((one,),) = found(RunningMeasure(file_id=FILE.id, ends_on=TODAY)).values()
        assert one.stands_on(TODAY + timedelta(weeks=6))
        assert not one.stands_on(TODAY + timedelta(weeks=7))


class TestBureau:
    REQUEST = SwvRequest(file_id=FILE.id, kind=RequestKind.CONSULT, sent_on=TODAY)

    def reply(self, on: int | None, answered: int | None = None, **values: Any) -> BureauReply:
        days = [None if n is None else TODAY + timedelta(days=n) for n in (on, answered)]
        plain: dict[str, Any] = {"kind": BureauReplyKind.MORE_ASKED} | values
        return BureauReply(request_id=self.REQUEST.id, on=days[0], answered_on=days[1], **plain)

    def waits(self, *replies: BureauReply) -> tuple[int, date | None]:
        ((one,),) = found(self.REQUEST, *replies).values()
        return one.waited, one.still_since

    def test_it_waits_from_the_day_after_the_question_until_the_answer(self):
        assert self.waits() == (0, None)
        assert self.waits(self.reply(3, 10)) == (6, None)
        assert self.waits(self.reply(3, 4)) == (0, None)
        assert self.waits(self.reply(None, 4)) == (0, None)

    def test_a_day_is_counted_once(self):
        assert self.waits(self.reply(3, 10), self.reply(5, 12)) == (8, None)

    def test_an_open_question_stops_it(self):
        assert self.waits(self.reply(3, 6), self.reply(9)) == (2, TODAY + timedelta(days=9))
        assert self.waits(self.reply(9), self.reply(5, 20)) == (3, TODAY + timedelta(days=9))

    def test_what_was_decided_ends_it(self):
        day = TODAY + timedelta(days=20)
        ended = SwvDecision(request_id=self.REQUEST.id, outcome=RequestOutcome.RETURNED, on=day)
        assert not found(self.REQUEST, ended)
        assert found(self.REQUEST, replace(ended, on=None))
        assert found(self.REQUEST, replace(ended, outcome=None))

    def test_what_it_said_of_another_request_is_not_said_of_this_one(self):
        other = replace(self.reply(3), request_id=SwvRequestId(uuid4()))
        assert self.waits(other) == (0, None)


class TestOwnTerm:
    """An SWV has a term of its own for what it is known to decide on."""

    ASKED = SwvRequest(file_id=FILE.id, kind=RequestKind.TLV_SO, sent_on=TODAY)

    def asked(self, **values: Any) -> Asked | None:
        ((one,),) = found(replace(self.ASKED, **values)).values()
        return one.asked

    def test_of_the_swv_of_the_school_or_of_the_one_that_is_named(self):
        named = SwvProfileId(uuid4())
        assert self.asked() == Asked(kind=RequestKind.TLV_SO)
        assert self.asked(swv_id=named) == Asked(kind=RequestKind.TLV_SO, swv_id=named)

    @pytest.mark.parametrize(
        "values",
        [
            {"decided_by": Decider.SWV_OF_HOME},
            {"asked_by": Applicant.RECEIVING_SCHOOL},
        ],
    )
    def test_of_another_decider_only_where_it_is_named(self, values):
        named = SwvProfileId(uuid4())
        assert self.asked(**values) is None
        assert self.asked(**values, swv_id=named) == Asked(kind=RequestKind.TLV_SO, swv_id=named)

    @pytest.mark.parametrize("decider", [Decider.OWN_BOARD, Decider.INSTITUTION])
    def test_of_none_where_none_decides_though_one_was_named_before(self, decider):
        assert self.asked(decided_by=decider, swv_id=SwvProfileId(uuid4())) is None


class TestObjection:
    TLV = SwvRequest(file_id=FILE.id, kind=RequestKind.TLV_SO, sent_on=TODAY)
    DECISION = SwvDecision(request_id=TLV.id, outcome=RequestOutcome.REFUSED, on=SOON)

    def test_of_a_tlv_that_was_decided_there_is_a_term_to_object_in(self):
        ((one,),) = found(self.TLV, self.DECISION).values()
        assert (one.anchor, one.record_id, one.on) == (
            Anchor.OBJECTION,
            self.DECISION.id,
            SOON,
        )

    @pytest.mark.parametrize("kind", [RequestKind.ARRANGEMENT, RequestKind.CONSULT])
    def test_of_what_is_no_tlv_there_is_none(self, kind):
        assert found(replace(self.TLV, kind=kind), self.DECISION) == {}

    def test_what_was_withdrawn_nobody_decided(self):
        withdrawn = replace(self.DECISION, outcome=RequestOutcome.WITHDRAWN)
        assert found(self.TLV, withdrawn) == {}

    def test_who_objected_waits_for_a_decision_and_then_for_nothing(self):
        filed = Objection(decision_id=self.DECISION.id, filed_on=SOON)
        ((one,),) = found(self.TLV, self.DECISION, filed).values()
        assert (one.anchor, one.record_id, one.on, one.number) == (
            Anchor.OBJECTION_DECISION,
            filed.id,
            SOON,
            0,
        )
        longer = replace(filed, extended_on=SOON)
        ((one,),) = found(self.TLV, self.DECISION, longer).values()
        assert one.number == 1
        assert found(self.TLV, self.DECISION, replace(filed, decided_on=SOON)) == {}


class TestSchoolRequest:
    ASKED = SchoolRequest(
        file_id=FILE.id,
        kind=SchoolRequestKind.INSPECTION,
        received_on=TODAY,
        asked_by="moeder",
        what="alles",
    )

    def test_from_receipt_until_it_was_answered(self):
        ((one,),) = found(self.ASKED).values()
        assert (one.anchor, one.on, one.who, one.words, one.number) == (
            Anchor.DATA_REQUEST,
            TODAY,
            "moeder",
            "alles",
            0,
        )
        for values in ({"kind": None}, {"received_on": None}, {"answered_on": TODAY}):
            assert not found(replace(self.ASKED, **cast("Any", values)))

    def test_a_registration_has_rules_of_its_own(self):
        registration = replace(self.ASKED, kind=SchoolRequestKind.REGISTRATION)
        assert [*found(registration)] == [Anchor.REGISTRATION]

    def test_one_that_was_extended_says_so(self):
        ((one,),) = found(replace(self.ASKED, extended_on=TODAY)).values()
        assert one.number == 1

    def test_it_goes_on_in_a_closed_file(self):
        assert [*found(self.ASKED, closed_on=TODAY)] == [Anchor.DATA_REQUEST]


class TestTakenOver:
    """A file that ran elsewhere until today."""

    BEFORE = TODAY - timedelta(days=1)

    def of(self, *records: Record) -> set[Anchor]:
        whole = made(*records, file=replace(FILE, taken_over_on=TODAY))
        return {one.anchor for one in anchored_in(whole)}

    @pytest.mark.parametrize(
        "record",
        [
            RunningMeasure(file_id=FILE.id, kind=MeasureKind.OPP, ends_on=BEFORE),
            Meeting(file_id=FILE.id, held_on=BEFORE),
        ],
    )
    def test_what_was_over_before_it_came_asks_for_nothing(self, record):
        assert found(record)
        assert self.of(record) == set()

    def test_what_holds_still_and_what_was_promised_do(self):
        assert self.of(
            RunningMeasure(file_id=FILE.id, kind=MeasureKind.OPP, ends_on=TODAY),
            Meeting(file_id=FILE.id, held_on=TODAY),
            Agreement(file_id=FILE.id, result="bellen", ends_on=self.BEFORE),
        ) == {Anchor.MEASURE, Anchor.MEETING, Anchor.MINUTES, Anchor.AGREEMENT}


class TestMoved:
    SIGNAL = Signal(file_id=FILE.id, seen_on=TODAY, fact="huilt")

    def moved_to(self, **values: Any) -> date | None:
        plain: dict[str, Any] = {
            "about": self.SIGNAL.id,
            "moved_on": TODAY,
            "to": SOON,
            "because": "ziek",
        } | values
        note = MovedDeadline(file_id=FILE.id, **plain)
        earlier = replace(note, id=uuid4(), moved_on=TODAY - timedelta(days=3), to=TODAY)
        ((one,),) = found(self.SIGNAL, note, replace(earlier, because="")).values()
        return one.moved_to

    def test_what_has_no_day_of_its_own_is_put_off_by_a_record_with_a_reason(self):
        assert self.moved_to() == SOON
        assert self.moved_to(because=" ") is None
        assert self.moved_to(to=None) is None
        assert self.moved_to(about=uuid4()) is None

    def test_the_last_one_counts(self):
        first = MovedDeadline(
            file_id=FILE.id, about=self.SIGNAL.id, moved_on=TODAY, to=SOON, because="ziek"
        )
        undated = replace(first, id=uuid4(), moved_on=None, to=TODAY)
        ((one,),) = found(self.SIGNAL, first, undated).values()
        assert one.moved_to == SOON

    def test_what_has_a_day_of_its_own_says_it_itself(self):
        agreement = Agreement(file_id=FILE.id, ends_on=TODAY)
        note = MovedDeadline(file_id=FILE.id, about=agreement.id, to=SOON, because="ziek")
        ((one,),) = found(agreement, note).values()
        assert (one.on, one.moved_to) == (TODAY, None)


class TestTeam:
    def member(self, days: int | None, **values: Any) -> TeamMember:
        since = None if days is None else TODAY + timedelta(days=days)
        plain: dict[str, Any] = {"place": TeamPlace.CORE} | values
        person = ProfessionalId(uuid4())
        return TeamMember(file_id=FILE.id, professional_id=person, since=since, **plain)

    def test_a_fourth_asks_who_goes_to_on_call(self):
        three = [self.member(n) for n in (1, None, 2)]
        fourth = self.member(3)
        assert not found(*three)
        ((one,),) = found(fourth, *three).values()
        assert (one.anchor, one.record_id, one.on) == (
            Anchor.CROWDED_TEAM,
            fourth.id,
            TODAY + timedelta(days=3),
        )

    def test_who_left_or_helps_on_call_is_not_counted(self):
        three = [self.member(n) for n in range(3)]
        assert not found(
            *three, self.member(9, until=TODAY), self.member(9, place=TeamPlace.ON_CALL)
        )

    def test_without_a_day_it_counts_from_the_day_of_the_file(self):
        ((one,),) = found(*(self.member(None) for _ in range(4))).values()
        assert one.on == FILE.opened_on


class TestMeasureOfACourt:
    VOOGD = Guardian(
        pupil_id=MOTHER.pupil_id,
        name="Marit Brouwer",
        relation=Relation.INSTITUTION,
        organisation="Stichting Voogdij Fictief",
        measure_until=SOON,
    )

    @pytest.mark.parametrize("relation", [Relation.INSTITUTION, Relation.YOUTH_PROTECTOR])
    def test_its_end_is_a_term_and_is_told_for_six_weeks_after(self, relation):
        ((one,),) = found(replace(self.VOOGD, relation=relation)).values()
        assert (one.anchor, one.on) == (Anchor.CHILD_MEASURE, SOON)
        assert (one.words, one.who) == ("Stichting Voogdij Fictief", "Marit Brouwer")
        assert one.stands_on(SOON + timedelta(weeks=6))
        assert not one.stands_on(SOON + timedelta(weeks=7))

    @pytest.mark.parametrize(
        "values",
        [
            {"relation": Relation.FOSTER_PARENT},
            {"relation": Relation.MOTHER},
            {"measure_until": None},
            {"measure_until": date.max},
            {"deceased": True},
        ],
    )
    def test_no_measure_no_term(self, values):
        assert found(replace(self.VOOGD, **values)) == {}
