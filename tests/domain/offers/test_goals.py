"""The bank of goals: checked when read; a goal brings along how it is measured."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.offers.goals import GoalBank, GoalSentence
from ib_desk.domain.offers.phrases import PhraseList
from ib_desk.domain.offers.picked_text import is_picked
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.hearing import Hearing, HearingInput
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.need import Need, NeedOf
from ib_desk.domain.records.statement import Statement
from tests.domain.made_files import FATHER, FILE, NOOR, REQUEST, made
from tests.shipped import catalogue

THERE = GoalSentence(
    aim="{name} is {n} procent van de tijd op school",
    measure="aanwezigheid",
    unit="procent",
    domain=LifeDomain.PRESENCE,
)
READS = GoalSentence(
    aim="{name} leest {n} letters",
    measure="gelezen letters",
    unit="letters",
    domain=LifeDomain.LEARNING,
)
BANK = GoalBank(goal=(THERE, READS))
GOAL = Goal(file_id=FILE.id, aim="Noor is 92,5 procent van de tijd op school.")


def offered(name, *records, goal=GOAL):
    return catalogue().offers(made(*records))(goal, name).pieces


def test_with_a_goal_of_the_bank_comes_how_it_is_measured_whatever_the_number():
    measured = BANK.measured(GOAL, "Noor")
    assert (measured.measure, measured.unit, measured.domain) == (
        "aanwezigheid",
        "procent",
        LifeDomain.PRESENCE,
    )
    assert BANK.measured(measured, "Noor") == measured


@pytest.mark.parametrize(
    "own",
    [
        {"aim": "Noor is 92 procent van de tijd op school, ook op maandag."},
        {"aim": "Sem is 92 procent van de tijd op school."},
        {"measure": "dagen op school"},
        {"unit": "dagen"},
    ],
)
def test_nothing_comes_with_words_of_her_own_nor_over_what_she_said(own):
    goal = replace(GOAL, **own)
    assert BANK.measured(goal, "Noor") == goal


def test_the_domain_that_she_chose_stays():
    goal = replace(GOAL, domain=LifeDomain.HOME)
    assert BANK.measured(goal, "Noor").domain is LifeDomain.HOME


def test_what_is_about_what_was_seen_comes_before_the_most_common():
    assert BANK.aims("Noor", {LifeDomain.LEARNING}) == (
        "Noor leest {n} letters",
        "Noor is {n} procent van de tijd op school",
    )


@pytest.mark.parametrize("name", ["aim", "measure", "unit"])
def test_a_goal_that_nobody_can_measure_is_refused(name):
    words: dict[str, Any] = {name: " "}
    with pytest.raises(UnfitValue) as refused:
        replace(THERE, **words)
    assert (refused.value.key, refused.value.problem) == (name, DataProblem.EMPTY)


def test_a_goal_that_is_there_twice_is_refused_by_its_place():
    with pytest.raises(UnfitValue) as refused:
        GoalBank(goal=(THERE, READS, replace(THERE, unit="dagen")))
    assert (refused.value.key, refused.value.problem) == ("goal.2.aim", DataProblem.DOUBLE)


def test_each_measure_and_unit_of_the_shipped_bank_can_be_picked_by_itself_too():
    for one in catalogue().goals.goal:
        assert "{name}" in one.aim
        assert is_picked(one.measure, catalogue().phrases[PhraseList.MEASURE])
        assert is_picked(one.unit, catalogue().phrases[PhraseList.UNIT])


def test_a_goal_is_offered_first_where_something_is_vulnerable_or_needed():
    vulnerable = BroadViewEntry(
        file_id=FILE.id, domain=LifeDomain.LANGUAGE, vulnerable="Zegt weinig."
    )
    strong = replace(vulnerable, domain=LifeDomain.LEARNING, vulnerable=" ", strong="Leest.")
    need = Need(file_id=FILE.id, whose=NeedOf.PUPIL, sentence="een stille plek", tag="vertrouwen")
    first = catalogue().goals.aims(NOOR.short_name, ())[0]
    assert offered("aim")[0] == first
    assert offered("aim", vulnerable, strong)[0] == "Noor vertelt iets aan een paar anderen"
    assert offered("aim", need)[0] == "Noor vraagt zelf om hulp"
    assert offered("aim", replace(need, met_on=FILE.opened_on))[0] == first


def test_what_other_goals_of_this_child_are_about_is_offered_again():
    other = Goal(file_id=FILE.id, aim="Noor durft.")
    assert "Noor durft." in offered("aim", other)
    assert "Noor durft." not in offered("aim", other, goal=other)


def test_the_child_says_a_goal_in_words_that_it_said_somewhere():
    heard = Hearing(file_id=FILE.id)
    said = HearingInput(hearing_id=heard.id, words="Ik wil rust. En tekenen.")
    view = Statement(file_id=FILE.id, about=REQUEST.id, what="swv_request", words="Ik blijf hier.")
    fathers = replace(view, id=FATHER.id, guardian_id=FATHER.id, words="Hij moet meer doen.")
    found = offered("own_words", heard, said, view, fathers)
    assert found == ("Ik blijf hier.", "Ik wil rust.", "En tekenen.")


def test_why_a_goal_ended_is_offered_what_its_help_brought_first():
    done = Intervention(file_id=FILE.id, goal_id=GOAL.id, effect_note="Komt elke dag.")
    other = Intervention(file_id=FILE.id, effect_note="Slaapt beter.")
    assert offered("state_reason", other, done) == ("Komt elke dag.", "Slaapt beter.")
