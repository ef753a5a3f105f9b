"""Resource files become values, or a message that a person can act upon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.errors import InvalidData
from ib_desk.storage.resource_files import ResourceFiles, read_toml


class Colour(StrEnum):
    RED = "rood"
    BLUE = "blauw"


class Step(IntEnum):
    DOWN = -1
    UP = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    id: str
    weight: int = 1

    def __post_init__(self) -> None:
        if not 0 <= self.weight <= 9:
            raise UnfitValue("weight", DataProblem.OUT_OF_RANGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    title: str
    colour: Colour = Colour.RED
    exact: bool = False
    since: date | None = None
    words: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    steps: Mapping[Step, str] | None = None
    named: Mapping[Colour, Point] | None = None

    def __post_init__(self) -> None:
        ids = [point.id for point in self.points]
        for index, name in enumerate(ids):
            if name in ids[:index]:
                raise UnfitValue(f"points.{index}.id", DataProblem.DOUBLE)


GOOD = """\
# comment
title = "Een traject"
colour = "blauw"
exact = true
since = 2026-08-01
words = [
    "een",
    "twee",
]

[[points]]
id = "a"

[[points]]
id = "b"
weight = 3

[steps]
-1 = "af"
1 = "op"

[named.rood]
id = "r"
"""


def read(folder: Path, text: str) -> Whole:
    path = folder / "whole.toml"
    path.write_text(text, encoding="utf-8")
    return read_toml(path, Whole)


def refused(folder: Path, text: str) -> tuple[str, DataProblem, int | None]:
    with pytest.raises(InvalidData) as caught:
        read(folder, text)
    assert caught.value.file == "whole.toml"
    return caught.value.key, DataProblem(caught.value.problem), caught.value.line


def test_a_good_file_becomes_the_value(tmp_path):
    assert read(tmp_path, GOOD) == Whole(
        title="Een traject",
        colour=Colour.BLUE,
        exact=True,
        since=date(2026, 8, 1),
        words=("een", "twee"),
        points=(Point(id="a"), Point(id="b", weight=3)),
        steps={Step.DOWN: "af", Step.UP: "op"},
        named={Colour.RED: Point(id="r")},
    )


@pytest.mark.parametrize(
    ("wrong", "right", "key", "problem", "line"),
    [
        ('title = "Een traject"', "title = 3", "title", DataProblem.WRONG_TYPE, 2),
        ('colour = "blauw"', 'colour = "groen"', "colour", DataProblem.UNKNOWN_VALUE, 3),
        ("exact = true", "exact = 1", "exact", DataProblem.WRONG_TYPE, 4),
        ("since = 2026-08-01", "since = 2026-08-01T10:00:00", "since", DataProblem.WRONG_TYPE, 5),
        ('    "twee",', "    2,", "words.1", DataProblem.WRONG_TYPE, 6),
        ("weight = 3", "weight = 10", "points.1.weight", DataProblem.OUT_OF_RANGE, 16),
        ("weight = 3", "weight = true", "points.1.weight", DataProblem.WRONG_TYPE, 16),
        ("weight = 3", "gewicht = 3", "points.1.gewicht", DataProblem.UNKNOWN_KEY, 16),
        ('id = "b"', 'id = "a"', "points.1.id", DataProblem.DOUBLE, 15),
        ('id = "b"\n', "", "points.1.id", DataProblem.MISSING, 14),
        ('1 = "op"', '2 = "op"', "steps.2", DataProblem.UNKNOWN_VALUE, 20),
        ("[named.rood]", "[named.groen]", "named.groen", DataProblem.UNKNOWN_VALUE, 22),
    ],
)
def test_a_fault_is_named_with_key_and_line(tmp_path, wrong, right, key, problem, line):
    assert wrong in GOOD
    head, tail = GOOD.rsplit(wrong, 1)
    assert refused(tmp_path, head + right + tail) == (key, problem, line)


def test_a_list_is_not_made_of_letters(tmp_path):
    assert refused(tmp_path, 'title = "a"\nwords = "ab"') == ("words", DataProblem.WRONG_TYPE, 2)


def test_a_table_is_not_a_text(tmp_path):
    assert refused(tmp_path, 'title = "a"\nsteps = "ab"') == ("steps", DataProblem.WRONG_TYPE, 2)


def test_a_key_missing_at_the_top_has_no_line(tmp_path):
    assert refused(tmp_path, "exact = true") == ("title", DataProblem.MISSING, None)


def test_a_key_missing_in_a_table_that_is_spread_out_gives_the_first_line_of_it(tmp_path):
    text = 'title = "a"\n[named]\n[named.rood]\nid = "r"\n[named.blauw]\nid = 3\n'
    assert refused(tmp_path, text) == ("named.blauw.id", DataProblem.WRONG_TYPE, 6)
    text = 'title = "a"\n\n[named.rood]\n[named.blauw]\nid = "b"\n'
    assert refused(tmp_path, text) == ("named.rood.id", DataProblem.MISSING, 3)


def test_lines_are_not_mistaken_inside_long_texts(tmp_path):
    text = 'title = """\nexact = 3\n[[points]]\n"""\nwords = []\nexact = 3\n'
    assert refused(tmp_path, text) == ("exact", DataProblem.WRONG_TYPE, 6)
    text = 'title = """\nexact = 3 \'\'\'\nexact = 4\n"""\nexact = 3\n'
    assert refused(tmp_path, text) == ("exact", DataProblem.WRONG_TYPE, 5)


