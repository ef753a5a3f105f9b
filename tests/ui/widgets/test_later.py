"""What is not in view is made over later turns, each of them short, in order, and never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from ib_desk.ui.widgets.later import Later


@pytest.fixture
def later(qapp):
    owner = QObject()
    yield Later(owner)
    owner.deleteLater()


def test_nothing_is_done_at_once_and_one_step_in_each_turn(qtbot, later, qapp):
    done: list[str] = []
    turns: list[int] = []
    later.do(lambda: done.append("a"), lambda: done.append("b"))
    assert done == []
    while not later.is_done:
        qapp.processEvents()
        turns.append(len(done))
    assert (done, turns[-1]) == (["a", "b"], 2)
    assert all(after - before <= 1 for before, after in zip([0, *turns], turns, strict=False))


def test_the_foot_of_a_page_comes_last_also_when_it_was_given_first(qtbot, later):
    done: list[str] = []
    later.do_lowest(lambda: done.append("foot"))
    later.do(lambda: done.append("head"))
    qtbot.waitUntil(lambda: later.is_done)
    assert done == ["head", "foot"]


def test_what_is_asked_for_before_its_turn_is_there_at_once(later):
    done: list[str] = []
    later.do(lambda: done.append("a"), lambda: later.do(lambda: done.append("of a")))
    later.do_lowest(lambda: done.append("foot"))
    later.finish()
    assert done == ["a", "of a", "foot"]
    assert later.is_done


def test_what_was_forgotten_does_not_come(qtbot, later):
    done: list[str] = []
    later.do(lambda: done.append("a"))
    later.do_lowest(lambda: done.append("foot"))
    later.forget()
    later.do(lambda: done.append("b"))
    qtbot.waitUntil(lambda: later.is_done)
    assert done == ["b"]
