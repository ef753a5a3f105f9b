"""The table of matched care: the shipped one says what was agreed, none can contradict itself."""

from __future__ import annotations

from itertools import product

import pytest

from ib_desk.domain.care.matched_care_rule import (
    Case,
    Condition,
    LevelRange,
    MatchedCareRule,
)
from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.records.weighing import CONTEXT, PRIMARY, Dimension, DimensionGroup
from tests.domain.weighings import SHIPPED_RULE

ALWAYS = Case(name="rest", levels=LevelRange(low=1, high=2, default=1))
ANY_HIGH = ((Condition(group=DimensionGroup.PRIMARY, at_least=3),),)


def by_the_book(scores: dict[Dimension, int]) -> LevelRange:
    """The shipped table, written down a second time and in another way."""
    primary = sorted((scores[d] for d in PRIMARY), reverse=True)
    tried = scores[Dimension.EARLIER_EFFORT] >= 3
    hindered = sum(scores[d] >= 3 for d in CONTEXT if d is not Dimension.EARLIER_EFFORT) >= 2
    if scores[Dimension.SAFETY] == 4:
        return LevelRange(low=4, high=5, default=4)
    if primary[1] == 4:
        return LevelRange(low=4, high=5, default=5)
    if primary[0] == 4 or primary[1] == 3:
        return LevelRange(low=4, high=5, default=4)
    if primary[0] == 3:
        return LevelRange(low=3, high=5 if tried else 4, default=3)
    if primary[0] == 2:
        return LevelRange(low=2, high=3, default=3 if hindered else 2)
    return LevelRange(low=1, high=2, default=2 if hindered else 1)


CONTEXTS = ((0, 0, 0, 0), (3, 0, 0, 0), (2, 4, 2, 2), (0, 3, 0, 3), (4, 0, 0, 3), (3, 3, 3, 0))


def test_every_weighing_gets_what_was_agreed():
    for primary, context in product(product(range(5), repeat=5), CONTEXTS):
        found = dict(zip(Dimension, (*primary, *context), strict=True))
        case = SHIPPED_RULE.first_fit(found)
        assert case.levels_for(found) == by_the_book(found), found


def test_failure_of_earlier_help_widens_what_fits_and_never_lifts_the_proposal():
    for primary in product(range(5), repeat=5):
        calm = dict(zip(Dimension, (*primary, 0, 0, 0, 0), strict=True))
        failed = calm | {Dimension.EARLIER_EFFORT: 4}
        before, after = (SHIPPED_RULE.first_fit(s).levels_for(s) for s in (calm, failed))
        assert before is not None
        assert after is not None
        assert (after.low, after.default) == (before.low, before.default)
        assert after.high >= before.high


def test_every_row_of_the_shipped_table_is_used():
    unknown = dict.fromkeys(Dimension)
    used = {SHIPPED_RULE.first_fit(unknown).name}
    for primary in product(range(5), repeat=5):
        scores = dict(zip(Dimension, (*primary, 0, 0, 0, 0), strict=True))
        used.add(SHIPPED_RULE.first_fit(scores).name)
    assert used == {case.name for case in SHIPPED_RULE.cases}


def test_a_condition_counts_the_dimensions_of_its_group_only():
    two = Condition(group=DimensionGroup.CONTEXT, count=2, at_least=3)
    scores = dict.fromkeys(Dimension, 4) | dict.fromkeys(CONTEXT, 0)
    assert not two.holds(scores)
    assert not two.holds(scores | {CONTEXT[0]: 3})
    assert two.holds(scores | {CONTEXT[0]: 3, CONTEXT[3]: 4})
    assert two.met_by(scores | {CONTEXT[3]: 4}) == (CONTEXT[3],)


def test_a_dimension_that_is_left_out_does_not_count_for_its_group():
    two = Condition(
        group=DimensionGroup.CONTEXT, apart_from=Dimension.EARLIER_EFFORT, count=2, at_least=3
    )
    scores = dict.fromkeys(Dimension, 0) | {Dimension.EARLIER_EFFORT: 4, CONTEXT[1]: 3}
    assert not two.holds(scores)
    assert two.holds(scores | {CONTEXT[3]: 3})


def test_an_unknown_score_reaches_no_height_and_a_known_one_is_not_unknown():
    reaches = Condition(dimension=Dimension.SAFETY, at_least=1)
    unknown = Condition(dimension=Dimension.SAFETY, unknown=True)
    for score, is_reached, is_unknown in ((None, False, True), (0, False, False), (1, True, False)):
        scores = dict.fromkeys(Dimension, 0) | {Dimension.SAFETY: score}
        assert reaches.holds(scores) is is_reached
        assert unknown.holds(scores) is is_unknown


