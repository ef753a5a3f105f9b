"""The words of a package are kept with its line, and only until they were passed on."""

from __future__ import annotations

import pytest

from ib_desk.application.drafts import Drafts
from ib_desk.application.leaving.orders import ResealedOrder
from ib_desk.application.leaving.passing_on import PassingOn, ToPassOn
from ib_desk.application.paper import Report
from ib_desk.domain.records.disclosure import DisclosureState
from tests import builders
from tests.application.leaving.door import BROKEN, NOW, PACKAGE, WORDS, Door

S = DisclosureState
OTHER_WORDS = "zes andere"


@pytest.fixture
def door() -> Door:
    return Door()


def waiting(door: Door) -> ToPassOn | None:
    return PassingOn(door.vault).of(builders.REQUEST)


def words(door: Door) -> str | None:
    found = waiting(door)
    return None if found is None else found.words


def test_they_wait_with_what_is_needed_to_pass_them_on(door):
    door.let_out(door.sealed_order())
    line = door.line().disclosure
    assert waiting(door) == ToPassOn(
        line=line, words=WORDS, contents_digest=PACKAGE.contents_digest
    )
    assert WORDS not in repr(waiting(door))
    PassingOn(door.vault).passed_on(builders.REQUEST)
    assert waiting(door) is None
    assert door.vault.kept.drafts == {}


def test_they_are_nobodys_unfinished_text_and_in_no_history(door):
    door.let_out(door.sealed_order())
    assert Drafts(door.vault).all() == []
    assert WORDS not in repr(door.vault.kept.history)


def test_a_cut_of_the_power_loses_no_words(door):
    door.break_off(door.sealed_order())
    assert door.outside.written != {}
    assert words(door) is None  # of a line that says *begun* nobody knows what it became
    door.settle()
    assert words(door) == WORDS


def test_of_what_never_came_outside_there_is_nothing_to_pass_on(door):
    door.outside.broken = BROKEN
    with pytest.raises(type(BROKEN)):
        door.let_out(door.sealed_order())
    assert door.states() == [S.NOT_COMPLETED]
    assert words(door) is None


def test_what_was_not_sent_asks_for_nothing_until_she_says_otherwise(door):
    line_id = door.let_out(door.sealed_order()).line_ids[0]
    door.register.note(line_id, S.NOT_SENT, NOW.date())
    assert words(door) is None
    door.register.note(line_id, S.SENT, NOW.date())
    assert words(door) == WORDS


def test_the_words_of_the_last_package_count_and_all_go_together(door):
    door.let_out(door.sealed_order())
    door.let_out(ResealedOrder(line=door.line().disclosure, passphrase=OTHER_WORDS))
    found = waiting(door)
    assert found is not None
    assert (found.words, found.contents_digest) == (OTHER_WORDS, "")
    PassingOn(door.vault).passed_on(builders.REQUEST)
    assert words(door) is None


def test_a_print_has_no_words(door):
    door.let_out(door.print_order(Report.REQUEST))
    assert door.vault.kept.drafts == {}
