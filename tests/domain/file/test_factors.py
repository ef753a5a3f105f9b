"""What helps and what hinders is what the brede blik says, by the place of its domain."""

from __future__ import annotations

import pytest

from ib_desk.domain.file.factors import FactorPlace, factors, place_of_domain
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from tests.domain.made_files import FILE, made


def seen(domain, strong="", vulnerable=""):
    return BroadViewEntry(file_id=FILE.id, domain=domain, strong=strong, vulnerable=vulnerable)


@pytest.mark.parametrize(
    ("domain", "place"),
    [
        (LifeDomain.LEARNING, FactorPlace.CHILD),
        (LifeDomain.PRESENCE, FactorPlace.CHILD),
        (LifeDomain.SCHOOL, FactorPlace.SCHOOL),
        (LifeDomain.HOME, FactorPlace.HOME),
        (LifeDomain.LEISURE_NETWORK, FactorPlace.LEISURE),
    ],
)
def test_a_factor_is_where_its_domain_is(domain, place):
    assert place_of_domain(domain) is place


def test_each_sentence_is_a_factor_and_what_helps_comes_first_in_its_place():
    home = seen(LifeDomain.HOME, "Ouders werken samen.", "Wisselt van huis.")
    school = seen(LifeDomain.SCHOOL, vulnerable="Drukke groep. Veel wisselingen.")
    child = seen(LifeDomain.LEARNING, "Taal is sterk.")
    found = factors(made(home, school, child))
    assert [(one.place, one.helps, one.words) for one in found] == [
        (FactorPlace.CHILD, True, "Taal is sterk."),
        (FactorPlace.SCHOOL, False, "Drukke groep."),
        (FactorPlace.SCHOOL, False, "Veel wisselingen."),
        (FactorPlace.HOME, True, "Ouders werken samen."),
        (FactorPlace.HOME, False, "Wisselt van huis."),
    ]
    assert found[-1].entry_id == home.id
    assert factors(made()) == ()
