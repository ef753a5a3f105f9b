"""The look of the program on the offscreen platform, once; each test gets it as it was shipped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ib_desk.ui.style.theme import Appearance, Theme
from tests.ui.opened_desk import EmptyVault

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def _theme_of_session(qapp: QApplication) -> Theme:
    return Theme(qapp, RESOURCES)


@pytest.fixture(scope="session")
def empty_vault(tmp_path_factory: pytest.TempPathFactory) -> EmptyVault:
    return EmptyVault.made_in(tmp_path_factory.mktemp("empty") / "kluis")


@pytest.fixture(autouse=True)
def theme(_theme_of_session: Theme) -> Iterator[Theme]:
    # Without an event loop nobody deletes the windows of earlier tests: 2000 widgets after 60.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    yield _theme_of_session
    if _theme_of_session.appearance != Appearance():
        # Nobody sees the windows of the test any more, and another look takes 2 ms a widget.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        _theme_of_session.use(Appearance())
