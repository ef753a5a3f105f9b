"""A grid that is laid out anew still follows its widgets."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QGridLayout, QWidget
from pytestqt.qtbot import QtBot

from ib_desk.ui.widgets.grids import empty
from ib_desk.ui.widgets.labels import label


def test_a_row_grows_with_its_words_after_it_was_put_in_anew(qtbot: QtBot):
    page = QWidget()
    grid = QGridLayout(page)
    words = label("rust")
    qtbot.addWidget(page)
    for _time in range(2):
        empty(grid)
        assert grid.count() == 0
        grid.addWidget(words, 0, 0)
    page.resize(200, 60)
    page.show()
    before = grid.heightForWidth(200)
    words.setText("rust en een vast plekje bij het raam, elke dag weer " * 3)
    QApplication.processEvents()

    assert grid.heightForWidth(200) > 2 * before
