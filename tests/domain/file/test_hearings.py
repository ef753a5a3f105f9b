"""Hoorrecht: was the pupil heard on the plan since a day, or could it have been?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.file.hearings import (
    about_plan,
    heard_in,
    hearings,
    is_heard_about_plan,
    said_by_pupil,
)
from ib_desk.domain.file.timeline import timeline
from ib_desk.domain.records.closed import can_be_closed
from ib_desk.domain.records.hearing import (
    Heard,
    Hearing,
    HearingInput,
    HearingSubject,
    HearingWay,
    Influence,
)
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.moment import Happening, Said
from tests.domain.made_files import FILE, TODAY, made

DAY = timedelta(days=1)
TOLD = Hearing(
    file_id=FILE.id,
    subject=HearingSubject.PLAN_MADE,
    heard_on=TODAY - 10 * DAY,
    outcome=Heard.TOOK_PART,
)
MEETING = Meeting(file_id=FILE.id, held_on=TODAY - 3 * DAY)


def is_heard(hearing: Hearing, since: object = None, *others: object) -> bool:
    return is_heard_about_plan(made(hearing, *others), since, TODAY)  # type: ignore[arg-type]


def test_who_took_part_was_heard_in_whatever_way():
    assert is_heard(TOLD)
    assert is_heard(replace(TOLD, ways=(HearingWay.DRAWING,)))


@pytest.mark.parametrize("outcome", [Heard.DID_NOT_WANT, Heard.COULD_NOT])
def test_who_did_not_want_or_could_not_counts_once_it_says_how_it_was_offered(outcome):
    absent = replace(TOLD, outcome=outcome)
    assert not is_heard(absent)
    assert not is_heard(replace(absent, way_note="  "))
    assert is_heard(replace(absent, ways=(HearingWay.CARDS,)))
    assert is_heard(replace(absent, way_note="Een briefje mee naar huis."))


@pytest.mark.parametrize("outcome", [None, Heard.NOT_ASKED])
def test_who_was_not_asked_was_not_heard_however_it_might_have_been(outcome):
    assert not is_heard(replace(TOLD, outcome=outcome, ways=(HearingWay.TALK,), way_note="x"))


def test_only_what_was_about_the_plan_counts_for_it():
    counted = [one for one in HearingSubject if is_heard(replace(TOLD, subject=one))]
    assert counted == [
        HearingSubject.PLAN_MADE,
        HearingSubject.PLAN_CHANGED,
        HearingSubject.PLAN_EVALUATED,
    ]
    assert not is_heard(replace(TOLD, subject=None))


def test_it_counts_from_the_day_that_is_asked_for_that_day_among_them():
    assert is_heard(TOLD, TODAY - 10 * DAY)
    assert not is_heard(TOLD, TODAY - 9 * DAY)


def test_without_a_day_nobody_can_say_when_so_it_counts_for_nothing():
    assert not is_heard(replace(TOLD, heard_on=None))


def test_what_is_still_to_come_was_not_heard_yet():
    tomorrow = replace(TOLD, heard_on=TODAY + DAY)
    assert not is_heard(tomorrow)
    planned = replace(MEETING, held_on=TODAY + DAY)
    assert not is_heard(replace(TOLD, heard_on=None, meeting_id=planned.id), None, planned)


def test_what_was_part_of_a_meeting_has_the_day_of_that_meeting_unless_it_says_another():
    part = replace(TOLD, heard_on=None, meeting_id=MEETING.id)
    assert part.day(made(MEETING)) == MEETING.held_on
    assert is_heard(part, MEETING.held_on, MEETING)
    before = replace(part, heard_on=TODAY - 5 * DAY)
    assert before.day(made(MEETING)) == TODAY - 5 * DAY
    assert part.day(made()) is None, "its meeting went, and nobody wrote another day"


def test_they_come_oldest_first_and_those_without_a_day_last():
    bare = replace(TOLD, id=Hearing(file_id=FILE.id).id, heard_on=None)
    part = Hearing(file_id=FILE.id, meeting_id=MEETING.id)
    assert hearings(made(bare, part, TOLD, MEETING), TODAY) == (TOLD, part, bare)
    assert about_plan(made(bare, part, TOLD, MEETING), None, TODAY) == (TOLD,)


def test_of_a_meeting_only_its_own():
    part = Hearing(file_id=FILE.id, meeting_id=MEETING.id)
    assert heard_in(made(TOLD, part, MEETING), MEETING) == (part,)


def test_what_has_no_words_was_not_said():
    said = HearingInput(hearing_id=TOLD.id, words="Niet tijdens gym.")
    begun = HearingInput(hearing_id=TOLD.id, words=" ")
    assert said_by_pupil(made(TOLD, begun, said), TOLD) == (said,)


def test_it_waits_until_the_pupil_heard_what_its_words_did():
    assert TOLD.is_to_settle
    assert not replace(TOLD, told_on=TODAY).is_to_settle
    assert not replace(TOLD, outcome=Heard.DID_NOT_WANT).is_to_settle
    said = HearingInput(hearing_id=TOLD.id, words="Niet tijdens gym.")
    assert said.is_to_settle
    assert not replace(said, influence=Influence.NOT).is_to_settle
    assert not replace(said, words="").is_to_settle


def test_the_timeline_tells_how_it_went_each_thing_that_was_said_and_that_it_was_told_back():
    hearing = replace(TOLD, way_note="met kaartjes", told_on=TODAY, told_by="Anouk")
    said = HearingInput(hearing_id=TOLD.id, words="Niet tijdens gym.", influence=Influence.NOT)
    told = timeline(made(hearing, said), TODAY)
    moments = [entry.moment for entry in told if entry.kind in {Hearing, HearingInput}]
    assert [(one.happening, one.words, one.who) for one in moments] == [
        (Happening.TOLD_BACK, "", "Anouk"),
        (Happening.PUPIL_SAID, "Niet tijdens gym.", "Noor"),
        (None, "met kaartjes", "Noor"),
    ]
    assert moments[1].said is Said.VIEW
    assert [one.on for one in moments] == [TODAY, TOLD.heard_on, TOLD.heard_on]
    orphan = list(HearingInput(hearing_id=Hearing(file_id=FILE.id).id).moments(made()))
    assert [one.on for one in orphan] == [None]


def test_why_a_pupil_took_no_part_is_told_rather_than_how_it_was_asked():
    absent = replace(TOLD, outcome=Heard.COULD_NOT, outcome_note="ziek", way_note="kaartjes")
    assert [one.words for one in absent.moments(made(absent))] == ["ziek"]


def test_a_hearing_stays_in_sight_and_one_thing_that_was_said_can_be_closed():
    assert not can_be_closed(Hearing)
    assert can_be_closed(HearingInput)


@given(
    outcome=st.sampled_from([None, *Heard]),
    subject=st.sampled_from([None, *HearingSubject]),
    ways=st.lists(st.sampled_from(HearingWay), max_size=2, unique=True).map(tuple),
    days=st.none() | st.integers(-400, 400),
    since=st.none() | st.integers(-400, 400),
)
def test_whatever_counts_says_what_how_and_when(outcome, subject, ways, days, since):
    hearing = replace(
        TOLD,
        outcome=outcome,
        subject=subject,
        ways=ways,
        heard_on=None if days is None else TODAY + days * DAY,
    )
    if is_heard(hearing, None if since is None else TODAY + since * DAY):
        assert outcome in set(Heard) - {Heard.NOT_ASKED}
        assert subject is not None
        assert ways or outcome is Heard.TOOK_PART
        assert days is not None
        assert (-400 if since is None else since) <= days <= 0
