"""Every screen of the window, one after the other, as far as a user can open it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ib_desk.application.paper import Report
from ib_desk.ui.places import WINDOW_PLACES
from tests.ui.desk_window import WindowInUse
from tests.ui.file_pages import PAGES


def every_screen(used: WindowInUse) -> Iterator[tuple[str, QWidget]]:
    """(name, screen), each with the first form of each of its lists open."""
    for place in WINDOW_PLACES:
        used.open_place(place.id)
        yield place.id, used.screen
    for page_id in PAGES:
        page = used.open_page(page_id)
        for records, _of in page._lists:
            is_there = bool(records._entries) or records.add_button.isVisible()
            if records.card.isVisible() and is_there:
                records.focus_first()
                used.focus.click()
                _take_what_is_offered_first()
        used.settle()
        yield page_id, used.screen
    used.window.navigator.open_print(Report.PARENTS.value)
    used.settle()
    yield "print", used.screen


def _take_what_is_offered_first() -> None:
    """Where a list asks what the record is about before it opens a form."""
    menu = QApplication.activePopupWidget()
    if menu is not None:
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
