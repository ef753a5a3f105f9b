"""The proposal of matched care: what it says, what it waits for, and why."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from ib_desk.domain.care.matched_care import (
    Proposal,
    ProposalState,
    Reason,
    ReasonCode,
    deviates,
    propose,
)
from ib_desk.domain.care.matched_care_rule import (
    Case,
    Condition,
    LevelRange,
    MatchedCareRule,
)
from ib_desk.domain.records.weighing import CONTEXT, PRIMARY, Dimension, DimensionGroup
from tests.domain.weighings import FIRST_OF_NOOR, SECOND_OF_NOOR, SHIPPED_RULE, weighing

NINE = st.lists(st.integers(0, 4), min_size=9, max_size=9)
ORDER = list(Dimension)


def proposal(*scores: int | None) -> Proposal:
    return propose(weighing(*scores), SHIPPED_RULE)


def levels(*scores: int | None) -> LevelRange:
    found = proposal(*scores)
    assert found.levels is not None
    return found.levels


def span(low: int, high: int, default: int) -> LevelRange:
    return LevelRange(low=low, high=high, default=default)


def with_score(
    scores: Sequence[int | None], dimension: Dimension, score: int | None
) -> list[int | None]:
    return [score if d is dimension else s for d, s in zip(ORDER, scores, strict=True)]


# The two weighings of Noor, in the example vault


def test_the_first_weighing_of_noor_gives_level_three():
    found = proposal(*FIRST_OF_NOOR)
    assert (found.state, found.levels) == (ProposalState.READY, span(3, 4, 3))
    assert found.reasons == (
        Reason(
            code=ReasonCode.BECAUSE,
            condition=Condition(group=DimensionGroup.PRIMARY, at_least=3),
            scores=((Dimension.SEVERITY, 3),),
        ),
        Reason(
            code=ReasonCode.NOT_HIGHER,
            condition=Condition(group=DimensionGroup.PRIMARY, count=2, at_least=3),
            scores=((Dimension.SEVERITY, 3),),
        ),
    )
    assert found.led_by == (Dimension.SEVERITY,)


def test_the_second_weighing_of_noor_gives_level_four():
    found = proposal(*SECOND_OF_NOOR)
    assert (found.state, found.levels) == (ProposalState.READY, span(4, 5, 4))
    assert found.reasons == (
        Reason(
            code=ReasonCode.BECAUSE,
            condition=Condition(group=DimensionGroup.PRIMARY, count=2, at_least=3),
            scores=((Dimension.SEVERITY, 3), (Dimension.URGENCY, 3)),
        ),
        Reason(
            code=ReasonCode.NOT_HIGHER,
            condition=Condition(group=DimensionGroup.PRIMARY, count=2, at_least=4),
            scores=(),
        ),
    )
    assert found.led_by == (Dimension.SEVERITY, Dimension.URGENCY)


# Properties


@given(NINE)
def test_the_default_lies_in_the_range_and_nothing_is_left_open(scores):
    found = proposal(*scores)
    assert found.state is ProposalState.READY
    assert found.levels is not None
    assert found.levels.low <= found.levels.default <= found.levels.high
    widened = found.levels == span(3, 5, 3)
    assert found.levels.high - found.levels.low == (2 if widened else 1)
    assert (found.questions_open, found.find_out, found.hangs_on) == ((), (), ())


@given(NINE, st.sampled_from(ORDER))
def test_a_higher_score_never_gives_a_lower_range(scores, dimension):
    raised = with_score(scores, dimension, 4)
    before, after = levels(*scores), levels(*raised)
    assert after.low >= before.low
    assert after.high >= before.high


@given(NINE, st.sampled_from(ORDER), st.integers(0, 4))
@example([4, 4, 3, 0, 0, 0, 0, 0, 0], Dimension.SAFETY, 3)
def test_a_higher_score_never_gives_a_lower_default(scores, dimension, score):
    """All else equal; acute danger is the exception, see the next test."""
    assume(score >= scores[ORDER.index(dimension)])
    assume((dimension, score) != (Dimension.SAFETY, 4))
    assert levels(*with_score(scores, dimension, score)).default >= levels(*scores).default


def test_acute_danger_gives_four_also_where_the_other_scores_give_five():
    """As the table has it: the stop screen comes before any weighing of more."""
    assert levels(4, 4, 3, 0, 0, 0, 0, 0, 0) == span(4, 5, 5)
    assert levels(4, 4, 4, 0, 0, 0, 0, 0, 0) == span(4, 5, 4)


@given(NINE, st.sampled_from(PRIMARY))
def test_one_unknown_primary_spans_what_it_could_be(scores, dimension):
    assume(dimension is not Dimension.SAFETY)
    low = levels(*with_score(scores, dimension, 0))
    high = levels(*with_score(scores, dimension, 4))
    found = proposal(*with_score(scores, dimension, None))
    assert found.levels == span(low.low, high.high, low.default)
    assert found.find_out == (dimension,)
    assert found.hangs_on == (() if low == high else (dimension,))
    assert found.state is ProposalState.READY


@given(NINE, st.sampled_from(CONTEXT))
def test_an_unknown_context_dimension_lifts_nothing_and_is_named_when_it_matters(scores, dimension):
    low = levels(*with_score(scores, dimension, 0))
    high = levels(*with_score(scores, dimension, 4))
    found = proposal(*with_score(scores, dimension, None))
    assert found.levels == span(low.low, high.high, low.default)
    assert found.find_out == (dimension,)
    assert found.hangs_on == (() if low == high else (dimension,))


@given(NINE, st.sets(st.sampled_from(PRIMARY), min_size=2))
def test_two_unknown_primaries_give_no_proposal(scores, unknown):
    assume(scores[ORDER.index(Dimension.SAFETY)] != 4 or Dimension.SAFETY in unknown)
    mixed = [None if d in unknown else s for d, s in zip(ORDER, scores, strict=True)]
    found = proposal(*mixed)
    assert found.state is ProposalState.TOO_LITTLE_KNOWN
    assert found.levels is None
    assert set(found.find_out) == unknown


@given(NINE)
def test_unknown_safety_alone_gives_no_proposal(scores):
    found = proposal(*with_score(scores, Dimension.SAFETY, None))
    assert found.state is ProposalState.TOO_LITTLE_KNOWN
    assert found.case == "te weinig bekend"
    assert found.led_by == (Dimension.SAFETY,)
    assert not found.stop_screen


@given(NINE, st.sets(st.sampled_from(ORDER)))
def test_acute_danger_stops_at_once_whatever_else_is_unknown(scores, unknown):
    mixed = [None if d in unknown else s for d, s in zip(ORDER, scores, strict=True)]
    found = proposal(*with_score(mixed, Dimension.SAFETY, 4))
    assert found.stop_screen
    assert found.levels == span(4, 5, 4)
    assert found.hangs_on == ()
    assert found.led_by == (Dimension.SAFETY,)


@given(NINE)
def test_only_acute_danger_brings_the_stop_screen(scores):
    assert proposal(*scores).stop_screen is (scores[ORDER.index(Dimension.SAFETY)] == 4)


# What the proposal waits for


@given(NINE, st.integers(0, 8))
def test_open_questions_are_counted_and_come_before_a_proposal(scores, answered):
    assume(answered < 3 or scores[2] != 4)
    found = proposal(*scores[:answered])
    assert found.state is ProposalState.OPEN_QUESTIONS
    assert found.questions_open == tuple(ORDER[answered:])
    assert (found.levels, found.reasons, found.stop_screen) == (None, (), False)


def test_an_open_question_is_not_a_dont_know():
    found = proposal(2, None, 0)
    assert found.state is ProposalState.OPEN_QUESTIONS
    assert found.find_out == (Dimension.SEVERITY,)
    assert found.questions_open == tuple(ORDER[3:])


def test_acute_danger_does_not_wait_for_the_open_questions():
    found = proposal(None, 1, 4)
    assert found.state is ProposalState.READY
    assert found.stop_screen
    assert found.questions_open == tuple(ORDER[3:])
    assert found.find_out == (Dimension.IMPACT,)


# Reasons


def reason_codes(*scores: int | None) -> list[ReasonCode]:
    return [reason.code for reason in proposal(*scores).reasons]


def test_without_any_care_the_reason_names_the_five_primaries():
    found = proposal(1, 0, 1, 0, 0, 0, 3, 0, 0)
    assert found.levels == span(1, 2, 1)
    assert found.reasons[0] == Reason(
        code=ReasonCode.NOTHING_HIGHER,
        scores=tuple(zip(PRIMARY, (1, 0, 1, 0, 0), strict=True)),
    )
    assert found.reasons[1] == Reason(
        code=ReasonCode.NOT_HIGHER,
        condition=Condition(
            group=DimensionGroup.CONTEXT,
            apart_from=Dimension.EARLIER_EFFORT,
            count=2,
            at_least=3,
        ),
        scores=((Dimension.TEACHER_CAPACITY, 3),),
    )
    assert len(found.reasons) == 2


def test_what_raised_the_default_is_named_apart():
    found = proposal(2, 1, 0, 0, 0, 0, 4, 3, 0)
    assert found.levels == span(2, 3, 3)
    assert [reason.code for reason in found.reasons] == [ReasonCode.BECAUSE, ReasonCode.RAISED]
    assert found.reasons[1].scores == (
        (Dimension.TEACHER_CAPACITY, 4),
        (Dimension.FAMILY_CAPACITY, 3),
    )
    assert found.led_by == (
        Dimension.IMPACT,
        Dimension.TEACHER_CAPACITY,
        Dimension.FAMILY_CAPACITY,
    )


def test_what_widened_the_range_is_named_apart_and_the_default_stays():
    found = proposal(3, 0, 0, 0, 0, 3, 0, 0, 0)
    assert found.levels == span(3, 5, 3)
    codes = [ReasonCode.BECAUSE, ReasonCode.WIDENED, ReasonCode.NOT_HIGHER]
    assert [reason.code for reason in found.reasons] == codes
    assert found.reasons[1].scores == ((Dimension.EARLIER_EFFORT, 3),)
    assert found.led_by == (Dimension.IMPACT, Dimension.EARLIER_EFFORT)


def test_the_nearest_way_up_says_why_it_is_not_higher():
    one_four_one_three = proposal(4, 3, 0, 0, 0, 0, 0, 0, 0)
    assert one_four_one_three.reasons[-1] == Reason(
        code=ReasonCode.NOT_HIGHER,
        condition=Condition(group=DimensionGroup.PRIMARY, count=2, at_least=4),
        scores=((Dimension.IMPACT, 4),),
    )
    two_threes_without_effort = proposal(3, 3, 0, 0, 0, 0, 0, 0, 0)
    assert [r.condition for r in two_threes_without_effort.reasons if r.condition][1:] == [
        Condition(group=DimensionGroup.PRIMARY, count=2, at_least=4),
    ]
    one_four_with_effort = proposal(4, 0, 0, 0, 0, 3, 0, 0, 0)
    assert one_four_with_effort.reasons[-1].scores == ((Dimension.IMPACT, 4),)


def test_a_proposal_at_the_top_of_its_range_needs_no_reason_why_not_higher():
    assert reason_codes(4, 4, 0, 0, 0, 0, 0, 0, 0) == [ReasonCode.BECAUSE]
    assert reason_codes(2, 0, 0, 0, 0, 0, 3, 3, 0) == [ReasonCode.BECAUSE, ReasonCode.RAISED]


def test_acute_danger_is_its_own_reason():
    assert reason_codes(0, 0, 4, 0, 0, 0, 0, 0, 0) == [ReasonCode.BECAUSE]


def test_too_little_known_names_what_is_unknown():
    found = proposal(None, 2, 1, None, 0, None, 0, 0, 0)
    assert found.reasons == (
        Reason(
            code=ReasonCode.BECAUSE,
            condition=Condition(group=DimensionGroup.PRIMARY, count=2, unknown=True),
            scores=((Dimension.IMPACT, None), (Dimension.COMPLEXITY, None)),
        ),
    )
    assert found.find_out == (Dimension.IMPACT, Dimension.COMPLEXITY, Dimension.EARLIER_EFFORT)


def test_two_unknowns_that_matter_only_together_are_both_named():
    # One context dimension at 3: a second one would raise the default, whichever it is.
    found = proposal(2, 0, 0, 0, 0, None, None, None, 0)
    assert found.hangs_on == (Dimension.TEACHER_CAPACITY, Dimension.FAMILY_CAPACITY)
    assert found.levels == span(2, 3, 2)


def test_an_unknown_that_cannot_matter_is_not_named():
    # One more context dimension could not raise anything, and severity decides without it.
    found = proposal(2, None, 0, 2, 2, 2, 2, 1, None)
    assert found.find_out == (Dimension.SEVERITY, Dimension.MOTIVATION)
    assert found.hangs_on == (Dimension.SEVERITY,)


def test_unknowns_are_worked_out_from_the_very_lowest_score():
    def at_least_one(dimension: Dimension) -> Case:
        only = Condition(dimension=dimension, at_least=1)
        return Case(name=dimension.value, when=((only,),), levels=span(2, 2, 2))

    rule = MatchedCareRule(
        version=1,
        cases=(
            at_least_one(Dimension.MOTIVATION),
            at_least_one(Dimension.FAMILY_CAPACITY),
            Case(name="rest", levels=span(1, 1, 1)),
        ),
    )
    found = propose(weighing(*[0] * 7, None, None), rule)
    assert found.levels == span(1, 2, 1)
    assert found.hangs_on == (Dimension.FAMILY_CAPACITY, Dimension.MOTIVATION)


def test_an_own_table_may_raise_on_any_unknown_and_the_range_spans_it():
    rule = MatchedCareRule(
        version=7,
        cases=(
            Case(
                name="stuck",
                when=((Condition(dimension=Dimension.MOTIVATION, at_least=4),),),
                levels=span(2, 5, 3),
            ),
            Case(name="rest", levels=span(1, 1, 1)),
        ),
    )
    found = propose(weighing(*[0] * 8, None), rule)
    assert (found.case, found.levels) == ("rest", span(1, 5, 1))
    assert found.hangs_on == (Dimension.MOTIVATION,)
    assert [reason.code for reason in found.reasons] == [ReasonCode.NOTHING_HIGHER]


# The choice of a person


def test_the_proposed_level_is_no_other():
    chosen = weighing(*SECOND_OF_NOOR, chosen_level=4)
    assert not deviates(chosen, propose(chosen, SHIPPED_RULE))


@pytest.mark.parametrize("level", [3, 5])
def test_another_level_deviates_within_the_range_too(level):
    chosen = weighing(*SECOND_OF_NOOR, chosen_level=level)
    assert deviates(chosen, propose(chosen, SHIPPED_RULE))


def test_a_choice_without_a_proposal_deviates_from_nothing():
    chosen = weighing(2, chosen_level=2)
    assert not deviates(chosen, propose(chosen, SHIPPED_RULE))


def test_without_a_choice_nothing_deviates():
    undecided = weighing(*FIRST_OF_NOOR)
    assert not deviates(undecided, propose(undecided, SHIPPED_RULE))
