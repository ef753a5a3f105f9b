"""One of a few, all in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ib_desk.ui.widgets.page_stack import PageStack
from ib_desk.ui.widgets.pick_one import PickOne
from tests.ui.reading import words_of


@pytest.fixture
def pick(qtbot: QtBot) -> PickOne:
    made = PickOne("Welke?")
    made.offer([("new", "Nieuw 3"), ("same", "Gelijk 207")])
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def button(pick: PickOne, place: int) -> QPushButton:
    return pick.findChildren(QPushButton)[place]


def test_the_first_is_chosen_until_the_user_picks(pick, qtbot):
    assert pick.value() == "new"
    with qtbot.waitSignal(pick.chosen) as heard:
        qtbot.mouseClick(button(pick, 1), Qt.MouseButton.LeftButton)
    assert heard.args == ["same"]
    assert pick.value() == "same"


def test_other_counts_keep_the_choice_and_say_nothing(pick, qtbot):
    pick.choose("same")
    with qtbot.assertNotEmitted(pick.chosen):
        pick.offer([("new", "Nieuw 4"), ("same", "Gelijk 206")])
    assert pick.value() == "same"
    assert words_of(pick) == ["Nieuw 4", "Gelijk 206"]


def test_a_choice_that_is_gone_falls_back_on_the_first(pick):
    pick.choose("same")
    pick.offer([("left", "Van school 1"), ("new", "Nieuw 1")])
    assert pick.value() == "left"
    pick.offer([])
    assert pick.value() is None


def test_the_arrows_choose_and_tab_stops_once(pick, qtbot):
    button(pick, 0).setFocus()
    with qtbot.waitSignal(pick.chosen):
        qtbot.keyClick(button(pick, 0), Qt.Key.Key_Right)
    assert pick.value() == "same"
    assert button(pick, 1).hasFocus()
    stops = [b.focusPolicy() & Qt.FocusPolicy.TabFocus for b in pick.findChildren(QPushButton)]
    assert [bool(stop) for stop in stops] == [False, True]


def test_a_stack_asks_no_room_for_pages_that_are_not_shown(qtbot):
    small, tall = QLabel("klein"), QLabel("groot\n" * 30)
    stack = PageStack(small, tall)
    qtbot.addWidget(stack)
    assert stack.sizeHint().height() < tall.sizeHint().height()
    assert stack.focusProxy() is small
    stack.show_page(tall)
    assert stack.sizeHint().height() >= tall.sizeHint().height()
    assert stack.focusProxy() is tall
