"""The choice of five: nothing at the start, “weet niet” is an answer, and keys do it all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ib_desk.ui.widgets.score import ScoreChoice
from tests.ui.looking import nameless, spoken_name

ANCHORS = ("geen", "licht", "matig", "sterk", "acuut")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def score(window: QWidget) -> ScoreChoice:
    rows = QVBoxLayout(window)
    made = ScoreChoice("Veiligheid", ANCHORS)
    rows.addWidget(QLineEdit())
    rows.addWidget(made)
    rows.addWidget(QLineEdit())
    window.show()
    window.activateWindow()
    made.setFocus()
    return made


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_nothing_is_chosen_at_the_start(score: ScoreChoice) -> None:
    assert not score.is_answered
    assert score.score() is None
    assert not any(part.isChecked() for part in score.findChildren(QPushButton))


@pytest.mark.parametrize(("key", "chosen"), [("0", 0), ("3", 3), ("4", 4), ("?", None)])
def test_a_key_chooses(score: ScoreChoice, qtbot: QtBot, key: str, chosen: int | None) -> None:
    with qtbot.waitSignal(score.chosen) as heard:
        qtbot.keyClicks(focused(), key)
    assert heard.args == [chosen]
    assert score.is_answered
    assert score.score() == chosen


def test_the_same_again_is_no_change(score: ScoreChoice, qtbot: QtBot) -> None:
    qtbot.keyClicks(focused(), "2")
    with qtbot.assertNotEmitted(score.chosen):
        qtbot.keyClicks(focused(), "2")
        qtbot.mouseClick(score.findChildren(QPushButton)[2], Qt.MouseButton.LeftButton)
    assert score.score() == 2


def test_arrows_walk_from_none_to_dont_know(score: ScoreChoice, qtbot: QtBot) -> None:
    heard: list[object] = []
    score.chosen.connect(heard.append)
    for _ in range(7):
        qtbot.keyClick(focused(), Qt.Key.Key_Right)
    assert heard == [0, 1, 2, 3, 4, None]
    qtbot.keyClick(focused(), Qt.Key.Key_Left)
    assert score.score() == 4


def test_up_and_down_go_to_the_next_question(score: ScoreChoice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(score.next_asked):
        qtbot.keyClick(focused(), Qt.Key.Key_Down)
    with qtbot.waitSignal(score.previous_asked):
        qtbot.keyClick(focused(), Qt.Key.Key_Up)
    assert not score.is_answered


def test_enter_goes_on_and_stores_no_nought(score: ScoreChoice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(score.next_asked):
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert not score.is_answered
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert score.score() == 0


def test_the_row_is_one_stop_for_tab(score: ScoreChoice, qtbot: QtBot) -> None:
    qtbot.keyClicks(focused(), "3")
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert isinstance(focused(), QLineEdit)
    qtbot.keyClick(focused(), Qt.Key.Key_Backtab)
    assert isinstance(focused(), QPushButton)
    assert focused().property("text") == "3"


def test_showing_is_not_reporting(score: ScoreChoice, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(score.chosen):
        score.show_score(3)
        score.show_score(None)
        score.show_score(None, answered=False)
    assert not score.is_answered
    assert not any(part.isChecked() for part in score.findChildren(QPushButton))


def test_each_part_says_question_number_and_words(score: ScoreChoice) -> None:
    parts = score.findChildren(QPushButton)
    assert [spoken_name(part) for part in parts[:2]] == [
        "Veiligheid: 0, geen",
        "Veiligheid: 1, licht",
    ]
    assert spoken_name(parts[-1]) == "Veiligheid: weet niet"
    assert nameless(score) == []


def test_a_screen_reader_hears_one_of_a_row(score: ScoreChoice) -> None:
    part = score.findChildren(QPushButton)[0]
    role = QAccessible.queryAccessibleInterface(part).role()
    assert role == QAccessible.Role.RadioButton
