"""The sheet of an evaluation: what works first, the child, the help with its figures, onward."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ib_desk.application.paper import NothingToPrint, PrintChoices, Report
from ib_desk.domain.records.absence import AbsenceTotal
from ib_desk.domain.records.evaluation import Evaluation
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.intervention import Intervention, WayOn
from ib_desk.domain.records.meeting import Attendee, Meeting, MeetingId
from ib_desk.domain.records.weighing import Weighing
from tests.builders import evaluation, known_id, noor, without
from tests.builders import whole as whole_of
from tests.exchange.printing import printed, smallest_type, standing_in_order, words_of

DAY = date(2026, 9, 17)
JUNE = MeetingId(known_id("evaluatie-juni"))
SIGNED = PrintChoices(signature_lines=True)


def sheet(*instead, choices=None):
    return printed(Report.EVALUATION, noor(*instead), choices, day=DAY)


def test_what_works_comes_first_and_the_next_day_last():
    made = sheet()
    assert standing_in_order(
        words_of(made.content),
        "Evaluatie",
        "Gesprek met ouders · dinsdag 9 juni 2026 · 15.30 · op school · 45 minuten",
        "Marieke Bakker (moeder)",
        "Wat lukt?",
        evaluation().what_works,
        "Noor zegt: gaat wel.",
        evaluation().wellbeing_words,
        "Doelen",
        "1. Noor is minstens 90 procent van de schooltijd op school.",
        "Aanwezigheid: begin 78",
        "Wat leverde de hulp op?",
        "Aanwezigheid van 78 naar 84 procent.",
        "Wat lukt nog niet?",
        "Ieders kijk",
        "Er gaat veel goed.",
        "Verzuim",
        "We keken op 9 juni 2026 opnieuw welke hulp past. Nu is dat intensieve extra hulp.",
        "We kijken weer samen op 18 januari 2027.",
    )
    assert smallest_type(made.content) >= 11


def test_how_one_goes_on_stands_beside_what_it_brought():
    one = next(one for one in noor().of(Intervention) if one.evaluated_on == date(2026, 6, 9))
    found = words_of(sheet(replace(one, way_on=WayOn.GO_ON)).content)
    assert "Hoe verder: zo doorgaan." in found
    found = words_of(sheet(replace(one, way_on=WayOn.LIGHTER, effect=None)).content)
    assert "Hoe verder: lichter." in found


def test_who_was_there_can_sign():
    found = words_of(sheet(choices=SIGNED).content)
    assert "handtekening" in found
    assert "handtekening" not in words_of(sheet().content)


def test_trust_and_scores_are_not_on_it():
    found = words_of(sheet().content).lower()
    assert "vertrouwen" not in found
    assert "urgentie" not in found


def test_a_reason_why_not_stands_where_a_weighing_would():
    said = replace(evaluation(), not_weighed_because="Pas twee weken bezig.", next_on=None)
    unweighed = without(noor(said), Weighing)
    found = words_of(printed(Report.EVALUATION, unweighed, day=DAY).content)
    assert "Pas twee weken bezig." in found
    assert "We kijken weer samen" not in found


def test_what_nobody_said_is_left_out():
    bare = replace(Evaluation(meeting_id=JUNE), id=evaluation().id)
    whole = without(noor(bare), Weighing, Goal, Intervention, AbsenceTotal, Attendee)
    found = words_of(printed(Report.EVALUATION, whole, day=DAY).content)
    headings = (
        "Doelen",
        "Wat lukt",
        "Wat leverde",
        "Ieders kijk",
        "Verzuim",
        "Hoe gaan",
        "Noor zegt",
    )
    assert [heading for heading in headings if heading in found] == []


@pytest.mark.parametrize("only", ["face", "words"])
def test_a_face_without_words_and_words_without_a_face(only):
    said = replace(
        evaluation(),
        wellbeing=evaluation().wellbeing if only == "face" else None,
        wellbeing_words="Goed hoor." if only == "words" else "",
    )
    found = words_of(sheet(said).content)
    assert ("Noor zegt: gaat wel." in found) is (only == "face")
    assert ("Goed hoor." in found) is (only == "words")


def test_of_a_meeting_without_a_day_nothing_was_brought():
    undated = replace(next(one for one in noor().of(Meeting) if one.id == JUNE), held_on=None)
    assert "Wat leverde" not in words_of(sheet(undated).content)


def test_the_last_that_looked_back_where_another_meeting_was_chosen():
    other = next(one.id for one in noor().of(Meeting) if one.id != JUNE)
    found = words_of(sheet(choices=PrintChoices(meeting=other)).content)
    assert evaluation().what_works in found


def test_without_an_evaluation_there_is_nothing_to_print():
    with pytest.raises(NothingToPrint):
        printed(Report.EVALUATION, whole_of(), day=DAY)
