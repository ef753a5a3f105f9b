"""No process that works for the program outlives it."""

from __future__ import annotations

import pytest

from ib_desk.application.children import Children


class Played:
    """A process, as far as `Children` knows one."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def kill(self) -> None:
        self.heard.append("kill")

    def wait(self) -> int:
        self.heard.append("wait")
        return -9


class Stubborn(Played):
    def wait(self) -> int:
        raise ProcessLookupError


def test_at_the_end_all_are_killed_before_one_is_waited_for():
    children, first, second = Children(), Played(), Played()
    with children.entered(first), children.entered(second):
        children.end()
        assert first.heard == second.heard == ["kill", "kill", "wait"]


def test_one_that_comes_after_the_end_is_killed_at_once():
    children, late = Children(), Played()
    children.end()
    with children.entered(late):
        assert late.heard == ["kill"]


@pytest.mark.parametrize("child", [Played(), Stubborn()])
def test_whoever_is_done_with_one_leaves_it_dead(child):
    children = Children()
    with children.entered(child):
        assert child.heard == []
    assert child.heard[0] == "kill"
    children.end()
    assert child.heard.count("kill") == 1
