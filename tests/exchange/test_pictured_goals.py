"""How far a goal is, drawn under its words, on what parents read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDF_PAGEOBJ_PATH
from reportlab.lib.colors import Color

from ib_desk.application.paper import PrintChoices, Report
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.goal import GoalMeasurement
from ib_desk.exchange.pdf.style import ACCENT, EDGE, MUTED
from tests.builders import noor
from tests.exchange.printing import needs, placed_words, printed, standing_in_order, words_of

DAY = date(2026, 11, 30)
"""Goals of the first plan were measured for the evaluation; those that run now in November."""
FOR_PARENTS = pytest.mark.parametrize("report", [Report.PARENTS, Report.EVALUATION])


def unmeasured() -> WholeFile:
    whole = noor()
    return replace(whole, parts={**whole.parts, GoalMeasurement: ()})


def strokes(content: bytes) -> int:
    with PdfDocument(content) as pages:
        return sum(1 for page in pages for _ in page.get_objects([FPDF_PAGEOBJ_PATH]))


@FOR_PARENTS
def test_a_goal_that_was_measured_has_its_picture_and_others_have_words_alone(report):
    drawn = printed(report, noor(), day=DAY).content
    told = printed(report, unmeasured(), day=DAY).content
    goals = 3 if report is Report.PARENTS else 2
    # The axis, the target, the line of what was measured, and a dot at both ends of that.
    assert strokes(drawn) >= strokes(told) + 5 * goals
    days = {Report.PARENTS: ("19 okt 2026", "15 jan 2027"), Report.EVALUATION: ("5 jun 2026",)}
    for day in days[report]:
        assert day in words_of(drawn)
        assert day not in words_of(told)


@FOR_PARENTS
def test_what_the_picture_shows_stands_above_it_in_words(report):
    found = words_of(printed(report, noor(), day=DAY).content)
    told = {
        Report.PARENTS: ("begin 84, nu 90, doel 92 procent.", "19 okt 2026"),
        Report.EVALUATION: ("begin 78, eind 84, doel 90 procent.", "30 mrt 2026"),
    }
    assert standing_in_order(found, *told[report])


@needs("pdftotext")
@FOR_PARENTS
@pytest.mark.parametrize("large_type", [False, True])
def test_the_picture_stays_beside_its_margins_in_every_size(report, large_type):
    choices = PrintChoices(large_type=large_type)
    words = placed_words(printed(report, noor(), choices, day=DAY).content)
    assert all(36 < left < right < 595 - 36 for _, (left, _, right, _) in words)


def test_what_is_drawn_stands_out_in_grey():
    for ink in (ACCENT, EDGE, MUTED):
        assert beside_white(ink) >= 3


def beside_white(ink: Color) -> float:
    """The contrast that accessible drawings need is 3 to 1 (WCAG 2.2, 1.4.11)."""
    parts = (ink.red, ink.green, ink.blue)
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return float(1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05))
