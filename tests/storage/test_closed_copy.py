"""A vault that was closed is copied without its key, and called looked through only when it was."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest

from ib_desk.application.backups import Trouble
from ib_desk.application.progress import Cancelled, Silent
from ib_desk.application.vault_errors import BackupDamaged, DiskFull, NotClosed, WrongSecret
from ib_desk.storage.backup_ledger import BackupLedger
from ib_desk.storage.claim import FileLock
from tests.storage.vault_builders import OTHER_PHRASE, World, add_notes, secret


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(tmp_path)
    made.make("eerste")
    return made


def copied(world: World):
    return world.vaults.copy_closed(world.folder, Silent())


def trouble(world: World) -> Trouble | None:
    found = world.vaults.describe(world.folder).backup_trouble
    return None if found is None else found.why


class At:
    """Does something when the copy has come so far."""

    def __init__(self, act: Callable[[], object]) -> None:
        self.act: Callable[[], object] | None = act

    def step(self, done: int, total: int) -> None:
        act, self.act = self.act, None
        if act is not None:
            act()


def stop() -> None:
    raise Cancelled


class TestWhenItIsDue:
    def test_after_each_close_until_it_is_copied(self, world):
        assert world.vaults.copy_due(world.folder)
        made = copied(world)
        assert made is not None
        assert not world.vaults.copy_due(world.folder)
        assert copied(world) is None

    def test_not_when_nothing_was_changed(self, world):
        copied(world)
        assert world.notes() == ["eerste"]
        assert not world.vaults.copy_due(world.folder)

    @pytest.mark.parametrize("what", ["a note", "a passphrase"])
    def test_again_when_something_was(self, world, what):
        copied(world)
        with world.opened() as vault:
            if what == "a note":
                add_notes(vault, "tweede")
            else:
                vault.ways_in.add_passphrase("directeur", secret(OTHER_PHRASE))
        assert world.vaults.copy_due(world.folder)

    def test_not_while_it_is_open_nor_after_it_was_killed(self, world):
        with world.opened():
            assert not world.vaults.copy_due(world.folder)


class TestWhatItIs:
    def test_a_backup_like_another_that_opens_with_the_same_phrase(self, world):
        made = copied(world)
        with world.opened() as vault:
            add_notes(vault, "tweede")
        world.restore(made.path)
        assert world.notes() == ["eerste"]

    def test_not_looked_through_until_the_vault_is_open_again(self, world):
        made = copied(world)
        assert not made.is_checked
        with world.opened() as vault:
            assert vault.backups.standing().newest_checked is None
            assert vault.backups.unchecked() == made
            vault.backups.check(made, Silent())
            assert vault.backups.unchecked() is None
            assert vault.backups.standing().newest_checked is not None
        assert [backup.is_checked for backup in world.vaults.backups_of(world.folder)] == [True]

    def test_a_copy_that_does_not_read_goes_and_that_is_told(self, world):
        made = copied(world)
        data = bytearray(made.path.read_bytes())
        data[-10_000] ^= 1
        made.path.write_bytes(data)
        with world.opened() as vault, pytest.raises(BackupDamaged):
            vault.backups.check(made, Silent())
        assert not made.path.exists()
        assert trouble(world) is Trouble.UNREADABLE
        copied(world)
        assert trouble(world) is None


class TestWhoComesInBetween:
    def test_stopped_it_leaves_nothing_and_no_word(self, world):
        with pytest.raises(Cancelled):
            world.vaults.copy_closed(world.folder, At(stop))
        assert list((world.folder / "reservekopieen").glob("kluis*")) == []
        assert trouble(world) is None

    def test_opened_meanwhile_it_is_thrown_away(self, world):
        def use() -> None:
            with world.opened() as vault:
                add_notes(vault, "tweede")

        with pytest.raises(Cancelled):
            world.vaults.copy_closed(world.folder, At(use))
        assert list((world.folder / "reservekopieen").glob("kluis*")) == []
        assert trouble(world) is None
        assert world.vaults.copy_due(world.folder)

    def test_also_by_someone_who_did_not_get_in(self, world):
        def guess() -> None:
            with suppress(WrongSecret):
                world.vaults.unlock_with_passphrase(world.folder, secret(OTHER_PHRASE))

        with pytest.raises(Cancelled):
            world.vaults.copy_closed(world.folder, At(guess))

    def test_opened_and_still_open_it_is_thrown_away(self, world):
        opened = []

        def use() -> None:
            opened.append(world.vaults.unlock_with_passphrase(world.folder, secret()))

        with pytest.raises(Cancelled):
            world.vaults.copy_closed(world.folder, At(use))
        opened[0].close()

    def test_two_processes_do_not_both_copy(self, world):
        (world.folder / "reservekopieen").mkdir(exist_ok=True)
        other = FileLock(world.folder / "reservekopieen" / "bezig")
        assert copied(world) is None
        other.release()
        assert copied(world) is not None

    def test_to_open_a_vault_waits_while_another_looks_whether_it_is_closed(self, world):
        asked = world.vaults.copy_closed(world.folder, Silent())
        assert asked is not None
        assert world.notes() == ["eerste"]


class TestWhatGoesWrong:
    def test_without_room_it_is_told_until_there_is(self, world, monkeypatch):
        monkeypatch.setattr("shutil.disk_usage", lambda _folder: SimpleNamespace(free=1000))
        with pytest.raises(DiskFull):
            copied(world)
        assert trouble(world) is Trouble.DISK_FULL
        monkeypatch.undo()
        copied(world)
        assert trouble(world) is None

    def test_a_process_that_was_ended_in_the_middle_is_told_of(self, world):
        ledger = BackupLedger(world.folder / "reservekopieen")
        ledger.note_begun(world.clock())
        assert trouble(world) is Trouble.CUT_OFF
        copied(world)
        assert trouble(world) is None

    def test_one_that_still_is_at_it_is_no_trouble(self, world):
        BackupLedger(world.folder / "reservekopieen").note_begun(world.clock())
        other = FileLock(world.folder / "reservekopieen" / "bezig")
        assert trouble(world) is None
        other.release()

    def test_let_go_of_in_haste_nobody_copies_half_of_it(self, world):
        (world.folder / "kluis.db-wal").write_bytes(b"x")
        with pytest.raises(NotClosed):
            copied(world)
        assert trouble(world) is Trouble.NOT_CLOSED

    def test_a_ledger_that_does_not_read_knows_nothing(self, world):
        made = copied(world)
        (made.path.parent / "stand.json").write_bytes(b"{")
        assert [backup.is_checked for backup in world.vaults.backups_of(world.folder)] == [False]

    @pytest.mark.skipif(sys.platform == "win32", reason="no pipes among files")
    def test_a_pipe_that_is_called_a_backup_hangs_nobody(self, world):
        (world.folder / "reservekopieen").mkdir(exist_ok=True)
        if sys.platform != "win32":  # what the mark says, for the check of types
            os.mkfifo(world.folder / "reservekopieen" / "kluis.ibdesk")
        assert copied(world) is not None
        assert len(world.vaults.backups_of(world.folder)) == 1
