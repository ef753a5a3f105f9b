"""Texts of the request that the file says by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.domain.records.weighing import Weighing
from ib_desk.domain.request.derived_texts import (
    derived_texts,
    evaluated,
    falls_short,
    says_falls_short,
)
from tests.domain.made_files import FILE, REQUEST, made
from tests.shipped import catalogue

WORDING = catalogue().derived
WORDS = {Effect.BETTER: "beter", Effect.NONE: "geen verschil"}
START = Intervention(
    file_id=FILE.id,
    title="Rustige start",
    by_whom="leraren",
    frequency="dagelijks",
    starts_on=date(2026, 3, 30),
    ends_on=date(2026, 6, 5),
    effect=Effect.BETTER,
    effect_note="Van 78 naar 84 procent aanwezig",
)
WEIGHING = Weighing(
    file_id=FILE.id,
    weighed_on=date(2026, 6, 9),
    chosen_level=4,
    why_not_lighter="lichter bleef onder doel",
    why_not_heavier="Leren gaat mee.",
)


def done(*interventions: Intervention) -> str:
    return derived_texts(made(*interventions), REQUEST, WORDING, WORDS.__getitem__).done_and_effect


def test_an_evaluated_intervention_becomes_a_line():
    assert done(START) == (
        "Rustige start (leraren, dagelijks, 30 maart 2026 tot en met 5 juni 2026): beter. "
        "Van 78 naar 84 procent aanwezig."
    )


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({"ends_on": None}, "Rustige start (leraren, dagelijks, vanaf 30 maart 2026): beter."),
        ({"starts_on": None}, "Rustige start (leraren, dagelijks, tot en met 5 juni 2026): beter."),
        (
            {"ends_on": date(2026, 3, 30)},
            "Rustige start (leraren, dagelijks, 30 maart 2026): beter.",
        ),
        ({"starts_on": None, "ends_on": None}, "Rustige start (leraren, dagelijks): beter."),
        (
            {"starts_on": None, "ends_on": None, "by_whom": " ", "frequency": ""},
            "Rustige start: beter.",
        ),
        (
            {"effect": Effect.NONE, "title": " Maatje ", "by_whom": " IB ", "frequency": " "},
            "Maatje (IB, 30 maart 2026 tot en met 5 juni 2026): geen verschil.",
        ),
    ],
)
def test_what_is_not_known_is_left_out(values: dict[str, Any], line: str):
    assert done(replace(START, effect_note=" ", **values)) == line


@pytest.mark.parametrize("note", ["Goed.", "Goed!", "Goed?", "“Goed.”", "Goed…"])
def test_a_sentence_that_ends_keeps_its_own_end(note):
    assert done(replace(START, effect_note=f" {note} ")).endswith(f"beter. {note}")


def test_lines_stand_in_the_order_of_time_and_only_what_was_evaluated_has_one():
    later = replace(START, id=WEIGHING.id, title="Maatje", starts_on=date(2026, 4, 20))
    undated = replace(START, id=REQUEST.id, title="Plek", starts_on=None)
    unknown = replace(START, id=FILE.id, title="Kaartje", effect=None)
    nameless = replace(START, id=FILE.id, title=" ")
    for last in (unknown, nameless):
        titles = [i.title for i, _effect in evaluated(made(undated, later, last, START))]
        assert titles == ["Rustige start", "Maatje", "Plek"]
    assert done(START, later) == f"{done(START)}\n{done(later)}"


def test_basic_support_falls_short_as_the_weighing_says():
    text = "lichter bleef onder doel."
    assert falls_short(made(WEIGHING)) == text
    texts = derived_texts(made(WEIGHING), REQUEST, WORDING, WORDS.__getitem__)
    assert (texts.why_basic_falls_short, texts.done_and_effect) == (text, "")


@pytest.mark.parametrize(
    "values", [{"chosen_level": None}, {"chosen_level": 1}, {"why_not_lighter": "  "}]
)
def test_without_a_level_or_a_reason_nothing_is_said(values):
    assert falls_short(made(replace(WEIGHING, **values))) == ""


def test_own_words_come_in_the_place_of_the_derived_ones():
    own = replace(REQUEST, why_basic_falls_short=" Eigen tekst. ")
    assert says_falls_short(made(WEIGHING), own) == "Eigen tekst."
    assert says_falls_short(made(WEIGHING), replace(own, why_basic_falls_short=" ")).startswith(
        "lichter"
    )


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("done", " ", DataProblem.EMPTY),
        ("bare", "{details}", DataProblem.UNKNOWN_VALUE),
        ("since", "{start}", DataProblem.UNKNOWN_VALUE),
        ("until", "", DataProblem.EMPTY),
        ("period", "{day}", DataProblem.UNKNOWN_VALUE),
    ],
)
def test_a_wording_with_an_unknown_place_is_refused(name, text, problem):
    with pytest.raises(UnfitValue) as refused:
        replace(WORDING, **{name: text})
    assert (refused.value.key, refused.value.problem) == (name, problem)


def test_what_was_not_tried_first_is_said_with_its_reason():
    request = replace(REQUEST, not_tried_because="De nood is te groot")
    said = derived_texts(made(), request, WORDING, WORDS.__getitem__).done_and_effect
    assert said == "Lichtere hulp is niet eerst geprobeerd. De reden: De nood is te groot."
