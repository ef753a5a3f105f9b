"""Look and collector of the program, once; the look as it was shipped and a desk for each test."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ib_desk.ui import say
from ib_desk.ui.collector import Collector
from ib_desk.ui.style.theme import Appearance, Theme
from tests.patience import PATIENCE
from tests.storage.quick_vaults import quick_vaults
from tests.ui.desk_window import WindowInUse
from tests.ui.opened_desk import EmptyVault, OpenedDesk, opened_desk
from tests.ui.patience import PatientBot

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session", autouse=True)
def _quick_vaults(request: pytest.FixtureRequest) -> Iterator[None]:
    with nullcontext() if request.config.getoption("thorough") else quick_vaults():
        yield


@pytest.fixture(scope="session")
def _theme_of_session(qapp: QApplication) -> Theme:
    Collector(qapp)
    theme = Theme(qapp, RESOURCES)
    theme.complete()
    return theme


@pytest.fixture(scope="session")
def _sheet_of_session(_theme_of_session: Theme) -> str:
    """As it was shipped."""
    return _theme_of_session.wardrobe.sheet


@pytest.fixture(scope="session")
def empty_vault(tmp_path_factory: pytest.TempPathFactory) -> EmptyVault:
    return EmptyVault.made_in(tmp_path_factory.mktemp("empty") / "kluis")


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """In the place of the one of pytest-qt, which gives up after five seconds.

    Nothing paints itself where no test looks at it (`sheet`, `painted`): that is a sixth of the
    time of a journey.
    """
    return PatientBot(request, is_painted=_is_looked_at(request, "painted"))


@pytest.fixture
def desk(qapp: QApplication, empty_vault: EmptyVault, tmp_path: Path) -> Iterator[OpenedDesk]:
    """The example pupil in a vault of the test's own."""
    with opened_desk(empty_vault, tmp_path) as made:
        yield made


@pytest.fixture
def used(qtbot: QtBot, desk: OpenedDesk) -> WindowInUse:
    """The whole window on that desk."""
    return WindowInUse(qtbot, desk)


@pytest.fixture(autouse=True)
def _no_worker_stays() -> Iterator[None]:
    """A thread that outlives its test tells what came of its work in the middle of another one."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        thread.join(PATIENCE)
        assert not thread.is_alive(), thread.name


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown() -> None:
    """The windows that pytest-qt closed go before the session that they show, as in the program.

    Without an event loop nobody deletes them, and the pause of a draft would run out in the middle
    of a later test, when the threads of its session are gone.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def theme(
    _theme_of_session: Theme, _sheet_of_session: str, request: pytest.FixtureRequest
) -> Iterator[Theme]:
    """Without its style sheet, unless the test looks at what that does (`sheet`).

    To put it on is a third of the time of a journey. `make cover` takes all of them with it
    (`--thorough`).
    """
    wardrobe = _theme_of_session.wardrobe
    wardrobe.sheet = _sheet_of_session if _is_looked_at(request) else ""
    yield _theme_of_session
    if _theme_of_session.appearance != Appearance():
        _theme_of_session.use(Appearance())


@pytest.fixture
def aloud(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader was told to say, in this order; “! ” before what cuts others short."""
    heard: list[str] = []

    def note(_by: QWidget, words: str, politeness: QAccessible.AnnouncementPoliteness) -> None:
        is_at_once = politeness == QAccessible.AnnouncementPoliteness.Assertive
        heard.append(f"! {words}" if is_at_once else words)

    monkeypatch.setattr(say, "_announce", note)
    return heard


@pytest.fixture
def sheet() -> None:
    """For a test of places, sizes or pictures; an appearance that is chosen brings it by itself.

    What it shows is painted as well.
    """


@pytest.fixture
def painted() -> None:
    """For a test of what comes of painting; a picture that is taken (`grab`) needs none."""


def _is_looked_at(request: pytest.FixtureRequest, *as_one_of: str) -> bool:
    thorough: bool = request.config.getoption("thorough")
    return thorough or any(name in request.fixturenames for name in ("sheet", *as_one_of))
