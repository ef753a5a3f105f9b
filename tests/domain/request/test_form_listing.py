"""A list of lines is a form: what each field is called and takes, and what came in it stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.records.swv import SwvProfileId
from ib_desk.domain.records.swv_form import FormSource, FormType, SwvForm, SwvFormBox
from ib_desk.domain.request.form_listing import (
    MOST_FIELDS,
    laid_out,
    lines_left_out,
    listed_boxes,
    listing_of,
)
from tests.builders import known_id
from tests.shipped import catalogue

SOURCES = catalogue().form_sources
FORM = SwvForm(profile_id=SwvProfileId(known_id("an swv")), type=FormType.LISTED)
LINES = st.lists(
    st.text()
    | st.sampled_from(["Naam", "Naam (max. 5 tekens)", "- Vraag:", "(max 5)", "x (max 0)", "• "])
    | st.builds("{} (maximaal {} tekens)".format, st.text(max_size=9), st.integers(0, 12_000)),
    max_size=12,
)


def fields(listing: str, before: tuple[SwvFormBox, ...] = ()) -> tuple[SwvFormBox, ...]:
    return laid_out(replace(FORM, listing=listing), before, SOURCES)


@pytest.mark.parametrize(
    ("line", "label", "most"),
    [
        ("Naam leerling", "Naam leerling", None),
        ("Naam leerling:", "Naam leerling", None),
        ("  •  Naam   leerling ", "Naam leerling", None),
        ("1. Naam leerling", "1. Naam leerling", None),
        ("Wat vraagt u? (max. 500 tekens)", "Wat vraagt u?", 500),
        ("Wat vraagt u? (maximaal 500 karakters)", "Wat vraagt u?", 500),
        ("Wat vraagt u: hoogstens 500 tekens.", "Wat vraagt u", 500),
        ("Wat vraagt u, max 500", "Wat vraagt u", 500),
        ("Wat vraagt u? (MAX. 500)", "Wat vraagt u?", 500),
        ("Hoeveel uren (max. 0 tekens)", "Hoeveel uren (max. 0 tekens)", None),
        ("Maximaal wenselijk", "Maximaal wenselijk", None),
    ],
)
def test_a_line_is_a_field_with_what_it_is_called_and_what_it_takes(line, label, most):
    (box,) = listed_boxes(line)
    assert (box.label, box.most) == (label, most)


def test_empty_lines_and_bullets_alone_are_no_fields():
    assert listed_boxes(" \n•\n\n:\n") == ()


def test_two_that_are_called_the_same_have_names_of_their_own():
    first, second = listed_boxes("Naam\nNaam")
    assert first.label == second.label
    assert first.name != second.name


def test_no_more_lines_than_a_form_has_are_taken_and_the_rest_is_counted():
    listing = "\n".join(f"Veld {number}" for number in range(MOST_FIELDS + 3))
    assert len(listed_boxes(listing)) == MOST_FIELDS
    assert lines_left_out(listing) == 3
    assert lines_left_out("Naam") == 0


@given(LINES)
def test_what_it_gives_can_be_typed_again(lines):
    found = listed_boxes("\n".join(lines))
    assert listed_boxes(listing_of(found)) == found


@given(LINES)
def test_nothing_changes_where_the_lines_do_not(lines):
    listing = "\n".join(lines)
    before = fields(listing)
    assert fields(listing, before) == before


@given(LINES, st.randoms(use_true_random=False))
def test_wherever_a_line_goes_what_comes_in_it_goes_along(lines, chance):
    chosen = [
        replace(one, source=chance.choice(list(FormSource))) for one in fields("\n".join(lines))
    ]
    apart = {one.label: one for one in chosen if sum(o.label == one.label for o in chosen) == 1}
    moved = chosen.copy()
    chance.shuffle(moved)
    again = fields(listing_of(moved), tuple(chosen))
    assert {one.label: one for one in again if one.label in apart} == apart


def test_what_is_called_otherwise_keeps_what_came_in_it():
    before = fields("Naam leerling\nUw vraag\nBRIN")
    after = fields("Naam leerling\nWat wilt u weten?\nBRIN", before)
    assert after[1].label == "Wat wilt u weten?"
    assert after[1].id == before[1].id
    assert after[1].source is before[1].source is FormSource.QUESTION


def test_what_goes_away_is_gone_and_a_new_one_gets_what_fits_its_name():
    before = fields("Naam leerling\nUw vraag")
    after = fields("Uw vraag\nGeboortedatum\nIets heel anders", before)
    assert [one.source for one in after] == [FormSource.QUESTION, FormSource.PUPIL_BORN, None]
    assert before[0].id not in {one.id for one in after}


def test_another_length_is_another_value_of_the_same_field():
    before = fields("Uw vraag (max. 500 tekens)")
    (after,) = fields("Uw vraag (max. 300 tekens)", before)
    assert (after.id, after.most) == (before[0].id, 300)
