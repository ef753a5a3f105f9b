"""How long a test may take, in seconds of processors: other programs do not lengthen those much."""

from __future__ import annotations

import os
from collections.abc import Generator
from functools import partial
from pathlib import Path
from time import process_time

import pytest

MOST_SECONDS = 5
"""For one test, or one fixture that tests share; the processes that it starts are included."""
BUSY = 3
"""A second of a shared processor may do so much less: a test fails only beyond it."""
YARDSTICK_SECONDS = 0.07
"""What the yardstick takes on the machine where the seconds were settled."""
LONGER = {
    "evening": 15,  # some twenty tests look at it; each process of it starts the whole program
    "under_fire": 15,  # all that was killed in a run counts when the nursery ends
    "own_school": 15,  # the demo, which hands over two requests in seven shapes each
    "vo_school": 15,  # the same of a secondary school
    "self_test": 12,  # it is one command, of which the user waits for the end
    "screens": 10,  # each screen once, for all that is read from it
    "parts": 10,  # each part of the window, likewise
    "more_parts": 10,
}
"""Fixtures that cannot be cut up without doing their work more than once."""


class ProcessorSeconds:
    """Tells what takes longer, and fails it when no busy machine explains that.

    Give it a short form, and a long one in `make torture`.
    """

    def __init__(self, kept_in: Path | None = None) -> None:
        """`kept_in`: a folder for a file of what each test of this process took."""
        self._kept_in = kept_in
        self._took: list[tuple[float, str]] = []
        self._over: list[str] = []
        self._shared = 0.0
        """What shared fixtures took together, so far."""
        self._begun = 0.0
        self._ending: dict[str, float] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[object]
    ) -> Generator[None, object, object]:
        """A shared fixture stands for itself; the test that happens to come first is not blamed."""
        if fixturedef.scope == "function":
            return (yield)
        begun, shared = _seconds_so_far(), self._shared
        # What is asked for first is done last: the fixture ends between these two.
        fixturedef.addfinalizer(partial(self._note_end, fixturedef.argname))
        try:
            return (yield)
        finally:
            fixturedef.addfinalizer(partial(self._note_begin_of_end, fixturedef.argname))
            took = _seconds_so_far() - begun
            name = fixturedef.argname
            most = LONGER.get(name, MOST_SECONDS)
            self._judge(f"the fixture {name}", took - (self._shared - shared), most)
            self._shared = shared + took

    def _note_begin_of_end(self, name: str) -> None:
        self._ending[name] = _seconds_so_far()

    def _note_end(self, name: str) -> None:
        """Nor is the test blamed that happens to come last."""
        now = _seconds_so_far()
        took = now - self._ending.pop(name, now)
        self._shared += took
        self._judge(f"the end of the fixture {name}", took, LONGER.get(name, MOST_SECONDS))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self) -> Generator[None]:
        self._begun = _seconds_so_far() - self._shared
        yield

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> Generator[None]:
        yield
        self._judge(item.nodeid, _seconds_so_far() - self._shared - self._begun)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """In each run, so that it is seen before it is twice too long."""
        for words in self._over:
            terminalreporter.write_line(f"LONG {words}")

    def pytest_sessionfinish(self) -> None:
        if self._kept_in is not None:
            self._kept_in.mkdir(parents=True, exist_ok=True)
            lines = (f"{took:.3f}\t{what}\n" for took, what in self._took)
            everything = f"{_seconds_so_far():.3f}\tall\n"
            (self._kept_in / f"{os.getpid()}.tsv").write_text(
                "".join([*lines, everything]), "utf-8"
            )

    def _judge(self, what: str, took: float, most: float = MOST_SECONDS) -> None:
        self._took.append((took, what.encode("unicode_escape").decode()))
        words = f"{what} took {took:.1f} s of processors, at most {most}"
        if took > BUSY * most and took > BUSY * most * _slowness():
            pytest.fail(words, pytrace=False)
        if took > most:
            self._over.append(words)


def _slowness() -> float:
    """How much longer than on that machine the same work takes here and now: at least 1."""
    begun, total = process_time(), 0
    for number in range(1_000_000):
        total += number * number % 7
    return max(1.0, (process_time() - begun) / YARDSTICK_SECONDS)


def _seconds_so_far() -> float:
    """Of this process and of those that it started and that are gone."""
    return sum(os.times()[:4])
