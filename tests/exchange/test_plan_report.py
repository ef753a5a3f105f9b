"""“Eén kind, één plan”: one sheet, the child first, who does what when, and whom to call."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ib_desk.application.paper import Report
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.intervention import Intervention
from tests.builders import FILE, noor
from tests.builders import whole as whole_of
from tests.exchange.printing import printed, smallest_type, standing_in_order, words_of

DAY = date(2026, 11, 30)


def sheet(*instead):
    return printed(Report.PLAN, noor(*instead), day=DAY)


def said(*instead):
    return words_of(sheet(*instead).content)


def test_the_whole_plan_of_noor_is_on_one_sheet():
    assert sheet().pages == 1


def test_the_child_speaks_first_then_what_all_want_then_the_goals():
    assert standing_in_order(
        said(),
        "Noor zegt",
        "Noor komt weer met een rustig gevoel naar school",
        "1. Noor is minstens 92 procent van de schooltijd op school.",
        "“Dat ik elke dag durf te komen.”",
        "Aanwezigheid: begin 84, nu 90, doel 92 procent.",
        "2. Noor legt zelf een kaartje",
        "Wie doet wat",
        "Hoe verder",
        "Wie bel je",
    )


def test_the_picture_has_its_numbers_and_days_on_it():
    found = said()
    assert "19 okt 2026" in found
    assert "15 jan 2027" in found
    assert found.count("87") == 1, "what lies between stands in the picture alone"


def test_who_does_what_when_with_who_that_is_at_the_first_name():
    found = said()
    assert "Pauzekaartje, en dan naar de hoek achter de kast (doel 2)" in found
    assert "Anouk (leraar) en Tim (leraar), elke dag" in found
    assert "di 24 nov, nog open" in found


def test_whom_to_call_and_when_one_meets_again():
    found = said()
    assert "Esther Mulder, intern begeleider." in found
    assert "0299-000000" in found
    assert "18 januari 2027" in found


def test_a_plan_that_is_still_empty_says_what_is_not_there():
    bare = whole_of()
    found = words_of(printed(Report.PLAN, bare, day=DAY).content)
    assert "Er zijn nog geen doelen afgesproken." in found
    assert "We spreken nog af wanneer we elkaar weer zien." in found
    assert "Er is nog geen vast aanspreekpunt." in found
    assert "Wie doet wat" not in found


def test_it_grows_where_there_is_more_and_no_type_gets_smaller():
    many = [
        Agreement(file_id=FILE, result=f"Afspraak {number} met een paar woorden", owner="Tim")
        for number in range(30)
    ]
    made = sheet(*many)
    assert made.pages > 1
    assert smallest_type(made.content) >= 11


def test_what_its_owner_did_not_promise_yet_is_said_to_be_proposed():
    asked = Agreement(
        file_id=FILE, result="Meekijken", owner="Rob Meijer", state=AgreementState.PROPOSED
    )
    promised = replace(asked, id=Agreement(file_id=FILE).id, state=AgreementState.OPEN)
    found = words_of(printed(Report.PLAN, whole_of(asked, promised), day=DAY).content)
    assert found.count("voorgesteld: Rob Meijer zei nog geen ja") == 1
    assert found.count("Rob Meijer") == len((asked, promised))


def test_a_goal_without_numbers_has_no_picture_and_nobody_is_nobody():
    goal = Goal(file_id=FILE, aim="Noor slaapt beter")
    done = Intervention(file_id=FILE, goal_id=goal.id, title="Dagboek")
    found = words_of(printed(Report.PLAN, whole_of(goal, done), day=DAY).content)
    assert "1. Noor slaapt beter" in found
    assert "Dagboek (doel 1)" in found
    assert "nog niemand" in found
