"""With a level comes the day on which one looks back anyhow, as far as people planned one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ib_desk.domain.care.weigh_again import with_day_to_weigh_again
from ib_desk.domain.records.contract import ContractReview
from ib_desk.domain.records.evaluation import Evaluation
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.weighing import Weighing
from tests.domain.made_files import CONTRACT, FILE, TODAY, made

WEEK = timedelta(weeks=1)
PLANNED = TODAY + 12 * WEEK
AGREED = replace(CONTRACT, review_on=PLANNED)
CHOSEN = Weighing(file_id=FILE.id, weighed_on=TODAY, chosen_level=3)


def next_on(weighing, *records):
    return with_day_to_weigh_again(weighing, made(*records), TODAY).next_on


def test_it_is_the_day_to_look_back_at_the_contract():
    assert next_on(CHOSEN, AGREED) == PLANNED
    assert next_on(replace(CHOSEN, weighed_on=None), AGREED) == PLANNED


def test_the_next_evaluation_comes_before_the_contract():
    held = Meeting(file_id=FILE.id, held_on=TODAY)
    looked_back = Evaluation(meeting_id=held.id, next_on=TODAY + 20 * WEEK)
    assert next_on(CHOSEN, AGREED, held, looked_back) == TODAY + 20 * WEEK
    assert next_on(CHOSEN, AGREED, held, replace(looked_back, next_on=None)) == PLANNED


def test_where_nobody_planned_to_look_back_no_day_is_filled_in():
    assert next_on(CHOSEN) is None
    assert next_on(CHOSEN, CONTRACT) is None


@pytest.mark.parametrize(("weeks", "is_taken"), [(-1, False), (2, False), (4, True)])
def test_a_day_that_went_by_or_comes_before_help_can_show_is_no_day_to_weigh(weeks, is_taken):
    soon = replace(CONTRACT, review_on=TODAY + weeks * WEEK)
    assert next_on(CHOSEN, soon) == (soon.review_on if is_taken else None)


def test_a_first_look_back_at_promises_is_no_day_to_weigh():
    first = ContractReview(contract_id=CONTRACT.id, planned_on=TODAY + 6 * WEEK)
    assert next_on(CHOSEN, CONTRACT, first) is None


def test_what_stands_there_stays_and_without_a_level_nothing_was_decided():
    own = replace(CHOSEN, next_on=date(2026, 12, 1))
    assert with_day_to_weigh_again(own, made(AGREED), TODAY) is own
    open_one = replace(CHOSEN, chosen_level=None)
    assert with_day_to_weigh_again(open_one, made(AGREED), TODAY) is open_one
