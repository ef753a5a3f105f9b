"""What was done before for a like goal, and what it brought; nobody is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ib_desk.domain.care.earlier_help import PeopleNamed, are_alike, helped_before
from ib_desk.domain.records.broad_view import LifeDomain
from ib_desk.domain.records.following import with_value
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.domain.records.support_file import SupportFileId
from tests.builders import FILE, known_id

ELSEWHERE = SupportFileId(known_id("another file"))
GOAL = Goal(file_id=FILE, aim="Noor is elke dag op school.", domain=LifeDomain.PRESENCE)
OTHER = Goal(file_id=ELSEWHERE, aim="Daan komt weer.", domain=LifeDomain.PRESENCE)
NAMED = PeopleNamed(given=frozenset({"daan", "karin"}), others=frozenset({"visser", "klein"}))
DONE = Intervention(
    file_id=ELSEWHERE,
    goal_id=OTHER.id,
    title="Rustige start",
    by_whom="Karin",
    frequency="elke dag",
    effect=Effect.BETTER,
    effect_note="Daan kwam vaker.",
)


def found(*done, goals=(GOAL, OTHER)):
    return helped_before(GOAL, goals, done, NAMED)


def test_two_goals_are_alike_by_their_domain_or_by_a_word_that_says_something():
    assert are_alike(GOAL, OTHER)
    reading = replace(OTHER, domain=LifeDomain.LEARNING, aim="Bilal leest op school.")
    assert are_alike(GOAL, reading)
    assert not are_alike(GOAL, replace(reading, aim="Bilal leest."))
    assert not are_alike(replace(GOAL, domain=None), replace(OTHER, domain=None))


def test_what_helped_is_told_with_each_effect_and_once():
    again = replace(DONE, title="rustige START", effect=Effect.NONE)
    worse = replace(DONE, title="Strenger zijn", effect=Effect.WORSE)
    assert [(one.help.title, one.effects) for one in found(worse, DONE, again)] == [
        ("rustige START", (Effect.BETTER, Effect.NONE)),
        ("Strenger zijn", (Effect.WORSE,)),
    ]


def test_what_has_no_effect_yet_or_another_goal_is_not_told():
    assert found(replace(DONE, effect=None)) == ()
    assert found(replace(DONE, goal_id=None)) == ()
    assert found(replace(DONE, title=" ")) == ()
    own = replace(OTHER, file_id=FILE)
    assert found(DONE, goals=(GOAL, own)) == ()


def test_a_title_that_may_name_somebody_is_not_told():
    assert found(replace(DONE, title="Wandelen met Daan")) == ()
    assert found(replace(DONE, title="Karin helpt")) == ()
    assert found(replace(DONE, title="Gesprek met mevrouw Visser")) == ()
    assert len(found(replace(DONE, title="Klein groepje"))) == 1
    assert len(found(replace(DONE, title="Een klein groepje"))) == 1


def test_at_most_five_are_told():
    many = [replace(DONE, title=f"Aanpak {letter}") for letter in "abcdefg"]
    assert len(found(*many)) == 5


def test_what_is_taken_over_says_how_and_neither_who_nor_what_it_brought():
    taken = DONE.taken_over(FILE, GOAL.id)
    assert (taken.title, taken.frequency, taken.to_adapt) == ("Rustige start", "elke dag", True)
    assert (taken.by_whom, taken.effect, taken.effect_note) == ("", None, "")
    assert (taken.file_id, taken.goal_id) == (FILE, GOAL.id)
    assert taken.id != DONE.id


def test_it_is_to_be_adapted_until_somebody_says_how_it_is_for_this_child():
    taken = DONE.taken_over(FILE, GOAL.id)
    today = date(2026, 11, 30)
    dated = with_value(taken, "starts_on", today, today)
    assert isinstance(dated, Intervention)
    assert dated.to_adapt
    adapted = with_value(taken, "by_whom", "Tim", today)
    assert isinstance(adapted, Intervention)
    assert not adapted.to_adapt
