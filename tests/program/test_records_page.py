"""docs/records.md says what the code says, and every kind of record stands somewhere."""

from __future__ import annotations

import pytest

from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.support_file import StepSkip, SupportFile
from tools.records_page import PAGE, homeless, page

OF_ALL_PLACES = [SupportFile, StepSkip]
"""The file itself, and a step that was passed over: both stand in its list of steps."""


def test_the_page_of_records_is_that_of_the_code():
    written = PAGE.read_text(encoding="utf-8").splitlines()
    of_the_code = page().splitlines()
    assert written == of_the_code, "docs/records.md is out of date: make records-page"


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_lines(kind):
    lines = [line for line in page().splitlines() if line.startswith(f"| `{kind.__name__}` |")]
    assert len(lines) == (3 if any(kind.leaving.values()) else 2)


def test_every_kind_stands_in_a_place_a_step_or_a_form():
    """Else a jump to it ends in the overview: name it in its place, in `ib_desk/ui/places.py`."""
    assert homeless() == OF_ALL_PLACES
