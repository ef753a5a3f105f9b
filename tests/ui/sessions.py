"""A session over a vault in memory, with the real use cases and the shipped data files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, QSettings

from ib_desk.application.desk import Desk
from ib_desk.application.ports import Clock, WorkKeeping
from ib_desk.application.progress import Progress
from ib_desk.domain.records.record import Record
from ib_desk.main.wiring import Paper
from ib_desk.ui.jobs import JobRunner
from ib_desk.ui.preferences import Preferences
from ib_desk.ui.session import Session
from tests.application.fakes import FakeVault, ticking_clock
from tests.forms_in_process import FormsInProcess
from tests.made_pages import PagesInProcess
from tests.patience import PATIENCE
from tests.plain_pages import PlainPages
from tests.quick_parts import quick_parts
from tests.vault_in_memory import VaultInMemory


def desk_over(work_keeping: WorkKeeping, clock: Clock) -> Desk:
    """As the program puts it together, over plain pages; only the vault has no key and no place.

    Nothing is left out: what a screen asks of a part that is not there fails on another thread, and
    whether anyone hears of it depends on who is quicker.
    """
    plain, made = PlainPages(), PagesInProcess()
    paper = Paper(plain, plain, made, made, FormsInProcess(), plain)
    return quick_parts().desk_over(VaultInMemory.behind_the_port(), work_keeping, clock, paper)


@contextmanager
def session_over(
    make_desk: Callable[[], Desk],
    folder: Path,
    close: Callable[[Desk], object] | None = None,
) -> Iterator[Session]:
    """A session whose two threads end with it.

    Args:
        make_desk: called on the thread of the database, as the program does.
        folder: for the settings of the program.
        close: the last work of that thread.
    """
    owner = QObject()
    names = ("database", "documents", "pictures")
    database, documents, pictures = (JobRunner(name, owner) for name in names)
    made: Future[Desk] = Future()

    def make(_progress: Progress) -> None:
        try:
            made.set_result(make_desk())
        except Exception as error:  # noqa: BLE001 - told to the test, on its own thread
            made.set_exception(error)

    database.start(make)
    for runner in (documents, pictures):  # else the thread begins in a test that shares the desk
        runner.start(lambda _progress: None)
    desk = made.result(timeout=PATIENCE)
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    preferences = Preferences(settings, owner)
    try:
        yield Session(desk, database, documents, pictures, preferences, owner)
    finally:
        documents.close()
        pictures.close()
        database.close(None if close is None else lambda: close(desk))
        if isinstance(desk.viewer, PagesInProcess):
            desk.viewer.close()


@contextmanager
def session_in_memory(folder: Path, *records: Record) -> Iterator[Session]:
    """Over a vault that holds `records`, in an order in which they can be stored."""
    vault = FakeVault()
    with vault() as work:
        for record in records:
            work.save(record)
        work.commit()
    with session_over(lambda: desk_over(vault, ticking_clock()), folder) as session:
        yield session
