from __future__ import annotations

from dataclasses import replace

import pytest

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.words.report_texts import SharedTexts, fill
from tests.shipped import report_texts


def shared() -> SharedTexts:
    return report_texts().shared


def test_a_fact_takes_its_place_and_is_never_a_place_itself():
    assert fill("{name} zegt: {words}", name="{words}", words="Hoi") == "{words} zegt: Hoi"


def test_a_fact_that_was_not_given_is_an_error_of_the_program():
    with pytest.raises(KeyError):
        fill("{name}")


def test_a_place_that_no_print_fills_is_refused():
    with pytest.raises(UnfitValue) as refused:
        replace(shared(), says="{naam} zegt")
    assert refused.value.key == "says"
    assert refused.value.problem is DataProblem.UNKNOWN_VALUE


def test_a_sentence_without_words_is_refused():
    with pytest.raises(UnfitValue) as refused:
        replace(shared(), perspective="  ")
    assert refused.value.problem is DataProblem.EMPTY


def test_sentences_in_lists_and_tables_are_checked_too():
    with pytest.raises(UnfitValue) as refused:
        replace(shared(), explain=("OPP", "{term}"))
    assert refused.value.key == "explain.1"
