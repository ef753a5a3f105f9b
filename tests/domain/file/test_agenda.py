"""What is open in a file is proposed for the agenda, and what is settled is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ib_desk.domain.file.agenda import PointKind, open_points
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contract import Breach
from ib_desk.domain.records.decision import Decision
from ib_desk.domain.records.goal import Goal, GoalState
from ib_desk.domain.records.hypothesis import Hypothesis, HypothesisOutcome
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.signal import SafetyDoubt, Signal, Triage
from ib_desk.domain.records.weighing import Weighing
from tests.domain.made_files import CONTRACT, FILE, TODAY, made

SOON, LATER = TODAY + timedelta(weeks=2), TODAY + timedelta(weeks=2, days=1)
MEETING = Meeting(file_id=FILE.id)
SEEN = Signal(file_id=FILE.id, fact="Onder de tafel.", seen_on=TODAY)
OPEN = Agreement(file_id=FILE.id, result="JGZ bellen.", owner="Tim", ends_on=LATER)
FIRST = Agreement(file_id=FILE.id, result="Dagkaart.", ends_on=SOON)
ASKED = Agreement(file_id=FILE.id, result="Meekijken.", state=AgreementState.PROPOSED)
WRONG = Breach(contract_id=CONTRACT.id, happened="Geen bericht.")
DONE = Intervention(file_id=FILE.id, title="Prikkelplan", ends_on=SOON)
DECIDED = Decision(meeting_id=MEETING.id, decided="Extra hulp.", review_on=SOON)
AIMED = Goal(file_id=FILE.id, aim="Vier toetsen.", ends_on=SOON)
WEIGHED = Weighing(file_id=FILE.id, next_on=SOON)
ASSUMED = Hypothesis(file_id=FILE.id, assumption="Het is het geluid.")


def test_all_that_is_open_the_most_pressing_first():
    whole = made(MEETING, ASSUMED, AIMED, WEIGHED, DECIDED, DONE, OPEN, ASKED, FIRST, WRONG, SEEN)
    assert [(point.kind, point.record_id) for point in open_points(whole, TODAY)] == [
        (PointKind.SIGNAL, SEEN.id),
        (PointKind.BREACH, WRONG.id),
        (PointKind.AGREEMENT, FIRST.id),
        (PointKind.AGREEMENT, OPEN.id),
        (PointKind.PROPOSED, ASKED.id),
        (PointKind.GOAL, AIMED.id),
        (PointKind.EFFECT, DONE.id),
        (PointKind.DECISION, DECIDED.id),
        (PointKind.WEIGHING, WEIGHED.id),
        (PointKind.QUESTION, ASSUMED.id),
    ]


def test_an_agreement_says_whose_it_is_and_by_when():
    (point,) = open_points(made(OPEN), TODAY)
    assert (point.words, point.who, point.on) == ("JGZ bellen.", "Tim", LATER)


def test_what_a_meeting_agreed_itself_is_open_for_the_next_one_only():
    agreed = replace(OPEN, meeting_id=MEETING.id)
    assert open_points(made(agreed), TODAY, MEETING.id) == ()
    elsewhere = Meeting(file_id=FILE.id).id
    assert [one.record_id for one in open_points(made(agreed), TODAY, elsewhere)] == [OPEN.id]


@pytest.mark.parametrize(
    "settled",
    [
        Signal(file_id=FILE.id, fact="Onder de tafel.", triage=Triage.WATCH),
        Signal(file_id=FILE.id),
        Agreement(file_id=FILE.id, result="Dagkaart.", state=AgreementState.KEPT),
        Agreement(file_id=FILE.id),
        Breach(contract_id=CONTRACT.id, happened="Geen bericht.", repaired_on=TODAY),
        Breach(contract_id=CONTRACT.id),
        Intervention(file_id=FILE.id, title="Prikkelplan", ends_on=SOON, effect=Effect.NONE),
        Intervention(file_id=FILE.id, title="Prikkelplan", ends_on=LATER),
        Intervention(file_id=FILE.id, title="Prikkelplan"),
        Intervention(file_id=FILE.id, ends_on=SOON),
        replace(AIMED, ends_on=LATER),
        replace(AIMED, ends_on=None),
        replace(AIMED, aim=" "),
        replace(AIMED, state=GoalState.REACHED),
        Decision(meeting_id=MEETING.id, decided="Extra hulp.", review_on=LATER),
        Decision(meeting_id=MEETING.id, decided="Extra hulp."),
        Decision(meeting_id=MEETING.id, review_on=SOON),
        Weighing(file_id=FILE.id, next_on=LATER),
        Weighing(file_id=FILE.id),
        Hypothesis(file_id=FILE.id, assumption="Geluid.", outcome=HypothesisOutcome.HOLDS),
        Hypothesis(file_id=FILE.id),
    ],
)
def test_what_is_settled_or_still_far_or_says_nothing_is_not_proposed(settled):
    assert open_points(made(settled), TODAY) == ()


def test_a_goal_that_ends_before_one_meets_again_is_talked_about_now():
    later = Goal(file_id=FILE.id, aim="Fietsen.", ends_on=LATER)
    after = replace(AIMED, id=Goal(file_id=FILE.id).id, ends_on=LATER + timedelta(days=1))
    planned = [replace(MEETING, held_on=day) for day in (TODAY, LATER)]
    found = open_points(made(*planned, later, after, AIMED), TODAY)
    assert [one.record_id for one in found] == [AIMED.id, later.id]


def test_a_suspicion_is_on_no_agenda():
    suspicion = replace(SEEN, safety=SafetyDoubt.SUSPICION)
    assert open_points(made(suspicion), TODAY) == ()


def test_a_breach_of_which_only_the_promise_was_written_is_named_by_that():
    (point,) = open_points(made(Breach(contract_id=CONTRACT.id, expected="Elke vrijdag.")), TODAY)
    assert point.words == "Elke vrijdag."
