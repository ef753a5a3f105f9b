"""What is copied into a portal stands on the pages too: with them it was looked through."""

from __future__ import annotations

import re

import pytest

from ib_desk.application.paper import Report
from ib_desk.domain.request.derived_texts import derived_texts
from ib_desk.domain.request.portal_fields import portal_fields
from tests.builders import noor, request
from tests.exchange.printing import noors, words_of
from tests.shipped import catalogue


def words_in(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


@pytest.fixture(scope="module")
def printed() -> set[str]:
    return words_in(words_of(noors(Report.REQUEST).content).replace("- ", ""))


def test_no_field_says_a_word_that_no_page_says(printed):
    derived = derived_texts(noor(), request(), catalogue().derived, catalogue().terms.label)
    found = portal_fields(noor(), request(), derived)
    assert len(found) > 15
    unsaid = {field.what: words_in(field.text) - printed for field in found}
    assert {what: words for what, words in unsaid.items() if words} == {}