def test_broken_toml_is_named_by_its_line(tmp_path):
    assert refused(tmp_path, 'title = "a"\nexact = = true\n') == ("", DataProblem.SYNTAX, 2)


def test_a_text_that_never_ends_is_named_by_the_last_line(tmp_path):
    assert refused(tmp_path, 'title = "a"\nwords = [\n"b",') == ("", DataProblem.SYNTAX, 3)


def test_another_encoding_is_named_by_its_line(tmp_path):
    path = tmp_path / "whole.toml"
    path.write_bytes('exact = true\ntitle = "één"\n'.encode("cp1252"))
    with pytest.raises(InvalidData) as caught:
        read_toml(path, Whole)
    assert (caught.value.problem, caught.value.line) == (DataProblem.NOT_UTF8, 2)


def test_a_byte_order_mark_is_no_fault(tmp_path):
    path = tmp_path / "whole.toml"
    path.write_bytes('title = "één"\n'.encode("utf-8-sig"))
    assert read_toml(path, Whole) == Whole(title="één")


@given(before=st.integers(0, 5), inside=st.integers(0, 5))
def test_the_line_follows_what_stands_before_it(tmp_path_factory, before, inside):
    folder = tmp_path_factory.mktemp("toml")
    points = "".join(f'[[points]]\nid = "{number}"\n\n' for number in range(inside))
    text = "# c\n" * before + f'title = "a"\n{points}[[points]]\nid = 4\n'
    expected = before + 1 + 3 * inside + 2
    assert refused(folder, text) == (f"points.{inside}.id", DataProblem.WRONG_TYPE, expected)


def write(folder: Path, name: str, title: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'title = "{title}"', encoding="utf-8")


def test_an_own_file_takes_the_place_of_the_shipped_one(tmp_path):
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    write(shipped, "a.toml", "shipped a")
    write(shipped, "b.toml", "shipped b")
    write(own, "a.toml", "own a")
    both = ResourceFiles(shipped=shipped, own=own)
    assert both.read("a.toml", Whole).title == "own a"
    assert both.read("b.toml", Whole).title == "shipped b"
    assert ResourceFiles(shipped=shipped).read("a.toml", Whole).title == "shipped a"


def test_a_folder_is_read_from_both_places(tmp_path):
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    write(shipped, "swv/generic.toml", "shipped")
    write(shipped, "swv/other.toml", "shipped")
    write(own, "swv/other.toml", "own")
    write(own, "swv/third.toml", "own")
    (shipped / "swv" / "readme.txt").write_text("no", encoding="utf-8")
    both = ResourceFiles(shipped=shipped, own=own)
    found = both.read_all("swv", Whole)
    assert {name: value.title for name, value in found.items()} == {
        "generic": "shipped",
        "other": "own",
        "third": "own",
    }


def test_a_folder_that_is_nowhere_is_empty(tmp_path):
    assert ResourceFiles(shipped=tmp_path).read_all("swv", Whole) == {}


def test_an_absent_file_is_named_by_its_name_without_the_folder(tmp_path):
    with pytest.raises(InvalidData) as caught:
        ResourceFiles(shipped=tmp_path).read("swv/none.toml", Whole)
    assert (caught.value.file, caught.value.problem) == ("swv/none.toml", DataProblem.NO_FILE)
