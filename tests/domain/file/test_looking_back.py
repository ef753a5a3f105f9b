"""When one should look back at the contract together, and what stands beside each promise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from ib_desk.domain.file.agenda import PointKind, open_points
from ib_desk.domain.file.facts import FactKind
from ib_desk.domain.file.looking_back import (
    Occasion,
    breach_in,
    occasion,
    promises,
    repair_of,
    review_in,
    seen_together_on,
)
from ib_desk.domain.file.meetings import is_together
from ib_desk.domain.file.trajectory import Watch
from ib_desk.domain.file.watches import watched
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contract import (
    Breach,
    Contract,
    ContractReview,
    PartyKind,
    ReviewState,
)
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.meeting import Attendee, Meeting, MeetingKind, Presence
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import Professional, Role, School
from ib_desk.domain.records.support_file import TeamMember
from tests.domain.made_files import CONTRACT, FILE, MOTHER, NOOR, TODAY, made, party

TALKED = date(2026, 3, 12)
MEETING = Meeting(file_id=FILE.id, held_on=TODAY, kind=MeetingKind.MDO)


def days(count: int) -> date:
    return TALKED + timedelta(days=count)


def held(day: date | None, **values: Any) -> ContractReview:
    known: dict[str, Any] = {"state": ReviewState.HELD, "held_on": day}
    return ContractReview(contract_id=CONTRACT.id, **(known | values))


def evaluated(day: date) -> Intervention:
    return Intervention(file_id=FILE.id, evaluated_on=day)


class TestOccasion:
    def test_two_weeks_after_the_talk_where_nobody_looked_back_yet(self):
        assert occasion(made(CONTRACT), days(13)) is None
        assert occasion(made(CONTRACT), days(14)) is Occasion.TWO_WEEKS
        assert occasion(made(CONTRACT, held(days(5))), days(14)) is None

    def test_on_the_day_that_was_planned(self):
        planned = replace(CONTRACT, review_on=days(10))
        assert occasion(made(planned), days(9)) is None
        assert occasion(made(planned), days(10)) is Occasion.PLANNED

    def test_after_something_was_evaluated_since(self):
        whole = made(CONTRACT, held(days(14)), evaluated(days(90)))
        assert occasion(whole, days(89)) is None
        assert occasion(whole, days(90)) is Occasion.EVALUATED
        assert occasion(made(CONTRACT, held(days(90)), evaluated(days(90))), days(95)) is None

    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            ({}, Occasion.BEFORE_REQUEST),
            ({"dated_on": days(20)}, Occasion.BEFORE_REQUEST),
            ({"dated_on": days(14)}, None),
            ({"packed_on": days(21)}, None),
            ({"sent_on": days(21)}, None),
        ],
    )
    def test_before_a_request_that_did_not_leave_yet(self, values, expected):
        request = SwvRequest(kind=RequestKind.ARRANGEMENT, file_id=FILE.id, **values)
        assert occasion(made(CONTRACT, held(days(14)), request), days(22)) is expected

    def test_never_without_a_contract_that_was_talked_about(self):
        assert occasion(made(), TODAY) is None
        assert occasion(made(replace(CONTRACT, talked_on=None)), TODAY) is None

    def test_it_puts_itself_on_top_of_the_agenda(self):
        first = open_points(made(CONTRACT), days(14))[0]
        assert (first.kind, first.record_id) == (PointKind.LOOK_BACK, CONTRACT.id)
        assert open_points(made(CONTRACT), days(13)) == ()


@pytest.mark.parametrize(
    ("kind", "who", "expected"),
    [
        (MeetingKind.WITH_PARENTS, {}, True),
        (MeetingKind.WITH_PUPIL, {}, True),
        (MeetingKind.MDO, {}, False),
        (MeetingKind.MDO, {"name": "Karin", "presence": Presence.CAME}, False),
        (MeetingKind.MDO, {"guardian_id": MOTHER.id, "presence": Presence.CAME}, True),
        (MeetingKind.MDO, {"guardian_id": MOTHER.id, "presence": Presence.ASKED}, False),
        (MeetingKind.MDO, {"pupil_id": NOOR.id, "presence": Presence.CAME}, True),
    ],
)
def test_one_looks_back_together_with_parents_or_the_pupil(kind, who, expected):
    meeting = replace(MEETING, kind=kind)
    people = [Attendee(meeting_id=meeting.id, **who)] if who else []
    assert is_together(made(meeting, *people), meeting) is expected


def agreed(owner: str, state: AgreementState, ends_on: date | None = None, **values: Any):
    return Agreement(
        file_id=FILE.id, result="Bellen.", owner=owner, state=state, ends_on=ends_on, **values
    )


class TestPromises:
    def test_of_each_what_was_kept_and_what_was_not(self):
        tim = Professional(name="Tim Postma", role=Role.TEACHER)
        esther = Professional(name="Esther Mulder", role=Role.COORDINATOR)
        members = [TeamMember(file_id=FILE.id, professional_id=one.id) for one in (tim, esther)]
        parties = [
            party(PartyKind.PUPIL, position=0),
            party(PartyKind.GUARDIAN, guardian_id=MOTHER.id, name="Moeder · Marieke", position=1),
            party(PartyKind.TEACHERS, name="Leraren", position=2),
            party(PartyKind.COORDINATOR, name="IB", position=3),
            party(PartyKind.HELPER, name="Karin Hoekstra", position=4),
        ]
        kept = [
            agreed(owner, AgreementState.KEPT)
            for owner in ("Noor", "Marieke en Tim", "Esther Mulder", "juf Karin")
        ]
        broken = agreed("Tim Postma", AgreementState.NOT_KEPT)
        late = agreed("Marieke Bakker", AgreementState.OPEN, days(20))
        open_yet = agreed("Marieke Bakker", AgreementState.OPEN, days(60))
        mute = replace(agreed("Noor", AgreementState.KEPT), result=" ")
        others = (broken, late, open_yet, mute, agreed("", AgreementState.KEPT))
        whole = made(CONTRACT, MOTHER, tim, esther, *members, *parties, *kept, *others)

        found = promises(whole, CONTRACT, days(30))
        assert [one.party for one in found] == parties
        pupil, mother, teachers, coordinator, helper = found
        assert (pupil.kept, pupil.broken) == ((kept[0],), ())
        assert (mother.kept, mother.broken) == ((kept[1],), (late,))
        assert (teachers.kept, teachers.broken) == ((kept[1],), (broken,))
        assert (coordinator.kept, helper.kept) == ((kept[2],), (kept[3],))

    def test_only_since_one_last_looked_back(self):
        helper = party(PartyKind.HELPER, name="Karin")
        before = agreed("Karin", AgreementState.KEPT, days(10))
        after = agreed("Karin", AgreementState.KEPT, None, agreed_on=days(20))
        whole = made(CONTRACT, helper, before, after, held(days(14)))
        assert [one.kept for one in promises(whole, CONTRACT, days(30))] == [(after,)]

    def test_the_school_knows_its_coordinator_also_without_a_team(self):
        column = party(PartyKind.COORDINATOR, name="IB")
        done = agreed("Esther", AgreementState.KEPT)
        whole = made(CONTRACT, column, done, school=School(coordinator="Esther Mulder"))
        assert [one.kept for one in promises(whole, CONTRACT, days(30))] == [(done,)]


class TestOneRecord:
    def test_it_is_the_one_of_the_meeting_else_the_one_that_was_planned(self):
        own = held(TODAY, meeting_id=MEETING.id)
        planned = ContractReview(contract_id=CONTRACT.id, planned_on=TODAY)
        later = ContractReview(contract_id=CONTRACT.id, planned_on=TODAY + timedelta(days=1))
        others = (CONTRACT, MEETING, held(days(14)), later)
        assert review_in(made(*others, planned, own), CONTRACT, MEETING, TODAY) == own
        assert review_in(made(*others, planned), CONTRACT, MEETING, TODAY) == planned
        assert review_in(made(*others), CONTRACT, MEETING, TODAY) is None

    def test_what_went_wrong_and_what_makes_it_good_belong_to_one_promise(self):
        mine, other = party(PartyKind.PUPIL), party(PartyKind.HELPER, name="Karin")
        breach = Breach(contract_id=CONTRACT.id, party_id=mine.id, meeting_id=MEETING.id)
        elsewhere = Breach(contract_id=CONTRACT.id, party_id=mine.id)
        repair = Agreement(file_id=FILE.id, breach_id=breach.id, result="Bellen.")
        whole = made(CONTRACT, MEETING, mine, other, elsewhere, breach, repair)
        assert breach_in(whole, MEETING, mine) == breach
        assert breach_in(whole, MEETING, other) is None
        assert repair_of(whole, breach) == repair
        assert repair_of(whole, elsewhere) is None


class TestSeenTogether:
    def test_it_is_the_talk_or_the_last_look_back(self):
        assert seen_together_on(made()) is None
        assert seen_together_on(made(CONTRACT)) == TALKED
        missed = held(days(40), state=ReviewState.MISSED)
        assert seen_together_on(made(CONTRACT, held(days(14)), held(None), missed)) == days(14)

    def test_the_step_says_it_with_the_next_day(self):
        planned = replace(CONTRACT, review_on=days(300))
        found = watched(Watch.SEEN_TOGETHER, made(planned, held(days(14))), TODAY)
        assert found is not None
        assert (found.fact.kind, found.fact.on, found.fact.until) == (
            FactKind.SEEN_TOGETHER,
            days(14),
            days(300),
        )
        assert watched(Watch.SEEN_TOGETHER, made(Contract(file_id=FILE.id)), TODAY) is None
