"""Whose an agreement is follows from the words of its owner, and is never guessed."""

from __future__ import annotations

from uuid import uuid4

import pytest

from ib_desk.domain.care.owners import NamesOfColleagues
from ib_desk.domain.records.school import ProfessionalId

KARIN, TIM, ANOUK, OTHER_TIM, TWIN = (ProfessionalId(uuid4()) for _who in range(5))
NAMES = NamesOfColleagues(
    [
        (KARIN, "Karin Visser"),
        (TIM, "Tim Smit"),
        (ANOUK, "Anouk de Graaf"),
        (OTHER_TIM, "Tim Postma"),
        (TWIN, "Karin Visser"),
        (ProfessionalId(uuid4()), "  "),
    ]
)
TEAM = (KARIN, TIM)


@pytest.mark.parametrize(
    ("owner", "team", "whose"),
    [
        ("Anouk de Graaf", (), (ANOUK,)),
        ("juf Anouk de Graaf", (), (ANOUK,)),
        ("Anouk", (), ()),
        ("Anouk", (ANOUK,), (ANOUK,)),
        ("meester Tim", TEAM, (TIM,)),
        ("Tim", (TIM, OTHER_TIM), ()),
        ("Tim Smit", (TIM, OTHER_TIM), (TIM,)),
        ("Karin en Tim", TEAM, (KARIN, TIM)),
        ("Anouk de Graaf (bpo), moeder", TEAM, (ANOUK,)),
        ("moeder", TEAM, ()),
        ("", TEAM, ()),
    ],
)
def test_by_the_whole_name_or_by_the_first_in_the_team(owner, team, whose):
    assert NAMES.named(owner, team) == whose


def test_of_two_of_one_name_it_is_the_one_in_the_team_and_else_nobody():
    assert NAMES.named("Karin Visser", ()) == ()
    assert NAMES.named("Karin Visser", (TWIN,)) == (TWIN,)
    assert NAMES.named("Karin Visser", (KARIN, TWIN)) == ()
