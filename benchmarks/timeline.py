"""`python -m benchmarks.timeline [ENTRIES…]`: what a long timeline asks of the window.

A file with 60, 600 and 2000 moments. Each figure is what the thread of the window worked, in
milliseconds, the middle one of some times: the longest turn of its event loop counts, since that is
how long it stands still.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time
from typing import Any, Final

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.vaults import TODAY, Fullness, fill, new_vault
from ib_desk.domain.records.contact import Contact, ContactPerson, Reached
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import build_parts
from ib_desk.ui.app import make_application
from ib_desk.ui.file.around import around_of
from ib_desk.ui.file.page import Shown
from ib_desk.ui.file.timeline_page import TimelinePage
from ib_desk.ui.file_screen import FileScreen
from ib_desk.ui.jobs import JobRunner
from ib_desk.ui.places import OVERVIEW, TIMELINE
from ib_desk.ui.preferences import Preferences
from ib_desk.ui.session import Session
from ib_desk.ui.widgets.search_field import SearchField
from ib_desk.ui.window import DeskWindow

SIZES: Final = (60, 600, 2000)
_TIMES: Final = 5
_QUIET_MS: Final = 150


def main() -> None:
    """Print the table."""
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    gc.disable()
    app, theme = make_application([], resources_root())
    theme.complete()
    measured = {size: dict(_figures(app, size)) for size in sizes}
    print(f"{'the longest turn, in milliseconds':36}" + "".join(f"{size:>9}" for size in sizes))
    for row in measured[sizes[0]]:
        print(f"{row:36}" + "".join(f"{measured[size][row]:9.1f}" for size in sizes))


def _figures(app: QApplication, size: int) -> Iterator[tuple[str, float]]:
    parts = build_parts(resources_root())
    with tempfile.TemporaryDirectory(prefix="ib-desk-bench-") as name:
        folder = Path(name)
        runners = (JobRunner("database"), JobRunner("documents"), JobRunner("pictures"))
        database, documents, pictures = runners
        vault = _wait(database, lambda: new_vault(parts, folder / "vault"))
        desk = _wait(database, lambda: parts.desk(vault))
        _wait(database, lambda: fill(vault.engine, resources_root(), 1, Fullness(document_size=9)))
        (file,) = _wait(database, lambda: desk.records.find(SupportFile))
        _wait(database, lambda: desk.records.add(*_moments(file, size)))
        settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        session = Session(desk, database, documents, pictures, Preferences(settings, app))
        window = DeskWindow(session)
        window.resize(1366, 690)
        window.show()
        yield from _visits(window, file)
        window.close()
        parts.end_children()
        documents.close()
        pictures.close()
        database.close(last=vault.close)


def _visits(window: DeskWindow, file: SupportFile) -> Iterator[tuple[str, float]]:
    go = window.navigator
    first, again = [], []
    go.go_to_file(file.id, OVERVIEW)
    _settle(window.session)
    first.append(_longest(window.session, lambda: go.go_to_page(TIMELINE)))
    page = window.findChild(TimelinePage)
    if page is None:
        raise LookupError(TIMELINE)
    for _ in range(_TIMES):
        go.go_to_page(OVERVIEW)
        _settle(window.session)
        again.append(_longest(window.session, lambda: go.go_to_page(TIMELINE)))
    screen = _screen_of(window)
    if screen.whole is None:
        raise LookupError(TIMELINE)
    around = around_of(screen.whole, window.session, TODAY)
    edited = [
        _longest(window.session, partial(page.show_file, Shown(screen.whole, around)))
        for _ in range(_TIMES)
    ]
    yield "opened for the first time", median(first)
    yield "opened again", median(again)
    yield "read again after a change", median(edited)
    field = page.findChildren(SearchField)[0]
    typed = [_longest(window.session, partial(field.setText, letters)) for letters in _LETTERS]
    yield "a letter typed", max(typed)
    bar = page.area.verticalScrollBar()
    yield (
        "a page scrolled",
        median(
            _longest(window.session, partial(bar.setValue, at * bar.maximum() // 20))
            for at in range(20)
        ),
    )


def _screen_of(window: DeskWindow) -> FileScreen:
    screen = window.findChild(FileScreen)
    if screen is None:
        raise LookupError(TIMELINE)
    return screen


_LETTERS: Final = ("m", "mo", "moe", "moeder", "")


def _moments(file: SupportFile, size: int) -> Iterator[Record]:
    for number in range(size):
        contact = Contact(
            file_id=file.id,
            on=TODAY - timedelta(days=number % 700),
            line=f"Moeder belde over maandag {number}. De kaart hangt er nog.",
        )
        yield contact
        yield ContactPerson(contact_id=contact.id, name="Marieke", reached=Reached.YES)


def _longest(session: Session, act: Callable[[], object]) -> float:
    """The longest turn from `act` on until nothing is left to do."""
    dispatcher = QAbstractEventDispatcher.instance()
    turns: list[float] = []
    begun = thread_time()

    def awake() -> None:
        nonlocal begun
        begun = thread_time()

    def rest() -> None:
        turns.append((thread_time() - begun) * 1000)

    dispatcher.awake.connect(awake)
    dispatcher.aboutToBlock.connect(rest)
    started = thread_time()
    act()
    turns.append((thread_time() - started) * 1000)
    awake()
    _settle(session)
    dispatcher.awake.disconnect(awake)
    dispatcher.aboutToBlock.disconnect(rest)
    return max(turns)


def _settle(session: Session) -> None:
    _quiet()
    while session.is_busy:
        _quiet()


def _quiet() -> None:
    loop = QEventLoop()
    until = perf_counter() + _QUIET_MS / 1000
    while perf_counter() < until:
        QTimer.singleShot(_QUIET_MS // 3, loop.quit)
        loop.exec()


def _wait(runner: JobRunner, work: Callable[[], Any]) -> Any:
    loop = QEventLoop()
    answers: list[object] = []
    job = runner.start(lambda _progress: work())
    job.succeeded.connect(answers.append)
    job.finished.connect(loop.quit)
    loop.exec()
    return answers[0]


if __name__ == "__main__":
    main()
