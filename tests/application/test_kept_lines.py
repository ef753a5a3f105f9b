"""Lines for lists, kept in memory; the same on a disk is in `tests/storage/test_kept_lines.py`."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy

from hypothesis import settings
from typing_extensions import override

from ib_desk.application.ports import WorkKeeping
from tests.application.fakes import FakeVault
from tests.application.lists_machine import ListsMachine


class ListsInMemory(ListsMachine):
    @override
    def vault(self) -> WorkKeeping:
        self.fake = FakeVault()
        return self.fake

    @override
    def put_aside(self) -> Callable[[], WorkKeeping]:
        kept = copy(self.fake.kept)  # each commit puts another in its place

        def bring_back() -> WorkKeeping:
            self.fake = FakeVault()
            self.fake.kept = kept
            return self.fake

        return bring_back


TestListsInMemory = ListsInMemory.TestCase
TestListsInMemory.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
