"""Needs and goals of a request: one of each that serves a reader is enough, being there is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.records.goal import Goal, GoalId, GoalState
from ib_desk.domain.records.need import Need, NeedOf
from ib_desk.domain.records.record import Record
from ib_desk.domain.request.request_points import Check, Point, PointState
from tests.domain.looked_through import only
from tests.domain.made_files import FILE, REQUEST, TODAY, made

MISSING, WEAK, OK = PointState.MISSING, PointState.WEAK, PointState.OK
NEED = Need(file_id=FILE.id, whose=NeedOf.PUPIL, sentence="instructie die kort is")
GOAL = Goal(
    file_id=FILE.id,
    aim="Leest woorden van drie letters.",
    measure="woorden goed",
    baseline=Decimal(0),
    target=Decimal(8),
    ends_on=TODAY + timedelta(days=60),
)
NOT_BEGUN = Goal(file_id=FILE.id, aim="Hoort erbij.")


def looked(check: Check, *records: Record) -> Point:
    return only(check, made(REQUEST, *records), least=3 if check is Check.NEEDS else 0)


def saw(check: Check, *records: Record) -> tuple[Any, ...]:
    """(state, facts, field, id of the record that it leads to)."""
    point = looked(check, *records)
    return point.state, point.facts, point.place.field, point.place.record_id


def lacking(*names: str) -> tuple[Fact, ...]:
    return tuple(Fact(kind=FactKind.LACKS, field=name) for name in names)


class TestNeeds:
    def test_nothing_leads_to_a_new_sentence(self):
        point = looked(Check.NEEDS)
        assert (point.state, point.place.record, point.place.field) == (MISSING, Need, "sentence")

    @pytest.mark.parametrize(
        "values",
        [{"sentence": " "}, {"met_on": TODAY}, {"whose": NeedOf.TEACHER}],
        ids=["nothing was said", "it is over", "it is the teacher's"],
    )
    def test_what_says_nothing_of_this_pupil_now_does_not_count(self, values):
        assert looked(Check.NEEDS, replace(NEED, **values)).state is MISSING

    def test_one_sentence_is_enough_also_beside_a_word(self):
        word = replace(NEED, id=uuid4(), sentence="rust")
        fact = Fact(kind=FactKind.HELP_SENTENCES, number=1)
        assert saw(Check.NEEDS, word, NEED) == (OK, (fact,), "sentence", NEED.id)

    def test_words_alone_are_no_sentence(self):
        word = replace(NEED, id=uuid4(), sentence="rust")
        longer = replace(NEED, sentence="meer rust")
        short = Fact(kind=FactKind.TOO_SHORT, number=2)
        assert saw(Check.NEEDS, word, longer) == (WEAK, (short,), "sentence", NEED.id)


class TestGoals:
    def test_nothing_leads_to_a_new_goal(self):
        point = looked(Check.GOALS, replace(GOAL, aim=" "))
        assert (point.state, point.place.record, point.place.field) == (MISSING, Goal, "aim")

    @pytest.mark.parametrize("state", [s for s in GoalState if s is not GoalState.ACTIVE])
    def test_what_is_not_worked_on_is_not_what_help_is_asked_for(self, state):
        assert looked(Check.GOALS, replace(GOAL, state=state)).state is MISSING

    @pytest.mark.parametrize(
        ("values", "lacks"),
        [
            ({"measure": ""}, ("measure",)),
            ({"measure": " "}, ("measure",)),
            ({"baseline": None}, ("baseline",)),
            ({"target": None, "ends_on": None}, ("target", "ends_on")),
        ],
    )
    def test_what_nobody_can_see_the_end_of_is_weak_and_leads_to_what_lacks(self, values, lacks):
        goal = replace(GOAL, **values)
        assert saw(Check.GOALS, goal) == (WEAK, lacking(*lacks), lacks[0], GOAL.id)

    def test_of_more_the_one_that_lacks_least_is_asked(self):
        nearly = replace(GOAL, target=None)
        assert saw(Check.GOALS, NOT_BEGUN, nearly) == (WEAK, lacking("target"), "target", GOAL.id)

    def test_one_that_can_be_measured_is_enough_and_zero_is_a_beginning(self):
        fact = Fact(kind=FactKind.MEASURABLE, number=1, of=2)
        assert saw(Check.GOALS, NOT_BEGUN, GOAL) == (OK, (fact,), "target", GOAL.id)

    def test_whose_day_passed_has_to_be_looked_back_on_first(self):
        yesterday = TODAY - timedelta(days=1)
        late = replace(GOAL, ends_on=yesterday)
        fact = Fact(kind=FactKind.PASSED, on=yesterday)
        assert saw(Check.GOALS, late) == (WEAK, (fact,), "ends_on", GOAL.id)
        later = replace(GOAL, id=GoalId(uuid4()), ends_on=date(2027, 7, 1))
        assert looked(Check.GOALS, late, later).state is OK
