"""A day without a year is read as the nearest one: of another year, the year is said beside it."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from ib_desk.domain.dutch_dates import MONTHS_SHORT
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.records.agreement import AgreementState
from ib_desk.ui.fact_words import fact_words
from tests.shipped import catalogue

SOURCE: Final = Path(__file__).parents[2] / "ib_desk"
YEARLESS: Final = {"short_date", "day_and_month"}
SAY_THE_YEAR_THEMSELVES: Final = {
    "domain/dutch_dates.py",  # where those with a year are made of them
    "ui/records/swv_route.py",  # “elk jaar op”
    "ui/file/timeline_page.py",  # under a heading with the year
}
A_DAY: Final = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(MONTHS_SHORT)})\b(?! \d{{4}})")


def names_of(module: Path) -> set[str]:
    """Whatever is called by name in it."""
    walked = ast.walk(ast.parse(module.read_text(encoding="utf-8")))
    return {node.id for node in walked if isinstance(node, ast.Name)}


def test_no_screen_writes_a_day_that_cannot_say_its_year():
    modules = [one for one in SOURCE.rglob("*.py") if YEARLESS & names_of(one)]
    assert {one.relative_to(SOURCE).as_posix() for one in modules} == SAY_THE_YEAR_THEMSELVES


@pytest.mark.parametrize("kind", FactKind)
def test_each_fact_says_the_year_of_a_day_of_another_year(kind):
    day = date(2025, 3, 26)
    fact = Fact(
        kind=kind, on=day, until=day, number=2, of=3, name="Anna", choice=AgreementState.OPEN
    )
    today = date(2026, 11, 23)
    assert not A_DAY.search(fact_words(fact, catalogue().terms, today))
