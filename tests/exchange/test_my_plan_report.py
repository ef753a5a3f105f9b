"""“Mijn plan”: the child's own words, large, with what was done with them, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ib_desk.application.paper import NothingToPrint, Report
from ib_desk.domain.records.goal import Goal, GoalState
from ib_desk.domain.records.hearing import Hearing, HearingInput, HearingSubject
from ib_desk.domain.records.support_file import TeamMember
from tests.builders import hearing, hearing_inputs, noor, pupil, without
from tests.exchange.printing import noors, printed, smallest_type, standing_in_order, words_of


def words(*instead):
    return words_of(printed(Report.MY_PLAN, noor(*instead)).content)


def test_what_the_child_wants_comes_first_then_what_it_said_and_what_was_done():
    own = [goal.own_words for goal in noor().of(Goal) if goal.is_active and goal.own_words]
    assert standing_in_order(
        words_of(noors(Report.MY_PLAN).content),
        "Mijn plan",
        "Noor · groep 6",
        "Dit wil ik",
        own[0],
        "Dit zei ik",
        "Ik wil een plekje waar ik mag zijn zonder uitleg.",
        "Dat doen we. De hoek achter de kast is voor jou.",
        "Helemaal geen maandag.",
        "Dat doen we niet. School is ook op maandag.",
        "Wil je iets zeggen of veranderen?",
        "Ga naar Esther Mulder (intern begeleider). Dat mag altijd.",
        "Hier kun je tekenen of schrijven.",
    )


def test_an_adults_words_for_a_goal_are_not_on_it():
    found = words()
    for goal in noor().of(Goal):
        assert goal.aim not in found


def test_only_what_was_said_the_last_time_about_the_plan():
    assert "De gang is te hard" not in words()
    other = replace(hearing(), subject=HearingSubject.OTHER)
    assert "De gang is te hard" in words(other)


def test_a_goal_that_was_left_is_no_longer_wanted():
    left = [replace(goal, state=GoalState.STOPPED) for goal in noor().of(Goal)]
    assert "Dit wil ik" not in words(*left)


def test_what_nobody_looked_at_yet_is_told_so():
    first = hearing_inputs()[0]
    assert "Daar kijken we nog naar." in words(replace(first, influence=None, because=""))


def test_the_child_tells_of_itself_where_it_did():
    assert "Dit ben ik" not in words(replace(pupil(), about_me=""))
    found = words(replace(pupil(), about_me="Ik hou van trefbal."))
    assert standing_in_order(found, "Dit ben ik", "Ik hou van trefbal.", "Dit wil ik")


def test_without_somebody_who_keeps_the_overview_anyone_at_school_will_do():
    alone = without(noor(), TeamMember)
    assert "Zeg het tegen iemand op school." in words_of(printed(Report.MY_PLAN, alone).content)


def test_with_no_own_words_there_is_nothing_to_print():
    silent = without(noor(), Goal, Hearing, HearingInput)
    with pytest.raises(NothingToPrint):
        printed(Report.MY_PLAN, silent)


def test_a_child_reads_it_in_large_type():
    assert smallest_type(noors(Report.MY_PLAN).content) >= 14
