"""Nothing of the program is there for a test alone: what only a test reaches, goes."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CALLED_BY_OTHERS = {
    "cache_ok",  # SQLAlchemy
    "draw",  # reportlab
    "impl",  # SQLAlchemy
    "split",  # reportlab
    "stringWidth",  # reportlab
    "wrap",  # reportlab
}
"""Methods that a library calls, without `override`: its base class has no types."""

UNDER_WAY: frozenset[str] = frozenset()
"""Made and not yet asked for by what will use them; empty when a version is finished."""


def test_each_function_class_and_method_is_named_somewhere_else_in_the_program():
    nodes = [
        node
        for path in (ROOT / "ib_desk").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
    ]
    named = Counter(names_in(nodes))
    made = list(definitions_in(nodes))

    assert sorted({name for name in made if not named[name]} - UNDER_WAY) == []


def definitions_in(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            decorators = {ast.unparse(decorator) for decorator in node.decorator_list}
            is_called_by_others = (
                node.name.startswith("__")
                or node.name in CALLED_BY_OTHERS
                or "override" in decorators
                or any(name.endswith((".register", ".listens_for")) for name in decorators)
                or any("listens_for(" in name for name in decorators)
                or node.name == "_"
            )
            if not is_called_by_others:
                yield node.name


def names_in(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                yield name
            case ast.Constant(value=str(text)) if text.isidentifier():
                yield text  # asked for by its name
            case _:
                pass