@pytest.mark.parametrize(
    ("fields", "key", "problem"),
    [
        ({"at_least": 3}, "group", DataProblem.CONTRADICTION),
        (
            {"group": DimensionGroup.PRIMARY, "dimension": Dimension.SAFETY, "at_least": 3},
            "group",
            DataProblem.CONTRADICTION,
        ),
        ({"group": DimensionGroup.PRIMARY}, "at_least", DataProblem.CONTRADICTION),
        (
            {"group": DimensionGroup.PRIMARY, "at_least": 2, "unknown": True},
            "at_least",
            DataProblem.CONTRADICTION,
        ),
        ({"dimension": Dimension.SAFETY, "at_least": 0}, "at_least", DataProblem.OUT_OF_RANGE),
        ({"dimension": Dimension.SAFETY, "at_least": 5}, "at_least", DataProblem.OUT_OF_RANGE),
        (
            {"group": DimensionGroup.PRIMARY, "count": 0, "at_least": 2},
            "count",
            DataProblem.OUT_OF_RANGE,
        ),
        (
            {"group": DimensionGroup.PRIMARY, "count": 6, "at_least": 2},
            "count",
            DataProblem.OUT_OF_RANGE,
        ),
        (
            {"group": DimensionGroup.CONTEXT, "count": 5, "at_least": 2},
            "count",
            DataProblem.OUT_OF_RANGE,
        ),
        (
            {"group": DimensionGroup.PRIMARY, "apart_from": CONTEXT[0], "at_least": 2},
            "apart_from",
            DataProblem.CONTRADICTION,
        ),
        (
            {"dimension": Dimension.SAFETY, "apart_from": Dimension.SAFETY, "at_least": 2},
            "apart_from",
            DataProblem.CONTRADICTION,
        ),
        (
            {"group": DimensionGroup.CONTEXT, "apart_from": CONTEXT[0], "count": 4, "at_least": 2},
            "count",
            DataProblem.OUT_OF_RANGE,
        ),
        (
            {"dimension": Dimension.SAFETY, "count": 2, "at_least": 2},
            "count",
            DataProblem.OUT_OF_RANGE,
        ),
    ],
)
def test_a_condition_that_nothing_can_meet_is_refused(fields, key, problem):
    with pytest.raises(UnfitValue) as caught:
        Condition(**fields)
    assert (caught.value.key, caught.value.problem) == (key, problem)


def test_the_widest_conditions_are_allowed():
    assert Condition(group=DimensionGroup.PRIMARY, count=5, at_least=4).looks_at == PRIMARY
    assert Condition(group=DimensionGroup.CONTEXT, count=4, at_least=1).looks_at == CONTEXT


@pytest.mark.parametrize(
    ("low", "high", "default", "key", "problem"),
    [
        (0, 2, 1, "low", DataProblem.OUT_OF_RANGE),
        (4, 6, 5, "high", DataProblem.OUT_OF_RANGE),
        (1, 2, 9, "default", DataProblem.OUT_OF_RANGE),
        (2, 3, 1, "default", DataProblem.CONTRADICTION),
        (2, 3, 4, "default", DataProblem.CONTRADICTION),
    ],
)
def test_levels_lie_on_the_scale_and_the_default_between_them(low, high, default, key, problem):
    with pytest.raises(UnfitValue) as caught:
        LevelRange(low=low, high=high, default=default)
    assert (caught.value.key, caught.value.problem) == (key, problem)


RAISE = (Condition(dimension=Dimension.EARLIER_EFFORT, at_least=3),)
UNKNOWN = Condition(dimension=Dimension.SAFETY, unknown=True)
TWO_OR_THREE = LevelRange(low=2, high=3, default=2)


