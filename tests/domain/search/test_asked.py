"""A question is read whatever is typed, and says itself what of it was not understood."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.decision import Decision
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.swv_decision import SwvDecision
from ib_desk.domain.search.asked import MOST_WORDS, Asked, kinds_called, read_question
from tests.shipped import catalogue

TODAY = date(2026, 9, 24)


def read(query: str) -> Asked:
    return read_question(query, catalogue().terms, TODAY)


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("", Asked()),
        ("Gymzaal", Asked(words=("gymzaal",))),
        ("Çelik-Żółkiewska", Asked(words=("celik", "zolkiewska"))),
        ("moe moe", Asked(words=("moe",))),
        ('"moeder belde"', Asked(phrases=(("moeder", "belde"),))),
        ('"moeder bel', Asked(phrases=(("moeder", "bel"),))),
        ('""', Asked()),
        ("leerling:noor", Asked(pupil=("noor",))),
        ('LEERLING:"van Dalen"', Asked(pupil=("van", "dalen"))),
        ("soort:afspraak", Asked(kinds=(Agreement,))),
        ("soort:besluit soort:aanvragen", Asked(kinds=(Decision, SwvDecision, SwvRequest))),
        ("voor:1-9-2026", Asked(before=date(2026, 9, 1))),
        ("na:2025", Asked(after=date(2025, 12, 31))),
        ("voor:2025", Asked(before=date(2025, 1, 1))),
        ('na:"24 november 2025"', Asked(after=date(2025, 11, 24))),
        ("Open", Asked(only_open=True)),
        ("afgesloten", Asked(with_closed=True)),
        ("Gesloten", Asked(closed_items=True)),
        ("leerling: soort: voor:", Asked()),
        ("soort:ruimteschip", Asked(unread=("soort:ruimteschip",))),
        ("voor:straks na:31-2-2026", Asked(unread=("voor:straks", "na:31-2-2026"))),
        ("http://voor", Asked(words=("http", "voor"))),
    ],
)
def test_words_and_filters_are_told_apart(query, asked):
    assert read(query) == asked


@given(st.text())
@example('"' * 50)
@example("AND OR NOT NEAR( ^ * : - ( ) {} 'a' --")
@example("😀🏳️‍🌈 voor:😀 soort:\x00")
@example("a" * 10_000)
@example('a" ' * 5_000)
@example("leerling:" * 2_000)
def test_any_text_is_read(query):
    asked = read(query)
    assert len(asked.words) <= MOST_WORDS
    assert len(asked.pupil) <= MOST_WORDS


@pytest.mark.parametrize("query", ["", "gesloten", "afgesloten", "soort:ruimteschip", "!?"])
def test_what_narrows_nothing_asks_nothing(query):
    assert read(query).is_empty


@pytest.mark.parametrize("query", ["a", '"a"', "leerling:a", "soort:afspraak", "na:2025", "open"])
def test_one_word_or_one_filter_is_a_question(query):
    assert not read(query).is_empty


def test_closed_files_are_asked_by_a_word_or_beside_it():
    assert read("afgesloten").with_closed_files(too=False).with_closed
    assert read("").with_closed_files(too=True).with_closed
    assert not read("").with_closed_files(too=False).with_closed


def test_a_kind_is_called_by_the_beginning_of_one_of_its_words():
    terms = catalogue().terms
    assert kinds_called("afspr", terms) == (Agreement,)
    assert kinds_called("praak", terms) == ()
    assert {Agreement, SwvRequest} <= {*kinds_called("a", terms)}
