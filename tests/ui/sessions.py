"""A session over a vault in memory, with the real use cases and the shipped data files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings

from ib_desk.application.bin import Bin
from ib_desk.application.colleagues import Colleagues
from ib_desk.application.desk import Desk
from ib_desk.application.drafts import Drafts
from ib_desk.application.imports import Imports
from ib_desk.application.kept_lines import KeptLines
from ib_desk.application.leaving.passing_on import PassingOn
from ib_desk.application.overview import Overview
from ib_desk.application.ports import Clock, WorkKeeping
from ib_desk.application.progress import Progress
from ib_desk.application.records import Records
from ib_desk.application.same_pupil import SamePupil
from ib_desk.application.undo import UndoStack
from ib_desk.application.whole_files import WholeFiles
from ib_desk.domain.records.record import Record
from ib_desk.exchange.edexml import read_edexml
from ib_desk.ui.jobs import JobRunner
from ib_desk.ui.preferences import Preferences
from ib_desk.ui.session import Session
from tests.application.fakes import FakeVault, ticking_clock
from tests.patience import PATIENCE
from tests.shipped import catalogue
from tests.vault_in_memory import VaultInMemory


def desk_over(work_keeping: WorkKeeping, clock: Clock) -> Desk:
    """What lists, forms and imports need; the vault itself and its prints are not there."""
    keeping = KeptLines(catalogue().trajectory, catalogue().trajectories.values(), clock)
    unit_of_work = partial(work_keeping, keeping)
    undo = UndoStack()
    term = catalogue().bin_term
    records = Records(unit_of_work, undo, clock, term)
    files = WholeFiles(unit_of_work)
    absent: dict[str, Any] = {field.name: None for field in fields(Desk)}
    return Desk(
        **absent
        | {
            "vault": VaultInMemory.behind_the_port(),
            "catalogue": catalogue(),
            "clock": clock,
            "undo": undo,
            "records": records,
            "files": files,
            "overview": Overview(unit_of_work, keeping),
            "drafts": Drafts(unit_of_work),
            "bin": Bin(unit_of_work, records, undo, clock, term),
            "colleagues": Colleagues(unit_of_work, records, clock),
            "same_pupil": SamePupil(unit_of_work, records, clock),
            "passing_on": PassingOn(unit_of_work),
            "imports": Imports(unit_of_work, records, clock, read_edexml),
        }
    )


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
