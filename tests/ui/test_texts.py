"""A line that is heard has one point between its parts."""

from __future__ import annotations

import pytest

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
