"""What this version of Qt for Python must do for the program to live."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QWidget


def test_a_qt_call_that_returns_nothing_gives_none_back(qapp: QApplication) -> None:
    """PySide6 6.12.0 took one reference to None per call: dead after some 7,000 below 3.12."""
    widget, before = QWidget(), sys.getrefcount(None)
    for _ in range(1000):
        widget.setEnabled(True)
    assert sys.getrefcount(None) > before - 100
