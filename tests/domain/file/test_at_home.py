"""No child at home without a weekly act: what counts as one, and what is due while it lasts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.file.anchoring import anchored_in
from ib_desk.domain.file.anchors import Anchor, Anchored
from ib_desk.domain.file.at_home import at_home
from ib_desk.domain.file.kept_line import kept_line
from ib_desk.domain.records.absence import AbsenceTotal, AdaptedTeaching, AtHome, TeachingKind
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contact import Contact, ContactPerson, Reached
from ib_desk.domain.records.meeting import Attendee, Meeting, MeetingKind, Presence
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional, Role
from ib_desk.domain.records.statement import A_VIEW, Statement
from tests.domain.made_files import FILE, REQUEST, TODAY, made, po

DAY = timedelta(days=1)
SINCE = TODAY - timedelta(days=20)
STAY = AtHome(file_id=FILE.id, since=SINCE)
ROB = Professional(name="Rob Meijer", role=Role.ATTENDANCE_OFFICER)
CONTACT = Contact(file_id=FILE.id, on=TODAY)


def standing(anchor: Anchor, *records: Record, day: date = TODAY) -> list[Anchored]:
    """Those of this kind that ask for something on `day`."""
    known = made(*records).known_on(day)
    return [one for one in anchored_in(known) if one.anchor is anchor and one.stands_on(day)]


def last_act(*records: Record, day: date = TODAY) -> date:
    (one,) = standing(Anchor.AT_HOME, *records, day=day)
    return one.on


def reached(who: Contact, state: Reached, **person: Any) -> ContactPerson:
    return ContactPerson(contact_id=who.id, reached=state, **person)


class TestStay:
    def test_a_child_is_at_home_until_it_is_back(self):
        assert at_home(made(STAY)) == STAY
        assert at_home(made(replace(STAY, back_on=TODAY))) is None
        assert at_home(made(AtHome(file_id=FILE.id))) is None

    def test_of_two_the_last_that_began(self):
        later = AtHome(file_id=FILE.id, since=TODAY)
        assert at_home(made(later, STAY)) == later

    def test_a_day_that_is_still_to_come_is_no_fact_yet(self):
        coming = replace(STAY, since=TODAY + DAY)
        assert kept_line(made(coming), po(), TODAY).at_home_since is None
        assert kept_line(made(coming), po(), TODAY + DAY).at_home_since == TODAY + DAY


class TestWeeklyAct:
    def test_it_counts_from_the_first_day_at_home(self):
        before = replace(CONTACT, on=SINCE - DAY)
        assert last_act(STAY) == last_act(STAY, before) == SINCE

    @pytest.mark.parametrize(
        ("states", "counts"),
        [
            ([], True),
            ([Reached.YES], True),
            ([Reached.NO, Reached.YES], True),
            ([Reached.NO], False),
        ],
    )
    def test_a_contact_counts_when_somebody_was_reached(self, states, counts):
        people = [reached(CONTACT, state, name="moeder") for state in states]
        assert (last_act(STAY, CONTACT, *people) == TODAY) is counts

    @pytest.mark.parametrize("state", AgreementState)
    def test_an_agreement_counts_when_it_was_kept(self, state):
        kept = Agreement(file_id=FILE.id, state=state, kept_on=TODAY)
        assert (last_act(STAY, kept) == TODAY) is (state is AgreementState.KEPT)
        assert last_act(STAY, replace(kept, kept_on=None)) == SINCE

    def test_a_view_of_a_parent_counts(self):
        view = Statement(file_id=FILE.id, about=REQUEST.id, what=A_VIEW, said_on=TODAY)
        assert last_act(STAY, REQUEST, view) == TODAY

    def test_a_meeting_counts_from_its_day_on(self):
        meeting = Meeting(file_id=FILE.id, held_on=TODAY + DAY)
        days = [last_act(STAY, meeting, day=TODAY + n * DAY) for n in range(3)]
        assert days == [SINCE, TODAY + DAY, TODAY + DAY]

    @given(
        st.lists(st.dates(SINCE - 9 * DAY, TODAY + 30 * DAY), max_size=5),
        st.lists(st.dates(SINCE - 9 * DAY, TODAY), max_size=5),
        st.integers(0, 40),
    )
    def test_on_each_day_one_act_is_the_last(self, meetings, contacts, later):
        day = TODAY + later * DAY
        records: list[Record] = [Meeting(file_id=FILE.id, held_on=on) for on in meetings]
        records += [Contact(file_id=FILE.id, on=on) for on in contacts]
        known = [on for on in (*meetings, *contacts) if on <= day]
        assert last_act(STAY, *records, day=day) == max([SINCE, *known])

    def test_in_a_closed_file_nothing_is_asked(self):
        closed = made(STAY, file=replace(FILE, closed_on=TODAY))
        assert not list(anchored_in(closed))


class TestLadder:
    def test_any_meeting_since_then_is_talking_it_over(self):
        before = Meeting(file_id=FILE.id, held_on=SINCE - DAY)
        assert standing(Anchor.AT_HOME_TALK, STAY, before)
        for held_on in (SINCE, TODAY):
            assert not standing(Anchor.AT_HOME_TALK, STAY, replace(before, held_on=held_on))

    def test_one_that_is_planned_is_none_until_its_day(self):
        planned = Meeting(file_id=FILE.id, held_on=TODAY + DAY)
        asks = [standing(Anchor.AT_HOME_TALK, STAY, planned, day=TODAY + n * DAY) for n in (0, 1)]
        assert [bool(one) for one in asks] == [True, False]

    @pytest.mark.parametrize(("state", "counts"), [(Reached.YES, True), (Reached.NO, False)])
    def test_leerplicht_was_spoken_when_a_contact_says_so(self, state, counts):
        person = reached(CONTACT, state, professional_id=ROB.id)
        asks = standing(Anchor.AT_HOME_OFFICER, STAY, ROB, CONTACT, person)
        assert bool(asks) is not counts

    @pytest.mark.parametrize(
        ("presence", "counts"), [(Presence.CAME, True), (Presence.ASKED, False)]
    )
    def test_or_when_leerplicht_came_to_a_meeting(self, presence, counts):
        meeting = Meeting(file_id=FILE.id, held_on=TODAY)
        came = Attendee(meeting_id=meeting.id, professional_id=ROB.id, presence=presence)
        assert bool(standing(Anchor.AT_HOME_OFFICER, STAY, ROB, meeting, came)) is not counts
        assert standing(Anchor.AT_HOME_OFFICER, STAY, ROB, came)

    def test_or_a_meeting_was_about_absence_or_the_day_was_filled_in(self):
        meeting = Meeting(file_id=FILE.id, held_on=TODAY, kind=MeetingKind.ABOUT_ABSENCE)
        assert standing(Anchor.AT_HOME_OFFICER, STAY)
        assert not standing(Anchor.AT_HOME_OFFICER, STAY, meeting)
        assert not standing(Anchor.AT_HOME_OFFICER, replace(STAY, officer_on=TODAY))

    def test_an_offer_ends_the_three_months(self):
        assert standing(Anchor.AT_HOME_OFFER, STAY)
        assert not standing(Anchor.AT_HOME_OFFER, replace(STAY, offered_on=TODAY))


def test_what_is_to_be_reported_until_it_was():
    total = AbsenceTotal(file_id=FILE.id, limit_on=TODAY)
    (one,) = standing(Anchor.ABSENCE_LIMIT, total)
    assert (one.record_id, one.on) == (total.id, TODAY)
    assert not standing(Anchor.ABSENCE_LIMIT, replace(total, reported_on=TODAY))
    assert not standing(Anchor.ABSENCE_LIMIT, replace(total, limit_on=None))


class TestTeaching:
    KINDS = TeachingKind.SHORTENED, TeachingKind.DISTANCE

    def ends(self, *teaching: AdaptedTeaching) -> list[date]:
        return [one.on for one in standing(Anchor.TEACHING_ENDS, *teaching)]

    def test_the_last_of_its_kind_says_when_it_ends(self):
        first = AdaptedTeaching(file_id=FILE.id, kind=self.KINDS[0], ends_on=TODAY)
        last = AdaptedTeaching(file_id=FILE.id, kind=self.KINDS[0], ends_on=TODAY + DAY)
        other = replace(AdaptedTeaching(file_id=FILE.id, kind=self.KINDS[1]), ends_on=TODAY)
        assert self.ends(last, first, other) == [TODAY + DAY, TODAY]

    def test_one_without_an_end_goes_on(self):
        endless = AdaptedTeaching(file_id=FILE.id, kind=self.KINDS[0])
        ended = AdaptedTeaching(file_id=FILE.id, kind=self.KINDS[0], ends_on=TODAY)
        assert self.ends(ended, endless) == self.ends(endless) == []

    def test_one_that_ended_is_told_for_six_weeks(self):
        weeks = [AdaptedTeaching(file_id=FILE.id, ends_on=TODAY - n * 7 * DAY) for n in (6, 7)]
        assert [bool(self.ends(one)) for one in weeks] == [True, False]
        assert not self.ends(AdaptedTeaching(file_id=FILE.id, ends_on=date.max))
