"""Every colour that is drawn on another can be read: WCAG 2.2, 1.4.3 and 1.4.11."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.ui.style.tokens import INKS, Ink, Tokens, read_tokens
from tests.ui.conftest import RESOURCES
from tests.ui.style.colour_pairs import NoGround, Pair, contrast, pairs_of

DECORATION: set[Ink] = {"line"}
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@pytest.fixture(scope="module")
def tokens() -> Tokens:
    return read_tokens((RESOURCES / "style" / "tokens.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def template() -> str:
    return (RESOURCES / "style" / "sheet.qss").read_text("utf-8")


@pytest.mark.parametrize("name", ["light", "dark"])
def test_no_pair_is_under_its_limit(name: str, tokens: Tokens, template: str) -> None:
    shades = tokens.light if name == "light" else tokens.dark
    too_low = [
        (pair.ink, pair.ground, round(found, 2))
        for pair in sorted(pairs_of(template, tokens))
        if (found := contrast(shades[pair.ink], shades[pair.ground])) < pair.limit
    ]
    assert too_low == []


def test_a_colour_that_stands_on_nothing_is_found(tokens: Tokens, template: str) -> None:
    used = {ink for pair in pairs_of(template, tokens) for ink in (pair.ink, pair.ground)}
    assert set(INKS) - used == DECORATION


def test_a_rule_with_a_colour_and_no_ground_is_refused(tokens: Tokens) -> None:
    with pytest.raises(NoGround):
        pairs_of("QLabel { color: @text; }", tokens)


def test_a_rule_names_its_grounds_and_edges(tokens: Tokens) -> None:
    found = pairs_of(
        "QLineEdit { color: @text; background: @surface; border: 1px solid @control;"
        " /* edge on: window */ } QLabel { color: @muted; /* on: hover window */ }",
        tokens,
    )
    assert {
        Pair("text", "surface", 4.5),
        Pair("control", "window", 3.0),
        Pair("control", "surface", 3.0),
        Pair("muted", "hover", 4.5),
        Pair("muted", "window", 4.5),
    } <= found


def test_black_on_white_is_the_most_there_is() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_the_measure_of_the_guidelines_is_met() -> None:
    """#767676 is the lightest grey that WCAG's own texts allow on white."""
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)


@given(colours, colours)
def test_contrast_does_not_depend_on_which_is_on_top(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21
