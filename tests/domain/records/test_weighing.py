from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.weighing import CONTEXT, PRIMARY, Dimension, DimensionScore, Weighing
from tests.samples import sample

SAFE = DimensionScore(dimension=Dimension.SAFETY, score=0)
UNKNOWN = DimensionScore(dimension=Dimension.MOTIVATION, score=None, note="nog vragen")
WEIGHING = Weighing(file_id=sample(SupportFile).id, scores=(UNKNOWN, SAFE))


def test_a_dimension_is_primary_or_context_and_never_both():
    assert set(PRIMARY) | set(CONTEXT) == set(Dimension)
    assert len(PRIMARY) + len(CONTEXT) == len(Dimension) == 9


def test_zero_and_not_knowing_and_not_having_looked_are_three_things():
    assert WEIGHING.score(Dimension.SAFETY) == 0
    assert WEIGHING.score(Dimension.MOTIVATION) is None
    assert WEIGHING.score(Dimension.IMPACT) is None
    assert WEIGHING.entry(Dimension.SAFETY) == SAFE
    assert WEIGHING.entry(Dimension.MOTIVATION) == UNKNOWN
    assert WEIGHING.entry(Dimension.IMPACT) is None


def test_open_dimensions_are_those_that_nobody_looked_at_in_the_order_of_the_form():
    looked_at = {Dimension.SAFETY, Dimension.MOTIVATION}

    assert WEIGHING.open_dimensions == tuple(d for d in Dimension if d not in looked_at)


@pytest.mark.parametrize(
    ("level", "asked"),
    [
        (None, ("why_not_lighter", "why_not_heavier")),
        (1, ("why_not_heavier",)),
        (3, ("why_not_lighter", "why_not_heavier")),
        (5, ("why_not_lighter",)),
    ],
)
def test_an_end_of_the_scale_has_nothing_beyond_it_to_speak_of(level, asked):
    assert replace(WEIGHING, chosen_level=level).why_not_fields == asked


@pytest.mark.parametrize(
    ("level", "said"), [(None, "te licht"), (1, ""), (3, "te licht"), (5, "te licht")]
)
def test_what_was_typed_before_the_level_went_to_an_end_counts_no_more(level, said):
    weighing = replace(WEIGHING, chosen_level=level, why_not_lighter="te licht")
    assert weighing.why_not("why_not_lighter") == said


def test_weighing_again_keeps_the_wishes_and_has_nothing_chosen():
    last = Weighing(
        file_id=sample(SupportFile).id,
        weighed_on=date(2026, 3, 24),
        present="Esther",
        scores=(SAFE,),
        wish_pupil="Hier blijven.",
        wish_parents="Snel beginnen.",
        chosen_level=3,
        why_not_lighter="Al geprobeerd.",
    )
    again = last.again(date(2026, 6, 9))
    assert again.id != last.id
    assert (again.file_id, again.scores) == (last.file_id, ())
    assert (again.wish_pupil, again.wish_parents) == (last.wish_pupil, last.wish_parents)
    assert again.weighed_on == date(2026, 6, 9)
    assert (again.present, again.chosen_level, again.why_not_lighter) == ("", None, "")


def test_what_a_score_rested_on_holds_by_the_same_score_and_by_no_other():
    then = DimensionScore(dimension=Dimension.IMPACT, score=2, note="Leest niet.", source="toets")
    unknown = DimensionScore(dimension=Dimension.URGENCY, note="Nog vragen.")
    last = replace(WEIGHING, scores=(then, unknown))
    assert last.still(Dimension.IMPACT, 2) == then
    assert last.still(Dimension.URGENCY, None) == unknown
    assert last.still(Dimension.IMPACT, 3) == DimensionScore(dimension=Dimension.IMPACT, score=3)
    assert last.still(Dimension.SAFETY, 1) == DimensionScore(dimension=Dimension.SAFETY, score=1)
