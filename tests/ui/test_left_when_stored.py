"""A card that asks for something to be stored leaves when that is done: else a refusal takes along
what was typed.

Each card proves it in its own test; that a new one does not begin to leave at once is read here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import ib_desk.ui

UI: Final = Path(ib_desk.ui.__file__).parent
WRITES: Final = {"write", "write_quietly", "write_long"}
LEAVES: Final = {"clear", "emit", "forget", "hide", "leave", "set_text", "_empty", "_let_go"}


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield f"{path.relative_to(UI).as_posix()}:{node.name}", node


def done_in(function: ast.FunctionDef) -> list[tuple[int, str]]:
    """Line and name of each call in it, but for what is done later: lambdas."""
    found, left = [], list(ast.iter_child_nodes(function))
    while left:
        node = left.pop()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            found.append((node.lineno, node.func.attr))
        if not isinstance(node, ast.Lambda | ast.FunctionDef):
            left += ast.iter_child_nodes(node)
    return sorted(found)


def test_nothing_is_left_or_emptied_between_the_asking_and_the_storing():
    asking, at_once = set(), set()
    for where, function in functions():
        calls = done_in(function)
        asked = [line for line, name in calls if name in WRITES]
        if asked:
            asking.add(where)
        if asked and any(name in LEAVES and line > asked[0] for line, name in calls):
            at_once.add(where)
    assert len(asking) > 20
    assert at_once == set()
