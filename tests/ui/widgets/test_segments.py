"""A few words in a row: all in sight, none chosen at the start, and taken back as easily."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ib_desk.ui.widgets.segments import Segments
from tests.ui.looking import nameless, spoken_name

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def row(qtbot: QtBot) -> Segments:
    made = Segments("Taal", [("u", "weet niet"), ("g", "gaat goed"), ("s", "stokt")])
    qtbot.addWidget(made)
    made.show()
    return made


def told(row: Segments) -> list[object]:
    heard: list[object] = []
    row.chosen.connect(heard.append)
    return heard


def test_nothing_is_chosen_at_the_start_and_each_part_says_its_words(row: Segments) -> None:
    assert row.value() is None
    assert nameless(row) == []
    assert [spoken_name(part) for part in row._parts] == [
        "Taal: weet niet",
        "Taal: gaat goed",
        "Taal: stokt",
    ]


def test_a_click_chooses_and_a_second_one_takes_it_back(qtbot: QtBot, row: Segments) -> None:
    heard = told(row)
    qtbot.mouseClick(row._parts[2], LEFT)
    qtbot.mouseClick(row._parts[2], LEFT)
    assert heard == ["s", None]
    assert not any(part.isChecked() for part in row._parts)


def test_a_double_click_is_one_choice(qtbot: QtBot, row: Segments) -> None:
    heard = told(row)
    qtbot.mouseClick(row._parts[1], LEFT)
    qtbot.mouseDClick(row._parts[1], LEFT)
    assert heard == ["g"]


def test_arrows_choose_and_del_takes_back(qtbot: QtBot, row: Segments) -> None:
    heard = told(row)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Delete):
        focused = next((part for part in row._parts if part.hasFocus()), row._parts[0])
        qtbot.keyClick(focused, key)
    assert heard == ["u", "g", "u", None]


def test_enter_answers_nothing_and_space_does(qtbot: QtBot, row: Segments) -> None:
    heard = told(row)
    qtbot.keyClick(row._parts[0], Qt.Key.Key_Return)
    assert heard == []
    qtbot.keyClick(row._parts[0], Qt.Key.Key_Space)
    assert heard == ["u"]


def test_what_is_shown_is_not_told(row: Segments) -> None:
    heard = told(row)
    row.choose("g")
    assert (row.value(), heard) == ("g", [])
    row.choose("elsewhere")
    assert row.value() is None
