"""Around what was asked: a line of the field that holds most of it, and where the words stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, cast
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.records.attachment import Attachment, ContentId, MediaType
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import SupportFileId
from ib_desk.domain.search.asked import read_question
from ib_desk.domain.search.context import Context, context_of
from tests.shipped import catalogue

FILE = SupportFileId(uuid4())
DOCUMENT = Attachment(
    file_id=FILE,
    content_id=ContentId(uuid4()),
    title="Verslag Noor",
    media_type=MediaType.PDF,
    size=1,
    digest="",
)


def context(query: str, **texts: str) -> Context | None:
    asked = read_question(query, catalogue().terms, date(2026, 9, 24))
    return context_of(replace(Signal(file_id=FILE), **cast("Any", texts)), asked)


def marked(query: str, **texts: str) -> list[str]:
    found = context(query, **texts)
    assert found is not None
    return [found.text[start:end] for start, end in found.marks]


def test_the_words_are_marked_as_they_were_written():
    assert marked("zoe moe", fact="Zoë is Moeder moe") == ["Zoë", "Moeder", "moe"]


def test_the_field_that_holds_most_of_it_is_shown():
    found = context("gym bang", fact="bang", situation="bang in de gymzaal")
    assert found is not None
    assert found.field == "situation"


@pytest.mark.parametrize("query", ["zaal", "gymzaal moe", '"gymzaal de"', '"de gym"', "e"])
def test_what_is_not_there_is_no_find(query):
    assert context(query, fact="bang in de gymzaal") is None


@pytest.mark.parametrize("query", ['"in de gymzaal"', '"de gymzaal" bang', '"gymzaal"'])
def test_a_phrase_stands_there_in_a_row(query):
    assert context(query, fact="bang in de gymzaal") is not None


def test_words_may_stand_in_several_fields_but_a_phrase_stands_in_one():
    assert context("bang gymzaal", fact="bang", situation="gymzaal") is not None
    assert context('"bang gymzaal"', fact="bang", situation="gymzaal") is None


def test_a_long_text_is_cut_between_words_around_the_first_find():
    found = context("gymzaal", fact=f"{'woord ' * 60}gymzaal {'nog ' * 90}")
    assert found is not None
    assert found.text.startswith("…woord woord")
    assert found.text.endswith("…")
    assert found.marks == ((found.text.index("gymzaal"), found.text.index("gymzaal") + 7),)


def test_a_text_of_one_long_word_is_cut_all_the_same():
    found = context("gymzaal", fact=f"{'x' * 300},gymzaal")
    assert found is not None
    assert found.text.startswith("…x")
    assert found.text.endswith("gymzaal")


def test_lines_are_told_in_one():
    found = context("moe", fact="boos\nen moe")
    assert found == Context(field="fact", text="boos en moe", marks=((8, 11),))


def test_without_words_the_first_text_is_told():
    assert context("open", situation="thuis") == Context(field="situation", text="thuis")
    assert context("open") == Context(field="", text="")


PAGES = (
    "Verslag logopedie.",
    "",
    "Noor spreekt de K uit.\nZij leest graag.",
    "De K en de T; café.",
)


def inside(query: str, pages: tuple[str, ...] = PAGES) -> tuple[str, list[str]] | None:
    """In which field, and what is marked there, of a document called “Verslag Noor”."""
    asked = read_question(query, catalogue().terms, date(2026, 9, 24))
    found = context_of(DOCUMENT, asked, lambda: pages)
    if found is None:
        return None
    return found.field, [found.text[start:end] for start, end in found.marks]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("verslag", ("title", ["Verslag"])),
        ("verslag noor", ("title", ["Verslag", "Noor"])),
        ("logop", ("page 1", ["logopedie"])),
        ("leest", ("page 3", ["leest"])),
        ("cafe", ("page 4", ["café"])),
        ("verslag leest", ("page 3", ["leest"])),
        ("spreekt leest", ("page 3", ["spreekt", "leest"])),
        ('"de k uit"', ("page 3", ["de", "K", "uit"])),
        ('"de t"', ("page 4", ["De", "de", "T"])),
        ('"noor spreekt" "k en"', ("page 3", ["Noor", "spreekt", "K"])),
        ('"k t"', None),
        ('"verslag logopedie" "graag"', ("page 1", ["Verslag", "logopedie"])),
        ('"verslag logopedie" "k t"', None),
        ("ogopedie", None),
    ],
)
def test_a_document_is_found_by_its_title_or_on_the_page_that_holds_most(query, expected):
    assert inside(query) == expected


def test_of_a_long_page_the_piece_is_shown_that_holds_most():
    page = f"De dag begint. {'En zo voort. ' * 40}Elke dag wordt er gebeld. {'En zo voort. ' * 40}"
    assert inside('"elke dag"', (page,)) == ("page 1", ["Elke", "dag"])
    assert inside("dag gebeld", (page,)) == ("page 1", ["dag", "gebeld"])


def test_no_page_is_read_where_the_title_holds_all():
    asked = read_question("verslag", catalogue().terms, date(2026, 9, 24))

    def read() -> tuple[str, ...]:
        raise AssertionError

    assert context_of(DOCUMENT, asked, read)


@given(st.text(), st.text(max_size=20))
def test_marks_are_places_in_the_text(text, query):
    found = context(query, fact=text)
    if found is not None:
        assert all(0 <= start < end <= len(found.text) for start, end in found.marks)
