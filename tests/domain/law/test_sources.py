"""What a source of law says, and that what was not read is told as such."""

from __future__ import annotations

from datetime import date

import pytest

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.law.sources import LegalSource, LegalSources, SourceText
from tests.shipped import catalogue

LAW = catalogue().law
TEXT = SourceText(
    name="Wet", meaning="Zo is het.", how_sure=Certainty.READ, seen_on=date(2026, 11, 29), where="w"
)


@pytest.mark.parametrize("source", LegalSource)
def test_what_was_not_read_itself_is_told_with_the_words_that_say_so(source):
    text = LAW.sources[source]
    is_read = text.how_sure is Certainty.READ
    assert (LAW.cited(source) == text.name) is is_read
    assert text.name in LAW.cited(source)


def test_every_point_of_a_request_says_where_it_comes_from_when_and_how_sure():
    for point in catalogue().points.point:
        told = LAW.told(point.source, point.how_sure)
        assert (told == point.source) is (point.how_sure is Certainty.READ)
        assert point.seen_on >= date(2026, 11, 29)


@pytest.mark.parametrize("key", ["name", "meaning", "where"])
def test_a_source_without_words_is_refused(key):
    known = {"name": "n", "meaning": "m", "where": "w"} | {key: " "}
    with pytest.raises(UnfitValue) as caught:
        SourceText(**known, how_sure=Certainty.KNOWN, seen_on=date(2026, 11, 29))
    assert (caught.value.key, caught.value.problem) == (key, DataProblem.EMPTY)


def test_all_sources_are_there_and_the_sentence_of_doubt_has_a_place_for_the_name():
    every = dict.fromkeys(LegalSource, TEXT)
    assert LegalSources(unsure="{name}?", sources=every).cited(LegalSource.WPO_1) == "Wet"
    with pytest.raises(UnfitValue) as caught:
        LegalSources(unsure="nakijken", sources=every)
    assert (caught.value.key, caught.value.problem) == ("unsure", DataProblem.INCOMPLETE)
    del every[LegalSource.WPO_1]
    with pytest.raises(UnfitValue) as caught:
        LegalSources(unsure="{name}?", sources=every)
    assert (caught.value.key, caught.value.problem) == ("sources.wpo_1", DataProblem.MISSING)
