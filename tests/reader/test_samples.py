"""The samples of what people attach, each with what should become of it (`right.json`)."""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from ib_desk.domain.leaving.forbidden_numbers import numbers_in
from ib_desk.domain.records.media import PAGED, media_type
from ib_desk.reader.comparing import DPI, differs
from ib_desk.reader.making import Unmakeable
from tests.exchange.printing import needs, run
from tests.reader.making import made, words_in
from tests.reader.pdfs import hidden_layer, page, text

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples" / "make_inputs.py"


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    if not SAMPLES.exists():
        pytest.skip("the samples are not beside the project")
    folder = tmp_path_factory.mktemp("samples")
    subprocess.run([sys.executable, SAMPLES, folder], check=True, capture_output=True)
    return folder


def as_poppler_draws(content: bytes) -> Image.Image:
    how = ("-r", str(DPI), "-gray", "-cropbox", "-f", "1", "-l", "1", "-")
    drawn = run("pdftoppm", *how, content=content)
    return Image.open(BytesIO(drawn.stdout)).convert("L")


def outcome(content: bytes) -> tuple[str, int, str]:
    """As it stands in `right.json`: what becomes of it, numbers found, and its words."""
    kind = media_type(content)
    if kind not in PAGED:
        return "kept", 0, ""
    try:
        found = made(content, kind)
    except Unmakeable:
        return "refused", 0, ""
    words = "\n".join(found.words)
    return "along", len(list(numbers_in(words))), words


@needs("pdftoppm")
def test_each_sample_becomes_what_it_should(samples):
    right = json.loads((samples / "right.json").read_text())
    for name, wanted in right.items():
        content = (samples / name).read_bytes()
        became, finds, words = outcome(content)
        assert (name, became, finds) == (name, wanted["outcome"], wanted["finds"])
        assert wanted["words"] in words
        if became == "along" and name.endswith(".pdf"):
            pdf = made(content).pdf
            is_text = wanted["words"] in words_in(pdf)
            assert is_text or not differs(as_poppler_draws(content), as_poppler_draws(pdf))


@needs("pdftoppm")
@pytest.mark.parametrize(
    "content",
    [
        page(text("Een gewoon verslag", "met twee regels")),
        page(text("Liggend"), page=b"/Rotate 90"),
        page(text("Op zijn kop"), page=b"/Rotate 180 /CropBox [20 20 575 822]"),
    ],
    ids=["plain", "turned", "cropped"],
)
def test_another_reader_sees_the_same_page_as_in_the_source(content):
    assert not differs(as_poppler_draws(content), as_poppler_draws(made(content).pdf))


@needs("pdftoppm")
@pytest.mark.parametrize(
    "content",
    [
        hidden_layer("Zichtbaar", "GEHEIM"),
        page(text("Zichtbaar", size=20) + b" 3 Tr " + text("GEHEIM", y=500, size=40)),
    ],
    ids=["hidden layer", "hidden words"],
)
def test_another_reader_sees_the_same_in_a_picture(content):
    """Letters are drawn sharper than a picture of them: an eighth of the size tells no edges."""

    def small(drawn: Image.Image) -> Image.Image:
        return drawn.resize((drawn.width // 8, drawn.height // 8), Image.Resampling.BOX)

    seen = small(as_poppler_draws(content)), small(as_poppler_draws(made(content).pdf))
    assert not differs(*seen, DPI / 8)
