"""Plain text on paper: every line, in order, in a time that follows its length."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.records.attachment import MediaType
from ib_desk.domain.records.made_pages import Searched, Unfit
from ib_desk.reader import texts
from ib_desk.reader.making import Unmakeable
from tests.reader.making import made, words_in

TEXT = MediaType.TEXT


def test_lines_stay_as_they_were_typed():
    found = made(b"Kop\n\n    ingesprongen\n\tmet een tab\r\nlaatste", TEXT)
    assert found.words == ("Kop\n\n    ingesprongen\n    met een tab\nlaatste",)
    assert found.facts.searched is Searched.WHOLE
    assert words_in(found.pdf).split() == found.words[0].split()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_with_marks_are_read_in_each_way_that_they_are_kept(encoding):
    assert made("Zoë rekent mét €".encode(encoding), TEXT).words == ("Zoë rekent mét €",)


def test_long_lines_break_at_a_space_and_long_words_anywhere():
    lines = made(b"woord " * 100 + b"w" * 300, TEXT).words[0].split("\n")
    assert all(set(line.split()) == {"woord"} for line in lines[:5])
    assert "".join(lines).replace("woord", "").replace(" ", "") == "w" * 300


@given(st.text(st.sampled_from("abc éW .\n\t-"), max_size=400).filter(str.strip))
def test_no_word_is_lost(text):
    words = "".join(made(text.encode(), TEXT).words[0].split())
    assert words == "".join(text.split())


def test_many_lines_become_many_pages_in_order():
    found = made("".join(f"regel {n}\n" for n in range(1000)).encode(), TEXT)
    assert "\n".join(found.words).split("\n") == [*(f"regel {n}" for n in range(1000)), ""]
    assert len(found.words) > 10


def test_twice_the_lines_take_about_twice_the_time():
    def seconds(lines: int) -> float:
        content = b"03-09-2026 10:00 Ouder: we komen eraan\n" * lines
        return min(timed(content) for _ in range(3))

    def timed(content: bytes) -> float:
        start = process_time()
        made(content, TEXT)
        return process_time() - start

    assert seconds(4000) < 12 * seconds(1000)


def test_a_sign_without_a_shape_is_named():
    with pytest.raises(Unmakeable) as refused:
        made("Goed 😀 ж".encode(), TEXT)
    assert (refused.value.reason, refused.value.character) == (Unfit.CHARACTER, "😀")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b" \n\n", Unfit.EMPTY),
        (b"a" * 400_001, Unfit.TOO_LARGE),
        (b"\n" * 40_000 + b"a", Unfit.TOO_MANY_PAGES),
    ],
    ids=["nothing", "a book", "empty lines"],
)
def test_what_is_no_text_to_print_is_refused(content, reason):
    with pytest.raises(Unmakeable) as refused:
        made(content, TEXT)
    assert refused.value.reason is reason
    assert texts.MOST_CHARACTERS == 400_000
