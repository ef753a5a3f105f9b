"""Colleagues in an export: who is new, whose groups are others now, and what stays as typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ib_desk.domain.intake.colleagues import ColleagueChange, colleague_changes
from ib_desk.domain.intake.school_export import ReadColleague
from ib_desk.domain.records.school import Professional, Role

SAIDA = ReadColleague(name="Saïda Benali", role_code="LRK", groups=("1/2 A", "1/2 B"))


def test_who_is_not_known_yet_is_new_with_role_and_groups():
    (change,) = colleague_changes([SAIDA], [])
    assert change.stored is None
    found = (change.taken.name, change.taken.role, change.taken.groups)
    assert found == ("Saïda Benali", Role.TEACHER, "1/2 A, 1/2 B")


def test_of_who_is_known_only_the_groups_follow_the_export():
    known = Professional(name="Saida  Benali", role=Role.COORDINATOR, phone="06", groups="3")
    changed = colleague_changes([SAIDA], [known])
    assert changed == (ColleagueChange(stored=known, taken=replace(known, groups="1/2 A, 1/2 B")),)
    assert colleague_changes([SAIDA], [changed[0].taken]) == ()


def test_an_export_that_names_no_groups_takes_none_away():
    known = Professional(name="Saïda Benali", groups="3")
    assert colleague_changes([replace(SAIDA, groups=())], [known]) == ()


def test_a_name_that_stands_there_twice_is_one_colleague():
    assert len(colleague_changes([SAIDA, SAIDA], [])) == 1


@pytest.mark.parametrize("code", ["OUD", "STA"])
def test_a_parent_who_helps_and_a_trainee_are_no_colleagues(code):
    assert colleague_changes([replace(SAIDA, role_code=code)], []) == ()


@pytest.mark.parametrize(
    ("code", "groups", "role"),
    [("IB", (), Role.COORDINATOR), ("", ("3",), Role.TEACHER), ("CON", (), None)],
)
def test_a_code_that_says_nothing_leaves_the_role_open_unless_there_is_a_group(code, groups, role):
    (change,) = colleague_changes([ReadColleague(name="A", role_code=code, groups=groups)], [])
    assert change.taken.role is role
