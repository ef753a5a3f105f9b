"""What makes vaults of tests quick is put back as it was, also where two rooms ask for it."""

from __future__ import annotations

from ib_desk.storage import engine
from tests.storage.quick_vaults import MEMORY_IS_LOCKED, quick_vaults


def test_who_runs_tests_of_storage_and_of_the_window_in_one_process_asks_twice():
    before = engine._SETTINGS
    with quick_vaults():
        with quick_vaults():
            assert MEMORY_IS_LOCKED not in engine._SETTINGS
        assert MEMORY_IS_LOCKED not in engine._SETTINGS
    assert engine._SETTINGS is before
