"""Lists of phrases: checked when they are read, one list at a time replaced by the user's own."""

from __future__ import annotations

import pytest

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.offers.phrases import PhraseList, Phrases


@pytest.mark.parametrize(
    ("phrases", "place", "problem"),
    [
        (("app", " "), 1, DataProblem.EMPTY),
        (("{n}",), 0, DataProblem.EMPTY),
        (("om {tijd} uur",), 0, DataProblem.UNKNOWN_VALUE),
        (("app", "mail", "App"), 2, DataProblem.DOUBLE),
    ],
)
def test_a_phrase_that_cannot_be_picked_is_refused(phrases, place, problem):
    with pytest.raises(UnfitValue) as caught:
        Phrases(lists={PhraseList.CONTACT: phrases})
    assert (caught.value.key, caught.value.problem) == (f"lists.contact.{place}", problem)


def test_a_list_that_nobody_filled_is_empty():
    assert Phrases()[PhraseList.PLACE] == ()


def test_own_lists_take_the_place_of_shipped_ones():
    shipped = Phrases(lists={PhraseList.PLACE: ("thuis",), PhraseList.CONTACT: ("app",)})
    own = Phrases(lists={PhraseList.PLACE: ("in het lokaal van groep 6",)})
    both = own.over(shipped)
    assert both[PhraseList.PLACE] == ("in het lokaal van groep 6",)
    assert both[PhraseList.CONTACT] == ("app",)
