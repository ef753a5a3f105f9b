"""No test waits for a time, or asks how long something took: beside others that would be luck."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parents[1]
KNOW_THE_CLOCK = {
    "patience.py",
    "nursery.py",  # the moment of a kill, drawn by chance
    "program/window_driver.py",  # waits in a process of its own, as long as patience.py
}
CLOCKS = {"monotonic", "perf_counter", "sleep", "time_ns"}
"""Of the wall; what processors did, others hardly lengthen."""
WAITS = {"qWait", "qSleep", "msleep", "wait"}
MAY_BE_MEANT = re.compile(r"import time\b|from time\b|\btimeout=|\.wait\(|qWait|qSleep|msleep")
LEAST_SECONDS, LEAST_MS = 30, 30_000
"""A limit that is no longer than this comes about where a machine is kept busy."""


def test_only_patience_looks_at_a_clock():
    found = {
        place
        for path, tree in trees()
        if path not in KNOW_THE_CLOCK
        for place in (f"{path}:{line}" for line in looks_at_a_clock(tree))
    }
    assert found == set()


def test_no_limit_is_short_and_nothing_is_awaited_for_a_time():
    found = {f"{path}:{line}" for path, tree in trees() for line in short_limits(tree)}
    assert found == set()


def test_each_way_is_found():
    written = """
import time
from time import sleep
sleep(1)
time.sleep(0.1)
assert time.monotonic() - begun < 5
qtbot.wait(100)
QTest.qWait(5)
begun.wait(5)
begun.wait(timeout=5)
qtbot.waitUntil(done, timeout=2_000)
process.communicate(timeout=5)
"""
    tree = ast.parse(written)
    assert list(looks_at_a_clock(tree)) == [3, 5, 6]
    assert sorted(short_limits(tree)) == [7, 8, 9, 10, 11, 12]


def trees() -> Iterator[tuple[str, ast.AST]]:
    """Of all that may be meant: to parse the rest would take a second."""
    for path in TESTS.rglob("*.py"):
        text = path.read_text("utf-8")
        if path.name != Path(__file__).name and MAY_BE_MEANT.search(text):
            yield path.relative_to(TESTS).as_posix(), ast.parse(text)


def looks_at_a_clock(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module="time", names=names) if {one.name for one in names} & CLOCKS:
                yield node.lineno
            case ast.Attribute(value=ast.Name(id="time"), attr=name) if name in CLOCKS | {"time"}:
                yield node.lineno
            case _:
                pass


def short_limits(tree: ast.AST) -> Iterator[int]:
    """Numbers that say how long to wait, in the call itself."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=of, attr=name), args=args, keywords=keywords):
                said = [one.value for one in keywords if one.arg == "timeout"]
                said += args[:1] if name in WAITS else []
                for_a_time = isinstance(of, ast.Name) and of.id == "qtbot" and name == "wait"
                least = LEAST_MS if name.startswith(("waitS", "waitU", "q")) else LEAST_SECONDS
                if any(for_a_time or number < least for number in numbers(said)):
                    yield node.lineno
            case _:
                pass


def numbers(said: list[ast.expr]) -> Iterator[float]:
    for one in said:
        if isinstance(one, ast.Constant) and isinstance(one.value, int | float):
            yield one.value
