"""A slip in the file of colours is said by name, not seen as black on black."""

from __future__ import annotations

import pytest

from ib_desk.domain.errors import InvalidData
from ib_desk.ui.style.metrics import Density, metrics_of
from ib_desk.ui.style.sheet import sheet_of
from ib_desk.ui.style.tokens import read_tokens
from tests.ui.conftest import RESOURCES

TEXT = (RESOURCES / "style" / "tokens.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        (TEXT.replace('late = "#A8261F"\n', "", 1), "light.late"),
        (TEXT.replace('late = "#A8261F"', 'late = "red"', 1), "light.late"),
        (TEXT.replace('late = "#A8261F"', 'late = "#A8261G"', 1), "light.late"),
        (TEXT.replace("[dark]", '[dark]\nlater = "#000000"', 1), "dark.later"),
        (TEXT.replace("control = 36\n", "", 1), "roomy.control"),
        (TEXT.replace("[painted.edge]", '[painted.edge]\nline = ["grass"]'), "painted.edge.line"),
        (TEXT.replace("[type]", "[types]"), "type"),
        ("light =", ""),
    ],
)
def test_what_is_wrong_is_named(wrong: str, key: str) -> None:
    with pytest.raises(InvalidData) as refused:
        read_tokens(wrong)
    assert refused.value.key == key


def test_the_sheet_has_nothing_left_to_fill_in() -> None:
    template = (RESOURCES / "style" / "sheet.qss").read_text("utf-8")
    tokens = read_tokens(TEXT)
    for scale in (1.0, 1.5, 2.0):
        for density in Density:
            made = sheet_of(template, tokens.dark, metrics_of(tokens, scale, density))
            assert "@" not in made
            assert "px" in made


@pytest.mark.parametrize("wrong", ["QLabel { color: @grass; }", "QLabel { margin: @gras8; }"])
def test_a_sheet_that_names_nothing_is_refused(wrong: str) -> None:
    tokens = read_tokens(TEXT)
    with pytest.raises(InvalidData):
        sheet_of(wrong, tokens.light, metrics_of(tokens, 1.0, Density.ROOMY))


def test_lengths_grow_and_edges_stay_thin() -> None:
    tokens = read_tokens(TEXT)
    sheet = "QLabel { border: 1px solid @line; padding: @8; margin: @space8; @type_h1 }"
    made = sheet_of(sheet, tokens.light, metrics_of(tokens, 2.0, Density.COMPACT))
    assert "1px solid #D6DCD8" in made
    assert "padding: 16px" in made
    assert "margin: 12px" in made
    assert "font-size: 48px; font-weight: 700" in made


@pytest.mark.parametrize(("asked", "given"), [(0.2, 1.0), (1.5, 1.5), (9.0, 2.0)])
def test_text_is_never_smaller_than_it_should_be_nor_larger_than_fits(
    asked: float, given: float
) -> None:
    assert metrics_of(read_tokens(TEXT), asked, Density.ROOMY).scale == given
