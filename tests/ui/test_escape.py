"""Esc leaves the nearest part that has something to leave, and goes on outward from there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.ui.escape import LeftByEscape


class Part(LeftByEscape, QFrame):
    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.is_open = True
        self.left = 0
        QVBoxLayout(self).addWidget(inside)

    @override
    def escape(self) -> bool:
        was_open, self.is_open = self.is_open, False
        self.left += was_open
        return was_open


@pytest.fixture
def nested(qtbot):
    field = QLineEdit()
    inner = Part(field)
    outer = Part(inner)
    qtbot.addWidget(outer)
    outer.show()
    return outer, inner, field


def test_the_inner_part_is_left_first_and_then_the_outer(nested, qtbot):
    outer, inner, field = nested
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (outer.left, inner.left) == (0, 1)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (outer.left, inner.left) == (1, 1)


def test_another_key_leaves_nothing(nested, qtbot):
    outer, inner, field = nested
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(inner, Qt.Key.Key_F3)
    assert (outer.left, inner.left, field.text()) == (0, 0, "x")
