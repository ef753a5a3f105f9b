"""How she prints is remembered for each kind of print; what more it tells is asked each time."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from uuid import UUID

import pytest

from ib_desk.application.paper import Mark, PrintChoices, Report
from ib_desk.application.print_habits import REMEMBERED, PrintHabits
from ib_desk.domain.records.guardian import GuardianId
from tests.application.fakes import FakeVault

USUAL = PrintChoices()
LARGE = replace(USUAL, large_type=True)
ASKED_EACH_TIME = {
    "with_scores": "more leaves by it",
    "with_safety": "more leaves by it",
    "with_more_answers": "more leaves by it",
    "with_home": "more leaves by it",
    "with_health": "more leaves by it",
    "with_address": "more leaves by it",
    "with_others": "more leaves by it",
    "mark": "is of the text as it is now",
    "addressee": "is of this child",
    "meeting": "is of this child",
    "opp": "is of this child",
}


@pytest.fixture
def vault() -> FakeVault:
    return FakeVault()


@pytest.fixture
def habits(vault: FakeVault) -> PrintHabits:
    return PrintHabits(vault)


def put(vault: FakeVault, text: str) -> None:
    with vault() as work:
        work.put_setting("choices_of_prints", text)
        work.commit()


def test_of_each_choice_it_is_known_whether_it_is_remembered():
    assert {*REMEMBERED} | ASKED_EACH_TIME.keys() == {one.name for one in fields(PrintChoices)}
    assert not {*REMEMBERED} & ASKED_EACH_TIME.keys()


def test_until_she_chose_nothing_is_remembered(habits):
    assert habits.look() == {}


def test_it_is_remembered_of_this_print_and_of_no_other(habits):
    habits.keep(Report.PARENTS, LARGE)
    signed = replace(USUAL, signature_lines=True, with_other_views=False)
    assert habits.keep(Report.CONTRACT, signed) == {
        Report.PARENTS: {"large_type": True},
        Report.CONTRACT: {"signature_lines": True, "with_other_views": False},
    }
    assert habits.look()[Report.PARENTS] == {"large_type": True}


def test_as_usual_again_is_forgotten(habits):
    habits.keep(Report.PARENTS, LARGE)
    assert habits.keep(Report.PARENTS, USUAL) == {}


def test_what_makes_that_more_leaves_or_is_of_one_child_is_never_kept(habits, vault):
    habits.keep(
        Report.CONTRACT,
        PrintChoices(
            with_scores=True,
            with_safety=True,
            with_more_answers=True,
            with_home=True,
            with_health=True,
            with_address=True,
            mark=Mark.CONCEPT,
            addressee=GuardianId(UUID(int=1)),
        ),
    )
    assert habits.look() == {}
    with vault() as work:
        assert work.setting("choices_of_prints") == "{}"


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "[]",
        "{",
        '"groot"',
        json.dumps({"parents": 3}),
        json.dumps({"of_later": {"large_type": True}}),
        json.dumps({"parents": {"with_home": True, "large_type": "ja"}}),
    ],
)
def test_what_nobody_can_read_is_left_out(habits, vault, kept):
    put(vault, kept)
    assert habits.look() == {}


def test_of_what_a_later_version_wrote_the_rest_is_read(habits, vault):
    put(vault, json.dumps({"parents": {"large_type": True, "in_braille": True}, "x": {}}))
    assert habits.look() == {Report.PARENTS: {"large_type": True}}
