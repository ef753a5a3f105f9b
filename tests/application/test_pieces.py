"""What the files are called that leave."""

from __future__ import annotations

import pytest

from ib_desk.application.pieces import piece_name, plain_words


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("verslag van een overleg", "verslag-van-een-overleg"),
        ("Reünie / café: 50 %", "reunie-cafe-50"),
        ("  ", ""),
        ("../../etc", "etc"),
    ],
)
def test_words_become_fit_for_any_disk(words, plain):
    assert plain_words(words) == plain


def test_a_name_is_its_reference_its_place_and_what_it_is():
    assert piece_name("A26-4071", "aanvraag") == "A26-4071-aanvraag.pdf"
    assert piece_name("A26-4071", "verslag", number=2) == "A26-4071-02-verslag.pdf"
    assert piece_name("", "gegevens", ending="json") == "gegevens.json"
