"""A text that was looked through page by page holds what one look at the whole would find."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.folding import words_of
from ib_desk.domain.leaving.forbidden_numbers import numbers_in
from ib_desk.domain.leaving.searched_text import POSTCODE, compact_postcode, searched

PIECES = ["\f", " ", "1999", "ZA", "111222333", "NL91 ABNA", "0417 1643 00", "Noor", "é", "\u0301"]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3)).map("".join)


@given(TEXTS)
def test_words_numbers_and_postcodes_stand_where_they_stand_in_the_whole(text):
    found = searched(text)
    assert tuple(found.words) == words_of(text)
    assert [(kind, *place) for kind, place in found.numbers] == list(numbers_in(text))
    assert [(code, *place) for code, place in found.postcodes] == [
        (compact_postcode(match), match.start(), match.end()) for match in POSTCODE.finditer(text)
    ]


@given(TEXTS)
def test_each_word_is_known_by_what_it_is(text):
    found = searched(text)
    assert {index for row in found.at.values() for index in row} == set(range(len(found.words)))
    assert all(found.words[index].folded == word for word, row in found.at.items() for index in row)


def test_it_can_be_stopped_at_each_page():
    pages: list[int] = []

    def third() -> None:
        pages.append(len(pages))
        if len(pages) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        searched("een\ftwee\fdrie\fvier", third)
    assert pages == [0, 1, 2]
