from __future__ import annotations

from hypothesis import settings

from tests.application.fakes import FakeVault
from tests.application.machine import UndoMachine


class UndoInMemory(UndoMachine):
    def vault(self) -> FakeVault:
        return FakeVault()


TestUndo = UndoInMemory.TestCase
TestUndo.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
