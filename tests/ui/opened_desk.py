"""An open vault with Noor in it, behind the same session and threads as in the program."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QTimer

from ib_desk.application.desk import Desk
from ib_desk.application.ports import Clock
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.record import Record
from ib_desk.main.wiring import Parts, build_parts
from ib_desk.storage.keys import Stretch
from ib_desk.ui.jobs import Job
from ib_desk.ui.session import Session
from tests.builders import ATTACHED_TEXT, noor_records
from tests.ui.sessions import session_over

R = TypeVar("R", bound=Record)

RESOURCES = Path(__file__).parents[2] / "resources"
CHEAP = Stretch(memory_kib=19 * 1024, passes=1, lanes=1)
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


def wait_for(job: Job, limit_ms: int = 20_000) -> None:
    loop = QEventLoop()
    job.finished.connect(loop.quit)
    QTimer.singleShot(limit_ms, loop, loop.quit)
    loop.exec()


@dataclass(frozen=True)
class EmptyVault:
    """Made once and copied for each test: a new vault takes a second, a copy does not."""

    parts: Parts
    folder: Path
    passphrase: str

    @classmethod
    def made_in(cls, folder: Path) -> EmptyVault:
        parts = build_parts(RESOURCES, stretch=CHEAP)
        passphrase = parts.draw()
        new = parts.vaults.create(
            folder, label="Mijn kluis", passphrase=bytearray(passphrase.encode())
        )
        new.vault.close()
        return cls(parts, folder, passphrase)


@contextmanager
def opened_desk(
    empty: EmptyVault, folder: Path, records: Iterable[Record] | None = None
) -> Iterator[OpenedDesk]:
    """Put the records in a copy of the vault, and close it all at the end."""

    def make() -> Desk:
        copy = Path(shutil.copytree(empty.folder, folder / "kluis"))
        vault = empty.parts.vaults.unlock_with_passphrase(
            copy, bytearray(empty.passphrase.encode())
        )
        desk = empty.parts.desk(vault, Clock(lambda: NOW))
        desk.records.add(*_with_contents(desk, noor_records() if records is None else records))
        desk.undo.clear()
        return desk

    with session_over(make, folder, lambda desk: desk.vault.close()) as session:
        opened = OpenedDesk(session)
        session.refused.connect(opened.problems.append)
        yield opened


def _with_contents(desk: Desk, records: Iterable[Record]) -> list[Record]:
    """The attachments of the demo file, with bytes that are really there."""
    with desk.attachments._unit_of_work() as work:
        kept = [
            replace(record, content_id=work.put_content(ATTACHED_TEXT))
            if isinstance(record, Attachment)
            else record
            for record in records
        ]
        work.commit()
    return kept
