"""What the name of a file says of the document in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.offers.document_names import DocumentNames
from ib_desk.domain.records.attachment import DocumentKind
from tests.shipped import catalogue

NAMES = catalogue().document_names


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("opp-getekend", DocumentKind.OPP),
        ("OPP2026 Noor", DocumentKind.OPP),
        ("Ontwikkelingsperspectief, getekend", DocumentKind.OPP),
        ("Verslag MDO", DocumentKind.MINUTES),
        ("verslag van het gesprek met ouders 10-11", DocumentKind.MINUTES),
        ("Observatie door Karin Hoekstra", DocumentKind.OBSERVATION),
        ("Verzuimoverzicht, 12 maanden", DocumentKind.ABSENCE),
        ("Brief jeugdarts", DocumentKind.LETTER),
        ("rapport onderwijskundig", DocumentKind.SCHOOL_REPORT),
    ],
)
def test_the_words_of_a_name_say_what_kind_it_is(name, kind):
    assert NAMES.kind_of(name) is kind


@pytest.mark.parametrize("name", ["", "scan0001", "verslag", "kopp", "2026-11-30", "opperste"])
def test_a_name_that_says_nothing_proposes_nothing(name):
    assert NAMES.kind_of(name) is None


@pytest.mark.parametrize("name", ["brief bij het opp", "observatie en onderzoek", "mdo opp"])
def test_a_name_that_says_two_kinds_proposes_none(name):
    assert NAMES.kind_of(name) is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Evaluatie van het OPP", DocumentKind.EVALUATION),
        ("toestemming voor onderzoek", DocumentKind.CONSENT_FORM),
    ],
)
def test_words_that_hold_those_of_another_kind_say_more(name, kind):
    assert NAMES.kind_of(name) is kind


def test_nothing_is_called_something_else_by_its_name():
    assert DocumentKind.OTHER.value not in NAMES.kinds
    assert {*NAMES.kinds} == {one.value for one in DocumentKind if one is not DocumentKind.OTHER}


@given(st.text())
def test_any_name_says_one_kind_or_none(name):
    assert NAMES.kind_of(name) in {None, *DocumentKind}


@pytest.mark.parametrize(
    ("kinds", "key", "problem"),
    [
        ({"plan": ("opp",)}, "kinds.plan", DataProblem.UNKNOWN_KEY),
        ({"opp": ("opp", "12-")}, "kinds.opp.1", DataProblem.EMPTY),
        ({"opp": ("plan",), "tests": ("Plan 2",)}, "kinds.tests.0", DataProblem.DOUBLE),
    ],
)
def test_words_that_cannot_be_meant_are_refused_by_key(kinds, key, problem):
    with pytest.raises(UnfitValue) as refused:
        DocumentNames(kinds=kinds)
    assert (refused.value.key, refused.value.problem) == (key, problem)
