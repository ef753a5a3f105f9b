"""An open vault with Noor in it, behind the same session and threads as in the program."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QTimer

from ib_desk.application.desk import Desk
from ib_desk.application.ports import Clock
from ib_desk.application.vault import OpenVault
from ib_desk.domain.records.record import Record
from ib_desk.exchange.data.data_file import DataFiles
from ib_desk.exchange.package import PdfPackages
from ib_desk.main.wiring import Paper, Parts
from ib_desk.ui.jobs import Job
from ib_desk.ui.session import Session
from tests.application.fakes import FakeVault, Kept
from tests.builders import noor_records, standing, with_contents
from tests.forms_in_process import FormsInProcess
from tests.made_pages import PacksInProcess, PagesInProcess
from tests.quick_parts import quick_parts
from tests.ui.patience import PATIENCE_MS
from tests.ui.sessions import desk_over, session_over
from tests.vault_in_memory import VaultInMemory

R = TypeVar("R", bound=Record)

NOW = datetime(2026, 9, 18, 17, 30)  # noqa: DTZ001 - the desk's own clock has no zone either


@dataclass
class OpenedDesk:
    """What a journey test needs: the session that screens get, and a way to ask the vault."""

    session: Session
    problems: list[Exception] = field(default_factory=list)

    def ask(self, query: Any) -> Any:
        """The answer of the database thread."""
        answers: list[Any] = []
        job = self.session.read(query)
        job.succeeded.connect(answers.append)
        job.failed.connect(self.problems.append)
        wait_for(job)
        return answers[0]

    def all_of(self, kind: type[R]) -> list[R]:
        found: list[R] = self.ask(lambda: self.session.desk.records.find(kind))
        return found

    def store(self, *edits: tuple[Record, Record]) -> None:
        """Change records behind the back of the screen, as another screen would."""
        for before, after in edits:
            wait_for(self.session.change(before, after))


def wait_for(job: Job) -> None:
    loop = QEventLoop()
    job.finished.connect(loop.quit)
    QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
    loop.exec()


@dataclass(frozen=True)
class EmptyVault:
    """What an opened desk is made from; on disk a new vault takes long, so one is copied."""

    parts: Parts
    folder: Path
    passphrase: str

    @classmethod
    def made_in(cls, folder: Path) -> EmptyVault:
        """The vault itself is made by the first test that asks for it on disk."""
        parts = quick_parts()
        return cls(parts, folder, parts.draw())

    def copied_to(self, folder: Path) -> OpenVault:
        """An open copy."""
        if not self.folder.exists():
            new = self.parts.vaults.create(
                self.folder, label="Mijn kluis", passphrase=self._secret()
            )
            new.vault.close()
        return self._opened_copy(self.folder, folder)

    def copied_with_noor_to(self, folder: Path) -> OpenVault:
        """An open copy with the example pupil in it: to put her there is most of the work."""
        filled = self.folder.with_name("kluis van Noor")
        if not filled.exists():
            vault = self.copied_to(filled)
            _put_in(self.parts.desk(vault, Clock(lambda: NOW)), noor_records())
            vault.close()
        return self._opened_copy(filled, folder)

    def _opened_copy(self, made: Path, folder: Path) -> OpenVault:
        copy = Path(shutil.copytree(made, folder))
        return self.parts.vaults.unlock_with_passphrase(copy, self._secret())

    def _secret(self) -> bytearray:
        return bytearray(self.passphrase.encode())


@contextmanager
def opened_desk(
    empty: EmptyVault,
    folder: Path,
    records: Iterable[Record] | None = None,
    *,
    on_disk: bool = False,
    pages: bool = True,
) -> Iterator[OpenedDesk]:
    """A session over these records, closed at the end.

    Args:
        empty: what it is made from.
        folder: for the settings of the program, and the vault.
        records: Noor's, when not given.
        on_disk: in an encrypted vault, with real pages: where keys, backups or the disk are the
            subject. Else in memory, by the fake that one test holds to the real vault.
        pages: as the program makes them. Without, each print is the same single page.
    """

    def make() -> Desk:
        clock, parts = Clock(lambda: NOW), empty.parts
        if on_disk and records is None:
            return parts.desk(empty.copied_with_noor_to(folder / "kluis"), clock)
        if on_disk:
            desk = parts.desk(empty.copied_to(folder / "kluis"), clock)
            _put_in(desk, standing(records or ()))
            return desk
        vault = FakeVault(_kept_of(noor_records() if records is None else tuple(records)))
        if not pages:
            return desk_over(vault, clock)
        made = PagesInProcess()
        packages = PdfPackages(parts.prints, PacksInProcess(), made.version)
        paper = Paper(parts.prints, packages, made, made, FormsInProcess(), DataFiles(parts.prints))
        return parts.desk_over(VaultInMemory.behind_the_port(), vault, clock, paper)

    with session_over(make, folder, lambda desk: desk.vault.close()) as session:
        opened = OpenedDesk(session)
        session.refused.connect(opened.problems.append)
        yield opened


@lru_cache(maxsize=8)
def _kept_of(records: tuple[Record, ...]) -> Kept:
    """What a vault keeps of these, from which each test goes on.

    To put Noor's records in took a journey as long as to make its window.
    """
    vault = FakeVault()
    _put_in(desk_over(vault, Clock(lambda: NOW)), standing(records))
    return vault.kept


def _put_in(desk: Desk, records: Iterable[Record]) -> None:
    desk.records.add(*with_contents(desk, records))
    desk.undo.clear()
