"""What the paper measures itself, because reportlab takes long for it, it measures as reportlab."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph

from ib_desk.exchange.pdf.fonts import FACES, REGULAR
from ib_desk.exchange.pdf.typesetter import Measured
from tests.exchange.printing import fonts

WIDE, NARROW = 400, 60


@pytest.mark.parametrize("face", FACES)
@given(text=st.text())
def test_a_text_is_as_wide_as_reportlab_finds_it(face, text):
    fonts()
    font = getFont(face)
    assert font.stringWidth(text, 9.5) == TTFont.stringWidth(font, text, 9.5)


@given(widths=st.lists(st.sampled_from((WIDE, NARROW)), min_size=1, max_size=5))
def test_a_text_is_as_high_as_reportlab_makes_it_at_whatever_width_it_is_asked(widths):
    fonts()
    style = ParagraphStyle("", fontName=REGULAR)
    ours = Measured("Rustige start met een <u>maatje</u> en een kaartje", style)
    for width in widths:
        theirs = Paragraph("Rustige start met een <u>maatje</u> en een kaartje", style)
        assert ours.wrap(width, WIDE) == theirs.wrap(width, WIDE)
        assert len(ours.blPara.lines) == len(theirs.blPara.lines)
