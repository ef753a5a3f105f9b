"""The rules of terms as data: what is refused, and where each comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.deadlines.rules import DeadlineRule, DeadlineRules, Sooner, Standing
from ib_desk.domain.deadlines.school_days import Unit
from ib_desk.domain.dutch_dates import MONTHS, last_of_school_year
from ib_desk.domain.file.anchors import Anchor, Anchored
from tests.shipped import catalogue

RULES = catalogue().deadlines
AGREEMENT = next(one for one in RULES.rule if one.id == "agreement")


def changed(**values: Any) -> DeadlineRule:
    return replace(AGREEMENT, **values)


@pytest.mark.parametrize("key", ["id", "title", "to_do", "source"])
def test_a_rule_without_words_is_refused(key):
    with pytest.raises(UnfitValue) as refused:
        changed(**{key: " "})
    assert (refused.value.key, refused.value.problem) == (key, DataProblem.EMPTY)


@pytest.mark.parametrize(
    ("values", "key", "problem"),
    [
        ({}, "urgency", DataProblem.MISSING),
        ({"urgency": 0}, "urgency", DataProblem.OUT_OF_RANGE),
        ({"safety": 5}, "safety", DataProblem.OUT_OF_RANGE),
        ({"safety": 3, "span": -1}, "span", DataProblem.OUT_OF_RANGE),
        ({"safety": 3, "span": 401}, "span", DataProblem.OUT_OF_RANGE),
    ],
)
def test_a_shorter_term_hangs_on_a_score_of_the_weighing(values, key, problem):
    plain: dict[str, Any] = {"span": 1, "unit": Unit.WEEKS} | values
    with pytest.raises(UnfitValue) as refused:
        Sooner(**plain)
    assert (refused.value.key, refused.value.problem) == (key, problem)


@pytest.mark.parametrize("score", [1, 4])
@pytest.mark.parametrize("span", [0, 400])
def test_the_first_and_last_of_each_range_are_in_it(score, span):
    assert Sooner(urgency=score, span=span, unit=Unit.DAYS).urgency == score
    assert changed(span=span, soon=span).span == span


def test_a_shorter_term_may_hang_on_the_child_being_at_home_alone():
    shorter = Sooner(at_home=True, span=1, unit=Unit.WEEKS)
    anchored = Anchored(anchor=Anchor.UNDECIDED, record_id=uuid4(), on=date(2026, 9, 1))
    assert [shorter.holds(replace(anchored, at_home=so)) for so in (True, False)] == [True, False]


def test_a_rule_is_for_what_it_counts():
    anchored = Anchored(anchor=Anchor.AGREEMENT, record_id=uuid4(), on=date(2026, 9, 1))
    at_least, at_most = changed(at_least=2), changed(at_most=4)
    for number, enough, little in ((None, False, False), (1, False, True), (5, True, False)):
        counted = replace(anchored, number=number)
        assert (at_least.holds(counted), at_most.holds(counted)) == (enough, little)
    assert AGREEMENT.holds(anchored)
    assert not AGREEMENT.holds(replace(anchored, anchor=Anchor.SIGNAL))


@pytest.mark.parametrize("values", [{"span": -1}, {"span": 401}, {"soon": -1}])
def test_a_term_that_nobody_means_is_refused(values):
    with pytest.raises(UnfitValue) as refused:
        changed(**values)
    assert (refused.value.key, refused.value.problem) == (*values, DataProblem.OUT_OF_RANGE)


def test_two_rules_of_one_name_are_refused():
    with pytest.raises(UnfitValue) as refused:
        DeadlineRules(rule=(*RULES.rule, RULES.rule[0]))
    assert refused.value.key == f"rule.{len(RULES.rule)}.id"
    assert refused.value.problem is DataProblem.DOUBLE


def test_a_term_after_another_follows_one_that_stands_before_it():
    with pytest.raises(UnfitValue) as refused:
        changed(after="agreement")
    assert (refused.value.key, refused.value.problem) == ("after", DataProblem.CONTRADICTION)
    with pytest.raises(UnfitValue) as refused:
        DeadlineRules(rule=(changed(after="goal"), *RULES.rule[1:]))
    assert (refused.value.key, refused.value.problem) == (
        "rule.0.after",
        DataProblem.UNKNOWN_VALUE,
    )


def test_an_anchor_without_a_rule_is_refused():
    others = tuple(one for one in RULES.rule if one.anchor is not Anchor.REQUEST)
    with pytest.raises(UnfitValue) as refused:
        DeadlineRules(rule=others)
    assert (refused.value.key, refused.value.problem) == ("rule", DataProblem.INCOMPLETE)


def test_what_is_told_as_law_says_how_sure_that_is():
    """Nothing that was not read at its source is told as if it were (decision 40)."""
    for rule in RULES.rule:
        told = catalogue().law.told(rule.source, rule.how_sure)
        assert not rule.is_law or rule.how_sure is Certainty.READ or "nakijken" in told


def test_the_shipped_rules_count_as_their_sources_say():
    counted = {rule.id: (rule.span, rule.unit) for rule in RULES.rule if rule.span}
    assert counted["request"] == (8, Unit.WEEKS)  # Awb 4:13, from receipt
    assert counted["first_look_back"] == (2, Unit.WEEKS)
    assert counted["minutes"] == (5, Unit.SCHOOL_DAYS)
    assert {rule.id for rule in RULES.rule if rule.standing is Standing.WAITING} == {
        "request",
        "request_unreceived",
        "request_promised",
        "objection",
        "objection_decision",
        "objection_decision_extended",
        "proposed",
        "team_proposed",
        "asked_decision",
    }


def test_attention_begins_as_many_days_before_as_the_rule_says():
    assert replace(AGREEMENT, soon=3).soon_before == timedelta(days=3)


def test_what_ends_with_a_school_year_ends_on_the_last_day_that_the_law_says():
    ends = {(rule.ends.month, rule.ends.day) for rule in RULES.rule if rule.ends is not None}
    last = last_of_school_year(2026)
    assert ends == {(last.month, last.day)}
    points = [one for one in catalogue().points.point if "schooljaren" in one.title]
    assert points
    assert all(f"{last.day} {MONTHS[last.month - 1]}" in one.title for one in points)
