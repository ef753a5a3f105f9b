"""Numbers as a Dutch reader types and reads them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.dutch_numbers import count_words, number_words, read_number


@pytest.mark.parametrize(
    ("typed", "value"), [("84", "84"), (" 6,5 ", "6.5"), ("6.5", "6.5"), ("-2", "-2"), ("0", "0")]
)
def test_a_comma_or_a_point_stands_before_the_decimals(typed, value):
    assert read_number(typed) == Decimal(value)


@pytest.mark.parametrize(
    "typed", ["", "84%", "1e3", "NaN", "1.234,5", "1234567", "1,2345", "٣", ","]
)
def test_what_is_no_number_is_not_guessed(typed):
    assert read_number(typed) is None


@pytest.mark.parametrize(
    ("value", "words"), [("90.0", "90"), ("6.50", "6,5"), ("1E+3", "1000"), ("-0", "0")]
)
def test_no_more_decimals_are_told_than_say_something(value, words):
    assert number_words(Decimal(value)) == words


@given(st.decimals(-999_999, 999_999, places=3))
def test_what_is_told_can_be_typed_again(value):
    assert read_number(number_words(value)) == value


def test_a_large_count_is_read_in_thousands():
    assert (count_words(0), count_words(999), count_words(1140)) == ("0", "999", "1.140")
