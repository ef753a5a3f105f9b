from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.calling import called, called_first, first_word, given_name, names_in
from ib_desk.domain.folding import fold


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Karin Hoekstra", "karin hoekstra"),
        ("dr. Ahmed Yıldırım", "ahmed yildirim"),
        ("Prof. dr. José Núñez", "jose nunez"),
        ("juf Anouk", "anouk"),
        ("Drs", "drs"),
        ("Irma de Wit", "irma de wit"),
        ("Meesters, Jan", "meesters, jan"),
        ("De heer Jansen", "jansen"),
        ("De  Heer en mevrouw", "en mevrouw"),
        ("De Heerlijkheid", "de heerlijkheid"),
        ("", ""),
    ],
)
def test_a_title_before_a_name_is_no_part_of_it(name, bare):
    assert called(name) == bare


def test_of_a_name_with_a_title_the_first_name_is_behind_it():
    assert called_first("dr. Ahmed Yıldırım") == "ahmed"
    assert called_first("J. Bos") == "j."
    assert called_first("") == ""


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Mevr. de Vries", "vries"),
        ("meester van der Berg", "berg"),
        ("'t Hart", "hart"),
        ("Irma de Wit", "irma"),
        ("Anne-Marie van Dijk", "anne-marie"),
        ("De heer", "de"),
        ("Drs", "drs"),
    ],
)
def test_what_stands_before_a_surname_is_no_first_name(name, first):
    """Else everybody called “de …” is the same colleague."""
    assert called_first(name) == first


@given(st.text())
def test_what_somebody_is_called_is_never_lost(name):
    assert bool(called(name)) == bool(fold(name.strip()))


def test_each_of_several_is_named_apart_without_what_stands_beside():
    assert names_in("Karin Hoekstra (bpo) en juf Anouk, samen met Tim & Ria") == (
        "karin hoekstra",
        "anouk",
        "tim",
        "ria",
    )
    assert names_in(" , ") == ()


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Marieke Bakker", "marieke"),
        ("De heer Jansen", "jansen"),
        ("Mevr. De Vries", "vries"),
        ("dhr. J. van der Berg", "j"),
        ("'t Hart", "hart"),
        ("De heer en mevrouw Jansen", "jansen"),
        ("De heer", ""),
        ("Meneer", ""),
        ("", ""),
    ],
)
def test_the_first_word_that_says_who_is_no_form_of_address(name, word):
    assert first_word(name) == word


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("Marieke Bakker", "Marieke"),
        (" Anne-Marie van Dijk ", "Anne-Marie"),
        ("J. Bos", "J."),
        ("Mevr. de Vries", "Mevr. de Vries"),
        ("De heer Jansen", "De heer Jansen"),
        ("juf Anouk", "juf Anouk"),
        ("", ""),
    ],
)
def test_the_first_name_is_written_as_it_is_and_no_title_is_one(name, given):
    assert given_name(name) == given
