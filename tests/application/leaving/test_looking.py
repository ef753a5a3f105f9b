"""What leaves is searched inside, as far as there are words in it."""

from __future__ import annotations

import pytest

from ib_desk.application.leaving.looking import words_inside
from ib_desk.application.progress import Cancelled, Silent
from tests.builders import attachments

DOCUMENTS = [(one, one.title.encode()) for one in attachments()]


def test_the_words_of_each_that_can_be_searched():
    found = words_inside(
        lambda one, pages: None if "MDO" in one.title else pages.decode(), DOCUMENTS, Silent()
    )
    assert {key: one.text for key, one in found.items()} == {
        one.content_id: one.title for one, _ in DOCUMENTS if "MDO" not in one.title
    }


def test_it_can_be_stopped():
    class Stop:
        def step(self, done: int, total: int) -> None:
            assert total == len(DOCUMENTS)
            if done == 2:
                raise Cancelled

    with pytest.raises(Cancelled):
        words_inside(lambda _one, pages: pages.decode(), DOCUMENTS, Stop())
