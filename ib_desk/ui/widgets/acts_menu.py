"""The menu of a line: all that can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ib_desk.ui.listen import listen


def acts_menu(parent: QWidget) -> QMenu:
    """Still empty, and gone once it is closed."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def add_act(menu: QMenu, words: str, act: Callable[[], object]) -> None:
    """The next thing to do."""
    action = QAction(words, menu)
    listen(action, action.triggered, act)
    menu.addAction(action)
