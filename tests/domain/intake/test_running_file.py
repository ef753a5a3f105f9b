"""What becomes of a file that ran elsewhere: who is meant by a name, and which records it gives."""

from __future__ import annotations

import pytest

from ib_desk.domain.intake.running_file import (
    RunningFile,
    names_in,
    person_called,
    records_of,
    taken_over,
)
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.support_file import TeamMember, TeamPlace
from tests.domain.made_files import FILE

KARIN, TIM, KARIN_TOO = (
    Professional(name=name) for name in ("Karin de Boer", "juf Tim Smit", "Karin Vos")
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Karin de Boer, Tim", ("Karin de Boer", "Tim")),
        ("Karin; Tim;", ("Karin", "Tim")),
        ("  Karin   de Boer ", ("Karin de Boer",)),
        ("Karin de Boer en Tim/Bo", ("Karin de Boer", "Tim", "Bo")),
        ("Karin + Anouk (bpo) samen met Tim\nBo", ("Karin", "Anouk (bpo)", "Tim", "Bo")),
        ("Karin, juf Karin", ("juf Karin",)),
        (" , ;", ()),
    ],
)
def test_names_stand_with_a_comma_between_them(text: str, names: tuple[str, ...]):
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("karin de boer", KARIN),
        ("Tim", TIM),
        ("meester Tim Smit", TIM),
        ("Karin", None),
        ("Anouk", None),
    ],
)
def test_a_first_name_means_somebody_where_only_one_has_it(name: str, person: Professional | None):
    assert person_called(name, [KARIN, TIM, KARIN_TOO]) is person


def test_the_first_three_are_the_core_team_and_nobody_is_in_it_twice():
    taken = RunningFile(team=("Tim", "Anouk", "Tim Smit", "Bo", "Cas", "Dee"))
    found = list(records_of(taken, FILE, [TIM]))
    members = [one for one in found if isinstance(one, TeamMember)]
    assert [member.place for member in members] == [TeamPlace.CORE] * 3 + [TeamPlace.ON_CALL] * 2
    assert [member.case_manager for member in members] == [True, False, False, False, False]
    assert members[0].professional_id == TIM.id
    new = [one.name for one in found if isinstance(one, Professional)]
    assert new == ["Anouk", "Bo", "Cas", "Dee"]


def test_a_file_of_which_nothing_is_told_is_a_file_with_the_mark_and_nothing_else():
    assert list(records_of(RunningFile(), FILE, [])) == []
    marked = taken_over(RunningFile(level=2), FILE)
    assert (marked.taken_over_on, marked.taken_over_level) == (FILE.opened_on, 2)
