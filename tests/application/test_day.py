"""Vandaag from kept lines: the groups, and what one key does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from ib_desk.application.day import Day, DayLook
from ib_desk.domain.deadlines.day import Group
from ib_desk.domain.errors import NotFound
from ib_desk.domain.file.anchors import Anchor, Anchored
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contract import Contract, ContractParty, PartyKind
from ib_desk.domain.records.escalation import Trigger
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.moved_deadline import MovedDeadline
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import Professional, Region, SchoolHoliday, Weekday
from ib_desk.domain.records.school import School as SchoolFacts
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.sitting import Sitting, TeamAgreement
from ib_desk.domain.records.support_file import SupportFile, TeamMember, TeamPlace
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvRoute
from tests.application.test_overview import CELIK, School, file_of, with_agreement
from tests.domain.made_files import FILE, NOOR, TODAY, made


class Desk(School):
    """A vault with its day."""

    def __init__(self, *records: Record, day: date = TODAY) -> None:
        super().__init__(*records, day=day)
        self.today = Day(
            self.work, self.overview, self.records, self.keeping.clock, self.school_terms
        )

    def groups(self) -> dict[Group, list[str]]:
        """What each group tells of whom."""
        look = self.whole_look()
        return {
            group: [
                f"{one.pupil.name if one.pupil else ''}: {one.deadline.anchored.words}"
                for one in lines
            ]
            for group, lines in look.groups.items()
        }

    def whole_look(self) -> DayLook:
        look = self.today.look()
        return self.whole_look() if look.to_make else look


def agreement(days: int, words: str = "bellen") -> Agreement:
    return Agreement(file_id=FILE.id, result=words, ends_on=TODAY + timedelta(days=days))


def test_an_empty_vault_asks_nothing():
    look = Desk().whole_look()
    assert (look.groups, look.later, look.today) == ({}, 0, TODAY)


def test_each_in_its_group_the_earliest_first():
    desk = Desk(
        SchoolFacts(working_days=(Weekday.MONDAY, Weekday.TUESDAY)),
        *(NOOR, FILE, agreement(30, "later"), agreement(-20, "oud"), agreement(-1, "net")),
        *(agreement(2, "straks"), agreement(0, "nu"), agreement(90, "ver")),
        SwvRequest(file_id=FILE.id, kind=RequestKind.CONSULT, sent_on=TODAY),
    )
    assert desk.groups() == {
        Group.SINCE: ["Noor van Dalen: net"],
        Group.LATE: ["Noor van Dalen: oud"],
        Group.THIS_WEEK: ["Noor van Dalen: nu", "Noor van Dalen: straks"],
        Group.SIX_WEEKS: ["Noor van Dalen: later"],
        Group.WAITING: ["Noor van Dalen: "],
    }
    assert desk.whole_look().later == 1
    assert desk.whole_look().before == date(2026, 9, 15)


def test_what_an_swv_promises_counts_from_the_moment_that_it_is_written_down():
    swv = SwvProfile(name="SWV")
    request = SwvRequest(file_id=FILE.id, kind=RequestKind.CONSULT, sent_on=TODAY)
    desk = Desk(swv, SchoolFacts(swv_id=swv.id), NOOR, FILE, request)

    def due() -> date:
        ((line,),) = desk.whole_look().groups.values()
        return line.deadline.due

    assert due() == TODAY + timedelta(weeks=8)
    route = SwvRoute(profile_id=swv.id, kind=RequestKind.CONSULT, term_weeks=4)
    desk.records.add(route)
    assert due() == TODAY + timedelta(weeks=4)
    desk.records.change(route, replace(route, in_working_weeks=True))
    assert TODAY + timedelta(weeks=4) <= due() < TODAY + timedelta(weeks=8)
    desk.records.add(SwvRoute(profile_id=swv.id, kind=RequestKind.ARRANGEMENT))
    assert due() < TODAY + timedelta(weeks=8)


@pytest.mark.parametrize("weeks", [-1, 0, 105, 10**9])
def test_a_promise_that_nobody_means_is_none(weeks):
    swv = SwvProfile(name="SWV")
    request = SwvRequest(file_id=FILE.id, kind=RequestKind.CONSULT, sent_on=TODAY)
    route = SwvRoute(profile_id=swv.id, kind=RequestKind.CONSULT, term_weeks=weeks)
    desk = Desk(swv, SchoolFacts(swv_id=swv.id), route, NOOR, FILE, request)
    ((line,),) = desk.whole_look().groups.values()
    assert line.deadline.rule.id == "request_unreceived"


def test_a_signal_of_a_pupil_without_a_file_is_told_too():
    desk = Desk(NOOR, Signal(pupil_id=NOOR.id, seen_on=TODAY, fact="huilt"))
    (line,) = desk.whole_look().groups[Group.THIS_WEEK]
    assert line.pupil is not None
    assert (line.pupil.id, line.file_id, line.deadline.anchored.words) == (NOOR.id, None, "huilt")


class TestOfATeam:
    """What was agreed in a sitting about no pupil."""

    SITTING = Sitting(held_on=TODAY)

    def agreed(self, **said) -> TeamAgreement:
        values = {"result": "koptelefoons", "ends_on": TODAY + timedelta(days=2), **said}
        return TeamAgreement(sitting_id=self.SITTING.id, **values)

    def test_it_is_told_on_its_day_with_nobody_whom_it_is_about(self):
        desk = Desk(NOOR, FILE, agreement(2), self.SITTING, self.agreed())
        assert desk.groups() == {Group.THIS_WEEK: [": koptelefoons", "Noor van Dalen: bellen"]}
        line = desk.whole_look().groups[Group.THIS_WEEK][0]
        assert (line.pupil, line.file_id, line.trajectory) == (None, None, "")

    def test_one_key_settles_it_and_undo_brings_it_back(self):
        desk = Desk(self.SITTING, self.agreed())
        (line,) = desk.whole_look().groups[Group.THIS_WEEK]
        desk.today.settle(line.deadline.anchored)
        assert desk.groups() == {}
        assert [one.state for one in desk.records.find(TeamAgreement)] == [AgreementState.KEPT]
        desk.records.undo()
        assert desk.groups() == {Group.THIS_WEEK: [": koptelefoons"]}

    def test_what_nobody_said_yes_to_is_waited_for(self):
        desk = Desk(self.SITTING, self.agreed(state=AgreementState.PROPOSED, agreed_on=TODAY))
        assert desk.groups() == {Group.WAITING: [": koptelefoons"]}

    def test_it_goes_with_its_sitting_and_what_says_no_day_has_no_term(self):
        desk = Desk(self.SITTING, self.agreed(), self.agreed(ends_on=None))
        assert desk.groups() == {Group.THIS_WEEK: [": koptelefoons"]}
        desk.records.remove(self.SITTING)
        assert desk.groups() == {}

    def test_the_next_day_it_is_late(self):
        desk = Desk(self.SITTING, self.agreed(ends_on=TODAY))
        assert list(desk.groups()) == [Group.THIS_WEEK]
        desk.day = TODAY + timedelta(days=1)
        assert list(desk.groups()) == [Group.SINCE]


def test_what_goes_is_told_no_more():
    desk = Desk(*with_agreement(NOOR, 3), *with_agreement(CELIK, 4))
    assert len(desk.groups()[Group.THIS_WEEK]) == 2
    desk.records.remove(NOOR)
    assert desk.groups() == {Group.THIS_WEEK: ["Ayşe Çelik: bellen"]}


def test_another_day_is_another_look_at_the_same_lines():
    desk = Desk(NOOR, FILE, agreement(3))
    assert list(desk.groups()) == [Group.THIS_WEEK]
    desk.day = TODAY + timedelta(days=40)
    assert list(desk.groups()) == [Group.LATE]


def test_a_school_that_chooses_its_region_counts_its_holidays_at_once():
    """What is kept of a file is the anchor, never the day that follows from it."""
    seen_on = date(2026, 10, 8)
    desk = Desk(NOOR, FILE, Signal(file_id=FILE.id, seen_on=seen_on), day=seen_on)

    def due() -> date:
        (lines,) = desk.whole_look().groups.values()
        return lines[0].deadline.due

    assert due() == date(2026, 10, 15)
    desk.records.add(SchoolFacts(region=Region.NORTH))
    assert due() == date(2026, 10, 22)
    own = SchoolHoliday(name="studiedag", starts_on=date(2026, 10, 19), ends_on=date(2026, 10, 19))
    desk.records.add(own)
    assert due() == date(2026, 10, 23)


def test_one_line_that_changed_is_worked_out_and_no_other():
    desk = Desk(*with_agreement(NOOR, 3), *with_agreement(CELIK, 4))
    before = desk.whole_look().groups[Group.THIS_WEEK]
    other = Pupil(call_name="Sem")
    desk.records.add(other, *(found := file_of(other),), Agreement(file_id=found.id, ends_on=TODAY))
    after = desk.whole_look().groups[Group.THIS_WEEK]
    assert [any(one is old for old in before) for one in after] == [False, True, True]


class TestTeam:
    """What is kept of a file knows who is in its team, by the name of now."""

    def desk(self, *records: Record) -> Desk:
        contract = Contract(file_id=FILE.id, talked_on=date(2026, 3, 12))
        party = ContractParty(contract_id=contract.id, kind=PartyKind.HELPER, name="Karin")
        return Desk(NOOR, FILE, *records, contract, party)

    def member(self, person: Professional, **values: Any) -> TeamMember:
        return TeamMember(file_id=FILE.id, professional_id=person.id, **values)

    def told(self, desk: Desk, anchor: Anchor) -> list[tuple[str, date]]:
        desk.whole_look()
        terms = desk.today.of_file(FILE.id)
        return [(one.anchored.who, one.due) for one in terms if one.anchored.anchor is anchor]

    def test_who_joined_later_is_spoken_with_within_two_weeks_of_that_day(self):
        karin = Professional(name="Karin")
        desk = self.desk(karin, self.member(karin, since=date(2026, 9, 1)))
        assert self.told(desk, Anchor.JOINED) == [("Karin", date(2026, 9, 15))]

    def test_a_start_talk_with_who_has_no_column_yet_can_be_put_off(self):
        sam = Professional(name="Sam")
        member = self.member(sam, place=TeamPlace.CORE, since=date(2026, 9, 1))
        desk = self.desk(sam, member)
        assert self.told(desk, Anchor.NEWCOMER) == [("Sam", date(2026, 9, 15))]
        groups = desk.whole_look().groups.values()
        line = next(
            one
            for lines in groups
            for one in lines
            if one.deadline.anchored.anchor is Anchor.NEWCOMER
        )
        desk.today.move(line, date(2026, 10, 5), "Sam is met verlof")
        assert self.told(desk, Anchor.NEWCOMER) == [("Sam", date(2026, 10, 5))]
        assert [one.name for one in desk.records.find(ContractParty)] == ["Karin"]

    def test_a_fourth_is_called_by_name_also_by_another_name(self):
        people = [Professional(name=name) for name in ("Jet", "Bo", "Sam", "Kim")]
        core = [self.member(one, place=TeamPlace.CORE, since=TODAY) for one in people]
        desk = self.desk(*people, *core)
        assert [who for who, _due in self.told(desk, Anchor.CROWDED_TEAM)] == ["Kim"]
        desk.records.change(people[3], replace(people[3], name="Kim Bos"))
        assert [who for who, _due in self.told(desk, Anchor.CROWDED_TEAM)] == ["Kim Bos"]


class TestOneFile:
    def test_it_has_its_own_terms(self):
        desk = Desk(NOOR, FILE, agreement(3, "a"), agreement(-3, "b"), *with_agreement(CELIK, 1))
        desk.whole_look()
        assert [one.anchored.words for one in desk.today.of_file(FILE.id)] == ["b", "a"]

    def test_read_whole_it_has_the_same(self):
        records = (agreement(3, "a"), agreement(-3, "b"))
        desk = Desk(NOOR, FILE, *records)
        desk.whole_look()
        assert desk.today.of_whole(made(*records)) == desk.today.of_file(FILE.id)


class TestSettling:
    def test_an_agreement_that_was_kept_goes_from_the_list_and_undo_brings_it_back(self):
        desk = Desk(NOOR, FILE, agreement(3))
        (line,) = desk.whole_look().groups[Group.THIS_WEEK]
        desk.today.settle(line.deadline.anchored)
        assert desk.groups() == {}
        assert desk.records.find(Agreement)[0].state is AgreementState.KEPT
        desk.records.undo()
        assert list(desk.groups()) == [Group.THIS_WEEK]

    def test_what_is_gone_cannot_be_settled(self):
        desk, gone = Desk(NOOR, FILE), replace(agreement(1), result="weg")
        anchored = Anchored(anchor=Anchor.AGREEMENT, record_id=gone.id, on=TODAY)
        with pytest.raises(NotFound):
            desk.today.settle(anchored)


class TestMoving:
    def test_an_agreement_gets_its_other_day_with_the_reason_as_one_step(self):
        desk = Desk(NOOR, FILE, agreement(-3))
        (line,) = desk.whole_look().groups[Group.LATE]
        desk.today.move(line, TODAY + timedelta(days=5), "moeder was ziek")
        assert list(desk.groups()) == [Group.THIS_WEEK]
        (note,) = desk.records.find(MovedDeadline)
        assert (note.was, note.to, note.because, note.moved_on) == (
            TODAY - timedelta(days=3),
            TODAY + timedelta(days=5),
            "moeder was ziek",
            TODAY,
        )
        desk.records.undo()
        assert list(desk.groups()) == [Group.LATE]
        assert desk.records.find(MovedDeadline) == []

    def test_a_signal_is_put_off_and_stays_as_it_was(self):
        signal = Signal(file_id=FILE.id, seen_on=TODAY - timedelta(days=30))
        desk = Desk(NOOR, FILE, signal)
        (line,) = desk.whole_look().groups[Group.LATE]
        desk.today.move(line, TODAY + timedelta(days=20), "na de vakantie")
        (line,) = desk.whole_look().groups[Group.SIX_WEEKS]
        assert line.deadline.due == TODAY + timedelta(days=20)
        assert desk.records.find(Signal) == [signal]

    def test_a_sitting_moves_for_each_of_its_pupils_with_the_reason_in_each_file(self):
        other = Pupil(call_name="Jip")
        file = SupportFile(pupil_id=other.id, opened_on=TODAY)
        sitting = Sitting(held_on=TODAY, purpose="Groep 6")
        meetings = [
            Meeting(file_id=one.id, sitting_id=sitting.id, held_on=TODAY) for one in (FILE, file)
        ]
        alone = Meeting(file_id=FILE.id, held_on=TODAY)
        desk = Desk(NOOR, FILE, other, file, sitting, *meetings, alone)
        line = next(
            one
            for one in desk.whole_look().groups[Group.THIS_WEEK]
            if one.deadline.anchored.record_id == meetings[0].id
        )
        later = TODAY + timedelta(days=7)
        desk.today.move(line, later, "studiedag")
        assert [one.held_on for one in desk.records.find(Meeting)] == [later, later, TODAY]
        assert [one.held_on for one in desk.records.find(Sitting)] == [later]
        notes = desk.records.find(MovedDeadline)
        assert {(one.file_id, one.about, one.because) for one in notes} == {
            (one.file_id, one.id, "studiedag") for one in meetings
        }
        desk.records.undo()
        assert {one.held_on for one in desk.records.find(Meeting)} == {TODAY}

    def test_of_a_pupil_without_a_file_nothing_is_kept_to_move(self):
        desk = Desk(NOOR, Signal(pupil_id=NOOR.id, seen_on=TODAY))
        (line,) = desk.whole_look().groups[Group.THIS_WEEK]
        desk.today.move(line, TODAY + timedelta(days=20), "later")
        assert desk.records.find(MovedDeadline) == []


class TestAnswering:
    def test_who_can_push_through_is_asked(self):
        bos = Professional(name="J. Bos")
        pushes = TeamMember(file_id=FILE.id, professional_id=bos.id, breakthrough=True)
        anchored = Anchored(anchor=Anchor.SAFETY, record_id=FILE.id, on=TODAY)
        blank = Desk(NOOR, bos, FILE, pushes).today.blank_answer(FILE.id, anchored)
        assert (blank.trigger, blank.about, blank.answered_on, blank.asked_of) == (
            Trigger.SAFETY,
            FILE.id,
            TODAY,
            "J. Bos",
        )
        assert Desk(NOOR, FILE).today.blank_answer(FILE.id, anchored).asked_of == ""
