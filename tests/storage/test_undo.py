"""Undo and redo on the real database, where a wrong order of edits breaks a foreign key."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from typing_extensions import override

from ib_desk.application.ports import UnitOfWorkFactory
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from tests.application.machine import UndoMachine
from tests.databases import empty_database, opened


class UndoInDatabase(UndoMachine):
    @override
    def vault(self) -> UnitOfWorkFactory:
        self.opened = ExitStack()
        path = Path(self.opened.enter_context(TemporaryDirectory())) / "vault.db"
        path.write_bytes(empty_database())
        engine = self.opened.enter_context(opened(path))
        return lambda: SqlUnitOfWork(engine)

    @override
    def teardown(self) -> None:
        self.opened.close()


TestUndoInDatabase = UndoInDatabase.TestCase
TestUndoInDatabase.settings = settings(max_examples=5, stateful_step_count=20, deadline=None)
