"""Which meeting is meant, who was at it, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ib_desk.domain.file.anchoring import anchored_in
from ib_desk.domain.file.anchors import Anchor
from ib_desk.domain.file.meetings import (
    agreed_in,
    as_promised,
    attendees,
    called,
    decisions,
    interpreted_for,
    interpreter_to_ask,
    is_of_talk,
    made_elsewhere,
    made_with,
    meeting_meant,
    meeting_to_come,
    newest_first,
    offered_minutes,
    state_of_action,
)
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.decision import Decision
from ib_desk.domain.records.guardian import Custody
from ib_desk.domain.records.interpreter import Interpreter, Interpreting
from ib_desk.domain.records.meeting import Attendee, Meeting, MeetingKind, Presence
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.support_file import TeamMember, TeamPlace
from tests.domain.made_files import FATHER, FILE, MOTHER, NOOR, TODAY, made
from tests.shipped import catalogue

TERMS = catalogue().terms

TIM = Professional(name="Tim Postma")


def meeting(day: date | None) -> Meeting:
    return Meeting(file_id=FILE.id, held_on=day)


SPRING, SUMMER = meeting(date(2026, 3, 12)), meeting(date(2026, 6, 22))
AHEAD, UNDATED = meeting(date(2026, 12, 1)), meeting(None)


def test_newest_first_and_what_has_no_day_on_top():
    whole = made(SUMMER, UNDATED, AHEAD, SPRING)
    assert newest_first(whole) == (UNDATED, AHEAD, SUMMER, SPRING)


@pytest.mark.parametrize(
    ("there", "chosen", "meant"),
    [
        ((SPRING, SUMMER, AHEAD, UNDATED), None, SUMMER),
        ((SPRING, SUMMER), SPRING, SPRING),
        ((AHEAD,), None, AHEAD),
        ((SPRING,), SUMMER, SPRING),
        ((), None, None),
    ],
)
def test_the_chosen_one_is_meant_else_the_last_that_was_held(there, chosen, meant):
    asked = None if chosen is None else chosen.id
    assert meeting_meant(made(*there), asked, TODAY) == meant


@pytest.mark.parametrize(
    ("there", "chosen", "meant"),
    [
        ((SPRING, AHEAD, meeting(date(2026, 12, 2))), None, AHEAD),
        ((SPRING, AHEAD), SPRING, SPRING),
        ((SPRING, SUMMER), None, SUMMER),
        ((SPRING, UNDATED), None, UNDATED),
        ((), None, None),
    ],
)
def test_the_chosen_one_is_prepared_else_the_first_that_comes(there, chosen, meant):
    asked = None if chosen is None else chosen.id
    assert meeting_to_come(made(*there), asked, TODAY) == meant


def at(meeting: Meeting, **who) -> Attendee:
    return Attendee(meeting_id=meeting.id, presence=Presence.CAME, **who)


def test_the_pupil_comes_first_then_parents_colleagues_and_others():
    grandfather = at(SPRING, name="Opa")
    tim = at(SPRING, professional_id=TIM.id, name="Tim P.")
    noor, mother = at(SPRING, pupil_id=NOOR.id), at(SPRING, guardian_id=MOTHER.id)
    whole = made(SPRING, SUMMER, MOTHER, TIM, grandfather, tim, mother, noor, at(SUMMER, name="x"))

    assert attendees(whole, SPRING) == (noor, mother, tim, grandfather)
    assert [called(whole, one) for one in attendees(whole, SPRING)] == [
        "Noor",
        "Marieke Bakker",
        "Tim Postma",
        "Opa",
    ]


def test_who_is_gone_is_called_as_then():
    assert called(made(), at(SPRING, guardian_id=FATHER.id, name="Joost")) == "Joost"


def test_only_what_came_of_this_meeting():
    decided = Decision(meeting_id=SPRING.id, decided="Extra instructie.")
    agreed = Agreement(file_id=FILE.id, meeting_id=SPRING.id)
    others = (Decision(meeting_id=SUMMER.id), Agreement(file_id=FILE.id))
    whole = made(SPRING, SUMMER, decided, agreed, *others)
    assert decisions(whole, SPRING) == (decided,)
    assert agreed_in(whole, SPRING) == (agreed,)


CAME = made(MOTHER, TIM, at(SPRING, guardian_id=MOTHER.id), at(SPRING, professional_id=TIM.id))


@pytest.mark.parametrize(
    ("owner", "state"),
    [
        ("Tim Postma", AgreementState.OPEN),
        ("meester Tim", AgreementState.OPEN),
        ("Tim en Marieke", AgreementState.OPEN),
        ("Tim, samen met moeder", AgreementState.OPEN),
        ("Karin Hoekstra", AgreementState.PROPOSED),
        ("Tim en Karin", AgreementState.PROPOSED),
        ("", AgreementState.OPEN),
    ],
)
def test_an_action_of_who_was_not_there_is_proposed(owner, state):
    assert state_of_action(CAME, SPRING, owner, also=("moeder",)) is state


def test_where_nobody_noted_who_was_there_nobody_is_said_to_have_been_away():
    assert state_of_action(made(TIM), SPRING, "Karin") is AgreementState.OPEN


def test_minutes_are_offered_to_parents_who_took_part_and_to_the_core_team_alone():
    karin = Professional(name="Karin Hoekstra")
    core = TeamMember(file_id=FILE.id, professional_id=TIM.id, place=TeamPlace.CORE)
    on_call = TeamMember(file_id=FILE.id, professional_id=karin.id, place=TeamPlace.ON_CALL)
    people = (MOTHER, FATHER, TIM, karin, core, on_call)
    came = (at(SPRING, guardian_id=MOTHER.id), at(SPRING, professional_id=karin.id))
    assert offered_minutes(made(SPRING, *people, *came), SPRING) == ("Marieke Bakker", "Tim Postma")
    bound = replace(MOTHER, restriction="geen informatie")
    others = (bound, FATHER, TIM, karin, core, on_call)
    assert offered_minutes(made(SPRING, *others, *came), SPRING) == ("Tim Postma",)


def test_an_agreement_carries_with_whom_it_was_made_and_whether_that_was_elsewhere():
    day = SPRING.held_on
    assert day is not None
    there = Agreement(file_id=FILE.id, meeting_id=SPRING.id)
    nowhere = Agreement(file_id=FILE.id)
    whole = made(SPRING, MOTHER, at(SPRING, guardian_id=MOTHER.id), there, nowhere)
    assert made_with(whole, there) == ("Marieke Bakker",)
    assert made_with(whole, nowhere) == ()
    assert not made_elsewhere(whole, there, day)
    assert made_elsewhere(whole, there, TODAY)
    assert not made_elsewhere(whole, nowhere, TODAY)


def test_a_signature_covers_what_the_talk_itself_made():
    day = SPRING.held_on
    assert day is not None
    mine = Agreement(file_id=FILE.id, meeting_id=SPRING.id, agreed_on=day)
    alone = Agreement(file_id=FILE.id, agreed_on=day)
    whole = made(SPRING, MOTHER, at(SPRING, guardian_id=MOTHER.id), mine, alone)
    for one in (mine, alone):
        assert is_of_talk(whole, one, day)
        assert not is_of_talk(whole, replace(one, agreed_on=TODAY), day)
        assert not is_of_talk(whole, replace(one, agreed_on=None), day)
    assert not is_of_talk(made(SPRING, mine), mine, day), "nobody of the parents was there"
    assert is_of_talk(whole, alone, None)
    assert not is_of_talk(whole, mine, None)


def test_who_was_not_there_promised_nothing_yet():
    there = at(SPRING, guardian_id=MOTHER.id)
    one = Agreement(file_id=FILE.id, meeting_id=SPRING.id, owner="Moeder", result="Bellen")
    whole = made(SPRING, MOTHER, FATHER, there, one)

    def state(agreement: Agreement) -> AgreementState:
        return as_promised(whole, agreement, TERMS.label).state

    assert state(one) is AgreementState.OPEN
    assert state(replace(one, owner="Beide ouders")) is AgreementState.PROPOSED
    assert state(replace(one, owner="Beide ouders", meeting_id=None)) is AgreementState.OPEN
    kept = replace(one, owner="Karin", state=AgreementState.KEPT)
    assert state(kept) is AgreementState.KEPT
    everyone = made(SPRING, MOTHER, FATHER, there, at(SPRING, guardian_id=FATHER.id), one)
    both = replace(one, owner="Beide ouders", state=AgreementState.PROPOSED)
    assert as_promised(everyone, both, TERMS.label).state is AgreementState.OPEN


MDO = Meeting(file_id=FILE.id, held_on=date(2026, 6, 22), kind=MeetingKind.MDO)


def test_an_interpreter_is_for_who_is_asked_and_before_that_for_who_may_come():
    mother = replace(MOTHER, interpreter=Interpreter.NEEDED)
    father = replace(FATHER, interpreter=Interpreter.NOT_NEEDED)
    assert interpreted_for(made(MDO, mother, father), MDO) == (mother,)
    his = Attendee(meeting_id=MDO.id, guardian_id=father.id, presence=Presence.ASKED)
    assert interpreted_for(made(MDO, mother, father, his), MDO) == ()
    noor = replace(NOOR, interpreter=Interpreter.NEEDED)
    hers = Attendee(meeting_id=MDO.id, pupil_id=noor.id, presence=Presence.ASKED)
    assert interpreted_for(made(MDO, mother, hers, pupil=noor), MDO) == (noor,)


def test_an_interpreter_is_asked_until_somebody_said_how_it_goes():
    mother = replace(MOTHER, interpreter=Interpreter.NEEDED)
    assert interpreter_to_ask(made(MDO, mother), MDO) == (mother,)
    for said in Interpreting:
        assert interpreter_to_ask(made(MDO, mother), replace(MDO, interpreter=said)) == ()


def test_among_colleagues_none_is_asked_unless_a_parent_comes():
    mother = replace(MOTHER, interpreter=Interpreter.NEEDED)
    among = replace(MDO, kind=MeetingKind.SUPPORT_TEAM)
    hers = Attendee(meeting_id=MDO.id, guardian_id=mother.id, presence=Presence.CAME)
    assert interpreter_to_ask(made(among, mother), among) == ()
    assert interpreter_to_ask(made(among, mother, hers), among) == (mother,)


def test_who_needs_an_interpreter_is_a_term_until_the_day_of_the_meeting():
    mother = replace(MOTHER, interpreter=Interpreter.NEEDED)
    noor = replace(NOOR, interpreter=Interpreter.NEEDED)
    planned = replace(MDO, held_on=date(2026, 10, 8))
    asked = [
        one
        for one in anchored_in(made(planned, mother, pupil=noor))
        if one.anchor is Anchor.INTERPRETER
    ]
    assert [(one.record_id, one.on, one.until, one.words) for one in asked] == [
        (MDO.id, planned.held_on, planned.held_on, f"Noor, {mother.name}")
    ]
    undated = anchored_in(made(replace(MDO, held_on=None), mother))
    assert Anchor.INTERPRETER not in {one.anchor for one in undated}


def test_a_parent_without_gezag_who_takes_no_part_needs_no_interpreter_there():
    far = replace(MOTHER, custody=Custody.NO, interpreter=Interpreter.NEEDED)
    assert interpreted_for(made(MDO, far), MDO) == ()
