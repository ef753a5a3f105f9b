"""Nothing flashes by: a widget that is shown before it has a place opens as a window of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from ib_desk.application.drafts import Spot
from ib_desk.ui.file_screen import FileScreen
from ib_desk.ui.places import IMPORT, PUPILS, REQUESTS
from ib_desk.ui.session import Session
from ib_desk.ui.widgets.step_list import StepList
from ib_desk.ui.window import DeskWindow
from tests.builders import FILE, noor_records
from tests.ui.sessions import session_in_memory


class StrayWindows(QObject):
    """Notes each widget that opens as a window beside the window of the program."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_window = isinstance(watched, QWidget) and watched.isWindow()
        if event.type() == QEvent.Type.Show and is_window and not isinstance(watched, DeskWindow):
            self.found.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def pages_of(screen: FileScreen) -> list[str]:
    steps = screen.findChildren(StepList)[0]
    return [row.key for row in steps.rows if isinstance(row.key, str)]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with session_in_memory(tmp_path, *noor_records()) as made:
        yield made


def test_no_screen_and_no_page_of_a_file_opens_a_second_window(session: Session, qtbot: QtBot):
    watch, app = StrayWindows(), QApplication.instance()
    assert app is not None
    app.installEventFilter(watch)
    window = DeskWindow(session)
    qtbot.addWidget(window)
    window.resize(1366, 690)
    window.show()
    for place in (PUPILS, IMPORT, REQUESTS):
        window.navigator.go(Spot(place=place))
    window.navigator.go_to_file(FILE)

    def file_screen() -> Any:
        return next(iter(window.findChildren(FileScreen)), None)

    qtbot.waitUntil(lambda: file_screen() is not None and len(pages_of(file_screen())) > 1)
    for page in pages_of(file_screen()):
        window.navigator.go_to_file(FILE, page)
        qtbot.waitUntil(lambda: not session.is_busy)
        app.processEvents()
    app.removeEventFilter(watch)
    assert watch.found == []