@pytest.mark.parametrize(
    ("fields", "key", "problem"),
    [
        ({"levels": TWO_OR_THREE, "raised": 3}, "raised", DataProblem.CONTRADICTION),
        ({"levels": TWO_OR_THREE, "raised_when": RAISE}, "raised", DataProblem.CONTRADICTION),
        (
            {"levels": TWO_OR_THREE, "raised": 2, "raised_when": RAISE},
            "raised",
            DataProblem.CONTRADICTION,
        ),
        (
            {"levels": TWO_OR_THREE, "raised": 4, "raised_when": RAISE},
            "raised",
            DataProblem.CONTRADICTION,
        ),
        ({"raised": 3, "raised_when": RAISE}, "raised", DataProblem.CONTRADICTION),
        ({"levels": TWO_OR_THREE, "widened": 4}, "widened", DataProblem.CONTRADICTION),
        ({"levels": TWO_OR_THREE, "widened_when": RAISE}, "widened", DataProblem.CONTRADICTION),
        (
            {"levels": TWO_OR_THREE, "widened": 3, "widened_when": RAISE},
            "widened",
            DataProblem.CONTRADICTION,
        ),
        (
            {"levels": TWO_OR_THREE, "widened": 6, "widened_when": RAISE},
            "widened",
            DataProblem.CONTRADICTION,
        ),
        ({"widened": 4, "widened_when": RAISE}, "widened", DataProblem.CONTRADICTION),
        (
            {"levels": TWO_OR_THREE, "widened": 4, "widened_when": (UNKNOWN,)},
            "widened_when",
            DataProblem.CONTRADICTION,
        ),
        ({"levels": TWO_OR_THREE, "when": ((),)}, "when.0", DataProblem.EMPTY),
        ({"when": ((UNKNOWN,), *ANY_HIGH)}, "when.1", DataProblem.CONTRADICTION),
        ({"levels": TWO_OR_THREE, "when": ((UNKNOWN,),)}, "when.0", DataProblem.CONTRADICTION),
        (
            {"levels": TWO_OR_THREE, "when": ((*ANY_HIGH[0], UNKNOWN),)},
            "when.0",
            DataProblem.CONTRADICTION,
        ),
        (
            {"levels": TWO_OR_THREE, "raised": 3, "raised_when": (UNKNOWN,)},
            "raised_when",
            DataProblem.CONTRADICTION,
        ),
    ],
)
def test_a_row_that_contradicts_itself_is_refused(fields, key, problem):
    with pytest.raises(UnfitValue) as caught:
        Case(name="row", **fields)
    assert (caught.value.key, caught.value.problem) == (key, problem)


def test_a_row_may_raise_up_to_the_top_of_its_range():
    case = Case(name="r", levels=LevelRange(low=2, high=4, default=2), raised=4, raised_when=RAISE)
    calm = dict.fromkeys(Dimension, 0)
    assert case.levels_for(calm) == LevelRange(low=2, high=4, default=2)
    tried = calm | {Dimension.EARLIER_EFFORT: 3}
    assert case.levels_for(tried) == LevelRange(low=2, high=4, default=4)


def test_a_row_may_widen_up_to_the_top_of_the_scale_and_keeps_its_default():
    case = Case(name="w", levels=TWO_OR_THREE, widened=5, widened_when=RAISE)
    calm = dict.fromkeys(Dimension, 0)
    assert case.levels_for(calm) == TWO_OR_THREE
    tried = calm | {Dimension.EARLIER_EFFORT: 3}
    assert case.levels_for(tried) == LevelRange(low=2, high=5, default=2)


@pytest.mark.parametrize(
    ("cases", "key", "problem"),
    [
        ((), "cases", DataProblem.EMPTY),
        ((ALWAYS, ALWAYS), "cases.0.when", DataProblem.CONTRADICTION),
        (
            (Case(name="high", when=ANY_HIGH, levels=LevelRange(low=3, high=4, default=3)),),
            "cases.0.when",
            DataProblem.CONTRADICTION,
        ),
        (
            (Case(name="rest", when=ANY_HIGH, levels=LevelRange(low=3, high=4, default=3)), ALWAYS),
            "cases.1.name",
            DataProblem.DOUBLE,
        ),
        ((Case(name="none"),), "cases.0.levels", DataProblem.MISSING),
    ],
)
def test_a_table_that_leaves_a_weighing_without_a_row_is_refused(cases, key, problem):
    with pytest.raises(UnfitValue) as caught:
        MatchedCareRule(version=1, cases=cases)
    assert (caught.value.key, caught.value.problem) == (key, problem)


def test_the_first_row_that_fits_counts():
    heavy = Case(name="heavy", when=ANY_HIGH, levels=LevelRange(low=4, high=5, default=4))
    later = Case(name="later", when=ANY_HIGH, levels=LevelRange(low=3, high=4, default=3))
    rule = MatchedCareRule(version=1, cases=(heavy, later, ALWAYS))
    calm = dict.fromkeys(Dimension, 0)
    assert rule.first_fit(calm) is ALWAYS
    assert rule.first_fit(calm | {Dimension.IMPACT: 3}) is heavy
