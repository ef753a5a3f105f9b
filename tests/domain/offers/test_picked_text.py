"""Texts that are put together from offered pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.offers.picked_text import (
    Joining,
    Offered,
    finished,
    fitting,
    is_picked,
    left_over,
    parts_of,
    unfinished,
    with_piece,
)

PEOPLE = Offered(pieces=("Noor", "Marieke", "Joost van Dalen", "Anouk", "beide ouders"))
OFTEN = Offered(
    pieces=("elke dag", "{n} keer per week", "{n} keer in {n} weken", "om {n} uur"),
    joining=Joining.COMMA,
)
SAID = Offered(
    pieces=("Het leren gaat mee.", "Het is veilig.", "Gaat het?"),
    joining=Joining.SENTENCES,
    capital=True,
)


def picked(offered: Offered, *pieces: str) -> str:
    text = ""
    for piece in pieces:
        text = with_piece(text, piece, offered)
    return text


def test_people_are_joined_as_one_says_it():
    assert picked(PEOPLE, "Noor") == "Noor"
    assert picked(PEOPLE, "Noor", "Marieke") == "Noor en Marieke"
    assert picked(PEOPLE, "Noor", "Marieke", "Anouk") == "Noor, Marieke en Anouk"


def test_details_are_joined_by_commas():
    assert picked(OFTEN, "elke dag", "om 10.15 uur") == "elke dag, om 10.15 uur"


def test_sentences_follow_each_other():
    assert picked(SAID, *SAID.pieces[:2]) == "Het leren gaat mee. Het is veilig."
    assert with_piece("Wij kijken mee", "het is veilig", SAID) == "Wij kijken mee. Het is veilig."


def test_a_line_begins_with_a_capital_and_names_of_details_do_not():
    line = Offered(pieces=("een vast maatje",), capital=True)
    assert picked(line, "een vast maatje") == "Een vast maatje"
    assert picked(OFTEN, "elke dag") == "elke dag"


@pytest.mark.parametrize("text", ["Opa", "Opa,", "Opa, ", "Opa en", "Opa en ", "Opa."])
def test_a_piece_goes_on_from_what_someone_typed(text):
    assert with_piece(text, "Noor", PEOPLE) == "Opa en Noor"


def test_what_is_being_typed_stands_behind_the_last_comma_or_en():
    assert unfinished("Noor, Marieke en an") == "an"
    assert unfinished("Om 10.15 uur") == "Om 10.15 uur"
    assert finished("Noor, Marieke en an") == "Noor, Marieke en "
    assert finished("an") == ""


def test_two_letters_find_the_pieces_with_a_word_that_begins_so():
    assert fitting(PEOPLE, "ma") == ("Marieke",)
    assert fitting(PEOPLE, "Noor en da") == ("Joost van Dalen",)
    assert fitting(PEOPLE, "Noor en oud") == ("beide ouders",)
    assert fitting(PEOPLE, "x") == ()


def test_a_number_goes_into_the_phrase():
    assert fitting(OFTEN, "3 k") == ("3 keer per week", "3 keer in {n} weken")
    assert fitting(OFTEN, "3 ke") == fitting(OFTEN, "3 k")
    assert fitting(OFTEN, "om") == ("om {n} uur",)


def test_what_stands_there_already_is_not_offered_again():
    assert "Noor" not in left_over(PEOPLE, "Noor")
    assert left_over(Offered(pieces=("An",)), "Anouk") == ("An",)
    assert "{n} keer per week" not in left_over(OFTEN, "3 keer per week")
    assert left_over(SAID, "Het is veilig, denken we") == (SAID.pieces[0], SAID.pieces[2])


@pytest.mark.parametrize(
    "text",
    [
        "Noor, Marieke en beide ouders",
        "noor, marieke, anouk.",
        "Joost van Dalen en Noor",
        "Noor; Anouk",
    ],
)
def test_pieces_and_the_words_that_join_them_are_picked(text):
    assert is_picked(text, PEOPLE.pieces)


@pytest.mark.parametrize("text", ["", "Noortje", "Noor en opa", "met Noor", "Noor Anouk?!", "en"])
def test_any_other_word_makes_it_typed(text):
    assert not is_picked(text, PEOPLE.pieces)


def test_numbers_of_any_size_fit_a_phrase_and_words_for_numbers_do_not():
    assert is_picked("2 keer per week, om 10.15 uur", OFTEN.pieces)
    assert is_picked("3 keer in 12 weken", OFTEN.pieces)
    assert not is_picked("drie keer per week", OFTEN.pieces)


def test_the_longest_piece_is_tried_first_and_a_shorter_one_after_it():
    assert parts_of("a b c", ["a", "a b", "b c"]) == ("a", "b c")


@given(st.sampled_from([PEOPLE, OFTEN, SAID]), st.data())
def test_whatever_is_picked_counts_as_picked(offered, data):
    pieces = data.draw(st.lists(st.sampled_from(offered.pieces), min_size=1, unique=True))
    text = picked(offered, *(piece.replace("{n}", "2") for piece in pieces))
    parts = parts_of(text, offered.pieces)
    assert parts is not None
    assert len(parts) == len(pieces)
