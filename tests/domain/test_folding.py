"""Searching without capitals and accents."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ib_desk.domain.folding import (
    beginning_with,
    distinct_words,
    finder,
    fold,
    search_text,
    words_from,
    words_of,
)

LETTERS = st.text(st.characters(categories=["L", "Nd"]), min_size=1)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Çelik", "celik"),
        ("Şahin", "sahin"),
        ("Łukasz", "lukasz"),
        ("Yıldız", "yildiz"),
        ("İnci", "inci"),
        ("Søren", "soren"),
        ("Cœur", "coeur"),
        ("Ænne", "aenne"),
        ("Ðorđe", "dorde"),
        ("Þóra", "thora"),
        ("Straße", "strasse"),
        ("Amélie", "amelie"),
        ("Zoë", "zoe"),
        ("\u0132sbrand", "ijsbrand"),
        ("Ħamrun", "hamrun"),
    ],
)
def test_accents_and_capitals_do_not_count(written, folded):
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_how_an_accent_is_stored_does_not_count(text):
    composed, apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert fold(composed) == fold(apart)


@given(st.text())
def test_a_word_stands_where_it_says(text):
    for word in words_of(text):
        assert fold(text[word.start : word.end]) == word.folded


@given(st.text())
@example("Ζoë́ zoé zoe ½ ̀ İß x_y")
def test_each_word_is_told_once(text):
    assert distinct_words(text) == {word.folded for word in words_of(text)}


def test_a_loose_accent_does_not_cut_a_word():
    assert [word.folded for word in words_of("Zoe\u0308 kwam")] == ["zoe", "kwam"]


@pytest.mark.parametrize("query", ["cel", "CELIK", "ay cel", "çel ay", "groep 6", "", "  ", "6b"])
def test_the_begin_of_any_word_finds(query):
    assert finder(query)(search_text("Aylin Çelik", "groep 6", "6b"))


@pytest.mark.parametrize("query", ["elik", "cel x", "groep 7", "celikk"])
def test_the_middle_of_a_word_or_a_word_too_many_finds_nothing(query):
    assert not finder(query)(search_text("Aylin Çelik", "groep 6"))


@given(st.lists(LETTERS, min_size=1), st.data())
def test_the_begin_of_each_word_of_a_name_finds_it(names, data):
    text = search_text(*names)
    name = data.draw(st.sampled_from(names))
    words = words_of(name)
    begins = [name[w.start : data.draw(st.integers(w.start + 1, w.end))] for w in words]
    assert finder(" ".join(begins))(text)


@given(st.text(), st.text())
def test_each_letter_is_folded_by_itself(begin, rest):
    assert fold(begin + rest) == fold(begin) + fold(rest)


@given(st.text(), st.text(min_size=1, max_size=3))
@example("Zoë \u0301zee Çelik ４4", "zc4é")
def test_words_that_may_begin_so_are_all_that_do(text, letters):
    which = beginning_with(fold(letters) or "x")
    some = [*words_from(text, 0, which)]
    firsts = tuple(fold(letters) or "x")
    assert [word for word in some if word.folded.startswith(firsts)] == [
        word for word in words_of(text) if word.folded.startswith(firsts)
    ]
