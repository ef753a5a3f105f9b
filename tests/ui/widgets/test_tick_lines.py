"""Sentences to tick: what stays keeps its tick and the focus, and the words can be clicked too."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from ib_desk.ui.widgets.tick_lines import TickLines
from tests.ui.looking import nameless


def shown(qtbot, *lines: str) -> TickLines:
    ticks = TickLines("Staat nog open")
    qtbot.addWidget(ticks)
    ticks.resize(200, 200)
    ticks.offer(lines)
    ticks.show()
    ticks.activateWindow()
    qtbot.waitUntil(ticks.isActiveWindow)
    return ticks


def test_other_lines_take_their_place_and_what_stays_keeps_tick_and_focus(qtbot):
    ticks = shown(qtbot, "Eén", "Twee", "Drie")
    ticks.choose({"Twee"})
    ticks.boxes["Twee"].setFocus()
    ticks.offer(["Nul", "Twee"])
    assert list(ticks.boxes) == ["Nul", "Twee"]
    assert [box.isChecked() for box in ticks.boxes.values()] == [False, True]
    assert ticks.boxes["Twee"].hasFocus()
    assert nameless(ticks) == []


def test_the_words_are_part_of_the_target(qtbot):
    ticks = shown(qtbot, "Een afspraak die niet op één regel past en dus op de volgende verdergaat")
    (line, box) = next(iter(ticks.boxes.items()))
    row = box.parentWidget()
    assert row is not None
    with qtbot.waitSignal(ticks.turned) as turned:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(150, row.height() // 2))
    assert turned.args == [line, True]
    qtbot.mouseClick(row, Qt.MouseButton.RightButton, pos=QPoint(150, 2))
    assert box.isChecked()
