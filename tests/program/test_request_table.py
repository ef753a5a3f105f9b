"""The table of what bureaus ask names places that are there, and no row says nothing."""

from __future__ import annotations

import re
from dataclasses import fields
from enum import Enum

from ib_desk.domain.records.attachment import DocumentKind
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.swv_demand import DemandOf
from tests.program.test_docs import ROOT
from tests.shipped import catalogue

TEXT = (ROOT / "docs" / "requests.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TEXT.splitlines()
    if line.startswith("| ") and not line.startswith("| Asked")
]
CHOICES: tuple[type[Enum], ...] = (DocumentKind, DemandOf)


def test_each_field_and_each_choice_that_is_named_exists() -> None:
    there = {f"{kind.__name__}.{field.name}" for kind in KINDS for field in fields(kind)}
    there |= {f"{choice.__name__}.{member.name}" for choice in CHOICES for member in choice}
    named = set(re.findall(r"`([A-Z]\w+\.\w+)`", TEXT))
    assert len(named) > 50
    assert named <= there


def test_each_point_that_is_named_exists() -> None:
    codes = {point.code for point in catalogue().points.point}
    listed = re.findall(r"points? ((?:`\w+`(?:, )?)+)", TEXT)
    named = {code for codes_said in listed for code in re.findall(r"`(\w+)`", codes_said)}
    assert len(named) > 20
    assert named <= codes


def test_each_row_says_where_it_comes_from_or_that_it_does_not() -> None:
    assert len(ROWS) == 24
    for asked, where, otherwise in ROWS:
        assert asked
        assert "`" in where or "unknown" in otherwise, asked
