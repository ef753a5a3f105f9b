"""A file of a samenwerkingsverband reads back as it was, and a hostile one is answered in facts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.data_problem import DataProblem
from ib_desk.domain.errors import InvalidData
from ib_desk.domain.request.shipped_profile import ShippedProfile
from ib_desk.storage.profile_files import LARGEST, LONGEST, ProfileFilesOnDisk
from ib_desk.storage.resource_files import table_in
from ib_desk.storage.toml_values import structure
from tests.shipped import catalogue

FILES = ProfileFilesOnDisk()
SHIPPED = catalogue().swvs
GOOD = FILES.content(SHIPPED["polderland"]).decode()


def read(tmp_path: Path, content: bytes) -> ShippedProfile:
    path = tmp_path / "ontvangen.toml"
    path.write_bytes(content)
    return FILES.read(path)


def refused(tmp_path: Path, content: bytes) -> tuple[DataProblem | str, str, int | None]:
    with pytest.raises(InvalidData) as caught:
        read(tmp_path, content)
    assert caught.value.file == "ontvangen.toml"
    return caught.value.problem, caught.value.key, caught.value.line


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_written_reads_back_as_the_same(name: str, tmp_path: Path) -> None:
    assert read(tmp_path, FILES.content(SHIPPED[name])) == SHIPPED[name]


@given(st.text(st.characters(exclude_categories=["C"]) | st.sampled_from("\n\t")))
def test_whatever_is_typed_reads_back(text: str) -> None:
    known = SHIPPED["polderland"]
    typed = replace(known, profile=replace(known.profile, note=text))
    written = FILES.content(typed).decode()
    assert structure(table_in(written, "x"), ShippedProfile) == typed


def test_what_nobody_can_see_stays_behind(tmp_path: Path) -> None:
    known = SHIPPED["polderland"]
    typed = replace(known, profile=replace(known.profile, note="a\u202eb\x00c"))
    assert read(tmp_path, FILES.content(typed)).profile.note == "abc"


@pytest.mark.parametrize(
    ("content", "problem", "key", "line"),
    [
        (b"", DataProblem.MISSING, "title", None),
        (b"title = 'a'\nabout = \xff", DataProblem.NOT_UTF8, "", 2),
        (b"%PDF-1.7 nothing of the kind", DataProblem.SYNTAX, "", 1),
        (b"title = 'a'\nnr = " + b"9" * 5000, DataProblem.SYNTAX, "", 2),
        (b"x = " + b"[" * 90_000, DataProblem.TOO_DEEP, "", None),
        (b"a.b.c.d.e.f.g.h = 1", DataProblem.TOO_DEEP, "a.b.c.d.e.f", 1),
        (b"a = '" + b"x" * LARGEST + b"'", DataProblem.TOO_LARGE, "", None),
        (b"a = '" + b"x" * (LONGEST + 1) + b"'", DataProblem.TOO_LARGE, "a", 1),
        (b"a = [" + b"1," * 400 + b"]", DataProblem.TOO_LARGE, "a", 1),
        (b"a = 1\nb = 'x\xe2\x80\xaey'", DataProblem.ODD_CHARACTER, "b", 2),
        (
            b"title = 'a'\nabout = 'b'\npupil = 'c'\n[profile]",
            DataProblem.UNKNOWN_KEY,
            "pupil",
            3,
        ),
        (
            GOOD.replace("term_weeks = 6", "term_weeks = 60000").encode(),
            DataProblem.OUT_OF_RANGE,
            "route.1.term_weeks",
            GOOD[: GOOD.index("term_weeks")].count("\n") + 1,
        ),
    ],
    ids=lambda value: None if isinstance(value, bytes) else str(value),
)
def test_what_cannot_be_taken_over_says_where(
    content: bytes, problem: DataProblem, key: str, line: int | None, tmp_path: Path
) -> None:
    assert refused(tmp_path, content) == (problem, key, line)


def test_the_line_of_a_day_is_that_of_its_own_route(tmp_path: Path) -> None:
    content = FILES.content(SHIPPED["polderland"]).decode()
    wrong = content.replace("2027-03-18", "'donderdag'")
    problem, key, line = refused(tmp_path, wrong.encode())
    assert (problem, key) == (DataProblem.WRONG_TYPE, "route.1.day.1.on")
    assert line is not None
    assert "donderdag" in wrong.splitlines()[line - 1]


def test_a_field_that_cannot_be_says_in_which_form_and_on_which_line(tmp_path: Path) -> None:
    content = FILES.content(SHIPPED["eilandrijk"]).decode()
    wrong = content.replace("most = 400", "most = 40000")
    problem, key, line = refused(tmp_path, wrong.encode())
    assert (problem, key) == (DataProblem.OUT_OF_RANGE, "form.0.field.6.most")
    assert line is not None
    assert wrong.splitlines()[line - 1] == "most = 40000"


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidData) as caught:
        FILES.read(tmp_path / "weg.toml")
    assert caught.value.problem == DataProblem.NO_FILE
