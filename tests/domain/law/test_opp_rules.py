"""What a plan needs is data: a sector without choices and a point too few or twice are refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.law.opp_rules import OppCheck
from ib_desk.domain.records.opp import Outflow
from ib_desk.domain.records.school import Sector
from tests.shipped import catalogue

RULES = catalogue().opp


def test_twelve_points_each_with_its_source():
    assert {one.code for one in RULES.point} == set(OppCheck)
    assert len(RULES.point) == 12
    assert all(one.source for one in RULES.point)


def test_a_sector_chooses_from_its_own_and_an_unknown_one_from_all():
    assert Outflow.MBO_2 in RULES.outflow_of(Sector.VO)
    assert Outflow.MBO_2 not in RULES.outflow_of(Sector.PO)
    assert RULES.outflow_of(None) == tuple(Outflow)


@pytest.mark.parametrize(
    ("changed", "key", "problem"),
    [
        ({"outflow": {Sector.PO: (Outflow.HAVO,)}}, "outflow.vo", DataProblem.MISSING),
        ({"point": (*RULES.point, RULES.point[0])}, "point.12.code", DataProblem.DOUBLE),
        ({"point": RULES.point[1:]}, "point", DataProblem.INCOMPLETE),
        ({"route": ()}, "route", DataProblem.EMPTY),
    ],
)
def test_what_is_refused(changed, key, problem):
    with pytest.raises(UnfitValue) as refused:
        replace(RULES, **changed)
    assert (refused.value.key, refused.value.problem) == (key, problem)


@pytest.mark.parametrize("name", ["title", "why", "source", "verb"])
def test_a_point_says_everything(name):
    empty: dict[str, Any] = {name: " "}
    with pytest.raises(UnfitValue) as refused:
        replace(RULES.point[0], **empty)
    assert (refused.value.key, refused.value.problem) == (name, DataProblem.EMPTY)


@pytest.mark.parametrize("name", ["name", "text", "source"])
def test_a_route_says_everything(name):
    empty: dict[str, Any] = {name: " "}
    with pytest.raises(UnfitValue) as refused:
        replace(RULES.route[0], **empty)
    assert (refused.value.key, refused.value.problem) == (name, DataProblem.EMPTY)


def test_a_point_about_nobody_yet_has_a_title_too():
    spec = next(one for one in RULES.point if one.nobody)
    assert spec.title_for("Joost") == spec.title.replace("{name}", "Joost")
    assert spec.title_for("") == spec.nobody
    assert RULES.point[0].title_for("") == RULES.point[0].title
