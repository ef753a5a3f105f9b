"""A list is read when it opens, after each change while it is seen, and when it is entered."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from ib_desk.domain.records.pupil import Pupil
from ib_desk.ui.kept_fresh import KeptFresh
from tests.ui.sessions import session_in_memory


@pytest.fixture
def session(tmp_path):
    with session_in_memory(tmp_path) as made:
        yield made


class Kept:
    def __init__(self, qtbot, session, *, whole_at=1, is_seen=True, is_entered=False):
        self.qtbot, self.session = qtbot, session
        self.asked, self.shown = 0, []
        self.screen = QWidget()
        qtbot.addWidget(self.screen)
        self.screen.setVisible(is_seen)

        def query() -> int:
            self.asked += 1
            return self.asked

        self.fresh = KeptFresh(
            self.screen, session, query, self.shown.append, lambda found: found >= whole_at
        )
        if is_entered:
            self.fresh.enter()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.session.is_busy and not self.fresh._under_way)

    def change(self) -> None:
        self.session.add(Pupil(call_name="Jip"))
        self.settle()


def test_it_is_read_at_once_and_after_a_change(qtbot, session):
    kept = Kept(qtbot, session)
    assert kept.shown == [1]
    kept.change()
    assert kept.shown == [1, 2]


def test_what_nobody_sees_is_read_when_it_is_entered_and_only_when_something_changed(
    qtbot, session
):
    kept = Kept(qtbot, session, is_seen=False)
    kept.change()
    kept.change()
    assert kept.shown == [1]
    assert kept.fresh.enter()
    kept.settle()
    assert kept.shown == [1, 2]
    assert not kept.fresh.enter()
    kept.settle()
    assert kept.shown == [1, 2]


def test_who_enters_while_it_is_read_for_the_first_time_waits_for_that(qtbot, session):
    kept = Kept(qtbot, session, is_entered=True)
    assert kept.asked == 1
    assert kept.shown == [1]


def test_what_was_asked_before_a_change_that_nobody_saw_is_asked_again(qtbot, session):
    kept = Kept(qtbot, session, is_seen=False)
    kept.fresh.read()
    session.changed.emit(None)
    assert kept.fresh.enter()
    kept.settle()
    assert kept.shown == [1, 2, 3]
    assert not kept.fresh.enter()


def test_what_comes_in_parts_is_shown_each_time_until_it_is_whole(qtbot, session):
    assert Kept(qtbot, session, whole_at=3).shown == [1, 2, 3]


def test_what_was_read_before_an_edit_is_not_shown_and_comes_after_one_that_was_refused(
    qtbot, session
):
    kept = Kept(qtbot, session)

    def refuse():
        raise ValueError

    kept.fresh.read()
    session.write_quietly(refuse)
    kept.settle()
    qtbot.waitUntil(lambda: len(kept.shown) == 2)
