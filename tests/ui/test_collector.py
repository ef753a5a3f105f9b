"""Garbage goes, and nobody who types waits for it."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from ib_desk.ui.collector import MOST_AT_ONCE, Collector


class Turned:
    """Refers to itself: only a collection finds it."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture
def collections() -> Iterator[list[int]]:
    """How many objects each collection looked through."""
    seen: list[int] = []

    def hear(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            looked = range(info["generation"] + 1)
            seen.append(sum(len(gc.get_objects(generation)) for generation in looked))

    gc.collect()
    gc.freeze()
    gc.callbacks.append(hear)
    yield seen
    gc.callbacks.remove(hear)


def test_what_refers_to_itself_goes_at_a_look(qapp, collections):
    collector = Collector(qapp)
    gone = [weakref.ref(Turned()) for _ in range(2_000)]
    collector.look()
    assert not any(ref() for ref in gone)
    collector.deleteLater()


def test_what_comes_from_the_database_at_once_is_not_looked_through(qapp, collections):
    collector = Collector(qapp)
    school = [[number] for number in range(2 * MOST_AT_ONCE)]
    for _ in range(20):
        collector.look()
    assert max(collections, default=0) < MOST_AT_ONCE
    assert len(school) == 2 * MOST_AT_ONCE
    collector.deleteLater()


def test_what_grows_bit_by_bit_is_set_aside_in_time(qapp, collections):
    collector = Collector(qapp)
    kept = []
    for _ in range(60):
        kept.append([[number] for number in range(MOST_AT_ONCE // 10)])
        collector.look()
    assert collections
    assert max(collections) < 3 * MOST_AT_ONCE
    collector.deleteLater()


def test_what_was_set_aside_goes_when_nobody_has_it(qapp):
    collector = Collector(qapp)
    values = [{number} for number in range(10)]
    seen = weakref.ref(values[0])
    collector.keep()
    values.clear()
    assert seen() is None
    collector.deleteLater()
