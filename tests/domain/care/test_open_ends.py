"""What is vulnerable or weighs heavily, with no goal or intervention after it, is a hint."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ib_desk.domain.care.open_ends import open_ends
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.goal import Goal, GoalState
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.need import Need, NeedOf
from ib_desk.domain.records.weighing import Dimension, DimensionScore, Weighing
from tests.builders import FILE, noor, whole
from tests.shipped import catalogue

SEEN = date(2026, 6, 9)
ENTRY = BroadViewEntry(
    file_id=FILE, domain=LifeDomain.HOME, vulnerable="Wisselt van huis.", seen_on=SEEN
)
NEED = Need(
    file_id=FILE,
    whose=NeedOf.PUPIL,
    sentence="ouders die thuis dezelfde stappen gebruiken",
    tag="thuis en school",
)
GOAL = Goal(file_id=FILE, aim="Rustige maandag", domain=LifeDomain.HOME)


def weighed(dimension: Dimension, score: int | None) -> Weighing:
    scores = (DimensionScore(dimension=dimension, score=score),)
    return Weighing(file_id=FILE, weighed_on=SEEN, chosen_level=3, scores=scores)


def about(*records):
    return [end.about for end in open_ends(whole(*records), catalogue().needs)]


def test_what_is_vulnerable_is_open_until_a_goal_is_about_it():
    assert about(ENTRY) == [LifeDomain.HOME]
    assert about(ENTRY, GOAL) == []
    assert about(ENTRY, replace(GOAL, domain=LifeDomain.LEARNING)) == [LifeDomain.HOME]
    assert about(replace(ENTRY, vulnerable=" ", strong="Rust.")) == []


def test_a_goal_that_was_left_before_it_was_seen_is_no_answer():
    left = replace(GOAL, state=GoalState.STOPPED, ended_on=date(2026, 6, 8))
    assert about(ENTRY, left) == [LifeDomain.HOME]
    assert about(ENTRY, replace(left, ended_on=SEEN)) == []
    assert about(ENTRY, replace(left, ended_on=None)) == []
    assert about(replace(ENTRY, seen_on=None), left) == []
    assert about(ENTRY, replace(left, state=GoalState.SET_ASIDE)) == []


def test_what_is_needed_in_that_part_of_life_is_an_answer_too():
    assert about(ENTRY, NEED) == []
    for values in (
        {"tag": "prikkels"},
        {"tag": "een woord van haarzelf"},
        {"whose": NeedOf.TEACHER},
        {"sentence": " "},
        {"met_on": date(2026, 6, 8)},
    ):
        assert about(ENTRY, replace(NEED, **values)) == [LifeDomain.HOME]
    met = replace(NEED, met_on=SEEN)
    assert about(ENTRY, met) == [], "it was met after this was seen"
    assert about(replace(ENTRY, seen_on=None), replace(met, met_on=date(2020, 1, 1))) == []


def test_a_high_score_is_open_until_something_begins():
    heavy = weighed(Dimension.URGENCY, 3)
    assert about(heavy) == [Dimension.URGENCY]
    assert about(heavy, Intervention(file_id=FILE, starts_on=SEEN)) == []
    assert about(heavy, Goal(file_id=FILE, starts_on=date(2026, 9, 1))) == []
    assert about(heavy, Intervention(file_id=FILE, starts_on=date(2026, 6, 8))) == [
        Dimension.URGENCY
    ]
    assert about(heavy, Intervention(file_id=FILE)) == [Dimension.URGENCY]
    assert about(heavy, replace(NEED, noted_on=SEEN)) == []
    for need in (NEED, replace(NEED, noted_on=SEEN, sentence="")):
        assert about(heavy, need) == [Dimension.URGENCY]


def test_low_and_unknown_scores_and_those_that_no_goal_answers_are_no_open_end():
    assert about(weighed(Dimension.URGENCY, 2)) == []
    assert about(weighed(Dimension.URGENCY, None)) == []
    assert about(weighed(Dimension.SAFETY, 4)) == []
    assert about(weighed(Dimension.MOTIVATION, 4)) == []
    assert about(replace(weighed(Dimension.URGENCY, 3), weighed_on=None)) == []


def test_of_noor_her_body_and_her_two_homes_have_no_goal_and_her_needs_are_about_them():
    assert about(*noor_parts(Need)) == []
    assert about(*noor_parts()) == [LifeDomain.BODY_SENSES, LifeDomain.HOME]


def noor_parts(*more):
    kinds = (BroadViewEntry, Goal, Intervention, Weighing, *more)
    return [record for kind in kinds for record in noor().of(kind)]
