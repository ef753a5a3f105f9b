"""A capital in front is given by one rule: “één” becomes “Eén”, and “OPP” stays so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import ib_desk
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.sentences import capital
from tests.shipped import catalogue

OWN_RULE = re.compile(r"\[:1\]\.upper\(\)|\[0\]\.upper\(\)|\.capitalize\(\)")


@pytest.mark.parametrize(
    ("text", "said"),
    [("één kind", "Eén kind"), ("OPP", "OPP"), ("de OPP", "De OPP"), ("énorm", "Énorm"), ("", "")],
)
def test_the_first_letter_is_a_capital_and_one_accent_is_enough(text, said):
    assert capital(text) == said


def test_words_for_codes_follow_it():
    assert catalogue().terms.title(OutputKind.PLAN_PRINT) == "Eén kind, één plan"


def test_nobody_makes_a_capital_in_another_way():
    folder = Path(ib_desk.__file__).parent
    found = {
        str(path.relative_to(folder))
        for path in folder.rglob("*.py")
        if OWN_RULE.search(path.read_text("utf-8"))
    }
    assert found == {"domain/sentences.py"}
