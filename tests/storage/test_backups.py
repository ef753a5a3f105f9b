"""Backups: made, checked, thinned, brought back; never half under a final name."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from ib_desk.application.progress import Cancelled, Silent
from ib_desk.application.vault_errors import (
    FolderNotEmpty,
    ForeignFile,
    OpenElsewhere,
    VaultDamaged,
    WrongSecret,
)
from ib_desk.domain.secrets.backup_plan import VaultMoment
from ib_desk.storage.engine import open_connection
from ib_desk.storage.inspection import check_copy
from ib_desk.storage.keys import DataKey
from ib_desk.storage.restoring import lay_ready, put_in_place
from ib_desk.storage.vault_folder import VaultFolder
from tests.storage.vault_builders import (
    OTHER_PHRASE,
    Unwatched,
    World,
    add_notes,
    backed_up,
    notes_in,
    secret,
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


class CalledOff:
    """The user presses stop at the n-th report."""

    def __init__(self, after: int) -> None:
        self.left = after

    def step(self, done: int, total: int) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_a_backup_holds_what_the_vault_held_and_says_when(world):
    world.make("eerste")
    with world.opened() as vault:
        add_notes(vault, "tweede")
        made = vault.backups.make(Silent())
        add_notes(vault, "derde")

    described = world.vaults.describe_backup(made.path, Silent())
    world.restore(made.path)

    assert replace(described, is_checked=True) == made
    assert made.made_at == world.clock()
    assert made.label == "Mijn kluis"
    assert made.size == made.path.stat().st_size
    assert world.notes() == ["eerste", "tweede"]


def test_making_one_reports_how_far_it_is_from_begin_to_end(world):
    world.make(*(f"{number} " + "x" * 2000 for number in range(3000)))
    progress = Unwatched()

    with world.opened() as vault:
        vault.backups.make(progress)

    done = [step for step, total in progress.heard if total == 100]
    assert len(done) == len(progress.heard)
    assert done == sorted(done)
    assert done[0] < 30
    assert done[-1] == 100


@pytest.mark.parametrize("after", [0, 1, 2, 3, 5, 8])
def test_one_that_is_called_off_leaves_nothing(world, after):
    world.make(*(f"{number} " + "x" * 2000 for number in range(3000)))

    with world.opened() as vault:
        with pytest.raises(Cancelled):
            vault.backups.make(CalledOff(after))
        add_notes(vault, "daarna")

    assert not list((world.folder / "reservekopieen").glob("*.ibdesk"))
    assert world.notes()[-1] == "daarna"


def elsewhere(act):
    """On another thread, as the window finishes a backup."""
    with ThreadPoolExecutor(max_workers=1) as worker:
        return worker.submit(act).result()


def test_while_one_is_finished_the_vault_changes_and_the_backup_does_not(world):
    world.make("eerste")
    with world.opened() as vault:
        under_way = vault.backups.begin(Silent())
        add_notes(vault, "tweede")
        made = elsewhere(lambda: under_way.finish(Silent()))
        assert notes_in(vault) == ["eerste", "tweede"]
        later = backed_up(vault)

    assert later is not None
    world.restore(made.path)
    assert world.notes() == ["eerste"]


def test_one_that_was_finished_beside_the_vault_is_enough_when_nothing_came_after(world):
    world.make("eerste")

    with world.opened() as vault:
        under_way = vault.backups.begin(Silent())
        elsewhere(lambda: under_way.finish(Silent()))
        assert backed_up(vault) is None


@pytest.mark.parametrize("after", [0, 1, 2])
def test_one_that_is_called_off_while_it_is_finished_leaves_nothing(world, after):
    world.make("eerste")

    with world.opened() as vault:
        under_way = vault.backups.begin(Silent())
        with pytest.raises(Cancelled):
            under_way.finish(CalledOff(after))
        assert backed_up(vault) is not None

    assert len(list((world.folder / "reservekopieen").glob("*.ibdesk"))) == 1


def test_what_was_removed_takes_no_room_in_a_backup(world):
    notes = [f"{number} " + "x" * 2000 for number in range(3000)]
    world.make(*notes)

    with world.opened() as vault:
        full = vault.backups.make(Silent())
        with vault.engine.begin() as connection:
            connection.execute(text("DELETE FROM note WHERE id > 10"))
        for after in range(3):
            with pytest.raises(Cancelled):
                vault.backups.begin(Silent()).finish(CalledOff(after))
        small = vault.backups.make(Silent())

    assert small.size < full.size / 10
    assert set((world.folder / "reservekopieen").glob("*.ibdesk")) == {full.path, small.path}
    world.restore(small.path)
    assert world.notes() == notes[:10]


def test_without_changes_none_is_made(world):
    world.make("eerste", backup=True)
    (only,) = (world.folder / "reservekopieen").glob("*.ibdesk")

    with world.opened() as vault:
        assert notes_in(vault) == ["eerste"]
        assert backed_up(vault) is None
    with world.opened() as vault:
        assert backed_up(vault) is None

    assert list((world.folder / "reservekopieen").glob("*.ibdesk")) == [only]


def test_changes_of_a_session_that_was_killed_are_saved_by_the_next(world):
    world.make("eerste", backup=True)
    with world.opened() as vault:
        add_notes(vault, "tweede")

    with world.opened() as vault:
        assert backed_up(vault) is not None


def test_another_passphrase_is_a_change_too(world):
    world.make("eerste", backup=True)

    with world.opened() as vault:
        vault.ways_in.change_passphrase(secret(), secret(OTHER_PHRASE))
        assert backed_up(vault) is not None


def test_one_for_a_stick_leaves_the_vaults_own_place_alone(world, tmp_path):
    world.make("eerste")

    with world.opened() as vault:
        made = vault.backups.make(Silent(), to=tmp_path / "stick")
        assert vault.backups.every() == []

    assert made.path.parent == tmp_path / "stick"
    assert made.path.suffix == ".ibdesk"
    assert "Mijn" not in made.path.name


def test_two_in_one_second_do_not_take_each_others_place(world):
    world.make("eerste")

    with world.opened() as vault:
        paths = {vault.backups.make(Silent()).path for _ in range(3)}

    assert len(paths) == 3


def test_superfluous_ones_go_and_those_of_another_vault_stay(world, tmp_path):
    other = World(tmp_path / "ander")
    other.make("van een ander", backup=True)
    (foreign,) = (other.folder / "reservekopieen").glob("*.ibdesk")
    world.make("eerste", backup=True)
    kept = world.folder / "reservekopieen" / "kluis-20200101-000000.ibdesk"
    kept.write_bytes(foreign.read_bytes())
    for day in range(15):
        world.clock.pass_by(days=1)
        with world.opened() as vault:
            add_notes(vault, f"dag {day}")
            backed_up(vault)

    with world.opened() as vault:
        ages = [world.clock() - backup.made_at for backup in vault.backups.every()]

    assert 7 <= len(ages) <= 11
    assert max(ages) > timedelta(days=7)
    assert kept.exists()


def test_restoring_moves_the_present_vault_aside_and_erases_nothing(world):
    world.make("eerste", backup=True)
    (backup,) = (world.folder / "reservekopieen").glob("*.ibdesk")
    with world.opened() as vault:
        add_notes(vault, "later")
        vault.ways_in.change_passphrase(secret(), secret(OTHER_PHRASE))

    described = world.restore(backup, OTHER_PHRASE)

    assert described.label == "Mijn kluis"
    assert world.notes() == ["eerste"]
    (aside,) = world.folder.glob("opzij-*")
    moved = World(world.root / "bekijken", clock=world.clock)
    aside.rename(moved.root)
    moved.root.rename(world.root / "kluis-oud")
    old = world.vaults.unlock_with_passphrase(world.root / "kluis-oud", secret(OTHER_PHRASE))
    assert notes_in(old) == ["eerste", "later"]
    old.close()


def test_restoring_twice_in_one_second_keeps_both_that_were_moved_aside(world):
    world.make("eerste", backup=True)
    (backup,) = (world.folder / "reservekopieen").glob("*.ibdesk")

    for _ in range(2):
        world.restore(backup)

    assert len(list(world.folder.glob("opzij-*"))) == 2
    assert world.notes() == ["eerste"]


def test_a_backup_makes_a_vault_in_an_empty_folder_on_another_machine(world, tmp_path):
    world.make("eerste", backup=True)
    (backup,) = (world.folder / "reservekopieen").glob("*.ibdesk")
    elsewhere = World(tmp_path / "andere laptop")

    described = elsewhere.vaults.restore_backup(backup, elsewhere.folder, Silent())

    assert described.last_opened is None
    assert elsewhere.notes() == ["eerste"]


def test_after_losing_all_but_the_backups_one_of_them_is_restored_in_place(world):
    world.make("eerste", backup=True)
    (backup,) = (world.folder / "reservekopieen").glob("*.ibdesk")
    for path in world.folder.iterdir():
        if path.is_file():
            path.unlink()

    world.restore(backup)

    assert world.notes() == ["eerste"]


def test_restoring_is_refused_over_what_is_no_vault_and_over_an_open_one(world, tmp_path):
    world.make("eerste", backup=True)
    (backup,) = (world.folder / "reservekopieen").glob("*.ibdesk")
    (tmp_path / "foto's").mkdir()
    (tmp_path / "foto's" / "vakantie.jpg").write_bytes(b"foto")

    with pytest.raises(FolderNotEmpty):
        world.vaults.restore_backup(backup, tmp_path / "foto's", Silent())
    with world.opened(), pytest.raises(OpenElsewhere):
        world.restore(backup)

    assert world.notes() == ["eerste"]


@pytest.mark.parametrize("after", [0, 1])
def test_a_restore_that_is_called_off_changes_nothing(world, after):
    world.make("eerste", backup=True)
    (backup,) = (world.folder / "reservekopieen").glob("*.ibdesk")
    with world.opened() as vault:
        add_notes(vault, "later")

    with pytest.raises(Cancelled):
        world.vaults.restore_backup(backup, world.folder, CalledOff(after), proof=secret())

    assert not list(world.folder.glob("opzij-*"))
    assert world.notes() == ["eerste", "later"]


def test_a_restore_that_was_killed_between_two_files_is_finished_at_the_next_opening(
    world, monkeypatch
):
    world.make("eerste", backup=True)
    (backup,) = (world.folder / "reservekopieen").glob("*.ibdesk")
    with world.opened() as vault:
        add_notes(vault, "later")
        vault.ways_in.change_passphrase(secret(), secret(OTHER_PHRASE))
    (world.folder / "kluis.db-wal").write_bytes(b"")
    renames = 0
    while True:
        renames += 1
        with monkeypatch.context() as power_cut:
            done = 0

            def cut(source: Path, target: Path, last: int = renames) -> None:
                nonlocal done
                done += 1
                if done == last:
                    raise KeyboardInterrupt
                source.replace(target)

            trial = VaultFolder(world.root / f"poging {renames}")
            copy_tree(world.folder, trial.path)
            lay_ready(backup, trial, world.clock(), Silent())
            power_cut.setattr("ib_desk.storage.restoring.rename", cut)
            try:
                put_in_place(trial)
            except KeyboardInterrupt:
                pass
            else:
                break

        assert world.vaults.describe(trial.path).label == "Mijn kluis"
        opened = world.vaults.unlock_with_passphrase(trial.path, secret())
        assert notes_in(opened) == ["eerste"]
        opened.close()
        (aside,) = trial.path.glob("opzij-*")
        assert {path.name for path in aside.iterdir()} >= {"kluis.db", "kop.json", "kop.kopie.json"}

    assert renames == 10


def copy_tree(source: Path, target: Path) -> None:
    target.mkdir()
    for path in source.iterdir():
        if path.is_file():
            (target / path.name).write_bytes(path.read_bytes())


def test_a_restored_vault_opens_with_the_passphrase_of_its_day(world):
    world.make("eerste", backup=True)
    (backup,) = (world.folder / "reservekopieen").glob("*.ibdesk")
    with world.opened() as vault:
        vault.ways_in.change_passphrase(secret(), secret(OTHER_PHRASE))

    world.restore(backup, OTHER_PHRASE)

    with pytest.raises(WrongSecret):
        world.vaults.unlock_with_passphrase(world.folder, secret(OTHER_PHRASE))
    world.clock.pass_by(seconds=1)
    assert world.notes() == ["eerste"]


def test_what_is_no_backup_is_called_foreign(world, tmp_path):
    (tmp_path / "brief.ibdesk").write_bytes(b"%PDF-1.7 enzovoort")

    with pytest.raises(ForeignFile):
        world.vaults.describe_backup(tmp_path / "brief.ibdesk", Silent())


def test_a_copy_of_another_moment_than_that_of_the_vault_is_refused(tmp_path):
    key = DataKey.new()
    connection = open_connection(tmp_path / "kopie.db", key)
    connection.execute("CREATE TABLE note (body TEXT)")
    connection.execute("PRAGMA user_version = 7")
    connection.close()

    check_copy(tmp_path / "kopie.db", key, VaultMoment(count=7), Silent())
    with pytest.raises(VaultDamaged):
        check_copy(tmp_path / "kopie.db", key, VaultMoment(count=8), Silent())
