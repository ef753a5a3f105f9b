"""What a column of a list is: by its heading, and as it was chosen for that before."""

from __future__ import annotations

import pytest

from ib_desk.domain.intake.list_columns import (
    ChosenColumns,
    ListField,
    chosen_twice,
    heading_row,
    names_somebody,
    proposed,
    to_remember,
)
from ib_desk.domain.intake.school_export import folded
from ib_desk.domain.intake.table import Table
from ib_desk.domain.records.guardian import Relation
from ib_desk.domain.records.running_measure import FundingCategory
from tests.shipped import catalogue

WORDS = catalogue().list_words


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Achternaam", ListField.SURNAME),
        ("  GEB. DATUM ", ListField.BORN_ON),
        ("Tussenv.", ListField.PREFIX),
        ("E-mail ouder 1", ListField.GUARDIAN_1_EMAIL),
        ("Naam vader", ListField.GUARDIAN_2_NAME),
        ("TLV t/m", ListField.TLV_ENDS_ON),
        ("Kleur ogen", None),
        ("", None),
    ],
)
def test_a_heading_is_known_however_it_is_written(heading: str, field: ListField | None):
    assert WORDS.field_of(heading) is field


def test_each_field_is_known_by_a_heading_and_no_heading_means_two_things():
    assert set(WORDS.headings) == set(ListField)
    every = [folded(word) for words in WORDS.headings.values() for word in words]
    assert len(every) == len(set(every))
    assert not [
        word for words in WORDS.headings.values() for word in words if WORDS.is_never_kept(word)
    ]


@pytest.mark.parametrize(
    "heading",
    ["BSN", "Burgerservicenummer leerling", "PGN/onderwijsnr", "1e nationaliteit", "IBAN"],
)
def test_what_is_kept_of_nobody_is_no_column_of_ours(heading: str):
    assert WORDS.is_never_kept(heading)
    assert proposed(["Naam", heading], WORDS, {folded(heading): "surname"}) == {
        0: ListField.FULL_NAME
    }


def test_what_stands_in_a_cell_is_known_by_the_words_of_schools():
    assert WORDS.relation("Stiefmoeder") is Relation.STEPPARENT
    assert WORDS.relation("buurvrouw") is None
    assert WORDS.relation_in("Telefoon vader") is Relation.FATHER
    assert WORDS.relation_in("Ouder 1") is None
    assert WORDS.category("Cat. 2") is FundingCategory.MIDDLE
    assert [WORDS.is_so(text) for text in (" Ja", "nee", "soms", "")] == [True, False, None, None]


def test_headings_stand_under_a_title_or_above_everything():
    title = ("Leerlingen 2026-2027",)
    assert (
        heading_row(Table(rows=(title, (), ("Roepnaam", "Achternaam"), ("Bo", "Wit"))), WORDS) == 2
    )
    assert heading_row(Table(rows=((), ("x", "y"), ("a", "b"))), WORDS) == 1
    assert heading_row(Table(rows=()), WORDS) == 0


def test_of_two_columns_that_could_be_the_same_the_first_one_is():
    found = proposed(["Naam", "Leerling", "Klas"], WORDS, {})
    assert found == {0: ListField.FULL_NAME, 2: ListField.GROUP_NAME}


def test_what_was_chosen_for_a_heading_is_proposed_the_next_time():
    headings = ("Kind", "Klas", "Kleur")
    columns = {0: ListField.FULL_NAME, 2: ListField.LEVEL}
    table = Table(rows=(headings,))
    chosen = ChosenColumns(table=table, heading_row=0, columns=columns)
    assert chosen.headings == headings
    kept = to_remember(chosen.headings, chosen.columns)
    assert kept == {"kind": "full_name", "klas": "", "kleur": "level"}
    assert proposed(["Klas", "KLEUR", "Kind"], WORDS, kept) == {
        1: ListField.LEVEL,
        2: ListField.FULL_NAME,
    }


def test_a_field_of_another_version_of_the_program_is_left_out():
    assert proposed(["Kind"], WORDS, {"kind": "shoe_size"}) == {}


def test_two_columns_cannot_be_one_thing_and_somebody_has_to_be_named():
    twice = {0: ListField.SURNAME, 1: ListField.SURNAME, 2: ListField.LEVEL}
    assert chosen_twice(twice) == (ListField.SURNAME,)
    assert names_somebody(twice.values())
    assert not names_somebody([ListField.LEVEL, ListField.PREFIX])


def test_a_table_is_as_wide_as_its_widest_row():
    assert Table(rows=(("a",), ("a", "b"))).width == 2
    assert Table(rows=()).width == 0
