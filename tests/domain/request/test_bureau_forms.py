"""What comes in the boxes of a bureau's form: proposed by its words, never cut off or guessed."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from ib_desk.domain.data_problem import UnfitValue
from ib_desk.domain.records.swv_form import BoxKind, FormSource, SwvFormBox, SwvFormId
from ib_desk.domain.request.bureau_form import Box, BoxTrouble, BoxUnfit, Filled
from ib_desk.domain.request.form_layout import proposals
from ib_desk.domain.request.form_sources import Chosen, FormSources, PlaceSpec
from ib_desk.domain.request.form_values import values
from tests.shipped import catalogue

FORM = SwvFormId(uuid4())
FACTS: dict[str, Any] = {
    "reference": "A26-4071",
    "pupil": {
        "name": "Noor van Dalen",
        "born": "2017-05-14",
        "address": ["Havenstraat 8", "1999 ZA"],
    },
    "request": {
        "kind": {"code": "arrangement", "words": "arrangement"},
        "urgent": False,
        "category": {"code": "high", "words": "hoog"},
        "question": "Wij vragen hulp.",
    },
    "case": {"goals": [{"aim": "Eén"}, {"aim": "Twee"}, {"aim": "Drie"}]},
}


def box(source: FormSource | None, *, name: str = "v", **told: Any) -> SwvFormBox:
    known: dict[str, Any] = {"kind": BoxKind.TEXT} | told
    return SwvFormBox(form_id=FORM, name=name, source=source, **known)


def filled(*boxes: SwvFormBox) -> dict[str, Filled]:
    return values(boxes, FACTS, catalogue().form_sources, "zie bijlage")


def words(one: SwvFormBox) -> str:
    return filled(one)[one.name].words


def trouble(one: SwvFormBox) -> BoxUnfit:
    with pytest.raises(BoxUnfit) as unfit:
        filled(one)
    return unfit.value


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        ("Naam leerling", Chosen(FormSource.PUPIL_NAME)),
        ("leerling (naam)", Chosen(FormSource.PUPIL_NAME)),
        ("De naam van de leerling:", Chosen(FormSource.PUPIL_NAME)),
        ("Telefoon ouder 2", Chosen(FormSource.GUARDIAN_PHONE, 2)),
        ("Doel 3", Chosen(FormSource.GOAL_AIM, 3)),
        ("Handtekening ouder 1", None),
        ("BSN", None),
        ("Advies deskundige 1", None),
        ("Iets heel anders", None),
        ("", None),
    ],
)
def test_what_a_form_calls_it_says_what_comes_there(said, chosen):
    assert proposals([Box(name="v", label=said)], catalogue().form_sources).get("v") == chosen


@pytest.mark.parametrize("name", ["naamLeerling", "naam_leerling", "sdt:Naam leerling"])
def test_without_words_the_name_of_the_box_does(name):
    found = proposals([Box(name=name)], catalogue().form_sources)
    assert found[name] == Chosen(FormSource.PUPIL_NAME)


def test_no_two_sources_are_called_the_same():
    seen: dict[frozenset[str], Chosen] = {}
    for chosen, said in catalogue().form_sources.named:
        for one in said:
            bag = frozenset(one.split()) - {"de", "het", "van", "is"}
            assert seen.setdefault(bag, chosen) == chosen, one


def test_a_text_comes_as_it_is_and_what_is_not_known_stays_open():
    assert words(box(FormSource.QUESTION)) == "Wij vragen hulp."
    assert filled(box(FormSource.SUMMARY), box(None)) == {}


def test_a_day_comes_as_people_write_it_and_in_parts_without_strokes():
    assert words(box(FormSource.PUPIL_BORN)) == "14-05-2017"
    assert words(box(FormSource.PUPIL_BORN, most=8)) == "14052017"


def test_lines_stay_lines_and_a_choice_is_its_word():
    assert words(box(FormSource.PUPIL_ADDRESS)) == "Havenstraat 8\n1999 ZA"
    assert words(box(FormSource.KIND)) == "arrangement"
    assert words(box(FormSource.URGENT)) == "nee"


def test_a_tick_follows_a_yes_or_the_word_that_was_chosen_for_it():
    tick = box(FormSource.URGENT, kind=BoxKind.CHECK)
    assert filled(tick) == {"v": Filled(is_ticked=False)}
    high = box(FormSource.CATEGORY, kind=BoxKind.CHECK, ticked_by="Hoog")
    low = box(FormSource.CATEGORY, kind=BoxKind.CHECK, ticked_by="laag")
    assert filled(high) == {"v": Filled("", is_ticked=True)}
    assert filled(low) == {"v": Filled("", is_ticked=False)}


def test_a_choice_is_the_word_of_the_form_for_it():
    options = "Laag\nMidden\nHoog (categorie 3)"
    assert words(box(FormSource.CATEGORY, kind=BoxKind.CHOICE, options=options)) == (
        "Hoog (categorie 3)"
    )


def test_a_choice_that_the_form_does_not_know_or_knows_twice_is_not_guessed():
    unknown = box(FormSource.CATEGORY, kind=BoxKind.CHOICE, options="1\n2")
    assert trouble(unknown).trouble is BoxTrouble.NO_OPTION
    twice = box(FormSource.CATEGORY, kind=BoxKind.CHOICE, options="Hoog a\nHoog b")
    assert trouble(twice).trouble is BoxTrouble.NO_OPTION
    other = box(FormSource.CATEGORY, kind=BoxKind.CHOICE, options="1\n2", takes_other=True)
    assert words(other) == "hoog"


def test_what_is_too_long_is_said_and_not_cut_off():
    unfit = trouble(box(FormSource.QUESTION, most=5))
    assert (unfit.box, unfit.trouble, unfit.most, unfit.length) == (
        "v",
        BoxTrouble.TOO_LONG,
        5,
        len("Wij vragen hulp."),
    )


def goals(*rows: int) -> dict[str, str]:
    laid = [box(FormSource.GOAL_AIM, name=f"doel{row}", row=row) for row in rows]
    states = [box(FormSource.GOAL_STATE, name=f"stand{row}", row=row) for row in rows]
    return {name: one.words for name, one in filled(*laid, *states).items()}


def test_rows_are_filled_and_where_there_are_more_the_last_one_says_where_to_look():
    assert goals(1, 2, 3) == {"doel1": "Eén", "doel2": "Twee", "doel3": "Drie"}
    assert goals(1, 2) == {"doel1": "Eén", "doel2": "zie bijlage"}


def test_rows_without_anything_stay_open():
    assert goals(1, 2, 3, 4, 5) == {"doel1": "Eén", "doel2": "Twee", "doel3": "Drie"}


def place(source: FormSource, path: str = "a.b", **told: Any) -> PlaceSpec:
    return PlaceSpec(source=source, path=path, **told)


@pytest.mark.parametrize(
    "told",
    [
        {"path": " "},
        {"path": "a.#.b"},
        {"rows": 3},
        {"path": "a.#", "rows": 1},
        {"path": "a.#", "rows": 99},
    ],
)
def test_a_place_that_leads_nowhere_is_refused(told):
    with pytest.raises(UnfitValue):
        place(FormSource.QUESTION, **told)


def test_each_source_stands_in_the_list_once():
    every = tuple(place(source) for source in FormSource)
    FormSources(left_open=(), place=every)
    with pytest.raises(UnfitValue):
        FormSources(left_open=(), place=every[1:])
    with pytest.raises(UnfitValue):
        FormSources(left_open=(), place=(*every, every[0]))
