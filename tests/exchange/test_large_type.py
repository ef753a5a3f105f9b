"""Large letters: the same words, of 16 points, on as many pages as they need."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import combinations, pairwise

import pytest
from pypdf import PdfReader

from ib_desk.application.paper import PrintChoices, Printed, Report
from ib_desk.domain.records.contract import ContractParty, ContractPartyId, PartyKind
from ib_desk.exchange.pdf.style import SPACE
from tests.builders import closing_of_noor, contract, interventions, known_id, noor
from tests.exchange.printing import (
    Box,
    needs,
    pages_of,
    placed_on_pages,
    printed,
    rules_on_pages,
    smallest_type,
    standing_in_order,
    words_of,
)

USUAL = PrintChoices(
    signature_lines=True,
    with_scores=True,
    with_safety=True,
    with_more_answers=True,
    with_home=True,
    with_health=True,
    with_others=True,
)
LARGE = replace(USUAL, large_type=True)
ALL = pytest.mark.parametrize("report", list(Report))
EDGE = 36.0
"""Points; no print has a margin as narrow."""
CLEAR = 2.0
"""Points between a line and the letters under it."""
SLIP = 0.5
"""Points; letters that lean reach over their place."""


@cache
def made(report: Report, choices: PrintChoices) -> Printed:
    return printed(report, noor(*closing_of_noor()), choices)


def words_in(content: bytes) -> set[str]:
    """Each word once, without the numbers of the pages: heads of tables are repeated on each."""
    return {word for word in words_of(content).split() if not word.isdigit()}


@ALL
def test_the_same_words_are_on_it_and_none_is_below_sixteen_points(report):
    usual, large = made(report, USUAL), made(report, LARGE)
    assert smallest_type(usual.content) < smallest_type(large.content)
    assert smallest_type(large.content) >= 15.99
    assert words_in(large.content) == words_in(usual.content)
    assert large.pages >= usual.pages


@needs("pdftotext")
@ALL
def test_no_word_is_off_the_sheet_or_over_another(report):
    content = made(report, LARGE).content
    sheet = PdfReader(BytesIO(content)).pages[0].mediabox
    for page in placed_on_pages(content):
        for word, (left, top, right, foot) in page:
            assert EDGE < left < right < float(sheet.width) - EDGE, word
            assert 0 < top < foot < float(sheet.height), word
        for (one, place), (other, beside) in combinations(page, 2):
            assert not over(place, beside), (one, other)


def over(one: Box, other: Box) -> bool:
    """Whether they share more than a sliver, from side to side and from top to foot."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > SLIP and high > 0.4 * min(one[3] - one[1], other[3] - other[1])


@ALL
def test_a_word_that_is_wider_than_the_sheet_is_broken_and_stays_on_it(report):
    long = "Arbeidsongeschiktheidsverzekeringsmaatschappij" * 3
    file = noor(
        replace(contract(), shared_perspective=long),
        replace(interventions()[0], title=long, effect_note=long),
        *closing_of_noor(),
    )
    found = words_of(printed(report, file, LARGE).content).replace(" ", "")
    usual = words_of(printed(report, file, USUAL).content).replace(" ", "")
    assert found.count(long) == usual.count(long)


def test_cells_too_narrow_for_their_words_stand_under_each_other_with_their_heads():
    found = words_of(made(Report.PARENTS, LARGE).content)
    assert standing_in_order(found, "Wat Gesprekken", "Wie Fatima (jeugdprofessional)", "Hoe vaak")


def test_as_few_parties_stand_beside_each_other_as_can_be_read():
    more = [
        ContractParty(
            id=ContractPartyId(known_id(f"helper {number}")),
            contract_id=contract().id,
            kind=PartyKind.HELPER,
            name=f"Hulpverlener {number}",
            position=5 + number,
            hopes=f"Hoop van {number}",
        )
        for number in range(3)
    ]
    found = words_of(printed(Report.CONTRACT, noor(*more), LARGE).content)
    assert found.count("Waar hoop ik op?") >= 3
    assert all(one.hopes in found for one in more)


def test_a_block_higher_than_a_page_goes_on_on_the_next():
    long = "Een heel verhaal. " * 200
    file = noor(replace(interventions()[0], title=long))
    found = words_of(printed(Report.PARENTS, file, LARGE).content)
    assert found.count("verhaal.") == 200
    assert interventions()[5].effect_note in found


@needs("pdftotext")
@pytest.mark.parametrize("choices", [USUAL, LARGE])
@ALL
def test_the_rule_above_the_foot_runs_clear_of_its_words(report, choices):
    content = made(report, choices).content
    for words, rules in zip(placed_on_pages(content), rules_on_pages(content), strict=True):
        foot = [top for word, (_left, top, _right, _foot) in words if word == "bladzijde"]
        assert foot
        assert foot[-1] - max(rules) >= CLEAR


@needs("pdftotext")
@pytest.mark.parametrize("choices", [USUAL, LARGE])
@pytest.mark.parametrize("report", [Report.EVALUATION, Report.PARENTS])
def test_what_words_mean_does_not_hang_on_the_table_above_it(report, choices):
    content = made(report, choices).content
    for words, rules in zip(placed_on_pages(content), rules_on_pages(content), strict=True):
        for (word, box), (following, _box) in pairwise(words):
            if (word, following) == ("schoolmaatschappelijk", "werk:"):
                above = max((rule for rule in rules if rule < box[3]), default=0.0)
                assert box[1] - above >= SPACE
                return
    pytest.fail("the explanation is not on it")


@pytest.mark.parametrize("choices", [USUAL, LARGE])
def test_what_a_child_said_stands_on_the_page_of_what_was_done_with_it(choices):
    answers = ("Dat doen we.", "Dat doen we niet.", "Dat doen we voor een deel.")
    for page in pages_of(made(Report.MY_PLAN, choices).content):
        _around, text = re.split(r"bladzijde \d+ van \d+", page)
        assert not text.strip().startswith(answers)
