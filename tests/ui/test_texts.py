"""A line that is heard has one point between its parts."""

from __future__ import annotations

from pathlib import Path

import pytest

import ib_desk.ui
from ib_desk.ui.texts import as_sentences, in_a_line


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("Het is druk.", "Anouk", "open"), "Het is druk. Anouk. open"),
        (("Wie belt?", "", "open"), "Wie belt? open"),
        (("Kluis maken…", "bezig"), "Kluis maken… bezig"),
        (("", ""), ""),
        (("Leren", "bekeken"), "Leren. bekeken"),
    ],
)
def test_parts_become_sentences_without_a_second_point(parts, said):
    assert as_sentences(parts) == said


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        (("Tim", "", "open"), "Tim · open"),
        (("Tim", "Een overgang duurt kort.", "open"), "Tim · Een overgang duurt kort · open"),
        (("Tim", "Een overgang duurt kort."), "Tim · Een overgang duurt kort."),
        ((), ""),
    ],
)
def test_facts_in_a_line_have_no_full_stop_before_the_next(facts, line):
    assert in_a_line(facts) == line


def test_facts_are_put_in_a_line_in_one_way():
    joining = {
        path.name
        for path in Path(ib_desk.ui.__file__).parent.rglob("*.py")
        if '" · "' in path.read_text("utf-8")
    }
    assert joining == {"texts.py"}
