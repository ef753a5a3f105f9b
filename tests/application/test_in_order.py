from __future__ import annotations

from uuid import UUID

from hypothesis import example, given
from hypothesis import strategies as st

from ib_desk.application.in_order import InOrder

MANY = {UUID(int=number): [number % 7] for number in range(60)}
TOLD = st.dictionaries(
    st.integers(0, 99).map(lambda number: UUID(int=number)),
    st.lists(st.integers(0, 9), max_size=2, unique=True),
    max_size=9,
) | st.just(MANY)


@given(st.lists(TOLD, max_size=6))
@example([MANY, {UUID(int=3): []}])
def test_a_few_or_many_at_once_the_order_is_that_of_all(steps):
    kept: InOrder[tuple[int, UUID]] = InOrder(lambda line: line)
    model: dict[UUID, list[tuple[int, UUID]]] = {}
    for step in steps:
        told = {about: [(number, about) for number in numbers] for about, numbers in step.items()}
        kept.put(told.keys(), told)
        model |= told
        assert kept.lines() == tuple(sorted(line for lines in model.values() for line in lines))
