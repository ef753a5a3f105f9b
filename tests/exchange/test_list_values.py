"""Cells as people fill them in: days, numbers, names; and what is none of these."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.exchange import list_values as values

TODAY = date(2026, 11, 30)
BORN = date(2014, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "31-12-2014", "31/12/2014", "31.12.2014", "31-12-14", "31/12/14", "31 12 14", "2014-12-31",
        "2014-12-31T00:00:00", "20141231", "42004", "42004.0", "31 december 2014", "31-dec-2014",
        " 31 dec. 2014 ",
    ],
)  # fmt: skip
def test_a_day_is_read_in_each_way_that_it_is_written(text: str):
    assert values.read_day(text, TODAY) == BORN


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12-31-2014",
        "31-02-2014",
        "31-2-14",
        "2014",
        "ooit",
        "31 brumaire 2014",
        "00001",
        "99999999",
        "31-dec-9999",
        "99999",
        "1 jan 0001",
    ],
)
def test_what_is_no_day_is_none(text: str):
    assert values.read_day(text, TODAY) is None


def test_a_year_of_two_figures_lies_behind_us_or_just_ahead():
    assert values.read_day("31-7-27", TODAY) == date(2027, 7, 31)
    assert values.read_day("31-7-41", TODAY) == date(2041, 7, 31)
    assert values.read_day("31-7-42", TODAY) == date(1942, 7, 31)


@given(st.dates(date(1951, 1, 1), date(2040, 12, 31)))
def test_each_day_comes_back(day: date):
    serial = (day - date(1899, 12, 30)).days
    for text in (f"{day:%d-%m-%Y}", day.isoformat(), str(serial)):
        assert values.read_day(text, TODAY) == day


_ALMOST = st.text("0123456789-+/., ()", max_size=14) | st.builds(
    "{} {} {}".format, st.integers(0, 40), st.sampled_from(["jan", "mei."]), st.integers(0, 9999)
)


@given(st.text(max_size=30) | _ALMOST)
def test_no_text_makes_a_reader_fall_or_give_what_nobody_means(text: str):
    day, phone, mail = (
        values.read_day(text, TODAY),
        values.read_phone(text),
        values.read_mail(text),
    )
    assert day is None or 1942 <= day.year <= 2100
    assert values.read_count(text) in (None, *range(100_000))
    assert values.read_level(text) in (None, *range(1, 6))
    assert phone is None or any(map(str.isdigit, phone))
    assert mail is None or "@" in mail
    assert not values.is_like_bsn(text) or sum(map(str.isdigit, text)) in (8, 9)


@given(
    st.text(max_size=30)
    | st.lists(st.sampled_from(["Noor", "van", "der", "Berg", ","]), max_size=6).map(" ".join)
)
def test_no_word_of_a_name_is_lost(text: str):
    parts = " ".join(values.split_name(text)).split()
    assert {*parts} == {*text.replace(",", " ", 1).split()}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Noor van Dalen", ("Noor", "van", "Dalen")),
        ("Dalen, Noor van", ("Noor", "van", "Dalen")),
        ("van Dalen, Noor", ("Noor", "van", "Dalen")),
        ("Hof, Sem van ’t", ("Sem", "van ’t", "Hof")),
        ("van der Berg-de Wit, Bo", ("Bo", "van der", "Berg-de Wit")),
        ("van Dalen, Noor van", ("Noor", "van", "Dalen")),
        ("de Wit, Bo van", ("Bo", "van de", "Wit")),
        ("Sara Öztürk", ("Sara", "", "Öztürk")),
        ("Jan Peter de Boer", ("Jan", "", "Peter de Boer")),
        ("Prins", ("Prins", "", "")),
        ("Smit,", ("", "", "Smit")),
        ("", ("", "", "")),
    ],
)
def test_a_whole_name_is_taken_apart(text: str, name: tuple[str, str, str]):
    assert values.split_name(text) == name


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("06-12345678", "06-12345678"),
        ("+31 6 1234 5678", "+31 6 1234 5678"),
        ("612345678", "0612345678"),
        ("0299 000000", "0299 000000"),
        ("bel eerst", None),
        ("- - - -", None),
        ("", None),
    ],
)
def test_the_zero_that_excel_took_away_is_put_back(text: str, phone: str | None):
    assert values.read_phone(text) == phone


@pytest.mark.parametrize(
    ("text", "level"), [("3", 3), ("niveau 4", 4), ("2 - basis", 2), ("6", None), ("hoog", None)]
)
def test_a_level_is_one_of_five(text: str, level: int | None):
    assert values.read_level(text) == level


def test_numbers_mails_and_what_passes_for_a_bsn():
    assert values.read_count("40 uur") == 40
    assert values.read_count("40,0") == 40
    assert values.read_count("40,5") is None
    assert values.read_mail("mailto:a@b.example") == "a@b.example"
    assert values.read_mail("a@b") is None
    assert values.is_like_bsn("123456782")
    assert values.is_like_bsn("1234.56.782")
    assert not values.is_like_bsn("123456789")
    assert not values.is_like_bsn("TLV 123456782")
