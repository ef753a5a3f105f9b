"""JSON of somebody else: on which line what stands, and what is not read at all."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.exchange.data.json_text import JsonText, JsonTrouble, NotJson

DOCUMENTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inside: (
        st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=3), inside, max_size=4)
    ),
    max_leaves=12,
)


def parts(document: Any, path: tuple[str | int, ...] = ()) -> list[tuple[Any, Any]]:
    inside: Any = document.items() if isinstance(document, dict) else ()
    inside = enumerate(document) if isinstance(document, list) else inside
    return [(path, document), *(one for name, it in inside for one in parts(it, (*path, name)))]


@given(DOCUMENTS, st.sampled_from([None, 0, 2]), st.booleans())
def test_each_part_is_found_on_its_line(document, indent, plain):
    text = json.dumps(document, indent=indent, ensure_ascii=plain)
    lines = text.splitlines() if plain else text.split("\n")
    found = JsonText(f"\n\n{text}\n".encode())
    assert found.document == document
    for path, part in parts(document):
        line = lines[found.line(path) - 3]
        begins = json.dumps(part, ensure_ascii=plain)[:1]
        assert begins in line
        if path and isinstance(path[-1], str) and indent is not None:
            assert json.dumps(path[-1], ensure_ascii=plain) in line


def test_of_what_is_not_there_the_line_is_where_it_would_stand():
    text = JsonText(b'{\n "a": {\n  "b": 1\n }\n}')
    assert text.line(("a", "c")) == 2
    assert text.line(("z",)) == 1


def test_each_has_a_line_of_its_own_in_a_list():
    text = JsonText(b'[\n {"a": "]"},\n "\\"[",\n [1, 2]\n]')
    assert [text.line((place,)) for place in range(3)] == [2, 3, 4]


@pytest.mark.parametrize(
    ("content", "trouble", "line"),
    [
        (b'{\n"a": "\xff"}', JsonTrouble.NO_UTF8, 2),
        (b"", JsonTrouble.NO_JSON, 1),
        (b'{"a": 1,\nb}', JsonTrouble.NO_JSON, 2),
        (b'{"a": "\n"}', JsonTrouble.NO_JSON, 1),
        (b'{"a": "open', JsonTrouble.NO_JSON, 1),
        (b'{"a": NaN}', JsonTrouble.NO_JSON, None),
        (b"9" * 5000, JsonTrouble.NO_JSON, None),
        (b"\n" + b"[" * 100_000, JsonTrouble.TOO_DEEP, 2),
        (b'{"a": ' * 40 + b"1" + b"}" * 40, JsonTrouble.TOO_DEEP, 1),
        (b'{"a": 1, "a": 2}', JsonTrouble.TWICE, None),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(content, trouble, line):
    with pytest.raises(NotJson) as refused:
        JsonText(content)
    assert (refused.value.trouble, refused.value.line) == (trouble, line)


def test_brackets_in_a_text_are_not_deep():
    assert JsonText(b'"' + b"[" * 500 + b'"').document == "[" * 500


def test_the_mark_that_some_programs_put_in_front_is_no_fault():
    assert JsonText(b"\xef\xbb\xbf[]").document == []


@given(st.binary(max_size=200))
def test_whatever_it_is_it_is_read_or_refused(content):
    with suppress(NotJson):
        JsonText(content)
