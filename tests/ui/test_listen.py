"""No code after death: a connection ends with whoever hears, and nobody filters every widget."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from shiboken6 import delete

from ib_desk.ui.listen import listen

UI = Path(__file__).parents[2] / "ib_desk" / "ui"
ASKED_ABOUT = {"connect", "singleShot", "installEventFilter"}


class Sayer(QObject):
    said = Signal(int, str)
    going = Signal()


def calls(name: str) -> Iterator[tuple[str, str, list[ast.expr]]]:
    """Where a method of this name is called, of what, and with which arguments."""
    for place, function, given in calls_of_methods():
        if function.attr == name:
            yield place, ast.unparse(function.value), given


@cache
def calls_of_methods() -> list[tuple[str, ast.Attribute, list[ast.expr]]]:
    return [
        (f"{file.name}:{node.lineno}", node.func, node.args)
        for file in sorted(UI.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ASKED_ABOUT
    ]


def test_what_is_connected_is_a_method_and_ends_with_its_object():
    found = list(calls("connect"))
    loose = [place for place, _of, given in found if not isinstance(given[0], ast.Attribute)]
    assert len(found) > 100
    assert [place for place in loose if not place.startswith("listen.py")] == []


def test_what_is_put_off_ends_with_its_object_too():
    found = list(calls("singleShot"))
    assert found != []
    assert [place for place, _of, given in found if len(given) < 3] == []


def test_nothing_filters_the_events_of_the_whole_application():
    filtered = [of.lower() for _place, of, _given in calls("installEventFilter")]
    assert filtered != []
    assert [of for of in filtered if "app" in of or "instance" in of] == []


@pytest.mark.parametrize(
    ("act", "heard"),
    [
        (lambda seen: lambda: seen.append(()), ()),
        (lambda seen: lambda number: seen.append((number,)), (3,)),
        (lambda seen: lambda number, word: seen.append((number, word)), (3, "drie")),
        (
            lambda seen: lambda number, word, more=0: seen.append((number, word, more)),
            (3, "drie", 0),
        ),
    ],
)
def test_a_hearer_gets_as_many_values_as_it_takes(qapp, act, heard):
    sayer, seen = Sayer(), []
    listen(sayer, sayer.said, act(seen))
    sayer.said.emit(3, "drie")
    assert seen == [heard]


def test_whoever_is_gone_hears_nothing(qapp):
    sayer, owner, seen = Sayer(), QObject(), []
    listen(owner, sayer.going, lambda: seen.append("heard"))
    sayer.going.emit()
    delete(owner)
    sayer.going.emit()
    assert seen == ["heard"]


def test_a_part_that_goes_with_its_whole_calls_nobody(qapp):
    whole, seen = QObject(), []
    part = Sayer(whole)
    listen(whole, part.destroyed, lambda: seen.append("heard"))
    delete(whole)
    assert seen == []
