"""By which number a request is known outside."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.request.reference import fresh_reference

DAY = date(2026, 9, 17)


def test_it_is_the_year_and_four_digits():
    assert fresh_reference(UUID(int=3071), DAY, ()) == "A26-4071"
    assert fresh_reference(UUID(int=3071), date(2031, 1, 1), ()) == "A31-4071"


def test_what_another_request_has_is_not_given_again():
    assert fresh_reference(UUID(int=3071), DAY, {"A26-4071", "A26-4072"}) == "A26-4073"


@given(st.integers(1, 60))
def test_many_have_all_their_own(many):
    taken: set[str] = set()
    for _ in range(many):
        taken.add(fresh_reference(uuid4(), DAY, taken))
    assert len(taken) == many
