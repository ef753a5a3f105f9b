"""The look and the collector of the program, once; each test gets the look as it was shipped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ib_desk.ui.collector import Collector
from ib_desk.ui.style.theme import Appearance, Theme
from tests.ui.opened_desk import EmptyVault

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def _theme_of_session(qapp: QApplication) -> Theme:
    Collector(qapp)
    return Theme(qapp, RESOURCES)


@pytest.fixture(scope="session")
def empty_vault(tmp_path_factory: pytest.TempPathFactory) -> EmptyVault:
    return EmptyVault.made_in(tmp_path_factory.mktemp("empty") / "kluis")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown() -> None:
    """The windows that pytest-qt closed go before the session that they show, as in the program.

    Without an event loop nobody deletes them, and the pause of a draft would run out in the middle
    of a later test, when the threads of its session are gone.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def theme(_theme_of_session: Theme) -> Iterator[Theme]:
    yield _theme_of_session
    if _theme_of_session.appearance != Appearance():
        _theme_of_session.use(Appearance())
