"""Data held against its written form, as another program does it, and told without its words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import fastjsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.application.paper import PackageOrder, PrintChoices
from ib_desk.application.pieces import Piece, PieceKind
from ib_desk.exchange.data.data_file import DataFiles
from ib_desk.exchange.data.schema import Fault, FaultKind, Schema
from ib_desk.main.resources import resources_root
from tests.builders import noor
from tests.exchange.data.test_request_data import schema
from tests.exchange.printing import STAMP, prints

SECRET = "zqgeheimx"


@cache
def ours() -> Schema:
    path = resources_root() / "requests" / "package.schema.json"
    return Schema(json.loads(path.read_text("utf-8")))


@cache
def made() -> bytes:
    choices = PrintChoices(with_scores=True)
    order = PackageOrder(whole=noor(), stamp=STAMP, choices=choices, contents={})
    piece = Piece(kind=PieceKind.REQUEST, name="A26-aanvraag.pdf", content=b"", pages=1)
    return DataFiles(prints()).data_file(order, (piece,))


def document() -> Any:
    return json.loads(made())


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    inside: Any = value.items() if isinstance(value, dict) else ()
    inside = enumerate(value) if isinstance(value, list) else inside
    for name, one in inside:
        yield (*path, name)
        yield from places(one, (*path, name))


PLACES = st.deferred(lambda: st.sampled_from(list(places(document()))))
OTHERS = st.sampled_from(
    [None, True, False, 0, -1, 1.0, 1.5, "", SECRET, "2026-01-01\n", [], {}, [SECRET], {SECRET: 1}]
)


def changed(path: tuple[str | int, ...], act: str, value: Any) -> Any:
    found = document()
    inside = found
    for part in path[:-1]:
        inside = inside[part]
    match act:
        case "other":
            inside[path[-1]] = value
        case "gone":
            del inside[path[-1]]
        case _ if isinstance(inside, dict):
            inside[SECRET] = value
        case _:
            inside.append(value)
    return found


def refuses(found: Any) -> bool:
    try:
        schema()(found)
    except fastjsonschema.JsonSchemaValueException:
        return True
    return False


def test_what_the_program_makes_is_without_fault():
    assert list(ours().faults(document())) == []


@given(PLACES, st.sampled_from(["other", "gone", "more"]), OTHERS)
def test_it_finds_a_fault_where_another_program_does_and_tells_nothing_of_what_stands_there(
    path, act, value
):
    found = changed(path, act, value)
    faults = list(ours().faults(found))
    assert bool(faults) is refuses(found)
    assert SECRET not in repr(faults)


@pytest.mark.parametrize(
    ("path", "value", "kind", "asked"),
    [
        (("format",), "iets", FaultKind.OTHER_VALUE, "ib-desk-request"),
        (("version",), True, FaultKind.OTHER_VALUE, "1"),
        (("version",), 2, FaultKind.OTHER_VALUE, "1"),
        (("pupil", "born"), "mei 2017", FaultKind.OTHER_FORM, None),
        (("pupil", "name"), "", FaultKind.EMPTY, "1"),
        (("pupil", "name"), "x" * 100_001, FaultKind.TOO_LONG, "100000"),
        (("guardians",), [], FaultKind.EMPTY, "1"),
        (("case", "goals", 0, "number"), 0, FaultKind.TOO_SMALL, "1"),
        (("example",), "nee", FaultKind.OTHER_TYPE, "boolean"),
        (("request", "kind"), "arrangement", FaultKind.OTHER_TYPE, "object"),
    ],
)
def test_each_kind_of_fault_is_told_with_its_place_and_what_was_asked(path, value, kind, asked):
    (fault,) = ours().faults(changed(path, "other", value))
    assert (fault.kind, fault.path) == (kind, path)
    assert asked in (None, fault.asked)
    assert fault.meant


def test_what_is_missing_is_told_by_its_name_and_what_is_too_much_is_not():
    (gone,) = ours().faults(changed(("request", "kind"), "gone", None))
    assert gone == Fault(kind=FaultKind.MISSING, path=("request", "kind"), meant="Soort aanvraag.")
    (more,) = ours().faults(changed(("pupil", "name"), "more", "x"))
    assert (more.kind, more.path) == (FaultKind.UNKNOWN, ("pupil",))
